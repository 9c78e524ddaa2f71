"""The parts of the page that tell of clips: figures, counts, recognition, holds, every clip."""

from collections.abc import Iterator

from mirror.evaluation.clips.clip_evaluation import ClipEvaluation
from mirror.evaluation.clips.clip_result import ClipResult
from mirror.evaluation.clips.clip_totals import ClipTotals
from mirror.evaluation.page.figures import Figure, figures
from mirror.evaluation.page.markup import Markup, coloured, joined, safe, section, share, table
from mirror.evaluation.page.plots import counts_plot, curve_plot
from mirror.evaluation.wording import DASH, number, percent
from mirror.recording.recording_file import SUFFIX

__all__ = ["clip_sections"]

NOT_SURE = "not sure"


def clip_sections(clips: ClipEvaluation) -> Iterator[Markup]:
    """All of them, in order."""
    with_reps = [one for one in clips.clips if one.has_reps and not one.left_out]
    yield section("clips", "People, counted by hand", _lead(clips.totals), figures(_figures(clips.totals)))
    yield section(
        "counts",
        "Counts",
        Markup(f'<div class="pair">{counts_plot(with_reps)}{_by_view(clips)}</div>'),
        _curves(clips),
    )
    yield section("recognition", "Recognition", _recognition(clips))
    if any(one.holds for one in clips.clips):
        yield section("holds", "Holds", _holds(clips.clips))
    yield section("every-clip", "Every clip", table(_HEADINGS, map(_row, clips.clips), wide=3))


def _lead(totals: ClipTotals) -> Markup:
    left_out = f" {totals.left_out} more are left out of all figures." if totals.left_out else ""
    unread = f" {totals.unread} could not be read." if totals.unread else ""
    return Markup(
        f"<p>{totals.clips} clips, {totals.seconds / 60:.0f} minutes: {totals.with_reps} with repetitions, "
        f"{totals.declared} of them of exercises in the library and {totals.free} of others, counted in free "
        f"mode; {totals.without_reps} without any.{left_out}{unread}</p>"
    )


def _figures(totals: ClipTotals) -> Iterator[Figure]:
    near, mae, recognised = totals.off_by_one, totals.mae, totals.recognised
    small = None if mae is None else mae <= 0.04
    told, noted = f"{totals.faults_told} told", f"{totals.faults_noted} noted"
    yield Figure(percent(near), "off by one at most", "goal 100 %", _least(near, 1.0))
    yield Figure(percent(totals.exact), "exact", "goal 95 %", _least(totals.exact, 0.95))
    yield Figure(number(mae, 3), "mean error, of the true count", "goal 0.04", small)
    yield Figure(str(totals.ghost_reps), "ghost reps", "goal 0", totals.ghost_reps == 0)
    yield Figure(percent(recognised), "recognised within two reps", "goal 90 %", _least(recognised, 0.9))
    yield Figure(percent(totals.fault_precision), "of faults told were noted", told, None)
    yield Figure(percent(totals.fault_recall), "of faults noted were told", noted, None)
    chosen = f"of {totals.declared} clips"
    yield Figure(percent(totals.unguided_off_by_one), "off by one, nothing chosen", chosen, None)


def _least(value: float | None, goal: float) -> bool | None:
    return None if value is None else value >= goal


def _by_view(clips: ClipEvaluation) -> Markup:
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
    return table(("view", "clips", "exact", "off by one", "MAE", "recognised"), rows)


def _curves(clips: ClipEvaluation) -> Markup:
    results = {one.file: one for one in clips.clips}
    plots = [curve_plot(curve, results[curve.file]) for curve in clips.curves]
    if not plots:
        return Markup("<p>Every count is exact, so there is no curve to look at.</p>")
    return Markup(
        "<h3>Where the count is not exact</h3>"
        '<div class="legend"><span><i style="background:var(--sure)"></i>counted</span>'
        '<span><i style="background:var(--fault)"></i>told as an attempt</span></div>'
    ) + joined(Markup(f'<div class="wide">{plot}</div>') for plot in plots)


def _recognition(clips: ClipEvaluation) -> Markup:
    """A confusion matrix: rows are what is done, columns what the first decision was."""
    results, totals = clips.clips, clips.totals
    asked = [one for one in results if one.recognised is not None and not one.left_out]
    done = sorted({one.exercise or "" for one in asked})
    told = sorted({one.recognised_as or NOT_SURE for one in asked}, key=lambda name: (name == NOT_SURE, name))
    rows = []
    for exercise in done:
        mine = [one.recognised_as or NOT_SURE for one in asked if one.exercise == exercise]
        in_time = [one for one in asked if one.exercise == exercise and one.recognised]
        cells = [_cell(mine.count(name), right=name == exercise) for name in told]
        rows.append((exercise, *cells, share(len(in_time), len(mine))))
    others = [one for one in results if one.recognised is None and one.recognised_as and not one.left_out]
    beside = [
        Markup(f"<p>Where nothing is there to be recognised, this was: {safe(_mistaken(others))}.</p>")
        if others
        else Markup("")
    ]
    return Markup(
        "<p>Rows: what is done. Columns: the first exercise of which the mirror was sure, nothing having "
        "been chosen. The last column is the share that was right and told by the end of the second rep, "
        f"or of the clip: {percent(totals.recognised)} of the clips with two reps or a hold, a plainer "
        f"exercise being right for its variant, {percent(totals.recognised_exactly)} when it is not, "
        f"{percent(totals.recognised_of_all)} of all clips.</p>"
    ) + joined([table(("", *told, "within two reps"), rows, kind="matrix"), *beside])


def _mistaken(results: list[ClipResult]) -> str:
    return ", ".join(f"{one.declared or 'nothing'} as {one.recognised_as}" for one in results)


def _cell(count: int, *, right: bool) -> Markup:
    return coloured(count, right=right) if count else coloured("·", right=None)


def _holds(results: tuple[ClipResult, ...]) -> Markup:
    rows = [
        (
            hold.posture,
            hold.exercise,
            *(f"{value:.1f} s" for value in (hold.expected_s, hold.held_s, hold.beyond_s)),
        )
        for one in results
        for hold in one.holds
    ]
    return table(("posture", "timed as", "held", "told", "told beyond"), rows, wide=2)


_HEADINGS = (
    "clip", "view", "counted as", "done", "fair", "counted", "attempts", "not chosen",
    "recognised as", "at", "faults noted", "faults told", "",
)  # fmt: skip


def _row(one: ClipResult) -> tuple[object, ...]:
    mode = (
        one.exercise if one.mode == "declared" else {"free": "whatever repeats", "any": "nothing"}[one.mode]
    )
    return (
        one.file.removesuffix(SUFFIX),
        one.view,
        mode,
        one.expected,
        DASH.join(map(str, one.accepted)),
        coloured(one.counted, right=one.exact),
        one.attempts,
        one.counted_unguided,
        coloured(one.recognised_as or DASH, right=one.recognised),
        "" if one.recognised_at_s is None else f"{one.recognised_at_s:.1f} s",
        ", ".join((*one.faults_noted, *(f"({words})" for words in one.faults_unmatched)))[:60],
        ", ".join(one.faults_told),
        one.trouble or one.left_out,
    )
