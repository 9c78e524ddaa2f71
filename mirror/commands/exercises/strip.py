"""A strip: photographs of an exercise's phases and faults, set in the mirror's own type and colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from msgspec.structs import replace

from mirror.base.errors import MirrorError
from mirror.commands.exercises.photographs import Photograph, photographs
from mirror.commands.exercises.stills import fault_stills, phase_stills
from mirror.commands.exercises.words import listed, spoken
from mirror.devices.frame import Frame, Pixels
from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import FaultRule
from mirror.overlay.fit import Fit
from mirror.overlay.lettering import Lettering
from mirror.overlay.marks import Mark, draw_mark
from mirror.overlay.raster import Raster
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Dot, Line, Picture, Point, Primitive, Scene, Text, Weight
from mirror.overlay.theme import Palette, Theme
from mirror.pose.landmarks import BONES

__all__ = ["draw_strip", "write_strip"]

UNIT_PX = 1080
"""Pixels of one unit: type is as large as on a screen of that height."""
PHOTOGRAPH = 0.50
"""Height of a photograph, in units."""
CORNER_PX = 14
"""By how much the corners of a photograph are round."""
BROADEST, NARROWEST = 3.45, 1.0
"""Width of the whole, in units: beyond the one a row is broken, and a title needs the other."""
LEADING = 1.28
"""From line to line of a cue, in sizes of its type."""
PEN = 0.0075
"""Of a limb in fault: as broad as the mirror draws it on an athlete of that size."""


def write_strip(exercise: Exercise, path: Path) -> None:
    """Write the strip to a picture file.

    Raises:
        MirrorError: the file cannot be written, or its name is not that of a picture.
        ExerciseError: a pose names a joint that does not exist.
    """
    if path.suffix.lower() not in {".png", ".jpg", ".jpeg"}:
        raise MirrorError(f"{path} is no name for a picture: end it with .png or .jpg.")
    _, encoded = cv2.imencode(path.suffix.lower(), draw_strip(exercise))
    try:
        path.write_bytes(encoded.tobytes())
    except OSError as error:
        raise MirrorError(f"Cannot write {path} ({error.strerror}); give another path.") from error


def draw_strip(exercise: Exercise) -> Pixels:
    """(height, width, 3), BGR: title, phases side by side, and below them each fault with its cue.

    Raises:
        ExerciseError: a pose names a joint that does not exist.
    """
    phases = phase_stills(exercise)
    taken = photographs(exercise, (*phases, *fault_stills(exercise)), round(PHOTOGRAPH * UNIT_PX))
    layout = _Layout(exercise, taken, len(phases), Theme.shipped())
    return layout.paint()


@dataclass(frozen=True, slots=True, eq=False)
class _Cell:
    """A photograph and where it stands, in units."""

    photograph: Photograph
    area: Rect


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Photographs under one heading: the phases, or the faults."""

    heading: str
    at: Point
    """Of the heading, on its baseline."""
    cells: tuple[_Cell, ...]


class _Layout:
    """Where everything stands, and how it is painted."""

    def __init__(self, exercise: Exercise, taken: Sequence[Photograph], phases: int, theme: Theme) -> None:
        self._exercise, self._theme = exercise, theme
        self._letters = Lettering(theme)
        self._margin, self._gap = theme.space.wide * 1.2, theme.space.step
        self._cue = theme.type.body * 0.86
        self._cell_width = taken[0].pixels.shape[1] / UNIT_PX
        self._below = theme.type.body * 1.5 + self._cue * LEADING * self._lines(taken)
        self._groups = tuple(self._place(taken[:phases], taken[phases:]))
        cells = [cell.area for group in self._groups for cell in group.cells]
        self.width = max(max(area.right for area in cells) + self._margin, NARROWEST)
        self.height = max(area.bottom for area in cells) + self._below + self._margin * 0.7

    def paint(self) -> Pixels:
        """The whole picture."""
        wide, tall = round(self.width * UNIT_PX), round(self.height * UNIT_PX)
        canvas = np.zeros((tall, wide, 3), np.uint8)
        for group in self._groups:
            for cell in group.cells:
                _paste(canvas, cell.photograph.pixels, cell.area)
        whole = Fit(Rect(0, 0, self.width, self.height), Rect(0, 0, 1, 1), mirrored=False)
        scene = Scene(self.width, self.height, (Picture(whole), *self._title(), *self._captions()))
        return Raster(self._theme, wide, tall).paint(scene, Frame(canvas, 0.0, 0))

    def _place(self, phases: Sequence[Photograph], faults: Sequence[Photograph]) -> Iterator[_Group]:
        """Both groups in one row where they fit, one below the other where not."""
        type_, gap = self._theme.type, self._gap
        label = type_.label * 1.6
        top = self._margin + type_.headline + type_.body * 1.8 + self._theme.space.wide + label
        most = int((BROADEST - 2 * self._margin + gap) / (self._cell_width + gap))
        apart = self._theme.space.wide
        beside = len(phases) + len(faults) <= most
        heading = "The hold" if self._exercise.hold is not None else "One rep"
        first = self._group(heading, phases, self._margin, top, _columns(len(phases), most))
        yield first
        if faults and beside:
            left = first.cells[-1].area.right + apart
            yield self._group("What can be wrong", faults, left, top, len(faults))
        elif faults:
            top = first.cells[-1].area.bottom + type_.body * 2.0 + apart + label
            yield self._group("What can be wrong", faults, self._margin, top, _columns(len(faults), most))

    def _group(
        self, heading: str, taken: Sequence[Photograph], left: float, top: float, columns: int
    ) -> _Group:
        cells = []
        for index, photograph in enumerate(taken):
            row, column = divmod(index, columns)
            at = (left + column * (self._cell_width + self._gap), top + row * (PHOTOGRAPH + self._below))
            cells.append(_Cell(photograph, Rect(*at, self._cell_width, PHOTOGRAPH)))
        return _Group(heading, (left, top - self._theme.type.label * 0.8), tuple(cells))

    def _lines(self, taken: Sequence[Photograph]) -> int:
        """Lines of the longest cue."""
        cues = [photograph.still.fault.cue for photograph in taken if photograph.still.fault is not None]
        return max((len(self._wrapped(cue)) for cue in cues), default=0)

    def _wrapped(self, cue: str) -> list[str]:
        """The cue in as few lines as its photograph is wide enough for, of about equal length."""
        fewest = self._broken(cue, self._cell_width)
        shares = (0.5 + step / 20 for step in range(11))
        tried = (self._broken(cue, share * self._cell_width) for share in shares)
        return next(lines for lines in tried if len(lines) == len(fewest))

    def _broken(self, cue: str, width: float) -> list[str]:
        lines: list[str] = []
        for word in cue.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._letters.typeface.width(longer, self._cue, Weight.MEDIUM) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _title(self) -> Iterator[Primitive]:
        """Its name, and what it trains."""
        exercise, type_, palette = self._exercise, self._theme.type, self._theme.palette
        base, inner = self._margin + type_.headline * 0.7, self.width - 2 * self._margin
        yield self._letters.fitted(exercise.name, (self._margin, base), type_.headline, inner, palette.ink)
        at = (self._margin, base + type_.body * 1.8)
        words = listed(exercise.muscles, "").capitalize()
        yield self._letters.fitted(words, at, type_.body, inner, palette.soft, weight=Weight.MEDIUM)

    def _captions(self) -> Iterator[Primitive]:
        for group in self._groups:
            yield self._letters.label(group.heading, group.at)
            for cell in group.cells:
                fault = cell.photograph.still.fault
                if fault is None:
                    yield self._phase(cell)
                else:
                    yield from self._fault(cell, fault)

    def _phase(self, cell: _Cell) -> Text:
        body = self._theme.type.body
        at = (cell.area.left, cell.area.bottom + body * 1.35)
        words = spoken(cell.photograph.still.name).capitalize()
        return self._letters.fitted(words, at, body, cell.area.width, self._theme.palette.ink)

    def _fault(self, cell: _Cell, fault: FaultRule) -> Iterator[Primitive]:
        """The limbs in fault as the mirror colours them, and below them mark, name and cue."""
        body, area, palette = self._theme.type.body, cell.area, self._theme.palette
        if fault.severity == "safety":
            palette = replace(palette, fault=palette.alarm)
        yield from _limbs(cell, fault, palette)
        base, indent = area.bottom + body * 1.35, body * 1.15
        yield from draw_mark(Mark.FAULTY, (area.left + body * 0.4, base - body * 0.33), body * 0.72, palette)
        room = area.width - indent
        yield self._letters.fitted(fault.name, (area.left + indent, base), body, room, palette.fault)
        for number, line in enumerate(self._wrapped(fault.cue), 1):
            yield Text((area.left, base + number * self._cue * LEADING), line, self._cue, palette.ink)


def _columns(count: int, most: int) -> int:
    """How many stand side by side, so that all rows are nearly as long."""
    rows = -(-count // most)
    return -(-count // rows)


def _limbs(cell: _Cell, fault: FaultRule, palette: Palette) -> Iterator[Primitive]:
    fit = Fit(cell.area, Rect(0, 0, 1, 1), mirrored=False)
    where = fit.place(cell.photograph.marks)
    bones = [(where[one], where[other]) for one, other in (BONES[limb] for limb in fault.limbs)]
    for bone in bones:
        yield Line(bone, PEN * 1.5, palette.edge)
    for bone in bones:
        yield Line(bone, PEN, palette.fault)
        yield from (Dot(end, PEN * 0.95, palette.fault) for end in bone)


def _paste(canvas: Pixels, pixels: Pixels, area: Rect) -> None:
    """Lay a photograph on the canvas, its corners rounded."""
    left, top = round(area.left * UNIT_PX), round(area.top * UNIT_PX)
    tall, wide = pixels.shape[:2]
    shape = np.zeros((tall, wide), np.uint8)
    r = CORNER_PX
    cv2.rectangle(shape, (r, 0), (wide - r - 1, tall - 1), 255, -1)
    cv2.rectangle(shape, (0, r), (wide - 1, tall - r - 1), 255, -1)
    for x in (r, wide - r - 1):
        for y in (r, tall - r - 1):
            cv2.circle(shape, (x, y), r, 255, -1, cv2.LINE_AA)
    canvas[top : top + tall, left : left + wide] = cv2.multiply(pixels, cv2.merge([shape] * 3), scale=1 / 255)
