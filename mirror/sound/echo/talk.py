"""Sound that is like speech: for measuring where no voice is installed, and the same on every machine."""

import numpy as np

from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

__all__ = ["talk"]

FORMANTS_HZ = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))
"""Of five vowels: Peterson and Barney, "Control methods used in a study of the vowels", 1952, men."""
WIDTH_HZ = 90.0
SYLLABLE_S = 0.22
"""Four or five syllables a second, as people talk."""
WORDS = 7
"""Syllables between two pauses."""
LOUDNESS = 0.2
"""Root mean square, as loud as the mirror's own phrases are."""


def talk(seconds: float, pitch_hz: float, seed: int = 1) -> Samples:
    """(n,): syllables of hiss and vowel, with pauses, -14 dB of full scale."""
    random = np.random.default_rng(seed)
    size = round(SYLLABLE_S * RATE_HZ)
    count = round(seconds / SYLLABLE_S)
    said = [
        np.zeros(size) if number % (WORDS + 1) == WORDS else _syllable(random, pitch_hz, size)
        for number in range(count)
    ]
    samples = np.concatenate(said)
    levelled: Samples = (samples * LOUDNESS / np.sqrt(np.mean(np.square(samples)))).astype(np.float32)
    return levelled


def _syllable(
    random: np.random.Generator, pitch_hz: float, size: int
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    pitch = pitch_hz * random.uniform(0.85, 1.2) * np.linspace(1.05, 0.95, size)
    pulses = np.diff(np.floor(np.cumsum(pitch) / RATE_HZ), prepend=0.0)
    hertz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    vowel = np.zeros(len(hertz))
    for number, formant_hz in enumerate(FORMANTS_HZ[random.integers(len(FORMANTS_HZ))]):
        vowel += 0.5**number / (1 + ((hertz - formant_hz) / WIDTH_HZ) ** 2)
    voiced = np.fft.irfft(np.fft.rfft(pulses) * vowel, size)
    hiss = np.fft.irfft(np.fft.rfft(random.normal(size=size)) * (hertz > 3000), size)
    rise = np.sin(np.linspace(0, np.pi, size)) ** 0.5
    start = np.exp(-np.arange(size) / (0.03 * RATE_HZ))
    return (
        voiced / max(float(np.std(voiced)), 1e-9) * rise + 0.3 * hiss / max(float(np.std(hiss)), 1e-9) * start
    )
