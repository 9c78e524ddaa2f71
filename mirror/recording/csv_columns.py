"""Which column of a table of landmarks holds what, and the numbers of one line."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mirror.base.errors import RecordingError
from mirror.pose.landmarks import Landmark

__all__ = ["Columns", "Line", "find_columns"]

TIMES = {"t": 1.0, "time_s": 1.0, "timestamp_ms": 1e-3}
"""Names of a column of times, and its unit in seconds."""
FARTHEST = 20.0
"""Pictures from the picture's edge: MediaPipe guesses at what it does not see, but not beyond two or
three."""
LONGEST_S = 1e10
"""Three hundred years: also a clock that counts from 1970 is believed."""


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one line, with what is needed to say where one is wrong."""

    file: str
    number: int
    """As an editor counts it, the heading being 1."""
    cells: list[str]

    def value(self, column: int, name: str, most: float) -> float:
        """The number in a column; NaN where the cell is empty.

        Raises:
            RecordingError: no number, or one that is too large.
        """
        cell = self.cells[column].strip()
        try:
            value = float(cell) if cell else math.nan
        except ValueError as error:
            raise self.wrong(f"{name} is {cell[:20]!r}, which is no number") from error
        if abs(value) > most:
            raise self.wrong(f"{name} is {cell[:20]}, and the most is {most:g}")
        return value

    def wrong(self, what: str) -> RecordingError:
        """The sentence that says what is wrong in this line."""
        return RecordingError(f"{self.file}, line {self.number}: {what}; correct it and try again.")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a line everything stands."""

    count: int
    places: tuple[tuple[int, str], ...]
    """x, y, z of each landmark in turn: column and its name."""
    seen: tuple[tuple[int, str], ...]
    """The visibility of each landmark in turn; none at all when the table has none."""
    time: tuple[int, str, float] | None
    """The column, its name, and its unit in seconds."""
    size: tuple[int, int] | None
    """The columns of the picture's width and height."""

    def time_s(self, line: Line) -> float | None:
        """When the frame was; None where the table does not tell.

        Raises:
            RecordingError: it should tell, and does not.
        """
        if self.time is None:
            return None
        column, name, unit_s = self.time
        value = line.value(column, name, LONGEST_S / unit_s)
        if math.isnan(value):
            raise line.wrong(f"{name} is empty")
        return value * unit_s

    def landmarks(self, line: Line) -> list[float] | None:
        """99 positions and 33 visibilities; None where any of them is missing: nobody was found.

        Raises:
            RecordingError: a cell that holds no number, or none that a picture has.
        """
        values = [line.value(column, name, FARTHEST) for column, name in self.places]
        seen = [line.value(column, name, FARTHEST) for column, name in self.seen]
        values += [min(max(each, 0.0), 1.0) for each in seen] if seen else [1.0] * len(Landmark)
        return None if any(map(math.isnan, [*values, *seen])) else values


def find_columns(heading: Line) -> Columns:
    """The columns by the names in the first line.

    Raises:
        RecordingError: a name is missing or stands there twice.
    """
    names = [cell.strip().lower() for cell in heading.cells]
    at: dict[str, int] = {}
    for column, name in enumerate(names):
        if name in at and name:
            raise heading.wrong(f"two columns are called {name[:40]!r}")
        at[name] = column
    missing = [name for name in _places() if name not in at]
    if missing:
        raise heading.wrong(
            f"it must name the columns, and {len(missing)} are missing, the first of them {missing[0]!r}"
        )
    time = next(((at[name], name, unit_s) for name, unit_s in TIMES.items() if name in at), None)
    size = (at["width"], at["height"]) if "width" in at and "height" in at else None
    return Columns(len(names), tuple((at[name], name) for name in _places()), _seen(at, heading), time, size)


def _places() -> Iterator[str]:
    for landmark in Landmark:
        for axis in "xyz":
            yield f"{landmark.name.lower()}_{axis}"


def _seen(at: Mapping[str, int], heading: Line) -> tuple[tuple[int, str], ...]:
    """The columns of all visibilities, or none."""
    for ending in ("v", "visibility"):
        names = [f"{landmark.name.lower()}_{ending}" for landmark in Landmark]
        there = [name for name in names if name in at]
        if len(there) == len(names):
            return tuple((at[name], name) for name in names)
        if there:
            raise heading.wrong(
                f"it has {there[0]!r} and not {next(name for name in names if name not in at)!r}: "
                "name the visibility of all landmarks or of none"
            )
    return ()
