"""Everything that speaks, opened as `mirror run` opens it, with a recording of the device beside it."""

from contextlib import ExitStack
from time import monotonic, sleep

import psutil

from mirror.base.closing import Closing
from mirror.base.errors import VoiceError
from mirror.base.facts import Facts
from mirror.base.settings import Settings
from mirror.commands.bench_voice.hearing import Hearing
from mirror.commands.bench_voice.monitor import Monitor, monitor_there
from mirror.commands.voice.saying import until_live
from mirror.devices.portaudio import speakers
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.phrases.reading import read_phrases
from mirror.wiring import open_sound, open_voice

__all__ = ["Studio", "device_there"]

READY_S = 40.0
"""All phrases of a language take 20 s to render on two idle cores, the first time; later none."""
LOOK_S = 0.05
MIB = 2**20


def device_there() -> bool:
    """Whether this machine has a sound device."""
    try:
        return bool(speakers())
    except VoiceError:
        return False


class Studio(Closing):
    """Open until it is closed; English, at the pace and volume that nobody has changed."""

    def __init__(self, exercise: Exercise, library: Library) -> None:
        """Open it all and wait until it would be heard.

        Raises:
            VoiceError: nothing would be, and why.
        """
        settings = Settings()
        self._stack = ExitStack()
        try:
            self.facts = Facts()
            self.phrases = read_phrases("en")
            self.sound = open_sound(settings.sound)
            self._stack.callback(self.sound.close)
            self.voice = open_voice(
                self.facts, self.sound, self.phrases, (exercise, *library), settings.voice
            )
            self._stack.callback(self.voice.close)
            until_live(self.sound)
            self.monitor = self._stack.enter_context(Monitor()) if monitor_there() else None
            self.hearing = self._stack.enter_context(Hearing(self.voice, self.facts, self.monitor))
            self._until_ready()
        except BaseException:
            self._stack.close()
            raise

    def _until_ready(self) -> None:
        """Wait for the phrases and the recording; of phrases that take longer some are rendered on demand."""
        end_s = monotonic() + READY_S
        while self.voice.left != 0 and monotonic() < end_s:
            sleep(LOOK_S)
        while self.monitor is not None and not self.monitor.recording and monotonic() < end_s:
            sleep(LOOK_S)
        if self.monitor is not None:
            self.monitor.settle()

    @property
    def memory_mb(self) -> float:
        """Resident memory of this process and of the sound and speech processes, in MiB."""
        own = psutil.Process()
        children = [child for child in own.children(recursive=True) if "python" in _name(child)]
        return sum(_resident(process) for process in (own, *children)) / MIB

    def close(self) -> None:
        """Close all of it; safe to call twice."""
        self._stack.close()


def _name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.NoSuchProcess:
        return ""


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
