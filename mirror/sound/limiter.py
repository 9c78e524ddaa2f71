"""The limiter: however much plays at once, no sample reaches full scale."""

import numpy as np

from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

__all__ = ["CEILING", "DELAY_SAMPLES", "Limiter"]

CEILING = 0.95
"""Of full scale, -0.4 dB: what no sample exceeds. The rest is for devices that resample, whose peaks between
two samples are higher."""
DELAY_SAMPLES = 48
"""1 ms: how far it looks ahead, and so by how much it delays; the gain goes down within this time."""
RELEASE_S = 0.1
"""The gain comes back by two thirds (1 - 1/e) in this time: shorter distorts low notes, longer is heard."""

KEPT = float(np.exp(-DELAY_SAMPLES / (RELEASE_S * RATE_HZ)))
WAY = np.linspace(0, 1, DELAY_SAMPLES + 1, dtype=np.float32)[1:]
"""(48,): the way from one gain to the next."""


class Limiter:
    """Turns down what would be too loud, a millisecond before it comes, and lets it up again slowly.

    Each millisecond has the gain that its loudest sample bears. At the border of two the gain is at most what
    both bear, and between two borders it goes evenly: no sample gets more than it bears, and nothing jumps.
    """

    def __init__(self) -> None:
        self._waiting = np.zeros((DELAY_SAMPLES, 2), np.float32)
        self._borne = 1.0
        self._gain = 1.0

    def apply(self, stereo: Samples) -> Samples:
        """(n, 2) samples, n a multiple of 48: as many, a millisecond later, below full scale."""
        joined = np.concatenate((self._waiting, stereo))
        out, self._waiting = joined[: len(stereo)], joined[len(stereo) :]
        peaks = np.abs(stereo).reshape(-1, DELAY_SAMPLES * 2).max(axis=1)
        if self._gain == 1.0 == self._borne and float(peaks.max()) <= CEILING:
            return out
        gains = self._gains(peaks.tolist())
        between = gains[:-1, np.newaxis] + np.diff(gains)[:, np.newaxis] * WAY
        out *= between.reshape(-1, 1)
        return out

    def _gains(self, peaks: list[float]) -> Samples:
        """(k + 1,): the gain at the borders of the k milliseconds that go out."""
        gains = [self._gain]
        for peak in peaks:
            borne = min(1.0, CEILING / peak) if peak > 0 else 1.0
            back = 1 - (1 - self._gain) * KEPT
            self._gain = min(back if back < 0.9999 else 1.0, self._borne, borne)
            self._borne = borne
            gains.append(self._gain)
        return np.asarray(gains, np.float32)
