"""The coach's own words, and all that may be said of an exercise: so few that they can be rendered ahead."""

from collections.abc import Iterator

from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Attempt

__all__ = ["BETTER", "END_SET", "name_aloud", "not_counted", "words_of"]

BETTER = "Better"
"""Said once of a fault that was told and is gone."""

END_SET = "End the set here"

UNNAMED = "That one did not count"

HISSING = ("s", "x", "z", "ch", "sh")


def name_aloud(exercise: Exercise) -> str:
    """What is being done, as a coach announces it: "Squats", "Push-ups"; a hold is one: "Plank"."""
    name = exercise.name
    # "High knees" and "Butt kicks" are many already, a "press" is not.
    many = name.endswith("s") and not name.endswith("ss")
    if exercise.signal is None or many or not name[-1:].isalpha():
        return name
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}{'es' if name.endswith(HISSING) else 's'}"


def not_counted(exercise: Exercise, attempt: Attempt) -> str:
    """Why a cycle did not count; the exercise's own words only where it was the range, which they mend."""
    return _for(attempt.why) if attempt.why else exercise.attempt_cue or UNNAMED


def words_of(exercise: Exercise) -> Iterator[str]:
    """All that may be said of an exercise besides numbers, what is needed first before the rest."""
    yield name_aloud(exercise)
    if exercise.signal is not None:
        yield exercise.attempt_cue or UNNAMED
    yield from (rule.cue for rule in exercise.faults)
    yield from (_for(rule.name) for rule in exercise.faults if rule.voids)
    yield from (_for(stage.missed or f"no {stage.pose}") for stage in exercise.stages if stage.measure)


def _for(why: str) -> str:
    return f"{why[:1].upper()}{why[1:]}, that one did not count"
