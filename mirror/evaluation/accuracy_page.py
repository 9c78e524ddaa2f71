"""ACCURACY.md: a text that people wrote, with every figure that the command measured filled in."""

from collections.abc import Iterable
from importlib.resources import files
from string import Template

from mirror.evaluation.accuracy_tables import (
    angle_table,
    athlete_lines,
    capture_table,
    clip_table,
    counts_lines,
    exercise_table,
    recognition_lines,
    view_table,
)
from mirror.evaluation.evaluation import Evaluation
from mirror.exercise.exercise import Exercise

__all__ = ["accuracy_page"]


def accuracy_page(evaluation: Evaluation, exercises: Iterable[Exercise], made: str) -> str:
    """The whole text; what was not evaluated says so in its place.

    Args:
        evaluation: what was measured.
        exercises: the library.
        made: when and with which version, in words.
    """
    library = tuple(exercises)
    text = (files("assets") / "report" / "accuracy.md").read_text(encoding="utf-8")
    return Template(text).substitute(
        made=made,
        exercises=str(len(library)),
        counts=counts_lines(evaluation.clips),
        by_view=view_table(evaluation.clips),
        clips=clip_table(evaluation.clips),
        recognition=recognition_lines(evaluation.clips),
        by_exercise=exercise_table(evaluation, library),
        athlete=athlete_lines(evaluation.athlete),
        before_model=athlete_lines(evaluation.before_model),
        angles=angle_table(evaluation.before_model),
        capture=capture_table(evaluation.captures),
    )
