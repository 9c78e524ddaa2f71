"""Resampling: another rate, the same sound."""

import numpy as np
import pytest

from mirror.sound.resample import resampled
from mirror.sound.sound import Sound


def tone(rate_hz: int, pitch_hz: float = 440.0, seconds: float = 0.3) -> Sound:
    """A tone that fades in and out, as phrases do."""
    at_s = np.arange(round(seconds * rate_hz)) / rate_hz
    samples = np.sin(2 * np.pi * pitch_hz * at_s) * np.sin(np.pi * at_s / seconds) ** 2
    return Sound(samples.astype(np.float32), rate_hz)


@pytest.mark.parametrize("there_hz", [8_000, 22_050, 44_100, 48_000, 96_000, 44_099])
@pytest.mark.parametrize("here_hz", [16_000, 22_050, 48_000])
def test_same_tone_at_another_rate(here_hz: int, there_hz: int) -> None:
    """Pitch, level and place in time stay: it is the tone that would have been made at that rate."""
    changed = resampled(tone(here_hz), there_hz)
    made = tone(there_hz)
    assert changed.rate_hz == there_hz
    assert changed.samples.dtype == np.float32
    assert len(changed.samples) == len(made.samples)
    np.testing.assert_allclose(changed.samples, made.samples, atol=0.002)


def test_what_a_lower_rate_cannot_hold_is_left_out() -> None:
    """A tone above half the new rate disappears and does not come back as another pitch."""
    assert np.abs(resampled(tone(48_000, pitch_hz=9_000), 16_000).samples).max() < 0.01


def test_same_rate_is_the_same_sound() -> None:
    """Nothing to do, nothing done."""
    sound = tone(48_000)
    assert resampled(sound, 48_000) is sound


@pytest.mark.parametrize("length", [0, 1, 2])
def test_next_to_nothing(length: int) -> None:
    """No sound is too short."""
    assert len(resampled(Sound(np.zeros(length, np.float32), 24_000), 48_000).samples) == 2 * length
