"""Which counter follows an exercise."""

from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY
from mirror.movement.counter import Counter
from mirror.movement.free_counter import FreeCounter
from mirror.movement.hold_timer import HoldTimer
from mirror.movement.idle_counter import IdleCounter
from mirror.movement.own_range import OwnRange
from mirror.movement.rep_counter import RepCounter

__all__ = ["counter_for"]


def counter_for(exercise: Exercise, history: OwnRange | None = None) -> Counter:
    """A counter at the beginning of a set: of reps, of the seconds of a hold, or of whatever repeats.

    Args:
        exercise: what is done.
        history: what this athlete reached in it before.
    """
    if exercise.hold is not None:
        return HoldTimer(exercise)
    if exercise.signal is None:
        return IdleCounter() if exercise == ANY else FreeCounter()
    return RepCounter(exercise, history)
