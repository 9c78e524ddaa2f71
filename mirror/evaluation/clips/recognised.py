"""Whether an exercise was recognised: by the mirror's first decision, and within two reps."""

from dataclasses import dataclass

from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.report import Analysis

__all__ = ["NOTHING_TO_RECOGNISE", "Recognised", "judge_recognition", "root_of"]

WITHIN = 2
"""Reps within which it must be known."""

GRACE_S = 1.0
"""After the end of the second rep: a turning point is one when the body has not gone beyond it for 0.3 s,
and cycles are looked for every 0.3 s (`mirror/recognition/recogniser.py`), and a rep is counted a little
before it is quite home."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The first decision."""

    right: bool | None
    same_family: bool | None
    exercise: str | None
    """What it was, right or wrong, in time or late; None when there was none."""
    at_s: float | None


NOTHING_TO_RECOGNISE = Recognised(None, None, None, None)
NEVER_SURE = Recognised(right=False, same_family=False, exercise=None, at_s=None)


def judge_recognition(
    unguided: Analysis, declared: Analysis, exercise: Exercise, library: Library
) -> Recognised:
    """Hold the first decision of an analysis with nothing declared to the exercise that is done.

    Args:
        unguided: the analysis with nothing declared.
        declared: the one with the exercise declared: its reps tell when the second one ended. Where it has
            fewer, the end of the clip is the limit.
        exercise: what is done.
        library: in which `like` tells families.
    """
    if not unguided.recognised:
        return NEVER_SURE
    first = unguided.recognised[0]
    reps = declared.reps
    limit_s = reps[WITHIN - 1].end_s + GRACE_S if len(reps) >= WITHIN else declared.seconds
    in_time = first.at_s <= limit_s
    family = root_of(first.exercise, library) == root_of(exercise.id, library)
    right = first.exercise == exercise.id
    return Recognised(in_time and right, in_time and family, first.exercise, first.at_s)


def root_of(id_: str, library: Library) -> str:
    """The id of the exercise that one is, in the end, a variant of: its own where it is none."""
    known = {exercise.id: exercise for exercise in library}
    while id_ in known and known[id_].like in known:
        id_ = known[id_].like
    return id_
