"""An evaluation in a few lines on a terminal."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from mirror.evaluation.clips.clip_totals import ClipTotals
from mirror.evaluation.evaluation import Evaluation
from mirror.evaluation.grid.athlete_totals import AthleteTotals
from mirror.evaluation.wording import number, percent

__all__ = ["print_summary"]


def print_summary(evaluation: Evaluation, report: Path | None) -> None:
    """Totals, the clips that are not exact, and where the page is."""
    console = Console()
    for title, rows in _tables(evaluation):
        table = Table("", "", title=title, title_justify="left", box=None, show_header=False)
        for row in rows:
            table.add_row(*row)
        console.print(table)
    if evaluation.clips is not None:
        for one in evaluation.clips.clips:
            if one.trouble:
                console.print(f"{one.file}: {one.trouble}", highlight=False)
            elif not one.exact:
                counted = f"{one.counted} counted, {one.expected} done"
                console.print(f"{one.file}: {counted} ({one.declared}, {one.mode})", highlight=False)
    if report is not None:
        console.print(f"The page is {report / 'report.html'}.", highlight=False, soft_wrap=True)


def _tables(evaluation: Evaluation) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    if evaluation.clips is not None:
        yield "Clips", _of_clips(evaluation.clips.totals)
    if evaluation.athlete is not None:
        yield "Virtual athlete, true landmarks", _of_athlete(evaluation.athlete.totals)
    if evaluation.before_model is not None:
        yield "Virtual athlete, pose model", _of_athlete(evaluation.before_model.totals)
    for capture in evaluation.captures:
        rows = (
            (
                f"{one.joint} {one.measured}",
                f"{one.agreement.bias_deg:+.1f} ± {one.agreement.spread_deg:.1f}°",
            )
            for one in capture.joints
        )
        yield f"Motion capture, {capture.trial}", rows


def _of_clips(totals: ClipTotals) -> Iterator[tuple[str, str]]:
    yield "clips", f"{totals.clips}, {totals.with_reps} with reps"
    yield "off by one at most", percent(totals.off_by_one)
    yield "exact", percent(totals.exact)
    yield "MAE", number(totals.mae, 3)
    yield "ghost reps", str(totals.ghost_reps)
    yield "recognised", percent(totals.recognised)
    yield "fault precision, recall", f"{percent(totals.fault_precision)}, {percent(totals.fault_recall)}"


def _of_athlete(totals: AthleteTotals) -> Iterator[tuple[str, str]]:
    yield "trials", str(totals.trials)
    yield "exact", percent(totals.exact)
    yield "attempts told", f"{totals.attempts_told} of {totals.attempts_done}"
    yield "fault precision, recall", f"{percent(totals.fault_precision)}, {percent(totals.fault_recall)}"
    yield "faults told in 200 clean reps", number(totals.alarms_per_200, 1)
