"""Fatigue within a set: velocity loss, range loss, form decay, and how many reps are left in reserve.

The newest is told by the mean of two reps: one slow rep is no fatigue.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Rep

__all__ = ["Fatigue", "Reserve", "SetTrend"]

KEPT = 60
"""Reps of a set that are compared: a day of them on end takes no more room than these."""

ENOUGH = 4
"""Reps before anything is told of a set."""

FULL = 0.85
"""The share of the set's largest range from which a rep's speed is compared: a shallow one is slow."""

LOSS_AT_FAILURE_PCT = {"hips": 46.0, "shoulders": 63.0, "wrists": 63.0}
"""Velocity loss in sets of twelve to failure: 46 % in the squat, 63 % in the bench press (Sanchez-Medina and
Gonzalez-Badillo 2011, "Velocity loss as an indicator of neuromuscular fatigue during resistance training",
Med Sci Sports Exerc 43). Loss is taken to grow in proportion to the share of the possible reps done."""

LEAST_LOSS_PCT = 10.0
"""Less is within what a rested athlete's reps vary, and says nothing about the reserve."""

LOSS_ERROR_PCT = 6.0
"""One standard deviation of a loss, of an athlete who does not tire: assumed, from a jitter of some 5 % in
each of the two means that are compared."""

DECAYED = 25.0
"""Points of score by which form must have fallen to end a set for it."""

SPENT = 0.85
"""The share of the loss at failure at which the mirror says that it is enough: about one rep in reserve."""


@dataclass(frozen=True, slots=True)
class Reserve:
    """Reps in reserve, an estimate with its uncertainty."""

    reps: float
    fewest: float
    most: float
    """Where it lies two times of three."""


@dataclass(frozen=True, slots=True)
class Fatigue:
    """How the set goes, after its newest rep."""

    velocity_loss_pct: float | None = None
    """Of the mean concentric velocity, the last reps against the fastest; None where it is not measured."""
    range_loss_pct: float = 0.0
    """The last reps' range against the largest."""
    form_decay: float = 0.0
    """Points of score, the last reps against the best; 0 when form has not fallen."""
    reserve: Reserve | None = None
    end_set: str = ""
    """Why the set should end here; empty while it should not."""


class SetTrend:
    """Follows the reps of one set."""

    def __init__(self, exercise: Exercise) -> None:
        self._failure_pct = LOSS_AT_FAILURE_PCT.get(exercise.speed_of)
        self._speeds: deque[float] = deque(maxlen=KEPT)
        self._ranges: deque[float] = deque(maxlen=KEPT)
        self._scores: deque[float] = deque(maxlen=KEPT)

    def update(self, rep: Rep) -> Fatigue | None:
        """Take a rep; None until the set is long enough to tell."""
        self._ranges.append(rep.range_deg)
        if rep.speed is not None and rep.range_deg >= FULL * max(self._ranges):
            self._speeds.append(rep.speed.mean_m_s)
        if rep.score is not None:
            self._scores.append(rep.score.total)
        if rep.number < ENOUGH:
            return None
        loss_pct = _loss_pct(self._speeds)
        decay = max(0.0, max(self._scores) - _recent(self._scores)) if self._scores else 0.0
        return Fatigue(
            velocity_loss_pct=loss_pct,
            range_loss_pct=_loss_pct(self._ranges) or 0.0,
            form_decay=decay,
            reserve=self._reserve(loss_pct, rep.number),
            end_set=self._end(loss_pct, decay),
        )

    def _reserve(self, loss_pct: float | None, done: int) -> Reserve | None:
        """Reps left when `loss` of the loss at failure is reached after `done` reps."""
        if loss_pct is None or self._failure_pct is None or loss_pct < LEAST_LOSS_PCT:
            return None

        def left(loss: float) -> float:
            return max(0.0, done * ((self._failure_pct or 0.0) / max(loss, 1.0) - 1.0))

        return Reserve(left(loss_pct), left(loss_pct + LOSS_ERROR_PCT), left(loss_pct - LOSS_ERROR_PCT))

    def _end(self, loss_pct: float | None, decay: float) -> str:
        if loss_pct is not None and self._failure_pct and loss_pct >= SPENT * self._failure_pct:
            return f"{loss_pct:.0f} percent slower"
        if decay >= DECAYED:
            return f"form {decay:.0f} points down"
        return ""


def _loss_pct(values: Sequence[float]) -> float | None:
    """How far the mean of the last values is below the largest mean of as many in a row."""
    if len(values) < ENOUGH:
        return None
    best = max(fmean(pair) for pair in pairwise(values))
    return max(0.0, 100.0 * (1.0 - _recent(values) / best)) if best > 1e-6 else None


def _recent(values: Sequence[float]) -> float:
    """The mean of the last two, or of the only one."""
    return fmean(list(values)[-2:])
