"""What the voice is tested with: a sound system without hardware, and speech processes."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from mirror.phrases.phrases import Phrases
from mirror.phrases.reading import read_phrases
from mirror.sound.sound import Sound
from mirror.sound.sound_system import Bus, Levels, MicrophoneFrame, Pulses, Tempo


class PacedPlaying:
    """A sound that is heard 10 ms after it was asked for, at the pace of the clock."""

    def __init__(self, sound: Sound, still: bool) -> None:
        self.sound = sound
        self._still = still
        self._asked_s = monotonic()
        self.was_cut = False

    @property
    def heard_s(self) -> float | None:
        """When its first sample was heard."""
        heard_s = self._asked_s + 0.01
        return heard_s if monotonic() >= heard_s and not self._still else None

    @property
    def done(self) -> bool:
        """Whether it was heard to its end, or cut."""
        over = self.heard_s is not None and monotonic() >= self.heard_s + self.sound.seconds
        return self.was_cut or over

    def cut(self) -> None:
        """Note that it was."""
        self.was_cut = True


class PacedSound:
    """A sound system without a device: keeps what it is given, and takes as long as hearing it would."""

    label = "paced"
    microphone_trouble = None
    notices = ()
    underruns = 0
    levels = Levels(-120.0, None)

    def __init__(self) -> None:
        self.trouble: str | None = None
        self.still = False
        self.played: list[PacedPlaying] = []
        self.volumes: dict[Bus, float] = {}

    @property
    def live(self) -> bool:
        """Whether something would be heard now."""
        return self.trouble is None

    def play(self, sound: Sound, bus: Bus = Bus.CUES) -> PacedPlaying:
        """Let it be heard."""
        assert bus is Bus.CUES
        self.played.append(PacedPlaying(sound, self.still))
        return self.played[-1]

    def set_volume(self, bus: Bus, volume: float) -> None:
        """Note the volume."""
        self.volumes[bus] = volume

    def feed_coach(self, samples: Pulses) -> None:
        """Nobody listens."""

    def play_music(self, path: Path | None) -> None:
        """Nobody listens."""

    def beat(self, tempo: Tempo | None) -> None:
        """Nobody listens."""

    def hear(self, listener: Callable[[MicrophoneFrame], None]) -> Callable[[], None]:  # noqa: ARG002 - it is deaf
        """There is no microphone."""
        return lambda: None

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def paced() -> PacedSound:
    """A sound system without hardware."""
    return PacedSound()


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    """What is said in English."""
    return read_phrases("en")


PREAMBLE = """
import os, sys, time
from mirror.base.pipe import *
from mirror.base.pipe import PipeReader, framed
from mirror.voice.speech_pipe import *
voices = (SpeechVoice("test/en", "English", ("en-gb",)), SpeechVoice("test/de", "German", ("de",)))
def every_request():
    reader = PipeReader(Request)
    while received := os.read(0, 65536):
        yield from reader.feed(received)
def requests():
    for request in every_request():
        if isinstance(request, ListVoices):
            send(VoicesListed(request.number, "test", voices))
        else:
            yield request
def send(message):
    os.write(1, framed(message))
tone = (b"\\x00\\x40" * 20 + b"\\x00\\xc0" * 20) * 100
"""

CHILDREN = {
    "speaks": "for say in requests(): send(Spoken(say.number, 16000, tone))",
    "speaks at length": "for say in requests(): send(Spoken(say.number, 16000, tone * 20))",
    "hangs": "time.sleep(600)",
    "hangs on the second": """
for count, say in enumerate(requests()):
    if count: time.sleep(600)
    send(Spoken(say.number, 16000, tone))""",
    "dies": "sys.exit(3)",
    "dies on the second": """
for count, say in enumerate(requests()):
    if count: os._exit(3)
    send(Spoken(say.number, 16000, tone))""",
    "dies afterwards": """
for say in requests():
    send(Spoken(say.number, 16000, tone))
    os._exit(3)""",
    "chokes on poison": """
for say in requests():
    if say.text == "poison": os._exit(3)
    send(Spoken(say.number, 16000, tone))""",
    "talks rubbish": "os.write(1, b'\\x00\\x00\\x00\\x05hello' * 10); time.sleep(600)",
    "floods": """
for say in requests():
    while True: send(Spoken(say.number + 1, 16000, tone))""",
    "speaks German only": "voices = voices[1:]\nfor say in requests(): send(Spoken(say.number, 16000, tone))",
    "says how often": """
for count, say in enumerate(requests()):
    send(Spoken(say.number, 8000 + count, tone))""",
    "announces gigabytes": "os.write(1, b'\\x7f\\xff\\xff\\xff'); time.sleep(600)",
    "cannot": "for request in every_request(): send(Failed(request.number, 'no engine'))",
    "answers late": """
for say in requests():
    send(Spoken(say.number - 1, 8000, tone))
    send(Spoken(say.number, 16000, tone))""",
}
"""Speech processes that do what engines are known to do, in the words of the real pipe."""


@pytest.fixture
def child() -> Callable[[str], tuple[str, ...]]:
    """The command of a speech process that behaves so."""

    def command(behaviour: str) -> tuple[str, ...]:
        return (sys.executable, "-c", PREAMBLE + CHILDREN[behaviour])

    return command
