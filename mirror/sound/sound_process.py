"""The sound system in a process of its own, started again within two seconds whenever it dies or hangs."""

import logging
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic

import numpy as np

from mirror.base.errors import VoiceError
from mirror.base.pipe import LARGEST
from mirror.base.settings import SoundSettings
from mirror.sound.levels import SILENCE_DBFS
from mirror.sound.sound import Sound
from mirror.sound.sound_link import SOUND_COMMAND, SoundLink
from mirror.sound.sound_pipe import (
    Beat,
    Cut,
    Done,
    FeedCoach,
    Hear,
    Heard,
    HeardFrame,
    Order,
    Play,
    PlayMusic,
    Report,
    Setup,
    SetVolume,
    State,
)
from mirror.sound.sound_system import Bus, Levels, MicrophoneFrame, Playing, Pulses, Tempo

__all__ = ["SoundProcess"]

log = logging.getLogger(__name__)

LOOK_S = 0.1
"""How often the process is looked at."""
LIVED_S = 10.0
"""One that lived for so long was well: the next is started at once."""
FIRST_WAIT_S = 0.25
LONGEST_WAIT_S = 8.0
"""Between two starts of a process that dies at once; the wait doubles with each."""
LARGEST_SOUND = LARGEST - 1000
"""Bytes of samples in one message."""
STILL = State(
    trouble=None,
    microphone_trouble=None,
    notices=(),
    label="",
    live=False,
    underruns=0,
    speaker_dbfs=SILENCE_DBFS,
    microphone_dbfs=None,
    opening=True,
)
"""Before the first report."""


class RemotePlaying:
    """A sound that plays in the sound process."""

    __slots__ = ("_cut", "done", "heard_s")

    def __init__(self, cut: Callable[[], None]) -> None:
        self._cut = cut
        self.heard_s: float | None = None
        self.done = False

    def cut(self) -> None:
        """Fade out now; never waits."""
        if not self.done:
            self._cut()


class SoundProcess:
    """A `SoundSystem`; what was asked for is asked for again of each new process.

    Args:
        settings: which devices, how loud, and the music to begin with.
        changed: called on a thread of this system when any trouble, notice, the label or `live` changes; it
            must hand over fast.
        command: what to run.
    """

    def __init__(
        self, settings: SoundSettings, changed: Callable[[], None], command: Sequence[str] = SOUND_COMMAND
    ) -> None:
        """Start the process and return at once."""
        self._setup = Setup(settings.speaker, settings.microphone)
        self._changed = changed
        self._command = command
        self._volumes = {
            Bus.CUES: 1.0,
            Bus.COACH: settings.coach_volume,
            Bus.METRONOME: settings.metronome_volume,
            Bus.MUSIC: settings.music_volume,
        }
        self._music = settings.music
        self._beat = Beat(0, 0, 0, 0)
        self._listeners: tuple[Callable[[MicrophoneFrame], None], ...] = ()
        self._state = STILL
        self._ended: str | None = None
        self._lost_underruns = 0
        self._numbers = count()
        self._playings: dict[int, RemotePlaying] = {}
        self._link: SoundLink | None = None
        self._asking = Lock()
        self._closing = Event()
        self._thread = Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str | None:
        """Why nothing is heard, as a sentence that says what to do; None while all is well."""
        return self._ended or self._state.trouble

    @property
    def microphone_trouble(self) -> str | None:
        """Why nobody hears the athlete, as a sentence; None while all is well or nobody listens."""
        return self._state.microphone_trouble

    @property
    def notices(self) -> tuple[str, ...]:
        """What is other than asked for although sound is heard."""
        return self._state.notices

    @property
    def label(self) -> str:
        """What a person calls the speaker; empty while there is none."""
        return self._state.label

    @property
    def live(self) -> bool:
        """Whether something would be heard now."""
        return self._state.live

    @property
    def underruns(self) -> int:
        """How often the speaker ran dry, over all processes so far."""
        return self._lost_underruns + self._state.underruns

    @property
    def levels(self) -> Levels:
        """How loud it is now."""
        state = self._state
        return Levels(state.speaker_dbfs, state.microphone_dbfs)

    def play(self, sound: Sound, bus: Bus = Bus.CUES) -> Playing:
        """Let `sound` be heard now; without a device it is given up, not kept, and so is one of over 40 s."""
        number = next(self._numbers)
        playing = RemotePlaying(lambda: self._send(Cut(number)))
        samples = np.asarray(sound.samples, "<f4").tobytes()
        if not self._state.live or len(samples) > LARGEST_SOUND:
            playing.done = True
            return playing
        self._playings[number] = playing
        self._send(Play(number, bus, sound.rate_hz, samples))
        return playing

    def set_volume(self, bus: Bus, volume: float) -> None:
        """Make a bus as loud as `volume`, 0..1."""
        with self._asking:
            self._volumes[bus] = min(1.0, max(0.0, volume))
            self._send(SetVolume(bus, self._volumes[bus]))

    def feed_coach(self, samples: Pulses) -> None:
        """Let the coach's newest words be heard."""
        self._send(FeedCoach(np.asarray(samples, "<i2").tobytes()))

    def play_music(self, path: Path | None) -> None:
        """Play a file again and again in place of the one before; None for silence."""
        with self._asking:
            self._music = "" if path is None else str(path)
            self._send(PlayMusic(self._music))

    def beat(self, tempo: Tempo | None) -> None:
        """Beat the reps of an exercise, the first one now; None for silence."""
        with self._asking:
            self._beat = (
                Beat(tempo.out_s, tempo.turn_s, tempo.back_s, tempo.rest_s) if tempo else Beat(0, 0, 0, 0)
            )
            self._send(self._beat)

    def hear(self, listener: Callable[[MicrophoneFrame], None]) -> Callable[[], None]:
        """Call `listener` with each frame of the microphone until the answer is called."""
        with self._asking:
            self._listeners = (*self._listeners, listener)
            self._send(Hear(on=True))
        return lambda: self._stop_hearing(listener)

    def _stop_hearing(self, listener: Callable[[MicrophoneFrame], None]) -> None:
        with self._asking:
            self._listeners = tuple(one for one in self._listeners if one is not listener)
            self._send(Hear(on=bool(self._listeners)))

    def close(self) -> None:
        """Fall silent and end the process; waits for three seconds if it hangs. Safe to call twice."""
        self._closing.set()
        self._thread.join()

    def _send(self, order: Order) -> None:
        link = self._link
        if link is not None:
            link.send(order)

    def _run(self) -> None:
        wait_s = 0.0
        while not self._closing.wait(wait_s):
            started_s = monotonic()
            try:
                link = self._start()
                self._watch(link)
            except VoiceError as error:
                self._lose(str(error))
            wait_s = (
                0.0 if monotonic() - started_s > LIVED_S else min(2 * wait_s or FIRST_WAIT_S, LONGEST_WAIT_S)
            )

    def _start(self) -> SoundLink:
        """A new process, told all that the one before was told and that still holds."""
        with self._asking:
            link = SoundLink(self._take, self._command)
            link.send(self._setup)
            for bus, volume in self._volumes.items():
                link.send(SetVolume(bus, volume))
            link.send(PlayMusic(self._music))
            link.send(self._beat)
            link.send(Hear(on=bool(self._listeners)))
            self._link = link
        return link

    def _watch(self, link: SoundLink) -> None:
        """Return when the process has died, hangs, or is no longer wanted; it has ended then."""
        while not self._closing.wait(LOOK_S):
            if link.ended is not None:
                log.warning("sound process: ended with %s", link.ended)
                break
            if link.hangs:
                log.warning("sound process: hangs")
                break
        self._link = None
        if self._closing.is_set():
            link.close()
            self._fall_silent()
        else:
            link.kill()
            self._lose("The sound process ended by itself; it is started again.")

    def _lose(self, reason: str) -> None:
        self._fall_silent()
        self._ended = reason
        self._changed()

    def _fall_silent(self) -> None:
        self._lost_underruns += self._state.underruns
        self._state = STILL
        self._give_up()

    def _give_up(self) -> None:
        """What was played will not be heard any more."""
        for number in tuple(self._playings):
            if (playing := self._playings.pop(number, None)) is not None:
                playing.done = True

    def _take(self, report: Report) -> None:
        """One report, on the link's thread."""
        match report:
            case State():
                self._take_state(report)
            case Heard(number, heard_s):
                if (playing := self._playings.get(number)) is not None:
                    playing.heard_s = heard_s
            case Done(number):
                if (playing := self._playings.pop(number, None)) is not None:
                    playing.done = True
            case HeardFrame(captured_s, samples, raw):
                pulses, raw_pulses = np.frombuffer(samples, "<i2"), np.frombuffer(raw, "<i2")
                frame = MicrophoneFrame(pulses, captured_s, raw_pulses)
                for listener in self._listeners:
                    listener(frame)

    def _take_state(self, state: State) -> None:
        before = _told(self._state, self._ended)
        self._state, self._ended = state, None
        if not state.live:
            self._give_up()
        if before != _told(state, None):
            log.info("sound: %s", state.trouble or " ".join((f"playing on {state.label}", *state.notices)))
            self._changed()


def _told(state: State, ended: str | None) -> tuple[object, ...]:
    return (ended or state.trouble, state.microphone_trouble, state.notices, state.label, state.live)
