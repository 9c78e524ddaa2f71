"""One part of the page for each exercise: clips, trials by view, faults, joint angles."""

from collections.abc import Iterable, Iterator, Sequence

from mirror.evaluation.clips.clip_evaluation import ClipEvaluation
from mirror.evaluation.evaluation import Evaluation
from mirror.evaluation.grid.athlete_evaluation import AthleteEvaluation
from mirror.evaluation.grid.athlete_totals import athlete_totals
from mirror.evaluation.grid.trial_score import TrialScore
from mirror.evaluation.page.athlete_sections import ANGLE_HEADINGS, angle_rows
from mirror.evaluation.page.markup import Markup, coloured, joined, safe, section, share, table
from mirror.evaluation.wording import number, percent
from mirror.exercise.exercise import Exercise

__all__ = ["exercise_section"]

CLIP_HEADINGS = ("clip", "view", "done", "counted", "attempts")
TRIAL_HEADINGS = ("landmarks", "view", "trials", "exact", "attempts told", "faults told", "on clean reps")


def exercise_section(evaluation: Evaluation, exercises: Iterable[Exercise]) -> Markup:
    """Every exercise, folded."""
    return section("exercises", "Each exercise", joined(_exercise(evaluation, one) for one in exercises))


def _exercise(evaluation: Evaluation, exercise: Exercise) -> Markup:
    return Markup(
        f'<details id="x-{safe(exercise.id)}"><summary>{safe(exercise.name)}'
        f"<span>{safe('; '.join(_brief(evaluation, exercise)))}</span></summary>"
        f"{joined(_parts(evaluation, exercise))}</details>"
    )


def _brief(evaluation: Evaluation, exercise: Exercise) -> Iterator[str]:
    """What is told of it while it is folded."""
    for group in evaluation.clips.by_exercise if evaluation.clips is not None else ():
        if group.name == exercise.id:
            clips = "1 clip" if group.totals.clips == 1 else f"{group.totals.clips} clips"
            yield f"{clips}, exact {percent(group.totals.exact)}"
    for eyes, athlete in _athletes(evaluation):
        for trials in athlete.by_exercise:
            if trials.name == exercise.id:
                yield f"virtual athlete, {eyes} landmarks, exact {percent(trials.totals.exact)}"


def _parts(evaluation: Evaluation, exercise: Exercise) -> Iterator[Markup]:
    """Its tables, those that have a row."""
    athletes = _athletes(evaluation)
    trials = [row for eyes, athlete in athletes for row in _trial_rows(eyes, athlete, exercise)]
    faults = [row for eyes, athlete in athletes for row in _fault_rows(eyes, athlete, exercise)]
    angles = [
        row for _, athlete in athletes for row in athlete.angles if row.exercise == exercise.id and row.told
    ]
    clips = _clip_rows(evaluation.clips, exercise) if evaluation.clips is not None else []
    views = [view.value for view in exercise.views]
    for headings, rows, wide in (
        (CLIP_HEADINGS, clips, 2),
        (TRIAL_HEADINGS, trials, 2),
        (("fault", "landmarks", *views), faults, 2),
        (ANGLE_HEADINGS, angle_rows(angles), 3),
    ):
        if rows:
            yield table(headings, rows, wide=wide)


def _clip_rows(clips: ClipEvaluation, exercise: Exercise) -> list[tuple[object, ...]]:
    return [
        (one.file, one.view, one.expected, coloured(one.counted, right=one.exact), one.attempts)
        for one in clips.clips
        if one.exercise == exercise.id
    ]


def _athletes(evaluation: Evaluation) -> list[tuple[str, AthleteEvaluation]]:
    both = (("true", evaluation.athlete), ("model's", evaluation.before_model))
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
