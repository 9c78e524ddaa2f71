"""All that the coach may say: so little that it can be translated whole and rendered ahead."""

from collections.abc import Iterator
from enum import StrEnum

from mirror.exercise.exercise import Exercise
from mirror.movement.guidance import Guidance
from mirror.movement.rep import Attempt

__all__ = [
    "BETTER",
    "END_SET",
    "NUMBER",
    "SECONDS",
    "SESSION_PHRASES",
    "STAY_THERE",
    "Announcement",
    "Encouragement",
    "name_aloud",
    "not_counted",
    "words_of",
]

NUMBER = "{number}"
"""A rep's number, or a second of a hold."""

SECONDS = "{number} seconds"
"""How long a hold was."""

BETTER = "Better"
"""Said of a fault that was told and is gone."""

STAY_THERE = "Good, stay there"
"""Said once when a place that was asked for is taken."""

END_SET = "End the set here"


class Announcement(StrEnum):
    """How the session goes on."""

    READY = "Ready"
    """The athlete is seen well: the first rep may come."""
    SHOW_ME = "Show me two reps"
    """The same, where the mirror will recognise what is done."""
    SET = "Set {number}"
    """The rest is over."""
    LAST_SET = "Last set"
    SET_DONE = "Set done"
    REST = "Rest {number} seconds"
    LEFT = "{number} seconds left"
    GET_READY = "Get ready"
    """A few seconds before the next set."""
    ALL_DONE = "All sets done"
    HALF_WAY = "Half way"
    """Of a hold."""
    PAUSED = "Paused"
    GO_ON = "Go on"
    CAMERA_LOST = "Camera lost"
    CAMERA_BACK = "Camera is back"


class Encouragement(StrEnum):
    """For the last reps, and for reps that become slow."""

    THREE_MORE = "Three more"
    TWO_MORE = "Two more"
    LAST_ONE = "Last one"
    PUSH = "Keep pushing"
    DRIVE = "Drive up fast"
    """Of an exercise whose work is the way up."""
    TIGHT = "Stay tight"
    """In the last seconds of a hold."""


SESSION_PHRASES: tuple[str, ...] = (
    *Guidance,
    STAY_THERE,
    *Announcement,
    END_SET,
    NUMBER,
    SECONDS,
    BETTER,
    *Encouragement,
)
"""All that may be said whatever is done, in the order in which a session needs it."""

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
