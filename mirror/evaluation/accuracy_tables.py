"""The figures and tables of ACCURACY.md, as Markdown."""

from collections.abc import Iterable, Sequence

from mirror.evaluation.clips.clip_evaluation import ClipEvaluation
from mirror.evaluation.clips.clip_result import ClipResult
from mirror.evaluation.evaluation import Evaluation
from mirror.evaluation.grid.athlete_evaluation import AthleteEvaluation
from mirror.evaluation.grid.athlete_totals import AthleteTotals
from mirror.evaluation.motion_capture import CaptureComparison
from mirror.evaluation.wording import DASH, number, percent
from mirror.exercise.exercise import Exercise

__all__ = [
    "angle_table",
    "athlete_lines",
    "capture_table",
    "clip_table",
    "counts_lines",
    "exercise_table",
    "recognition_lines",
    "view_table",
]

NOT_EVALUATED = "*Not evaluated in this run.*"


def counts_lines(clips: ClipEvaluation | None) -> str:
    """The totals over clips, against their goals."""
    if clips is None:
        return NOT_EVALUATED
    totals = clips.totals
    rows = [
        ("off by one at most", percent(totals.off_by_one), "100 %"),
        ("exact", percent(totals.exact), "95 %"),
        ("mean error, of the true count (MAE)", number(totals.mae, 3), "0.04"),
        ("ghost reps, nothing chosen", str(totals.ghost_reps), "0"),
        ("ghost reps, one of three common exercises chosen", str(totals.ghost_reps_declared), ""),
        ("recognised within two reps", percent(totals.recognised), "90 %"),
        ("off by one at most, exercise not chosen", percent(totals.unguided_off_by_one), ""),
        (f"of {totals.faults_told} faults told, noted by a person", percent(totals.fault_precision), ""),
        (f"of {totals.faults_noted} faults noted, told", percent(totals.fault_recall), ""),
    ]
    if totals.hold_error_s is not None:
        rows.append((f"time held, {totals.holds} postures, off by", f"{totals.hold_error_s:.1f} s", ""))
    lead = (
        f"{totals.clips} clips of {totals.seconds / 60:.0f} minutes: {totals.with_reps} with repetitions, of "
        f"which {totals.free} are of exercises that the library does not have and are counted in free mode; "
        f"{totals.without_reps} without any. {totals.left_out} more are left out of every figure."
    )
    return f"{lead}\n\n{_table(('', 'measured', 'goal'), rows)}"


def view_table(clips: ClipEvaluation | None) -> str:
    """Clips with reps, by the view from which they were filmed."""
    if clips is None:
        return NOT_EVALUATED
    rows = [
        (
            group.name,
            group.totals.with_reps,
            percent(group.totals.exact),
            percent(group.totals.off_by_one),
            number(group.totals.mae, 3),
            percent(group.totals.recognised),
        )
        for group in clips.by_view
    ]
    return _table(("view", "clips", "exact", "off by one", "MAE", "recognised"), rows)


def clip_table(clips: ClipEvaluation | None) -> str:
    """Every clip, without the ending of its name."""
    if clips is None:
        return NOT_EVALUATED
    headings = ("clip", "view", "full", "fair", "counted", "attempts", "recognised as", "faults told")
    return _table(headings, map(_clip_row, clips.clips))


def _clip_row(one: ClipResult) -> tuple[object, ...]:
    free = " (free)" if one.mode == "free" else ""
    return (
        one.file.split(".")[0],
        one.view,
        one.expected,
        "-".join(map(str, one.accepted)),
        f"{one.counted}{free}" if one.exact else f"**{one.counted}**{free}",
        one.attempts,
        one.recognised_as or DASH,
        ", ".join(one.faults_told) or DASH,
    )


def recognition_lines(clips: ClipEvaluation | None) -> str:
    """What was taken for what."""
    if clips is None:
        return NOT_EVALUATED
    asked = [one for one in clips.clips if one.recognised is not None and not one.left_out]
    wrong: dict[str, int] = {}
    for one in asked:
        if not one.recognised:
            late = ", late" if one.recognised_as == one.exercise else ""
            words = f"{one.exercise} as {one.recognised_as or 'nothing sure'}{late}"
            wrong[words] = wrong.get(words, 0) + 1
    totals = clips.totals
    lead = (
        f"{percent(totals.recognised)} of the {totals.recognisable} clips that show two reps or a hold, the "
        f"plainer exercise being right for its variant; {percent(totals.recognised_exactly)} when it is not; "
        f"{percent(totals.recognised_of_all)} of all, those with one rep among them."
    )
    if not wrong:
        return lead
    listed = "; ".join(f"{words} ({count})" if count > 1 else words for words, count in sorted(wrong.items()))
    return f"{lead} Not recognised: {listed}."


def exercise_table(evaluation: Evaluation, exercises: Iterable[Exercise]) -> str:
    """Every exercise: clips of people, and the virtual athlete with either kind of landmarks."""
    headings = (
        "exercise", "views", "clips", "exact", "athlete exact", "faults told", "on clean reps",
        "pose model exact", "faults told",
    )  # fmt: skip
    groups = {group.name: group.totals for group in evaluation.clips.by_exercise} if evaluation.clips else {}
    true, seen = _by_exercise(evaluation.athlete), _by_exercise(evaluation.before_model)
    rows = []
    for exercise in exercises:
        clips = groups.get(exercise.id)
        counted = (DASH, DASH) if clips is None else (clips.clips, percent(clips.exact))
        views = ", ".join(view.value for view in exercise.views)
        alarms = true[exercise.id].false_alarms if exercise.id in true else DASH
        own, model = _two(true.get(exercise.id)), _two(seen.get(exercise.id))
        rows.append((exercise.id, views, *counted, *own, alarms, *model))
    return _table(headings, rows)


def _by_exercise(athlete: AthleteEvaluation | None) -> dict[str, AthleteTotals]:
    return {} if athlete is None else {group.name: group.totals for group in athlete.by_exercise}


def _two(totals: AthleteTotals | None) -> tuple[str, str]:
    if totals is None:
        return DASH, DASH
    return percent(totals.exact), f"{totals.faults_told} of {totals.faults_due}"


def athlete_lines(athlete: AthleteEvaluation | None) -> str:
    """The totals over trials, against their goals, and by view."""
    if athlete is None:
        return NOT_EVALUATED
    totals = athlete.totals
    rows = [("all", *_athlete_row(totals))]
    rows += [(group.name, *_athlete_row(group.totals)) for group in athlete.by_view]
    if athlete.beyond.trials:
        rows.append(("views not declared", *_athlete_row(athlete.beyond)))
    headings = (
        "view",
        "trials",
        "exact",
        "MAE",
        "attempts told",
        "recall",
        "precision",
        "per 200 clean reps",
    )
    goals = ("goal", "", "100 %", "", "", "90 %", "97 %", "below 1")
    return _table(headings, [goals, *rows])


def _athlete_row(totals: AthleteTotals) -> tuple[object, ...]:
    return (
        totals.trials,
        percent(totals.exact),
        number(totals.mae, 3),
        f"{totals.attempts_told} of {totals.attempts_done}",
        percent(totals.fault_recall),
        percent(totals.fault_precision),
        number(totals.alarms_per_200, 1),
    )


def angle_table(athlete: AthleteEvaluation | None) -> str:
    """Joint angles over all exercises; in bold what the mirror goes by in that view."""
    if athlete is None:
        return NOT_EVALUATED
    rows = [
        (
            row.joint,
            row.view,
            f"**{row.measured}**" if row.told else row.measured,
            f"{row.bias_deg:+.1f}",
            f"{row.low_deg:+.0f} to {row.high_deg:+.0f}",
            row.frames,
        )
        for row in athlete.angles
        if not row.exercise
    ]
    return _table(("joint", "view", "angle", "bias", "limits of agreement", "frames"), rows)


def capture_table(captures: Sequence[CaptureComparison]) -> str:
    """Joint angles against motion capture."""
    if not captures:
        return NOT_EVALUATED
    rows = []
    for capture in captures:
        for one in capture.joints:
            low, high = one.agreement.limits_deg
            bias, limits = f"{one.agreement.bias_deg:+.1f}", f"{low:+.0f} to {high:+.0f}"
            row = (one.joint, one.measured, bias, limits, number(one.agreement.correlation))
            rows.append((capture.trial, *row))
    return _table(("trial", "joint", "angle", "bias", "limits of agreement", "correlation"), rows)


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "/") for cell in line) + " |" for line in lines)
