"""A Scene: the draw list of one painted frame, in units, with colours from the palette.

Nobody draws on a frame. The hud makes a Scene; `raster.py` (OpenCV) and `ui/scene_painter.py` (Qt) turn the
same Scene into pixels. Positions and lengths are in units: x to the right and y down from the upper left
corner, and the screen is `Scene.width` units wide. Primitives are painted in the order in which they stand.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from mirror.overlay.fit import Fit
from mirror.overlay.rect import Rect

__all__ = [
    "Align",
    "Arc",
    "Colour",
    "Dot",
    "Edge",
    "Glow",
    "Line",
    "Picture",
    "Point",
    "Primitive",
    "Scene",
    "Shade",
    "Text",
    "Weight",
    "shade_strength",
]

Point: TypeAlias = tuple[float, float]
"""x and y, in units."""


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue, 0..255 each."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, hexadecimal: str) -> "Colour":
        """The colour of "#RRGGBB".

        Raises:
            ValueError: when it is not six hexadecimal digits after a "#".
        """
        if len(hexadecimal) != 7 or hexadecimal[0] != "#":
            raise ValueError(f"{hexadecimal!r} is not a colour like '#4FE3D4'")
        value = int(hexadecimal[1:], 16)
        return cls(value >> 16, value >> 8 & 255, value & 255)

    def toward(self, other: "Colour", amount: float) -> "Colour":
        """Mixed with another, 0 this one to 1 the other, in sixteen steps so that sprites of them are few."""
        share = round(min(max(amount, 0.0), 1.0) * 16) / 16
        if share in (0.0, 1.0):
            return other if share else self
        return Colour(
            round(self.red + (other.red - self.red) * share),
            round(self.green + (other.green - self.green) * share),
            round(self.blue + (other.blue - self.blue) * share),
        )


class Align(StrEnum):
    """Which end of a text stands at its x."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Weight(StrEnum):
    """The two weights of the one typeface."""

    MEDIUM = "medium"
    SEMIBOLD = "semibold"


class Edge(StrEnum):
    """The edge of a Shade at which it is strong."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Picture:
    """The camera's picture goes here."""

    fit: Fit
    """Which part of the frame, and where on the screen."""
    brightness: float = 1.0
    """1 as captured, 0 black."""
    grey: bool = False
    """Whether its colours are taken away."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through its points, with round corners."""

    points: tuple[Point, ...]
    width: float
    colour: Colour
    opacity: float = 1.0
    rounded: bool = True
    """Whether its ends are round; flat ones, where a dot covers them, are painted twice as fast."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled disc."""

    centre: Point
    radius: float
    colour: Colour
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Glow:
    """Light that falls off from the centre to nothing at the radius."""

    centre: Point
    radius: float
    colour: Colour
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of a circle's line, with round ends."""

    centre: Point
    radius: float
    width: float
    start_deg: float
    """Clockwise from twelve o'clock."""
    sweep_deg: float
    """Clockwise; 360 is the whole ring."""
    colour: Colour
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words."""

    at: Point
    """On the baseline, at the end that `align` names."""
    words: str
    size: float
    """The type's size (em)."""
    colour: Colour
    weight: Weight = Weight.MEDIUM
    align: Align = Align.LEFT
    opacity: float = 1.0
    tracking: float = 0.0
    """Added after each letter, in em."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour that grows from nothing to `opacity` at one edge; black, for words on a picture."""

    area: Rect
    dark: Edge
    colour: Colour
    opacity: float = 1.0


def shade_strength(away: float) -> float:
    """Strength of a shade from its bright end (0) to its dark one (1): even under words, soft at its end."""
    share = min(away / 0.72, 1.0)
    return share * share * (3.0 - 2.0 * share)


Primitive: TypeAlias = Picture | Line | Dot | Glow | Arc | Text | Shade
"""Whatever a Scene is made of."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is painted at one instant, back to front, on black."""

    width: float
    height: float
    primitives: tuple[Primitive, ...] = ()
