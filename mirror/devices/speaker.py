"""The speaker port: where sound goes.

It knows nothing of words or of what is worth hearing; it pulls blocks of samples from whoever makes them.
"""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Block", "Source", "Speaker", "SpeakerInfo"]

Block: TypeAlias = npt.NDArray[np.float32]
"""(frames, channels): samples to be filled in place, -1..1."""


class Source(Protocol):
    """What a speaker pulls its samples from."""

    def restart(self, rate_hz: int) -> None:
        """A device was opened at `rate_hz`; no block is being pulled while this runs."""
        ...

    def pull(self, block: Block, heard_s: float) -> None:
        """Fill `block`, of which the first sample leaves the device at the monotonic time `heard_s`.

        Runs on the device's own real-time thread: it must not lock, wait, log or do I/O.
        """
        ...


class Speaker(Protocol):
    """A sound device that plays a `Source` from the moment it is made.

    Engines: `portaudio_speaker.py` (one device), `steady_speaker.py` (the same, opened again when lost).
    """

    @property
    def label(self) -> str:
        """What a person calls it: "USB Audio: speaker"."""
        ...

    @property
    def live(self) -> bool:
        """Whether it pulls samples; False for good once the device is gone or stands still."""
        ...

    @property
    def underruns(self) -> int:
        """How often the device ran dry since it was opened."""
        ...

    def close(self) -> None:
        """Fall silent and let the device go; safe to call twice."""
        ...


@dataclass(frozen=True, slots=True)
class SpeakerInfo:
    """One line of the list of sound devices."""

    index: int
    """Its number in the list, which holds until the system looks for devices again."""
    name: str
    system: str
    """The sound system that offers it: "ALSA", "Core Audio", "Windows WASAPI"."""
    channels: int
    rate_hz: int
    default: bool
    """Whether it is the one that sound goes to unless another is named."""
