"""`mirror evaluate MANIFEST`: how right the mirror is about people and about the virtual athlete."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import strftime
from typing import TypeVar

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from mirror import __version__
from mirror.base.errors import SettingError
from mirror.commands.evaluation_summary import print_summary
from mirror.commands.model import model_with_progress
from mirror.evaluation.accuracy_page import accuracy_page
from mirror.evaluation.clips.clip_evaluation import ClipEvaluation, evaluated_clips
from mirror.evaluation.clips.clip_judge import ClipJudge, kept_name
from mirror.evaluation.clips.manifest import Manifest, read_manifest
from mirror.evaluation.evaluation import Evaluation, as_data
from mirror.evaluation.grid.athlete_evaluation import AthleteEvaluation, evaluated_athlete
from mirror.evaluation.grid.athlete_grid import AthleteJudge, grid, sample_before_model
from mirror.evaluation.keraal import keraal_trials
from mirror.evaluation.motion_capture import compare_with_keraal
from mirror.evaluation.page.page import report_page
from mirror.evaluation.spread import Work, spread
from mirror.evaluation.trial import Trial
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.pose.model_file import ModelVariant
from mirror.recording.recording_file import SUFFIX

__all__ = ["Orders", "evaluate"]

LANDMARKS = (SUFFIX, ".csv")
"""What a clip's name ends in that needs no pose model."""

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Orders:
    """What is to be evaluated, and where the answers go."""

    manifest: Path | None = None
    athlete: bool = False
    """The virtual athlete with true landmarks."""
    before_model: bool = False
    """The virtual athlete, drawn, before the pose model."""
    capture: Path | None = None
    """A folder of trials that motion capture saw too."""
    only: tuple[str, ...] = ()
    """The exercises that the athlete does; all where none is named."""
    as_json: bool = False
    report: Path | None = None
    accuracy: Path | None = None
    keep: Path | None = None
    jobs: int = 0
    """Processes; 0 for as many as there are cores."""
    model: ModelVariant = ModelVariant.FULL


def evaluate(orders: Orders) -> int:
    """Evaluate, and tell what came of it.

    Returns:
        0; 1 when a clip could not be read.

    Raises:
        MirrorError: nothing to evaluate, a manifest that is none, a place that cannot be written, no model.
    """
    if not (orders.manifest or orders.athlete or orders.before_model or orders.capture):
        raise SettingError("There is nothing to evaluate: name a manifest of clips, or say --athlete.")
    for folder in (orders.report, orders.keep):
        if folder is not None:
            _make(folder)
    if orders.accuracy is not None and not orders.accuracy.absolute().parent.is_dir():
        raise SettingError(f"There is no folder {orders.accuracy.parent}: make it, or choose another place.")
    library = Library.shipped()
    evaluation = _evaluation(orders, library)
    made = f"Form Mirror {__version__}, {strftime('%Y-%m-%d')}, pose model {orders.model}."
    if orders.report is not None:
        _write(orders.report / "report.html", report_page(evaluation, library, made))
    if orders.accuracy is not None:
        _write(orders.accuracy, accuracy_page(evaluation, library, made))
    if orders.as_json:
        print(msgspec.json.format(msgspec.json.encode(as_data(evaluation)), indent=2).decode())
    else:
        print_summary(evaluation, orders.report)
    return 1 if evaluation.clips is not None and evaluation.clips.totals.unread else 0


def _evaluation(orders: Orders, library: Library) -> Evaluation:
    manifest = None if orders.manifest is None else read_manifest(orders.manifest)
    exercises = tuple(map(library.find, orders.only)) or library.exercises
    captures = () if orders.capture is None else keraal_trials(orders.capture)
    return Evaluation(
        clips=None if manifest is None else _clips(manifest, library, orders),
        athlete=_athlete(grid(exercises), None, orders) if orders.athlete else None,
        before_model=_before_model(exercises, orders) if orders.before_model else None,
        captures=tuple(compare_with_keraal(blazepose, vicon) for blazepose, vicon in captures),
    )


def _clips(manifest: Manifest, library: Library, orders: Orders) -> ClipEvaluation:
    pictures = any(not clip.file.lower().endswith(LANDMARKS) for clip in manifest.clips)
    model = model_with_progress(orders.model) if pictures else None
    judged = _done("clips", ClipJudge(library, manifest, model, orders.keep), manifest.clips, orders.jobs)
    if orders.keep is not None:
        entries = zip(manifest.entries, manifest.clips, strict=True)
        kept = [entry | {"file": kept_name(clip)} for entry, clip in entries]
        text = msgspec.json.format(msgspec.json.encode(kept)).decode()
        _write(orders.keep / "manifest.json", text)
    return evaluated_clips(judged)


def _before_model(exercises: Sequence[Exercise], orders: Orders) -> AthleteEvaluation:
    return _athlete(sample_before_model(exercises), model_with_progress(orders.model), orders)


def _athlete(trials: Sequence[Trial], model: Path | None, orders: Orders) -> AthleteEvaluation:
    name = "virtual athlete" if model is None else "virtual athlete, pose model"
    return evaluated_athlete(_done(name, AthleteJudge(model), trials, orders.jobs))


def _done(name: str, work: Work[Job, Result], jobs: Sequence[Job], processes: int) -> list[Result]:
    """The results of all jobs, in the order of the jobs, with a progress bar meanwhile."""
    found: dict[int, Result] = {}
    with _progress(name, len(jobs)) as progress:
        for place, result in spread(work, jobs, processes or os.cpu_count() or 1):
            found[place] = result
            progress.advance(progress.task_ids[0])
    return [found[place] for place in sorted(found)]


@contextmanager
def _progress(name: str, total: int) -> Iterator[Progress]:
    """On the error stream; silent where that is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        progress.add_task(name, total=total)
        yield progress


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"Cannot write to {folder} ({error.strerror}): choose another folder.") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingError(f"Cannot write {path} ({error.strerror}): choose another place.") from error
