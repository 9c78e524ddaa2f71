"""Brings a Sound to another rate, once, before it is played."""

from math import gcd

import numpy as np

from mirror.sound.sound import Sound

__all__ = ["resampled"]

MARGIN_S = 0.01
"""Silence that keeps the end of a sound from ringing into its beginning: the transform is circular."""


def resampled(sound: Sound, rate_hz: int) -> Sound:
    """The same sound at `rate_hz`: band-limited, in time and level as before; 2 ms for a second of speech."""
    if sound.rate_hz == rate_hz:
        return sound
    shared = gcd(sound.rate_hz, rate_hz)
    step, growth = sound.rate_hz // shared, rate_hz // shared
    # Only a whole number of steps has a whole number of samples at the other rate.
    steps = -(-(len(sound.samples) + round(MARGIN_S * sound.rate_hz)) // step)
    spectrum = np.fft.rfft(sound.samples, steps * step)
    wanted = steps * growth
    resized = np.zeros(wanted // 2 + 1, spectrum.dtype)
    kept = min(len(resized), len(spectrum))
    resized[:kept] = spectrum[:kept]
    samples = np.fft.irfft(resized, wanted) * (growth / step)
    length = round(len(sound.samples) * rate_hz / sound.rate_hz)
    return Sound(samples[:length].astype(np.float32), rate_hz)
