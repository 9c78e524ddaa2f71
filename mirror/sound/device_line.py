"""The way from the mix to one open device: its rate, its channels, and when each sample is heard."""

from typing import Final

import numpy as np
import soxr  # type: ignore[import-untyped]  # it has none

from mirror.sound.ring import Ring
from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

__all__ = ["DeviceLine"]

HELD_S = 1.0
"""Room for blocks of any device: some ask for a quarter of a second at once."""
FLOAT = 4
"""Bytes of a sample."""
AHEAD_S = 0.01
"""Kept ready, or the device's block where that is longer: by so much the mixing thread may be late."""
MORE_S = 0.005
"""Kept ready in addition each time it was too late after all."""
MOST_AHEAD_S = 0.02
"""With it a cue is heard within 50 ms: 5 for its piece, 20 here, 25 in the device. On two cores with three
programs that never rest it runs dry a third as often as with 15 ms, and hardly more often than with 25."""
CALM_S = 30.0
"""Without being late for so long, and a step less is kept ready again."""
FULL = 0.9
"""Of the ring; the rest is room for a piece more."""
GUESS_S = 0.05
"""From mixed to heard, until the device has told it."""
PRIMED_S = 0.1
"""Of silence that lies ready when a device opens: it fills its buffer with one pull after the other, before
anybody could mix, and that is no running dry."""


class DeviceLine:
    """Takes (n, 2) at 48 kHz on the mixing thread; gives bytes to the device's own."""

    def __init__(self, rate_hz: int, channels: int, now_s: float) -> None:
        self._rate_hz: Final = rate_hz
        self._channels: Final = channels
        self._frame: Final = FLOAT * channels
        self._ring: Final = Ring(round(HELD_S * rate_hz) * self._frame)
        self._most: Final = round(FULL * HELD_S * rate_hz) * self._frame
        self._ahead_s = AHEAD_S
        self._calm_since = 0
        self._stream = None if rate_hz == RATE_HZ else soxr.ResampleStream(RATE_HZ, rate_hz, channels)
        self._block = 0
        self._anchor = (0, now_s + GUESS_S)
        self.ran_dry = 0
        """How often the mixing thread came too late."""

    def prime(self) -> None:
        """Lay silence ready for a device that is about to open."""
        self._ring.write(memoryview(bytes(round(PRIMED_S * self._rate_hz) * self._frame)))

    @property
    def wants(self) -> bool:
        """Whether more should be mixed now."""
        ahead = round(self._ahead_s * self._rate_hz) * self._frame
        return self._ring.ready < min(max(self._block, ahead), self._most)

    @property
    def next_heard_s(self) -> float:
        """When the sample that is mixed next leaves the device."""
        read, heard_s = self._anchor
        delay_s = 0.0 if self._stream is None else self._stream.delay() / self._rate_hz
        return heard_s + (self._ring.written - read) / self._frame / self._rate_hz + delay_s

    def write(self, stereo: Samples) -> None:
        """Take a piece."""
        samples = _spread(stereo, self._channels)
        if self._stream is not None:
            samples = self._stream.resample_chunk(samples)
            np.clip(samples, -1, 1, out=samples)
        self._ring.write(memoryview(samples.tobytes()))

    def read_into(self, block: memoryview, heard_s: float) -> None:
        """Fill the device's block. Only the device's thread calls this, and all it does is to copy."""
        self._anchor = (self._ring.read, heard_s)
        self._block = max(self._block, len(block))
        if self._ring.read_into(block) and self._ring.written:
            self.ran_dry += 1
            self._stay_ahead_by(MORE_S)
        elif self._ring.read - self._calm_since > CALM_S * self._rate_hz * self._frame:
            self._stay_ahead_by(-MORE_S)

    def _stay_ahead_by(self, more_s: float) -> None:
        """So much more, or less, from now on."""
        self._calm_since = self._ring.read
        self._ahead_s = min(MOST_AHEAD_S, max(AHEAD_S, self._ahead_s + more_s))


def _spread(stereo: Samples, channels: int) -> Samples:
    """(n, channels): one device channel gets the mean, more than two get the first two."""
    if channels == 1:
        return (stereo[:, :1] + stereo[:, 1:]) * np.float32(0.5)
    if channels == 2:
        return stereo
    wide = np.zeros((len(stereo), channels), np.float32)
    wide[:, :2] = stereo
    return wide
