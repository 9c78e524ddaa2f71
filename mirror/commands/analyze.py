"""`mirror analyze CLIP --exercise ID`: counts, attempts and faults of a clip, as words or as JSON."""

import sys
from contextlib import ExitStack
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from mirror.analysis import Analysis, analyse
from mirror.base.errors import SettingError
from mirror.coaching.moment import Moment
from mirror.commands.model import model_with_progress
from mirror.commands.overlay_clip import OverlayClip
from mirror.devices.clip import Clip
from mirror.exercise.library import Library
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.model_file import ModelVariant

__all__ = ["analyze"]


def analyze(clip: Path, exercise: str, *, as_json: bool, video: Path | None, model: ModelVariant) -> int:
    """Analyse a clip and print the report.

    Args:
        clip: a video file.
        exercise: id, name or alias.
        as_json: print JSON in place of words.
        video: where to write the clip with the overlay; None writes none.
        model: which pose model.

    Raises:
        MirrorError: an unknown exercise, a file that is no video, no pose model.
    """
    chosen = Library.shipped().find(exercise)
    if video is not None and video.exists() and clip.exists() and video.samefile(clip):
        raise SettingError(f"{video} is the clip itself: give the overlay another name.")
    with ExitStack() as stack:
        camera = stack.enter_context(Clip(clip, live=False))
        landmarker = stack.enter_context(MediaPipeLandmarker(model_with_progress(model)))
        progress = stack.enter_context(_progress_bar())
        task = progress.add_task(camera.label, total=camera.frames_total, reps=0)
        drawn = stack.enter_context(OverlayClip(video, camera.frames_per_s)) if video else None
        reps = 0

        def see(moment: Moment) -> None:
            nonlocal reps
            reps += moment.rep is not None
            progress.update(task, advance=1, reps=reps)
            if drawn is not None:
                drawn.write(moment)

        report = analyse(camera, Pipeline(landmarker, chosen), see)
        progress.update(task, completed=report.frames, total=report.frames)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n")
    else:
        _print(report, chosen.name, video)
    return 0


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
    for title, headings, rows in (
        ("", ("rep", "from", "to", "range", "faults"), _rep_rows(report)),
        ("Not counted", ("from", "to", "why"), _attempt_rows(report)),
        ("Faults", ("fault", "rep", "at", "measured", "limit"), _fault_rows(report)),
    ):
        if rows:
            table = Table(*headings, title=title or None, title_justify="left", box=None)
            for row in rows:
                table.add_row(*row)
            console.print(table)
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
            f"{rep.start_s:.1f} s",
            f"{rep.end_s:.1f} s",
            f"{rep.range_deg:.0f}°",
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
