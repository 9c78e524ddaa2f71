"""A table of MediaPipe landmarks, one frame a line, becomes a Recording.

The first line names the columns, in any order and case: for each of the 33 landmarks `<name>_x`, `<name>_y`
and `<name>_z` as MediaPipe gives them in the picture (`left_shoulder_x`), and for all or none of them
`<name>_v` (or `<name>_visibility`). Optional: the time in `t`, `time_s` or `timestamp_ms`; the size of the
picture in `width` and `height`, read from the first frame. Other columns are ignored. A line with an empty
or NaN cell is a frame in which nobody was found. A table tells no light, so it is taken to be good; it has
no world landmarks, so they are reconstructed.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Self

import numpy as np

from mirror.base.errors import RecordingError
from mirror.pose.landmarks import LANDMARK_COUNT
from mirror.pose.pose import Floats, Pose
from mirror.recording.csv_columns import Columns, Line, find_columns
from mirror.recording.opening import opened
from mirror.recording.picture_size import PictureSize
from mirror.recording.reconstruction import reconstructed
from mirror.recording.recording import FRAMES_MOST, RecordedFrame, RecordedTruth, Recording

__all__ = ["CsvTerms", "read_csv"]

BYTES_MOST = 512_000_000
"""As many frames as a recording holds, with 17 digits to each number."""
GOOD_LUMA = 128
"""Middle grey."""
DEFAULT_SIZE = PictureSize(16, 9)
"""What nearly every camera films."""


@dataclass(frozen=True, slots=True)
class CsvTerms:
    """What a table does not tell of itself."""

    size: PictureSize | None = None
    """Of the pictures in which the landmarks were found. None takes the table's columns, or 16:9."""
    frames_per_s: float = 30.0
    """The rate, where the table has no times."""

    @classmethod
    def of(cls, picture: str | None, frames_per_s: float) -> Self:
        """What a user says: the size of the picture in words ("9:16"), or nothing, and the rate.

        Raises:
            SettingError: the words are no size.
        """
        return cls(None if picture is None else PictureSize.parse(picture), frames_per_s)


@dataclass(slots=True)
class _Table:
    """What has been read so far."""

    size: PictureSize | None = None
    times_s: list[float | None] = field(default_factory=list)
    landmarks: list[Floats | None] = field(default_factory=list)
    """(132,) each, as `Columns.landmarks` gives them; None where nobody was found."""

    def add(self, line: Line, columns: Columns) -> None:
        if len(line.cells) != columns.count:
            raise line.wrong(f"it has {len(line.cells)} cells, and the heading has {columns.count}")
        if len(self.times_s) == FRAMES_MOST:
            raise line.wrong(f"a recording has at most {FRAMES_MOST} frames, so cut the table")
        at_s = columns.time_s(line)
        earlier_s = self.times_s[-1] if self.times_s else None
        if at_s is not None and earlier_s is not None and at_s <= earlier_s:
            raise line.wrong("its time is not after that of the line before")
        if not self.times_s and columns.size is not None:
            self.size = _size(line, columns.size)
        self.times_s.append(at_s)
        marks = columns.landmarks(line)
        self.landmarks.append(None if marks is None else np.array(marks, np.float32))


def read_csv(path: Path, terms: CsvTerms) -> Recording:
    """The recording that a table holds; times count from its first frame.

    Raises:
        RecordingError: the file cannot be read, or a line of it is wrong.
    """
    table = _Table()
    with (
        opened(path, BYTES_MOST) as file,
        TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="") as text,
    ):
        lines = _lines(text, str(path))
        heading = next(lines, None)
        if heading is None:
            raise RecordingError(f"{path} has no line with the names of its columns: write one.")
        columns = find_columns(heading)
        for line in lines:
            table.add(line, columns)
    if not table.times_s:
        raise heading.wrong("no frame follows it")
    return _recording(table, terms, f"table {path.name}")


def _lines(text: TextIOWrapper, file: str) -> Iterator[Line]:
    """The lines that are not blank."""
    reader = csv.reader(text)
    try:
        for cells in reader:
            if cells:
                yield Line(file, reader.line_num, cells)
    except csv.Error as error:
        raise RecordingError(
            f"{file}, line {reader.line_num}: these are no comma-separated values; export the table again."
        ) from error


def _size(line: Line, columns: tuple[int, int]) -> PictureSize:
    width, height = (
        line.value(column, name, 65535) for column, name in zip(columns, ("width", "height"), strict=True)
    )
    if not (width >= 1 and height >= 1):
        raise line.wrong("its width and height are no size of a picture")
    return PictureSize(round(width), round(height))


def _recording(table: _Table, terms: CsvTerms, source: str) -> Recording:
    size = terms.size or table.size or DEFAULT_SIZE
    times_s, frames_per_s = _timing(table.times_s, terms.frames_per_s)
    found_s = [at_s for at_s, marks in zip(times_s, table.landmarks, strict=True) if marks is not None]
    marks = np.array([marks for marks in table.landmarks if marks is not None], np.float32)
    poses = iter(_poses(marks.reshape(-1, 4 * LANDMARK_COUNT), found_s, size, frames_per_s))
    frames = tuple(
        RecordedFrame(at_s, GOOD_LUMA, next(poses) if marks is not None else None)
        for at_s, marks in zip(times_s, table.landmarks, strict=True)
    )
    return Recording(size.width, size.height, frames_per_s, frames, RecordedTruth(source=source))


def _timing(told_s: list[float | None], frames_per_s: float) -> tuple[list[float], float]:
    """Seconds from the first frame, and the rate: what the table tells, or frames at that rate."""
    times_s = [at_s for at_s in told_s if at_s is not None]
    if not times_s:
        return [number / frames_per_s for number in range(len(told_s))], frames_per_s
    if len(times_s) > 1:
        frames_per_s = 1.0 / median(later - earlier for earlier, later in pairwise(times_s))
    return [at_s - times_s[0] for at_s in times_s], min(max(frames_per_s, 0.1), 1000.0)


def _poses(marks: Floats, times_s: list[float], size: PictureSize, frames_per_s: float) -> Iterator[Pose]:
    """The pose of each time; `marks` is (n, 132): 33 times x, y, z, then 33 visibilities."""
    aspect = size.width / size.height
    images = marks[:, : 3 * LANDMARK_COUNT].reshape(-1, LANDMARK_COUNT, 3)
    worlds = reconstructed(images, aspect, round(frames_per_s))
    for image, world, seen, at_s in zip(images, worlds, marks[:, 3 * LANDMARK_COUNT :], times_s, strict=True):
        yield Pose(image, world, seen, aspect, at_s)
