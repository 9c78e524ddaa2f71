"""A strip: photographs of an exercise's phases and faults, set in the mirror's own type and colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

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
from mirror.overlay.scene import Dot, Line, Picture, Primitive, Scene, Text, Weight
from mirror.overlay.theme import Theme
from mirror.pose.landmarks import BONES

__all__ = ["draw_strip", "write_strip"]

UNIT_PX = 1080
"""Pixels of one unit: type is as large as on a screen of that height."""
PHOTOGRAPH = 0.50
"""Height of a photograph, in units."""
CORNER_PX = 14
"""By how much the corners of a photograph are round."""
BROADEST = 2.7
"""Width of the whole, in units, beyond which a row is broken."""
PEN = 0.0085
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


class _Layout:
    """Where everything stands, and how it is painted."""

    def __init__(self, exercise: Exercise, taken: Sequence[Photograph], phases: int, theme: Theme) -> None:
        self._exercise, self._theme = exercise, theme
        self._letters = Lettering(theme)
        space, type_ = theme.space, theme.type
        self._margin, self._gap = space.wide * 1.2, space.step
        self._cell_width = taken[0].pixels.shape[1] / UNIT_PX
        self._columns = min(max(phases, len(taken) - phases, 3), self._most_columns())
        self.width = 2 * self._margin + self._columns * (self._cell_width + self._gap) - self._gap
        top = self._margin + type_.headline + type_.body * 1.8 + space.wide
        self._cells = list(self._rows(taken[:phases], top, type_.body * 2.0))
        self._faults_at = self._bottom(top) + type_.body * 2.0 + space.wide
        below = type_.body * 1.9 + 2 * type_.body * 1.3
        faults_top = self._faults_at + space.step
        self._cells += self._rows(taken[phases:], faults_top, below)
        has_faults = len(taken) > phases
        self.height = self._bottom(top) + (below if has_faults else type_.body * 2.0) + self._margin * 0.8

    def paint(self) -> Pixels:
        """The whole picture."""
        wide, tall = round(self.width * UNIT_PX), round(self.height * UNIT_PX)
        canvas = np.zeros((tall, wide, 3), np.uint8)
        for cell in self._cells:
            _paste(canvas, cell.photograph.pixels, cell.area)
        whole = Fit(Rect(0, 0, self.width, self.height), Rect(0, 0, 1, 1), mirrored=False)
        parts = (Picture(whole), *self._title(), *self._captions())
        return Raster(self._theme, wide, tall).paint(
            Scene(self.width, self.height, parts), Frame(canvas, 0.0, 0)
        )

    def _most_columns(self) -> int:
        return int((BROADEST - 2 * self._margin + self._gap) / (self._cell_width + self._gap))

    def _rows(self, taken: Sequence[Photograph], top: float, below: float) -> Iterator[_Cell]:
        for index, photograph in enumerate(taken):
            row, column = divmod(index, self._columns)
            left = self._margin + column * (self._cell_width + self._gap)
            at = top + row * (PHOTOGRAPH + below + self._gap)
            yield _Cell(photograph, Rect(left, at, self._cell_width, PHOTOGRAPH))

    def _bottom(self, top: float) -> float:
        return max((cell.area.bottom for cell in self._cells), default=top)

    def _title(self) -> Iterator[Primitive]:
        """Its name, what it trains and needs, and at the right how it is seen."""
        exercise, type_, palette = self._exercise, self._theme.type, self._theme.palette
        base = self._margin + type_.headline * 0.7
        inner = self.width - 2 * self._margin
        yield self._letters.fitted(exercise.name, (self._margin, base), type_.headline, inner, palette.ink)
        words = listed(exercise.muscles, "").capitalize()
        yield self._letters.fitted(
            words,
            (self._margin, base + type_.body * 1.8),
            type_.body,
            inner,
            palette.soft,
            weight=Weight.MEDIUM,
        )

    def _captions(self) -> Iterator[Primitive]:
        if any(cell.photograph.still.fault for cell in self._cells):
            yield self._letters.label("What can be wrong", (self._margin, self._faults_at))
        for cell in self._cells:
            if cell.photograph.still.fault is None:
                yield self._phase(cell)
            else:
                yield from self._limbs(cell, cell.photograph.still.fault)
                yield from self._fault(cell, cell.photograph.still.fault)

    def _phase(self, cell: _Cell) -> Text:
        body = self._theme.type.body
        at = (cell.area.left, cell.area.bottom + body * 1.35)
        return self._letters.fitted(
            spoken(cell.photograph.still.name).capitalize(),
            at,
            body,
            cell.area.width,
            self._theme.palette.ink,
        )

    def _fault(self, cell: _Cell, fault: FaultRule) -> Iterator[Primitive]:
        """The mark, the fault's name, and the cue in two lines at most."""
        body, palette, area = self._theme.type.body, self._theme.palette, cell.area
        base = area.bottom + body * 1.35
        yield from draw_mark(Mark.FAULTY, (area.left + body * 0.4, base - body * 0.33), body * 0.72, palette)
        indent = body * 1.15
        yield self._letters.fitted(
            fault.name, (area.left + indent, base), body, area.width - indent, palette.fault
        )
        small = body * 0.86
        lines = self._letters.typeface.wrapped(fault.cue, small, Weight.MEDIUM, area.width)
        for number, line in enumerate(lines, 1):
            yield Text((area.left, base + number * body * 1.25), line, small, palette.ink)

    def _limbs(self, cell: _Cell, fault: FaultRule) -> Iterator[Primitive]:
        """The limbs in fault, as the mirror colours them."""
        fit = Fit(cell.area, Rect(0, 0, 1, 1), mirrored=False)
        where = fit.place(cell.photograph.marks)
        palette = self._theme.palette
        tone = palette.alarm if fault.severity == "safety" else palette.fault
        bones = [(where[one], where[other]) for one, other in (BONES[limb] for limb in fault.limbs)]
        for bone in bones:
            yield Line(bone, PEN * 1.5, palette.edge)
        for bone in bones:
            yield Line(bone, PEN, tone)
            yield from (Dot(end, PEN * 0.95, tone) for end in bone)


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
