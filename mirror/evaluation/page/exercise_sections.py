"""One part of the page for each exercise: clips, trials by view, faults, joint angles."""

from collections.abc import Iterable, Sequence

from mirror.evaluation.athlete_evaluation import AthleteEvaluation
from mirror.evaluation.athlete_totals import athlete_totals
from mirror.evaluation.evaluation import Evaluation
from mirror.evaluation.page.athlete_sections import ANGLE_HEADINGS, angle_rows
from mirror.evaluation.page.markup import Markup, joined, safe, section, share, table
from mirror.evaluation.trial_score import TrialScore
from mirror.evaluation.wording import number, percent
from mirror.exercise.exercise import Exercise

__all__ = ["exercise_section"]

TRIAL_HEADINGS = ("landmarks", "view", "trials", "exact", "attempts told", "faults told", "on clean reps")


def exercise_section(evaluation: Evaluation, exercises: Iterable[Exercise]) -> Markup:
    """Every exercise, folded."""
    return section("exercises", "Each exercise", joined(_exercise(evaluation, one) for one in exercises))


def _exercise(evaluation: Evaluation, exercise: Exercise) -> Markup:
    brief, parts = [], []
    if evaluation.clips is not None:
        for group in evaluation.clips.by_exercise:
            if group.name == exercise.id:
                totals = group.totals
                brief.append(f"{totals.clips} clips, exact {percent(totals.exact)}")
    rows, faults = [], []
    for eyes, athlete in _athletes(evaluation):
        rows += _trial_rows(eyes, athlete, exercise)
        faults += _fault_rows(eyes, athlete, exercise)
    if rows:
        parts.append(table(TRIAL_HEADINGS, rows, wide=2))
    if faults:
        views = [view.value for view in exercise.views]
        parts.append(table(("fault", "landmarks", *views), faults, wide=2))
    if evaluation.before_model is not None:
        angles = [row for row in evaluation.before_model.angles if row.exercise == exercise.id and row.told]
        parts += [table(ANGLE_HEADINGS, angle_rows(angles), wide=3)] if angles else []
    if evaluation.athlete is not None:
        mine = [one for one in evaluation.athlete.scores if one.exercise == exercise.id and one.declared]
        if mine:
            brief.append(f"virtual athlete exact {percent(athlete_totals(mine).exact)}")
    return Markup(
        f'<details id="x-{safe(exercise.id)}"><summary>{safe(exercise.name)}'
        f"<span>{safe('; '.join(brief))}</span></summary>{joined(parts)}</details>"
    )


def _athletes(evaluation: Evaluation) -> list[tuple[str, AthleteEvaluation]]:
    both = (("true", evaluation.athlete), ("pose model", evaluation.before_model))
    return [(eyes, athlete) for eyes, athlete in both if athlete is not None]


def _trial_rows(eyes: str, athlete: AthleteEvaluation, exercise: Exercise) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    views = dict.fromkeys(score.view for score in athlete.scores if score.exercise == exercise.id)
    for view in views:
        scores = athlete.of(exercise.id, view)
        totals = athlete_totals(scores)
        rows.append(
            (
                eyes,
                view if scores[0].declared else f"({view})",
                totals.trials,
                share(sum(score.exact for score in scores), totals.trials),
                f"{totals.attempts_told} of {totals.attempts_done}",
                share(totals.faults_told, totals.faults_due),
                number(totals.false_alarms, 0),
            )
        )
    return rows


def _fault_rows(eyes: str, athlete: AthleteEvaluation, exercise: Exercise) -> list[tuple[object, ...]]:
    return [
        (
            rule.id,
            eyes,
            *(share(*_told(athlete.of(exercise.id, view.value), rule.id)) for view in exercise.views),
        )
        for rule in exercise.faults
        if any(_told(athlete.of(exercise.id, view.value), rule.id)[1] for view in exercise.views)
    ]


def _told(scores: Sequence[TrialScore], fault: str) -> tuple[int, int]:
    found = [one for score in scores for one in score.faults if one.id == fault]
    return sum(one.told for one in found), sum(one.due for one in found)
