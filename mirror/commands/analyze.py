"""`mirror analyze CLIP --exercise ID`: counts, attempts and faults of a clip, as words or as JSON."""

import sys
from contextlib import ExitStack
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from mirror.analysis import analyse
from mirror.base.errors import SettingError
from mirror.coaching.moment import Moment
from mirror.commands.model import model_with_progress
from mirror.commands.overlay_clip import OverlayClip
from mirror.exercise.library import Library
from mirror.pipeline import Pipeline
from mirror.pose.model_file import ModelVariant
from mirror.recording.footage import Footage, open_footage
from mirror.recording.landmark_csv import CsvTerms
from mirror.report import AnalysedSet, Analysis
from mirror.wiring import open_guide

__all__ = ["analyze"]


def analyze(
    clip: Path, exercise: str, *, as_json: bool, video: Path | None, model: ModelVariant, csv: CsvTerms
) -> int:
    """Analyse a clip and print the report.

    Args:
        clip: a video file, a recording (`.landmarks`), or a table of landmarks (`.csv`).
        exercise: id, name or alias; "any" recognises it, "free" counts whatever repeats.
        as_json: print JSON in place of words.
        video: where to write the clip with the overlay; None writes none.
        model: which pose model, where there are pictures.
        csv: what a table does not tell of itself.

    Raises:
        MirrorError: an unknown exercise, a file that cannot be read, no pose model, an overlay without
        pictures.
    """
    library = Library.shipped()
    chosen = library.choose(exercise)
    if video is not None and video.exists() and clip.exists() and video.samefile(clip):
        raise SettingError(f"{video} is the clip itself: give the overlay another name.")
    with ExitStack() as stack:
        footage = stack.enter_context(open_footage(clip, lambda: model_with_progress(model), csv))
        drawn = stack.enter_context(_overlay(video, footage)) if video else None
        progress = stack.enter_context(_progress_bar())
        task = progress.add_task(footage.camera.label, total=footage.frames_total, reps=0)
        reps = 0

        def see(moment: Moment) -> None:
            nonlocal reps
            reps += len(moment.recovered) + (moment.rep is not None)
            progress.update(task, advance=1, reps=reps)
            if drawn is not None:
                drawn.write(moment)

        pipeline = Pipeline(footage.landmarker, chosen, lambda: open_guide(library))
        report = analyse(footage.camera, pipeline, see)
        progress.update(task, completed=report.frames, total=report.frames)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n")
    else:
        _print(report, library.choose(report.exercise).name, video)
    return 0


def _overlay(video: Path, footage: Footage) -> OverlayClip:
    if not footage.pictures:
        raise SettingError(f"{footage.camera.label} holds landmarks and no pictures: leave out --video.")
    return OverlayClip(video, footage.camera.frames_per_s)


def _progress_bar() -> Progress:
    """On the error stream, so that the report can be piped; silent where that is no terminal."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total} frames, {task.fields[reps]} reps"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _print(report: Analysis, exercise: str, video: Path | None) -> None:
    console = Console()
    counted = f"{len(report.reps)} reps" + (
        f", {len(report.attempts)} not counted" if report.attempts else ""
    )
    console.print(f"[bold]{exercise}[/bold]  {report.clip}: [bold]{counted}[/bold]")
    for found in report.recognised:
        console.print(
            f"{found.exercise} recognised at {found.at_s:.1f} s, {100 * found.confidence:.0f} % sure"
        )
    for hold in report.holds:
        console.print(f"held for {hold.held_s:.0f} s from {hold.start_s:.1f} s")
    for title, headings, rows in (
        ("", ("rep", "side", "from", "to", "range", "tempo", "speed", "score", "faults"), _rep_rows(report)),
        ("Not counted", ("from", "to", "why"), _attempt_rows(report)),
        ("Faults", ("fault", "rep", "at", "measured", "limit"), _fault_rows(report)),
    ):
        if rows:
            table = Table(*headings, title=title or None, title_justify="left", box=None)
            for row in rows:
                table.add_row(*row)
            console.print(table)
    for done in report.sets:
        console.print(_set_line(done))
    console.print(
        f"{report.frames} frames in {report.seconds:.1f} s of clip, a body in {report.frames_with_pose}; "
        f"{report.wall_seconds:.1f} s of work, {report.real_time_factor:.2f} of real time."
    )
    if video:
        console.print(f"The clip with the overlay is {video}.")


def _rep_rows(report: Analysis) -> list[tuple[str, ...]]:
    return [
        (
            str(rep.number),
            rep.side or "",
            f"{rep.start_s:.1f} s",
            f"{rep.end_s:.1f} s",
            f"{rep.range_deg:.0f}°",
            f"{rep.out_s:.1f}-{rep.turn_s:.1f}-{rep.back_s:.1f}-{rep.rest_s:.1f}",
            "" if rep.mean_speed_m_s is None else f"{rep.mean_speed_m_s:.2f} m/s",
            "" if rep.score is None else f"{rep.score:.0f}",
            ", ".join(rep.faults),
        )
        for rep in report.reps
    ]


def _attempt_rows(report: Analysis) -> list[tuple[str, ...]]:
    return [
        (f"{attempt.start_s:.1f} s", f"{attempt.end_s:.1f} s", attempt.reason) for attempt in report.attempts
    ]


def _fault_rows(report: Analysis) -> list[tuple[str, ...]]:
    return [
        (
            fault.id,
            str(fault.rep),
            f"{fault.at_s:.1f} s",
            f"{fault.measured:.0f} {fault.unit}",
            f"{fault.wanted:.0f} {fault.unit}",
        )
        for fault in report.faults
    ]


def _set_line(done: AnalysedSet) -> str:
    """What the last rep tells of the set."""
    parts = [f"{done.reps} reps"]
    if done.velocity_loss_pct is not None:
        parts.append(f"velocity loss {done.velocity_loss_pct:.0f} %")
    parts.append(f"range loss {done.range_loss_pct:.0f} %")
    if done.reps_in_reserve is not None:
        left, fewest, most = done.reps_in_reserve
        parts.append(f"about {left:.0f} reps in reserve ({fewest:.0f} to {most:.0f})")
    if done.end_set:
        parts.append(f"end the set here: {done.end_set}")
    return f"{done.exercise}: {', '.join(parts)}."
