"""The sound port: all that is heard goes out by it, and what the athlete says comes in.

It knows nothing of words, of who is worth listening to, or of processes; nobody waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from mirror.sound.sound import Sound

__all__ = [
    "FRAME_S",
    "FRAME_SAMPLES",
    "RATE_HZ",
    "Bus",
    "Levels",
    "MicrophoneFrame",
    "Playing",
    "Pulses",
    "SoundSystem",
    "Tempo",
]

RATE_HZ = 48_000
"""Everything inside runs at this rate: what nearly every device runs at, and what WebRTC calls full band."""
FRAME_SAMPLES = 480
FRAME_S = FRAME_SAMPLES / RATE_HZ
"""10 ms: the piece in which WebRTC's audio processing takes sound."""

Pulses: TypeAlias = npt.NDArray[np.int16]
"""(n,): mono samples at 48 kHz, 16-bit signed."""


class Bus(StrEnum):
    """What a sound is part of; each has a volume of its own."""

    CUES = "cues"
    """What the mirror says. While it speaks, music and metronome step back."""
    COACH = "coach"
    """A person who speaks to the athlete. All else steps back."""
    METRONOME = "metronome"
    MUSIC = "music"


class Tempo(Protocol):
    """How long each part of a rep takes, as an exercise tells it (`mirror/exercise/phases.py`)."""

    @property
    def out_s(self) -> float:
        """From rest to the turning point."""
        ...

    @property
    def turn_s(self) -> float:
        """Held at the turning point."""
        ...

    @property
    def back_s(self) -> float:
        """From the turning point back to rest."""
        ...

    @property
    def rest_s(self) -> float:
        """Held at rest before the next rep."""
        ...


class Playing(Protocol):
    """A sound on its way to the device."""

    @property
    def heard_s(self) -> float | None:
        """The monotonic time at which its first sample leaves the device; None until it is on its way."""
        ...

    @property
    def done(self) -> bool:
        """Whether its last sample is on its way, or it was given up; `heard_s` tells which."""
        ...

    def cut(self) -> None:
        """Fade out now; never waits."""
        ...


@dataclass(frozen=True, slots=True)
class MicrophoneFrame:
    """10 ms of what the athlete says, without what the mirror plays."""

    samples: Pulses
    """(480,)."""
    captured_s: float
    """The monotonic time at which its first sample was in the air."""
    raw: Pulses
    """(480,): the same with the echo, as it was captured."""


@dataclass(frozen=True, slots=True)
class Levels:
    """How loud it is: root mean square of the last tenth of a second, in dB of full scale."""

    speaker_dbfs: float
    microphone_dbfs: float | None
    """None while no microphone is open."""


class SoundSystem(Protocol):
    """Plays on the best device there is, and listens where somebody wants to hear.

    The engine is `sound_process.py`. Every method returns at once and may be called from any thread.
    """

    @property
    def trouble(self) -> str | None:
        """Why nothing is heard, as a sentence that says what to do; None while all is well."""
        ...

    @property
    def microphone_trouble(self) -> str | None:
        """Why nobody hears the athlete, as a sentence; None while all is well or nobody listens."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What is other than asked for although sound is heard: another device, music that cannot be read."""
        ...

    @property
    def label(self) -> str:
        """What a person calls the speaker: "USB Audio: speaker"; empty while there is none."""
        ...

    @property
    def live(self) -> bool:
        """Whether something would be heard now."""
        ...

    @property
    def underruns(self) -> int:
        """How often the speaker ran dry."""
        ...

    @property
    def levels(self) -> Levels:
        """How loud it is now."""
        ...

    def play(self, sound: Sound, bus: Bus = Bus.CUES) -> Playing:
        """Let `sound` be heard now; without a device it is given up, not kept."""
        ...

    def set_volume(self, bus: Bus, volume: float) -> None:
        """Make a bus as loud as `volume`: 0 is silent, 1 leaves it as it comes."""
        ...

    def feed_coach(self, samples: Pulses) -> None:
        """Let the coach's newest words be heard: any number of samples, as they come."""
        ...

    def play_music(self, path: Path | None) -> None:
        """Play a file again and again in place of the one before; None for silence."""
        ...

    def beat(self, tempo: Tempo | None) -> None:
        """Beat the reps of an exercise, the first one now; None for silence."""
        ...

    def hear(self, listener: Callable[[MicrophoneFrame], None]) -> Callable[[], None]:
        """Call `listener` with each frame of the microphone, on a thread of ours, until the answer is called.

        The microphone is open as long as somebody listens.
        """
        ...

    def close(self) -> None:
        """Fall silent and let every device go; takes a few seconds at most. Safe to call twice."""
        ...
