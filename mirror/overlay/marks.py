"""Marks: tick, triangle and dash: good, faulty and not counted differ by shape, not by colour alone."""

from enum import Enum

from mirror.overlay.scene import Colour, Dot, Line, Point, Primitive
from mirror.overlay.theme import Palette

__all__ = ["Mark", "draw_mark", "draw_tally", "mark_colour"]


class Mark(Enum):
    """How a movement went."""

    GOOD = "tick"
    FAULTY = "triangle"
    NOT_COUNTED = "dash"


def mark_colour(mark: Mark, palette: Palette) -> Colour:
    """The palette's colour of a mark."""
    return {Mark.GOOD: palette.sure, Mark.FAULTY: palette.fault, Mark.NOT_COUNTED: palette.soft}[mark]


def draw_mark(
    mark: Mark, at: Point, size: float, palette: Palette, opacity: float = 1.0
) -> tuple[Primitive, ...]:
    """The mark, `size` units tall, around its centre."""
    x, y = at
    colour = mark_colour(mark, palette)
    pen = size * 0.16
    half = size / 2
    match mark:
        case Mark.GOOD:
            points = (
                (x - half * 0.95, y + half * 0.05),
                (x - half * 0.25, y + half * 0.7),
                (x + half, y - half * 0.7),
            )
            return (Line(points, pen, colour, opacity),)
        case Mark.FAULTY:
            return (
                Line(_triangle(x, y, half), pen * 0.8, colour, opacity),
                Line(((x, y - half * 0.22), (x, y + half * 0.22)), pen * 0.8, colour, opacity),
                Dot((x, y + half * 0.56), pen * 0.5, colour, opacity),
            )
        case Mark.NOT_COUNTED:
            return (Line(((x - half * 0.8, y), (x + half * 0.8, y)), pen, colour, opacity),)


def draw_tally(
    mark: Mark, at: Point, size: float, palette: Palette, opacity: float = 1.0
) -> tuple[Primitive, ...]:
    """The mark as one of a row: a disc, a triangle, a dash."""
    x, y = at
    colour = mark_colour(mark, palette)
    match mark:
        case Mark.GOOD:
            return (Dot(at, size / 2, colour, opacity),)
        case Mark.FAULTY:
            return (Line(_triangle(x, y, size * 0.5), size * 0.2, colour, opacity),)
        case Mark.NOT_COUNTED:
            return (Line(((x - size * 0.4, y), (x + size * 0.4, y)), size * 0.22, colour, opacity),)


def _triangle(x: float, y: float, half: float) -> tuple[Point, ...]:
    top = (x, y - half * 0.92)
    return (top, (x + half, y + half * 0.86), (x - half, y + half * 0.86), top)
