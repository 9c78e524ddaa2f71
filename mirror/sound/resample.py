"""Brings a Sound to another rate, once, before it is played."""

import numpy as np
import soxr  # type: ignore[import-untyped]  # it has none

from mirror.sound.sound import Sound

__all__ = ["resampled"]


def resampled(sound: Sound, rate_hz: int) -> Sound:
    """The same sound at `rate_hz`: band-limited, in time and level as before; 1 ms for a second of speech."""
    if sound.rate_hz == rate_hz:
        return sound
    length = round(len(sound.samples) * rate_hz / sound.rate_hz)
    samples = soxr.resample(sound.samples, sound.rate_hz, rate_hz)[:length]
    if len(samples) < length:
        samples = np.pad(samples, (0, length - len(samples)))
    return Sound(samples, rate_hz)
