"""How far measured joint angles are from the true ones, by joint and by the view from which they are seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from mirror.evaluation.agreement import Agreement, agreement
from mirror.evaluation.grid.athlete_grid import JudgedTrial

__all__ = ["AngleError", "Scatter", "angle_errors", "scatters"]

Measured: TypeAlias = Literal["in plane", "in space"]
COLUMNS: dict[Measured, int] = {"in plane": 1, "in space": 2}

POINTS_MOST = 500
"""Of one plot: more only blacken it."""


class AngleError(Struct, frozen=True):
    """Measured less true, degrees, over every frame in which the joint was seen."""

    joint: str
    view: str
    measured: Measured
    exercise: str
    """Whose trials; empty for those of all exercises."""
    told: bool
    """Whether this is what the mirror goes by in that view: from the side the angle in the picture's plane,
    else the one in space."""
    frames: int
    bias_deg: float
    spread_deg: float
    low_deg: float
    """Of the limits between which 95 percent of the differences lie."""
    high_deg: float
    correlation: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Scatter:
    """Points of a Bland-Altman plot of what the mirror goes by."""

    joint: str
    view: str
    points: npt.NDArray[np.float32]
    """(n, 2) degrees: mean of measured and true, measured less true; an even choice of all frames."""
    agreement: Agreement


def angle_errors(trials: Sequence[JudgedTrial]) -> tuple[AngleError, ...]:
    """By joint and view, of all exercises together and of each."""
    rows = []
    for exercise in ("", *dict.fromkeys(trial.score.exercise for trial in trials)):
        chosen = [trial for trial in trials if exercise in {"", trial.score.exercise}]
        for (joint, view), samples in _gathered(chosen).items():
            rows += [_error(joint, view, exercise, measured, samples) for measured in COLUMNS]
    return tuple(rows)


def scatters(trials: Iterable[JudgedTrial]) -> tuple[Scatter, ...]:
    """A plot's points for each joint and view."""
    found = []
    for (joint, view), samples in _gathered(trials).items():
        true, measured = samples[:, 0], samples[:, COLUMNS[_told(view)]]
        step = max(1, -(-len(samples) // POINTS_MOST))
        points = np.stack(((true + measured) / 2, measured - true), axis=1)[::step]
        whole = agreement(measured.astype(np.float64), true.astype(np.float64))
        found.append(Scatter(joint, view, points, whole))
    return tuple(found)


def _gathered(trials: Iterable[JudgedTrial]) -> dict[tuple[str, str], npt.NDArray[np.float32]]:
    """All samples by joint and view, in a steady order."""
    parts: dict[tuple[str, str], list[npt.NDArray[np.float32]]] = {}
    for trial in trials:
        for joint, samples in trial.angles.items():
            parts.setdefault((joint, trial.score.view), []).append(samples)
    return {key: np.concatenate(parts[key]) for key in sorted(parts)}


def _told(view: str) -> Measured:
    return "in plane" if view == "side" else "in space"


def _error(
    joint: str, view: str, exercise: str, measured: Measured, samples: npt.NDArray[np.float32]
) -> AngleError:
    degrees = samples.astype(np.float64)
    found = agreement(degrees[:, COLUMNS[measured]], degrees[:, 0])
    low, high = found.limits_deg
    return AngleError(
        joint=joint,
        view=view,
        measured=measured,
        exercise=exercise,
        told=measured == _told(view),
        frames=found.frames,
        bias_deg=round(found.bias_deg, 2),
        spread_deg=round(found.spread_deg, 2),
        low_deg=round(low, 2),
        high_deg=round(high, 2),
        correlation=None if np.isnan(found.correlation) else round(found.correlation, 3),
    )
