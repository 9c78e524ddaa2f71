"""Agreement of two angles, on numbers whose answer is known."""

import math

import numpy as np
import pytest

from mirror.evaluation.agreement import Series, agreement, best_lag_s, paired

NAN = math.nan


@pytest.mark.parametrize(
    ("measured", "true", "frames", "bias", "spread", "correlation"),
    [
        ([10, 20, 30], [10, 20, 30], 3, 0, 0, 1),
        ([15, 25, 35], [10, 20, 30], 3, 5, 0, 1),
        ([30, 20, 10], [10, 20, 30], 3, 0, math.sqrt(800 / 3), -1),
        ([12, 18, 32, 28], [10, 20, 30, 30], 4, 0, 2, 255 / math.sqrt(251 * 275)),
        ([12, NAN, 32, 99], [10, 20, 30, NAN], 2, 2, 0, 1),
        ([5, 5, 5], [1, 2, 3], 3, 3, math.sqrt(2 / 3), NAN),
        ([NAN], [1], 0, NAN, NAN, NAN),
    ],
)
def test_agreement(
    measured: list[float], true: list[float], frames: int, bias: float, spread: float, correlation: float
) -> None:
    """Bias, spread and correlation over the frames in which both are known."""
    told = agreement(np.array(measured, float), np.array(true, float))

    assert told.frames == frames
    assert (told.bias_deg, told.spread_deg) == pytest.approx((bias, spread), nan_ok=True)
    assert told.correlation == pytest.approx(correlation, abs=1e-3, nan_ok=True)


def test_limits() -> None:
    """Of differences drawn from a bell, 95 percent lie between the limits."""
    differences = np.random.default_rng(0).normal(3.0, 5.0, 20_000)
    low, high = agreement(differences, np.zeros(20_000)).limits_deg

    assert np.mean((differences > low) & (differences < high)) == pytest.approx(0.95, abs=0.01)
    assert (low, high) == pytest.approx((3 - 9.8, 3 + 9.8), abs=0.3)


@pytest.mark.parametrize("lag_s", [-0.3, 0.0, 0.05, 0.6])
def test_lag_is_found(lag_s: float) -> None:
    """Two clocks and two rates: the measured angle is late by so much, with a bias and a little noise."""
    true_s, seen_s = np.arange(0, 6, 1 / 60), np.arange(0, 6, 1 / 30)
    noise = np.random.default_rng(1).normal(0, 1, len(seen_s))
    true = Series(true_s, 50 + 40 * np.sin(2 * true_s) + 10 * np.sin(5 * true_s))
    late = seen_s - lag_s
    measured = Series(seen_s, 44 + 40 * np.sin(2 * late) + 10 * np.sin(5 * late) + noise)
    found_s = best_lag_s([(measured, true)], 1.0)

    assert found_s == pytest.approx(lag_s, abs=0.02)
    assert paired(measured, true, found_s).bias_deg == pytest.approx(-6, abs=0.5)
    assert paired(measured, true, found_s).correlation > 0.99
