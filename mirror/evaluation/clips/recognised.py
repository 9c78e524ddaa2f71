"""Whether an exercise was recognised: by the mirror's first decision, and within two reps."""

from dataclasses import dataclass

from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.report import Analysis

__all__ = ["NOTHING_TO_RECOGNISE", "Recognised", "judge_recognition", "lineage_of"]

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
    """In time, and the exercise or a plainer one of which it is a variant: a sumo squat is a squat."""
    exactly: bool | None
    """In time, and the very one."""
    exercise: str | None
    """What it was, right or wrong, in time or late; None when there was none."""
    at_s: float | None


NOTHING_TO_RECOGNISE = Recognised(None, None, None, None)
NEVER_SURE = Recognised(right=False, exactly=False, exercise=None, at_s=None)


def judge_recognition(
    unguided: Analysis, declared: Analysis, exercise: Exercise, library: Library
) -> Recognised:
    """Hold the first decision of an analysis with nothing declared to the exercise that is done.

    Args:
        unguided: the analysis with nothing declared.
        declared: the one with the exercise declared: its reps tell when the second one ended. Where it has
            fewer, the end of the clip is the limit.
        exercise: what is done.
        library: in which `like` tells of what an exercise is a variant.
    """
    if not unguided.recognised:
        return NEVER_SURE
    first = unguided.recognised[0]
    reps = declared.reps
    limit_s = reps[WITHIN - 1].end_s + GRACE_S if len(reps) >= WITHIN else declared.seconds
    in_time = first.at_s <= limit_s
    right = first.exercise in lineage_of(exercise.id, library)
    return Recognised(
        in_time and right, in_time and first.exercise == exercise.id, first.exercise, first.at_s
    )


def lineage_of(id_: str, library: Library) -> tuple[str, ...]:
    """The id of an exercise, of what it is a variant of, and so on to the plainest."""
    known = {exercise.id: exercise for exercise in library}
    found = [id_]
    while found[-1] in known and known[found[-1]].like in known:
        found.append(known[found[-1]].like)
    return tuple(found)
