"""Whether an exercise explains a cycle: its own signal goes through its range, in its own position."""

from collections.abc import Iterable, Sequence

from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import PositionRule, RepSignal
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion import Motion
from mirror.movement.under_way import holds
from mirror.pose.pose import SEEN

__all__ = ["explains"]

REACHED, HOME = 0.95, 0.45
"""Shares of the required range that the signal must pass and come back to. A little more lenient than the
counter, which sees every frame."""

BUT_ONE = 2
"""The second largest and the second smallest value tell: the counter's median too leaves out a wild one."""

ASTRAY = 0.35
"""The share of instants out of position that makes it something else, as for the counter."""

SEEN_SHARE = 0.6
"""The share of instants at which the signal must be seen."""

HELD_SHARE = 0.85
"""The share of instants at which the target of a hold must hold."""


def explains(exercise: Exercise, motions: Sequence[Motion]) -> bool:
    """Whether the exercise's own rules accept what these instants of one cycle, or of stillness, show."""
    if exercise.hold is not None:
        held = sum(_in_position(exercise.hold.target, motion) for motion in motions)
        return held >= HELD_SHARE * len(motions)
    return (
        exercise.signal is not None
        and _goes_through(exercise.signal, motions)
        and sum(not _in_position(exercise.position, motion) for motion in motions) <= ASTRAY * len(motions)
    )


def _goes_through(signal: RepSignal, motions: Sequence[Motion]) -> bool:
    measured = [MEASURES[signal.measure].of(motion) for motion in motions]
    values = [one.value for one in measured if one.visibility >= SEEN]
    if len(values) < max(SEEN_SHARE * len(motions), BUT_ONE):
        return False
    sides = (1.0, -1.0) if signal.signed else (1.0,)
    span = signal.required - signal.rest
    return any(
        shares[-BUT_ONE] >= REACHED and shares[BUT_ONE - 1] <= HOME
        for shares in (sorted((side * value - signal.rest) / span for value in values) for side in sides)
    )


def _in_position(rules: Iterable[PositionRule], motion: Motion) -> bool:
    return all(holds(rule, motion) for rule in rules)
