"""`mirror record CLIP -o FILE`: keeps the landmarks of a clip, and none of its pictures."""

from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from mirror.base.errors import SettingError
from mirror.commands.model import model_with_progress
from mirror.pose.model_file import ModelVariant
from mirror.recording.footage import open_footage
from mirror.recording.landmark_csv import CsvTerms, read_csv
from mirror.recording.recorder import record as record_camera
from mirror.recording.recording import RecordedTruth, Recording
from mirror.recording.recording_file import SUFFIX, write_recording

__all__ = ["record"]


def record(clip: Path, output: Path, *, model: ModelVariant, csv: CsvTerms) -> int:
    """Record a clip, or write a table of landmarks as a recording.

    Args:
        clip: a video file, or a table of landmarks.
        output: the file that is written; its name ends in `.landmarks`.
        model: which pose model.
        csv: what a table does not tell of itself.

    Raises:
        MirrorError: the clip cannot be read, the output cannot be written, no pose model.
    """
    if output.suffix.lower() != SUFFIX:
        raise SettingError(f"{output} should end in {SUFFIX}, so that it is known for a recording.")
    if not output.absolute().parent.is_dir():
        raise SettingError(f"There is no folder {output.parent}: make it, or choose another place.")
    match clip.suffix.lower():
        case suffix if suffix == SUFFIX:
            raise SettingError(f"{clip} is a recording already: name a video or a table of landmarks.")
        case ".csv":
            recording = read_csv(clip, csv)
        case _:
            recording = _filmed(clip, model)
    write_recording(recording, output)
    Console().print(_told(recording, output), highlight=False, soft_wrap=True)
    return 0


def _filmed(clip: Path, model: ModelVariant) -> Recording:
    with ExitStack() as stack:
        footage = stack.enter_context(open_footage(clip, lambda: model_with_progress(model)))
        progress = stack.enter_context(_progress_bar())
        task = progress.add_task(footage.camera.label, total=footage.frames_total)
        return record_camera(
            footage.camera,
            footage.landmarker,
            RecordedTruth(source=clip.name),
            see=lambda _frame: progress.advance(task),
        )


def _told(recording: Recording, output: Path) -> str:
    found = sum(frame.pose is not None for frame in recording.frames)
    return (
        f"{output}: {len(recording.frames)} frames, a body in {found}; "
        f"{output.stat().st_size / 1000:.0f} kB, no picture."
    )


def _progress_bar() -> Progress:
    """On the error stream; silent where that is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
