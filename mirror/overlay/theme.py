"""The theme: palette, type scale, spacing and motion, read from `assets/theme`."""

from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

from msgspec import Struct, convert, toml

from mirror.overlay.scene import Colour, Weight
from mirror.overlay.typeface import Typeface

__all__ = ["Motions", "Palette", "Spaces", "Theme", "Types"]


class Palette(Struct, frozen=True, forbid_unknown_fields=True):
    """Colours by what they mean; the file says what each is for."""

    black: Colour
    ink: Colour
    soft: Colour
    faint: Colour
    sure: Colour
    fault: Colour
    alarm: Colour
    edge: Colour


class Types(Struct, frozen=True, forbid_unknown_fields=True):
    """Sizes of type (em), in units."""

    label: float
    body: float
    title: float
    headline: float
    display: float
    figure: float


class Spaces(Struct, frozen=True, forbid_unknown_fields=True):
    """Distances, in units."""

    hair: float
    small: float
    step: float
    wide: float


class Motions(Struct, frozen=True, forbid_unknown_fields=True):
    """How long movements on the screen take, in seconds."""

    ring_s: float
    follow_s: float
    fade_s: float
    pop_s: float


class Theme(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One palette, one type scale, one spacing scale, for both looks."""

    palette: Palette
    type: Types
    space: Spaces
    motion: Motions

    @classmethod
    def shipped(cls) -> Self:
        """The theme that comes with the program."""
        text = (cls.folder() / "theme.toml").read_text(encoding="utf-8")
        content = toml.decode(text)
        content["palette"] = {meaning: Colour.of(value) for meaning, value in content["palette"].items()}
        return convert(content, type=cls, from_attributes=True)

    @staticmethod
    def folder() -> Traversable:
        """Where the theme's file and its fonts are."""
        return files("assets") / "theme"

    @classmethod
    def font(cls, weight: Weight) -> Traversable:
        """The font file of a weight."""
        return cls.folder() / "fonts" / f"barlow-semi-condensed-{weight}.ttf"

    @cached_property
    def typeface(self) -> Typeface:
        """How wide words are."""
        return Typeface({weight: self.font(weight).read_bytes() for weight in Weight})
