"""An exercise in words: what a person reads of its views, its limits, its tempo."""

from collections.abc import Iterable

from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import AFTER_MEASURES, FaultRule
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.view import View

__all__ = ["FROM", "kind", "level", "limit", "listed", "measure", "moment", "seen", "spoken", "views"]

FROM = {
    View.FRONT: "from the front",
    View.OBLIQUE: "obliquely",
    View.SIDE: "from the side",
    View.REAR: "from behind",
}
AFTER_UNITS = {"m_s2": " m/s²", "m_s": " m/s", "pct": " %", "cm": " cm", "s": " s"}
"""Ending of a measure's name -> its unit; the longer endings first."""


def spoken(name: str) -> str:
    """An id as words."""
    return name.replace("_", " ")


def listed(words: Iterable[str], nothing: str = "nothing") -> str:
    """Words in a row with an "and": "a, b and c"."""
    *most, last = list(words) or [nothing]
    return f"{', '.join(most)} and {last}" if most else last


def kind(exercise: Exercise) -> str:
    """How it is counted: "reps, in turn"."""
    counted = "hold" if exercise.hold is not None else "reps"
    return counted + {"together": "", "alternating": ", in turn", "one": ", one side"}[exercise.sides]


def views(names: Iterable[View]) -> str:
    """Views by their initials, the best first: "S O F"."""
    return " ".join(view[0].upper() for view in names)


def seen(names: Iterable[View]) -> str:
    """Views as one says them: "obliquely and from the side"."""
    return listed(FROM[view] for view in names)


def measure(name: str) -> str:
    """What a measure is, as a sentence without its end."""
    if name in AFTER_MEASURES:
        return AFTER_MEASURES[name].rstrip(".")
    what, colon, scale = MEASURES[name].sentence.partition(": ")
    return f"{what} ({scale})" if colon else what


def level(name: str, value: float) -> str:
    """A value with its unit: "66°", "12 %", "1.5 s"."""
    if name in AFTER_MEASURES:
        unit = next(words for ending, words in AFTER_UNITS.items() if name.endswith(f"_{ending}"))
        return f"{value:g}{unit}"
    return f"{value:g}" + {"deg": "°"}.get(MEASURES[name].unit, f" {MEASURES[name].unit}")


def limit(name: str, at_least: float | None, at_most: float | None) -> str:
    """A limit as words: "at least 72°"."""
    return (
        f"at least {level(name, at_least)}"
        if at_least is not None
        else f"at most {level(name, at_most or 0.0)}"
    )


def moment(fault: FaultRule, exercise: Exercise) -> str:
    """When a fault is judged, in the words of the exercise."""
    phases = exercise.phases
    return {
        "turn": f"at the {spoken(phases.turn)}",
        "rest": f"back at the {spoken(phases.rest)}",
        "out": f"on the way {spoken(phases.out)}",
        "back": f"on the way {spoken(phases.back)}",
        "rep": "throughout the rep",
        "hold": "throughout the hold",
        "after": "of the whole rep",
    }[fault.when]
