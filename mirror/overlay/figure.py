"""The figure in the ring: reps, or the seconds of a hold, its unit above and what belongs to it below."""

from dataclasses import dataclass

from mirror.kinematics.view import Side
from mirror.overlay.lettering import Lettering, cap
from mirror.overlay.scene import Align, Colour, Line, Point, Primitive, Text, Weight
from mirror.overlay.theme import Theme

__all__ = ["Figure", "FigureState", "Sides"]

SMALLER = 0.74
"""Size of the number where a target, or the counts of both sides, stand below it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Reps of each side, apart."""

    left: str
    """With its letter: "L 3"."""
    right: str
    at_work: Side | None = None
    """The side that moves now."""


@dataclass(frozen=True, slots=True)
class FigureState:
    """What stands in the ring now."""

    words: str
    """The number."""
    unit: str = ""
    below: str = ""
    """In the opening of the ring: "62°", or the time to come to: "of 30 s"."""
    target: str = ""
    """Under the number: "/ 10"."""
    sides: Sides | None = None
    waiting: bool = False
    """Whether a clock stands still and will go on."""
    large_unit: bool = False
    """Whether the unit says something new: that it is a rest."""


class Figure:
    """Draws it into a ring of a given size."""

    def __init__(self, theme: Theme, middle: Point, inside: float, size: float) -> None:
        """A figure around that middle, no wider than the ring is inside (a radius), of that size at most."""
        self._theme = theme
        self._letters = Lettering(theme)
        self._middle, self._inside, self._size = middle, inside, size

    def draw(self, state: FigureState, grown: float, lit: float) -> list[Primitive]:
        """The number, larger by a share of `grown`, and what is below it."""
        apart = state.sides is not None or state.target != ""
        size = self._size * (SMALLER if apart else 1.0)
        room = 2 * self._inside * (0.80 if apart else 0.86)
        size = self._letters.typeface.shrunk(state.words, size, Weight.SEMIBOLD, room) * (1.0 + grown)
        x, y = self._middle
        at = (x, y + cap(size) / 2 - (self._inside * 0.12 if apart else 0.0))
        opacity = (0.25 + 0.75 * lit) * (0.5 if state.waiting else 1.0)
        ink = self._theme.palette.ink
        drawn: list[Primitive] = [Text(at, state.words, size, ink, Weight.SEMIBOLD, Align.CENTRE, opacity)]
        if apart:
            drawn += self._under(state, lit)
        return drawn + self._below(state.below, lit)

    def unit(self, state: FigureState, above: Point, opacity: float) -> list[Primitive]:
        """Over the number: what it counts; of a clock that waits, two bars as on any player."""
        if state.waiting:
            tall, apart = self._inside * 0.085, self._inside * 0.055
            pen, ink = self._inside * 0.05, self._theme.palette.ink
            return [
                Line(((x, above[1] - tall), (x, above[1] + tall)), pen, ink, opacity)
                for x in (above[0] - apart, above[0] + apart)
            ]
        size = self._theme.type.body if state.large_unit else self._theme.type.label
        at = (above[0], above[1] + cap(size) / 2)
        return [self._letters.label(state.unit, at, size=size, align=Align.CENTRE, opacity=opacity)]

    def _under(self, state: FigureState, lit: float) -> list[Primitive]:
        """The target, and beside it each side's count as in a mirror: the athlete's left is on the left."""
        palette, types = self._theme.palette, self._theme.type
        x, y = self._middle
        size = (types.headline * 0.9 if state.sides is None else types.title) * self._size / types.figure
        baseline = y + self._inside * 0.53 + cap(size) / 2

        def text(words: str, away: float, colour: Colour) -> Text:
            at = (x + away * self._inside, baseline)
            return Text(at, words, size, colour, Weight.SEMIBOLD, Align.CENTRE, lit)

        drawn: list[Primitive] = [text(state.target, 0.0, palette.soft)] if state.target else []
        if state.sides is not None:
            works, away = state.sides.at_work, 0.55 if state.target else 0.36
            for side, words, place in (
                (Side.LEFT, state.sides.left, -away),
                (Side.RIGHT, state.sides.right, away),
            ):
                drawn.append(text(words, place, palette.sure if works is side else palette.soft))
        return drawn

    def _below(self, words: str, lit: float) -> list[Primitive]:
        if not words:
            return []
        degrees = words.endswith("°")
        size = self._theme.type.headline if degrees else self._theme.type.title
        colour = self._theme.palette.ink if degrees else self._theme.palette.soft
        # Figures stand in the middle, and the sign hangs out to the right.
        hung = self._letters.typeface.width("°", size, Weight.SEMIBOLD) / 2 if degrees else 0.0
        at = (self._middle[0] + hung, self._middle[1] + self._inside * 0.96 + cap(size) / 2)
        return [Text(at, words, size, colour, Weight.SEMIBOLD, Align.CENTRE, lit)]
