"""Whether an exercise explains a cycle: its own signal goes through its range, in its own position."""

from collections.abc import Iterable, Sequence

from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import PositionRule, RepSignal
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion import Motion
from mirror.movement.cycle import PROMINENCE
from mirror.movement.under_way import OUT_OF_POSITION, holds
from mirror.pose.pose import SEEN

__all__ = ["explains"]

REACHED, HOME = 0.95, 0.45
"""Shares of the required range that the signal must pass and come back to. A little more lenient than the
counter, which sees every frame."""

BUT_ONE = 2
"""The second largest and the second smallest value tell: the counter's median too leaves out a wild one."""

SEEN_SHARE = 0.6
"""The share of instants at which the signal must be seen."""

HELD_SHARE = 0.85
"""The share of instants at which the target of a hold must hold."""


def explains(exercise: Exercise, motions: Sequence[Motion]) -> bool:
    """Whether the exercise's own rules accept what these instants of one cycle, or of stillness, show."""
    if exercise.hold is not None:
        held = sum(_in_position(exercise.hold.target, motion) for motion in motions)
        return held >= HELD_SHARE * len(motions)
    return exercise.signal is not None and _goes_through(exercise.signal, exercise.position, motions)


def _goes_through(signal: RepSignal, position: Iterable[PositionRule], motions: Sequence[Motion]) -> bool:
    """Whether the signal passes its range and comes home, in position while it is away."""
    measured = [(MEASURES[signal.measure].of(motion), motion) for motion in motions]
    seen = [(one.value, motion) for one, motion in measured if one.visibility >= SEEN]
    if len(seen) < max(SEEN_SHARE * len(motions), BUT_ONE):
        return False
    span = signal.required - signal.rest
    for side in (1.0, -1.0) if signal.signed else (1.0,):
        shares = [((side * value - signal.rest) / span, motion) for value, motion in seen]
        ordered = sorted(share for share, _ in shares)
        away = [motion for share, motion in shares if share >= PROMINENCE]
        if ordered[-BUT_ONE] >= REACHED and ordered[BUT_ONE - 1] <= HOME and _mostly_in(position, away):
            return True
    return False


def _mostly_in(position: Iterable[PositionRule], away: Sequence[Motion]) -> bool:
    return sum(not _in_position(position, motion) for motion in away) <= OUT_OF_POSITION * len(away)


def _in_position(rules: Iterable[PositionRule], motion: Motion) -> bool:
    return all(holds(rule, motion) for rule in rules)
