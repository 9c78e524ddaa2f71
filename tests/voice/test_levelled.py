"""Levelling: phrases are heard at once, equally loud, without clicks."""

import numpy as np
import pytest

from mirror.sound.sound import Sound
from mirror.voice.levelled import KEPT_S, LOUDNESS, levelled

RATE_HZ = 22_050


def phrase(level: float, before_s: float = 0.3, after_s: float = 0.4) -> Sound:
    """Half a second of noise between silences, as a speech engine pads its words."""
    noise = np.random.default_rng(7).normal(0, level, RATE_HZ // 2).astype(np.float32)
    silence = [np.zeros(round(seconds * RATE_HZ), np.float32) for seconds in (before_s, after_s)]
    return Sound(np.concatenate([silence[0], noise, silence[1]]), RATE_HZ)


def test_silence_around_the_words_is_cut() -> None:
    """Of a padded half second, half a second and a few milliseconds are left."""
    assert levelled(phrase(0.1)).seconds == pytest.approx(0.5 + 2 * KEPT_S, abs=0.005)


@pytest.mark.parametrize("level", [0.03, 0.1, 0.3])
def test_every_phrase_is_equally_loud(level: float) -> None:
    """A quiet voice and a loud one come out at the same level."""
    samples = levelled(phrase(level)).samples
    assert np.sqrt(np.mean(np.square(samples))) == pytest.approx(LOUDNESS, rel=0.05)


def test_edges_do_not_click() -> None:
    """A phrase that starts at full swing starts from zero all the same."""
    samples = levelled(Sound(np.full(4_000, 0.5, np.float32), RATE_HZ)).samples
    assert (samples[0], samples[-1]) == (0, 0)
    assert np.abs(np.diff(samples)).max() < 0.01


def test_noise_is_not_blown_up() -> None:
    """What is nearly silent stays quiet."""
    assert np.abs(levelled(phrase(0.0001)).samples).max() < 0.01


@pytest.mark.parametrize("samples", [[], [0.0] * 100, [0.5]])
def test_sounds_without_words(samples: list[float]) -> None:
    """Nothing, silence and a single sample pass."""
    sound = Sound(np.array(samples, np.float32), RATE_HZ)
    assert len(levelled(sound).samples) == len(samples)
