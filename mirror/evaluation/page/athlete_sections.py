"""The parts of the page that tell of the virtual athlete: figures, exercises by view, angles."""

from collections.abc import Iterator

from mirror.evaluation.grid.angle_errors import AngleError
from mirror.evaluation.grid.athlete_evaluation import AthleteEvaluation, TrialGroup
from mirror.evaluation.grid.athlete_totals import AthleteTotals
from mirror.evaluation.grid.trial_score import TrialScore
from mirror.evaluation.page.figures import Figure, figures
from mirror.evaluation.page.markup import Markup, coloured, joined, section, share, table
from mirror.evaluation.page.plots import GOAL_DEG, angle_plot
from mirror.evaluation.wording import DASH, number, percent
from mirror.kinematics.view import View

__all__ = ["angle_rows", "athlete_section", "joint_section"]

ANGLE_HEADINGS = ("joint", "view", "angle", "frames", "bias", "limits of agreement", "spread", "correlation")


def athlete_section(id_: str, title: str, lead: str, athlete: AthleteEvaluation) -> Markup:
    """One kind of landmarks, from every exercise and view."""
    return section(
        id_,
        title,
        Markup(f"<p>{lead}</p>"),
        figures(_figures(athlete.totals)),
        table(_GROUP_HEADINGS, [_group_row(group) for group in athlete.by_view]),
        Markup("<h3>By exercise and view</h3>"),
        Markup(
            "<p>Trials in which every rep was counted once and nothing else; then faults told of those that "
            "were done and can be seen from there. A view in brackets is not declared in the exercise's "
            "file: there nothing is promised.</p>"
        ),
        _grid(athlete),
    )


def _figures(totals: AthleteTotals) -> Iterator[Figure]:
    exact, recall, precision = totals.exact, totals.fault_recall, totals.fault_precision
    yield Figure(percent(exact), f"exact, of {totals.trials} trials", "goal 100 %", _least(exact, 1.0))
    yield Figure(percent(recall), f"of {totals.faults_due} faults told", "goal 90 %", _least(recall, 0.9))
    yield Figure(percent(precision), "of what was told was done", "goal 97 %", _least(precision, 0.97))
    alarms = totals.alarms_per_200
    rare = None if alarms is None else alarms < 1
    yield Figure(number(alarms, 1), f"faults told in 200 of {totals.clean} clean reps", "goal below 1", rare)
    told = f"of {totals.attempts_done} attempts told as such"
    yield Figure(str(totals.attempts_told), told, "no goal", None)


def _least(value: float | None, goal: float) -> bool | None:
    return None if value is None else value >= goal


_GROUP_HEADINGS = (
    "view", "trials", "exact", "off by one", "MAE", "attempts told", "faults told", "beside", "on clean reps",
)  # fmt: skip


def _group_row(group: TrialGroup) -> tuple[object, ...]:
    totals = group.totals
    return (
        group.name,
        totals.trials,
        percent(totals.exact),
        percent(totals.off_by_one),
        number(totals.mae, 3),
        f"{totals.attempts_told} of {totals.attempts_done}",
        share(totals.faults_told, totals.faults_due),
        totals.beside,
        totals.false_alarms,
    )


def _grid(athlete: AthleteEvaluation) -> Markup:
    views = [view.value for view in View if any(score.view == view for score in athlete.scores)]
    rows = []
    for exercise in dict.fromkeys(score.exercise for score in athlete.scores):
        cells = [_cell(athlete.of(exercise, view)) for view in views]
        rows.append((exercise, *cells))
    return table(("exercise", *views), rows)


def _cell(scores: tuple[TrialScore, ...]) -> Markup:
    if not scores:
        return coloured(DASH, right=None)
    counted = share(sum(score.exact for score in scores), len(scores))
    due = sum(fault.due for score in scores for fault in score.faults)
    told = sum(fault.told for score in scores for fault in score.faults)
    alarms = sum(len(score.false_alarms) for score in scores)
    parts = [counted, share(told, due)] if due else [counted]
    if alarms:
        parts.append(coloured(f"{alarms} false", right=False))
    cell = joined(parts, "&ensp;")
    return (
        cell
        if scores[0].declared
        else Markup(f'<span class="none">(</span>{cell}<span class="none">)</span>')
    )


def joint_section(athlete: AthleteEvaluation) -> Markup:
    """Measured angles against the athlete's true ones."""
    plots = joined(angle_plot(scatter) for scatter in athlete.scatters)
    return section(
        "angles",
        "Joint angles",
        Markup(
            "<p>What the pose model's landmarks give, less the truth, over every frame of every exercise: "
            "from the side in the picture's plane, else in space. Line: bias; dashes: 95 % of differences; "
            f"band: the goal for the side, ±{GOAL_DEG:.0f}°. Differences beyond ±60° stand at the edge.</p>"
        ),
        figures(_side_figures(athlete)),
        Markup(f'<div class="plots">{plots}</div>'),
        table(ANGLE_HEADINGS, angle_rows([row for row in athlete.angles if not row.exercise]), wide=3),
    )


def _side_figures(athlete: AthleteEvaluation) -> Iterator[Figure]:
    """The errors for which there is a goal."""
    for row in athlete.angles:
        if row.told and row.view == View.SIDE and not row.exercise:
            value = f"{row.bias_deg:+.1f} ± {row.spread_deg:.1f}°"
            within = abs(row.bias_deg) <= GOAL_DEG
            yield Figure(value, f"{row.joint}, from the side", f"goal: bias within {GOAL_DEG:.0f}°", within)


def angle_rows(rows: list[AngleError]) -> list[tuple[object, ...]]:
    """Rows under `ANGLE_HEADINGS`."""
    return [
        (
            row.joint,
            row.view,
            Markup(f"<b>{row.measured}</b>") if row.told else row.measured,
            row.frames,
            f"{row.bias_deg:+.1f}°",
            f"{row.low_deg:+.1f}° to {row.high_deg:+.1f}°",
            f"{row.spread_deg:.1f}°",
            number(row.correlation),
        )
        for row in rows
    ]
