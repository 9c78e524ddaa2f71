"""One sound on its way through the mixer."""

from typing import Final

import numpy as np

from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

__all__ = ["Track"]

FADE_S = 0.008
"""What is cut off fades over so long: a click needs a jump, and 8 ms is still heard as at once."""
FADE: Final = np.linspace(1, 0, round(FADE_S * RATE_HZ), dtype=np.float32)


class Track:
    """A sound that is played once; written by the mixing thread, cut by any."""

    __slots__ = ("_at", "_cut", "_samples", "done", "heard_s")

    def __init__(self, samples: Samples) -> None:
        self._samples = samples
        self._at = 0
        self._cut = False
        self.heard_s: float | None = None
        """The monotonic time at which its first sample leaves the device; None until it is on its way."""
        self.done = False
        """Whether its last sample is on its way, or it was given up."""

    def cut(self) -> None:
        """Fade out now; never waits."""
        self._cut = True

    def add_to(self, mono: Samples, heard_s: float) -> None:
        """Add the next samples, of which the first leaves the device at `heard_s`."""
        if self._cut:
            self._shorten()
        part = self._samples[self._at : self._at + len(mono)]
        if self.heard_s is None and len(part):
            self.heard_s = heard_s
        mono[: len(part)] += part
        self._at += len(part)
        self.done = self._at >= len(self._samples)

    def _shorten(self) -> None:
        """What is left becomes a few milliseconds that fade; nothing at all if it was not heard yet."""
        self._cut = False
        left = self._samples[self._at : self._at + len(FADE)] if self._at else self._samples[:0]
        self._samples = left * FADE[: len(left)]
        self._at = 0
