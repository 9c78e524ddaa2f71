"""The limiter: nothing above its ceiling, nothing touched below it, and no click in between."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.sound.limiter import CEILING, DELAY_SAMPLES, Limiter
from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ


def limited(stereo: Samples, piece: int = 240) -> Samples:
    """The whole of it, in pieces."""
    limiter = Limiter()
    return np.concatenate([limiter.apply(stereo[at : at + piece]) for at in range(0, len(stereo), piece)])


def sine(level: float, pitch_hz: float, seconds: float = 1.0) -> Samples:
    """(n, 2): the same on both sides."""
    at_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    one = (level * np.sin(2 * np.pi * pitch_hz * at_s)).astype(np.float32)
    return np.stack((one, one), axis=1)


def test_what_is_not_too_loud_is_only_delayed() -> None:
    """A millisecond later, and the same to the last bit."""
    sound = sine(0.94, 440)
    np.testing.assert_array_equal(limited(sound)[DELAY_SAMPLES:], sound[:-DELAY_SAMPLES])


@given(
    st.lists(st.floats(0, 20), min_size=1, max_size=60),
    st.sampled_from([48, 240, 480]),
    st.integers(0, 47),
)
def test_nothing_exceeds_the_ceiling(levels: list[float], piece: int, shift: int) -> None:
    """Whatever jumps to whatever, wherever in a millisecond it does, and however it is cut into pieces."""
    loud = np.repeat(np.asarray(levels, np.float32), 96)
    loud = np.pad(loud, (shift, -(len(loud) + shift) % 480))
    loud[::2] *= -1
    heard = limited(np.stack((loud, loud / 2), axis=1), piece)
    assert np.abs(heard).max() <= CEILING * (1 + 1e-6)


def test_both_sides_are_turned_down_alike() -> None:
    """A loud left does not move the picture: the right goes down by as much."""
    sound = sine(2.0, 440)
    sound[:, 1] *= np.float32(0.25)
    heard = limited(sound)[RATE_HZ // 10 :]
    np.testing.assert_allclose(heard[:, 1], heard[:, 0] / 4, atol=1e-6)


@pytest.mark.parametrize(("pitch_hz", "most"), [(60, 0.05), (200, 0.02), (1_000, 0.005), (4_000, 0.005)])
def test_distortion_of_a_tone_that_is_twice_too_loud(pitch_hz: float, most: float) -> None:
    """What comes out beside the tone, as a share of it: bent a little where a period outlasts the release."""
    heard = limited(sine(1.9, pitch_hz, 2.0))[RATE_HZ:, 0].astype(np.float64)
    at_s = np.arange(len(heard)) / RATE_HZ
    wave = np.exp(-2j * np.pi * pitch_hz * at_s)
    tone = 2 * np.real(np.mean(heard * wave) * np.conj(wave))
    share = np.sqrt(np.mean((heard - tone) ** 2) / np.mean(tone**2))
    assert share < most


def test_a_peak_does_not_click() -> None:
    """Under a sudden shout a quiet steady tone goes down and comes back without a step of its own."""
    steady = np.full((RATE_HZ, 2), 0.2, np.float32)
    steady[RATE_HZ // 2 : RATE_HZ // 2 + 10, 0] = 5.0
    right = limited(steady)[DELAY_SAMPLES:, 1]
    assert right.min() < 0.05
    assert right[-1] == pytest.approx(0.2, rel=0.01)
    assert np.abs(np.diff(right)).max() < 0.2 / DELAY_SAMPLES * 1.05
