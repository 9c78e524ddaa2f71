"""Which counter follows an exercise."""

from mirror.exercise.exercise import Exercise
from mirror.movement.counter import Counter
from mirror.movement.hold_timer import HoldTimer
from mirror.movement.own_range import OwnRange
from mirror.movement.rep_counter import RepCounter

__all__ = ["counter_for"]


def counter_for(exercise: Exercise, history: OwnRange | None = None) -> Counter:
    """A counter at the beginning of a set: of reps, or of the seconds of a hold.

    Args:
        exercise: what is done.
        history: what this athlete reached in it before.
    """
    return HoldTimer(exercise) if exercise.hold is not None else RepCounter(exercise, history)
