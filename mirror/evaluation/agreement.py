"""How well a measured angle agrees with the true one: bias, limits of agreement, correlation, lag."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Agreement", "Series", "agreement", "best_lag_s", "paired"]

Degrees: TypeAlias = npt.NDArray[np.float64]

WITHIN_LIMITS = 1.96
"""Standard deviations on either side of the bias between which 95 percent of the differences lie.

Source: Bland & Altman 1986, "Statistical methods for assessing agreement between two methods of clinical
measurement", Lancet 327(8476).
"""
LAG_STEP_S = 1 / 120


@dataclass(frozen=True, slots=True)
class Agreement:
    """Measured less true, over many frames."""

    frames: int
    bias_deg: float
    """Mean of the differences: above 0 the measured angle is too large."""
    spread_deg: float
    """Standard deviation of the differences."""
    correlation: float
    """Pearson's; NaN where one of the two does not move."""

    @property
    def limits_deg(self) -> tuple[float, float]:
        """Between these lie 95 percent of the differences."""
        half_deg = WITHIN_LIMITS * self.spread_deg
        return self.bias_deg - half_deg, self.bias_deg + half_deg


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """An angle over time."""

    times_s: Degrees
    """(n,): rising seconds."""
    angle_deg: Degrees
    """(n,)."""

    def at(self, times_s: Degrees) -> Degrees:
        """The angle between samples; NaN before the first and after the last."""
        return np.interp(times_s, self.times_s, self.angle_deg, left=np.nan, right=np.nan)


def agreement(measured_deg: Degrees, true_deg: Degrees) -> Agreement:
    """How well two angles agree, frame by frame; frames in which either is NaN do not count.

    Args:
        measured_deg: (n,).
        true_deg: (n,).
    """
    known = ~(np.isnan(measured_deg) | np.isnan(true_deg))
    measured_deg, true_deg = measured_deg[known], true_deg[known]
    if not known.any():
        return Agreement(0, np.nan, np.nan, np.nan)
    differences = measured_deg - true_deg
    return Agreement(
        frames=int(known.sum()),
        bias_deg=float(differences.mean()),
        spread_deg=float(differences.std()),
        correlation=_correlation(measured_deg, true_deg),
    )


def paired(measured: Series, true: Series, lag_s: float) -> Agreement:
    """How well two series agree when the measured one is late by that much."""
    return agreement(measured.angle_deg, true.at(measured.times_s - lag_s))


def best_lag_s(pairs: Sequence[tuple[Series, Series]], most_s: float) -> float:
    """By how much the measured series are late: the lag at which they correlate best with the true ones.

    Args:
        pairs: measured and true, all on the same two clocks.
        most_s: how much lag is looked for, either way.
    """
    steps = int(most_s / LAG_STEP_S)
    lags_s = [step * LAG_STEP_S for step in range(-steps, steps + 1)]

    def correlation(lag_s: float) -> float:
        together = [paired(measured, true, lag_s).correlation for measured, true in pairs]
        return float(np.nan_to_num(together, nan=-1.0).mean())

    return max(lags_s, key=correlation)


def _correlation(first: Degrees, second: Degrees) -> float:
    first, second = first - first.mean(), second - second.mean()
    length = float(np.sqrt((first**2).sum() * (second**2).sum()))
    return float((first * second).sum()) / length if length > 0 else np.nan
