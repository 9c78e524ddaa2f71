"""A manifest: clips of people exercising, and what a person counted and saw in each of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from mirror.base.errors import SettingError
from mirror.recording.landmark_csv import CsvTerms
from mirror.recording.opening import opened
from mirror.recording.picture_size import PictureSize

__all__ = ["HeldSegment", "Manifest", "ManifestClip", "plain_view", "read_manifest"]

BYTES_MOST = 16_000_000
CLIPS_MOST = 10_000

Words: TypeAlias = Annotated[str, Meta(max_length=2000)]
Seconds: TypeAlias = Annotated[float, Meta(ge=0, le=1e6)]
Reps: TypeAlias = Annotated[int, Meta(ge=0, le=100_000)]
HeldSegment: TypeAlias = tuple[Words, Seconds, Seconds]
"""A posture by its name, and from when to when it was held."""

VIEWS = ("oblique", "front", "side", "rear")
"""In this order looked for in a view's words: `side_oblique` is oblique."""


class ManifestClip(Struct, frozen=True):
    """One clip; a field that is not named here is ignored, a null one is as if it were not there."""

    file: Annotated[str, Meta(min_length=1, max_length=1000)]
    """A video, a recording of landmarks or a table of them; relative to the manifest's folder."""
    exercise: Words = ""
    """A standard name; empty where none is done."""
    view: Words = ""
    reps_full: Reps | None = None
    """Complete cycles, of either side each; None where nobody told."""
    reps_accept: tuple[Reps | None, Reps | None] | None = None
    """The least and the most that a fair counter may report; None of both: not established."""
    reps_partial: Reps = 0
    hold_segments_s: Annotated[list[HeldSegment], Meta(max_length=1000)] | None = None
    faults: Annotated[list[Words], Meta(max_length=200)] | None = None
    """In words; an empty list says that none was noted, None that nobody looked."""
    confidence: Literal["high", "medium", "low"] = "high"
    people: int | None = 1
    width: Annotated[int, Meta(ge=1, le=65535)] | None = None
    height: Annotated[int, Meta(ge=1, le=65535)] | None = None
    """Of the pictures: what a table of landmarks does not tell."""
    fps: Annotated[float, Meta(ge=0.1, le=1000)] | None = None

    @property
    def expected(self) -> int:
        """How many reps were counted by a person."""
        return self.reps_full or 0

    @property
    def accepted(self) -> tuple[int, int]:
        """The least and the most that a fair counter may report."""
        least, most = self.reps_accept or (None, None)
        return (
            self.expected if least is None else min(least, self.expected),
            self.expected if most is None else max(most, self.expected),
        )

    @property
    def segments(self) -> tuple[HeldSegment, ...]:
        """The postures that are held."""
        return tuple(self.hold_segments_s or ())

    @property
    def negative(self) -> bool:
        """Whether it shows people who do no exercise."""
        name = Path(self.file).name
        return not self.exercise or self.exercise.startswith("negative") or name.startswith("negative")

    @property
    def left_out(self) -> str:
        """Why its count is reported and goes into no total; empty where it does go in."""
        if self.confidence == "low":
            return "counted with low confidence"
        if self.reps_full is None or self.reps_accept == (None, None):
            return "its count was not established"
        return ""

    @property
    def csv(self) -> CsvTerms:
        """What a table of landmarks does not tell of itself."""
        known = self.width is not None and self.height is not None
        return CsvTerms(PictureSize(self.width or 1, self.height or 1) if known else None, self.fps or 30.0)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All clips, and the folder in which they are."""

    folder: Path
    clips: tuple[ManifestClip, ...]
    entries: tuple[dict[str, Any], ...]
    """The same as they stand in the file, with every field."""

    def path(self, clip: ManifestClip) -> Path:
        """Where a clip is."""
        return self.folder / clip.file


def read_manifest(path: Path) -> Manifest:
    """The clips that a JSON file lists; each of them is there.

    Raises:
        MirrorError: the file or a clip is not there, or it is no list of clips.
    """
    with opened(path, BYTES_MOST) as file:
        text = file.read()
    try:
        entries = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise SettingError(f"{path} is no JSON ({error}): give a manifest, a list of clips.") from error
    if not isinstance(entries, list) or not 0 < len(entries) <= CLIPS_MOST:
        raise SettingError(
            f"{path} is no manifest: it must be a JSON list of 1 to {CLIPS_MOST} clips, each with its `file`."
        )
    manifest = Manifest(
        path.parent,
        tuple(_clip(entry, number, path) for number, entry in enumerate(entries, 1)),
        tuple(entries),
    )
    _all_there(manifest, path)
    return manifest


def plain_view(words: str) -> str:
    """The view that a manifest's words name; of several one after the other, "mixed"."""
    if words.startswith("mixed"):
        return "mixed"
    return next((view for view in VIEWS if view in words), "unknown")


def _clip(entry: object, number: int, path: Path) -> ManifestClip:
    told = (
        {key: value for key, value in entry.items() if value is not None}
        if isinstance(entry, dict)
        else entry
    )
    try:
        return msgspec.convert(told, ManifestClip)
    except msgspec.ValidationError as error:
        name = entry.get("file", "") if isinstance(entry, dict) else ""
        called = f" ({name})" if isinstance(name, str) and name else ""
        raise SettingError(f"{path}, clip {number}{called}: {error}; correct it.") from error


def _all_there(manifest: Manifest, path: Path) -> None:
    missing = [clip.file for clip in manifest.clips if not manifest.path(clip).is_file()]
    if missing:
        more = f" and {len(missing) - 1} more clips" if len(missing) > 1 else ""
        raise SettingError(
            f"{path} names {missing[0]}{more}, and there is no such file beside it: correct the names."
        )
