"""Makes a rendered phrase ready to be heard: at once, as loud as the others, without a click."""

import numpy as np

from mirror.sound.sound import Sound

__all__ = ["levelled", "trimmed"]

SILENCE = 0.02
"""Of the loudest sample, -34 dB: what lies below it before and after the words is cut off, for the athlete
waits for it. The sibilants of espeak-ng are 20 dB below its vowels and stay."""
KEPT_S = 0.005
"""Left of the silence on both sides, so that soft consonants keep their start."""
RAMP_S = 0.003
"""Fades the cut edges: too short to hear, long enough not to click."""
LOUDNESS = 0.2
"""Root mean square that a phrase is brought to, -14 dB of full scale: loud for speech (broadcast is at -23),
because gyms are; the mixer's limiter bends the few peaks that this pushes up."""
LARGEST_GAIN = 8.0
"""A phrase that would need more is noise, not words."""


def trimmed(sound: Sound) -> Sound:
    """The phrase without the silence around it, otherwise as it came; once more changes nothing."""
    level = np.abs(sound.samples)
    if not len(level) or not level.max():
        return sound
    loud = np.flatnonzero(level > SILENCE * level.max())
    kept = round(KEPT_S * sound.rate_hz)
    return Sound(sound.samples[max(0, loud[0] - kept) : loud[-1] + 1 + kept], sound.rate_hz)


def levelled(sound: Sound) -> Sound:
    """The phrase without the silence around it, at the loudness of all phrases; silence stays what it is."""
    samples = trimmed(sound).samples
    if not samples.any():
        return sound
    gain = min(LOUDNESS / float(np.sqrt(np.mean(np.square(samples)))), LARGEST_GAIN)
    samples = samples * np.float32(gain)
    ramp = np.linspace(0, 1, min(round(RAMP_S * sound.rate_hz), len(samples)), dtype=np.float32)
    samples[: len(ramp)] *= ramp
    samples[len(samples) - len(ramp) :] *= ramp[::-1]
    return Sound(samples, sound.rate_hz)
