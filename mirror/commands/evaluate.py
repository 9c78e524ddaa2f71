"""`mirror evaluate MANIFEST`: how right the mirror is about clips that were counted by hand."""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from mirror.base.errors import SettingError
from mirror.commands.model import model_with_progress
from mirror.evaluation.clip_judge import ClipJudge, JudgedClip, kept_name
from mirror.evaluation.clip_result import ClipResult
from mirror.evaluation.evaluation import ClipEvaluation, evaluated_clips
from mirror.evaluation.manifest import Manifest, read_manifest
from mirror.evaluation.spread import spread
from mirror.exercise.library import Library
from mirror.pose.model_file import ModelVariant
from mirror.recording.recording_file import SUFFIX

__all__ = ["Orders", "evaluate"]

LANDMARKS = (SUFFIX, ".csv")


@dataclass(frozen=True, slots=True)
class Orders:
    """What is to be evaluated, and where the answers go."""

    manifest: Path | None = None
    as_json: bool = False
    keep: Path | None = None
    jobs: int = 0
    """Processes; 0 for as many as there are cores."""
    model: ModelVariant = ModelVariant.FULL


def evaluate(orders: Orders) -> int:
    """Evaluate, and print what came of it.

    Returns:
        0; 1 when a clip could not be read.

    Raises:
        MirrorError: a manifest that is none, a place that cannot be written, no pose model.
    """
    if orders.manifest is None:
        raise SettingError("There is nothing to evaluate: name a manifest of clips.")
    manifest = read_manifest(orders.manifest)
    found = evaluated_clips(_judged(manifest, orders))
    if orders.as_json:
        print(msgspec.json.format(msgspec.json.encode(_data(found)), indent=2).decode())
    return 1 if found.totals.unread else 0


def _judged(manifest: Manifest, orders: Orders) -> list[JudgedClip]:
    pictures = any(not clip.file.lower().endswith(LANDMARKS) for clip in manifest.clips)
    model = model_with_progress(orders.model) if pictures else None
    if orders.keep is not None:
        _keep_manifest(manifest, orders.keep)
    judge = ClipJudge(Library.shipped(), manifest, model, orders.keep)
    judged: dict[int, JudgedClip] = {}
    with _progress_bar() as progress:
        task = progress.add_task("clips", total=len(manifest.clips))
        for place, one in spread(judge, manifest.clips, orders.jobs or os.cpu_count() or 1):
            judged[place] = one
            progress.advance(task)
    return [judged[place] for place in sorted(judged)]


def _keep_manifest(manifest: Manifest, folder: Path) -> None:
    """A manifest of the recordings that will be left there."""
    entries = [
        entry | {"file": kept_name(clip)}
        for entry, clip in zip(manifest.entries, manifest.clips, strict=True)
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "manifest.json").write_bytes(msgspec.json.format(msgspec.json.encode(entries)))
    except OSError as error:
        raise SettingError(f"Cannot write to {folder} ({error.strerror}): choose another folder.") from error


def _data(found: ClipEvaluation) -> dict[str, object]:
    """The JSON: curves are for pictures, and left out."""
    return {"totals": found.totals, "clips": [*map(_clip, found.clips)]}


def _clip(result: ClipResult) -> dict[str, object]:
    told: dict[str, object] = msgspec.to_builtins(result)
    derived = {name: getattr(result, name) for name in ("exact", "off_by_one", "error", "within")}
    return told | derived


def _progress_bar() -> Progress:
    """On the error stream; silent where that is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
