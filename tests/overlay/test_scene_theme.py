"""The theme is one palette and one type scale that can be told apart and read."""

from itertools import pairwise

import pytest

from mirror.overlay.scene import Colour, Weight
from mirror.overlay.theme import Theme


def luminance(colour: Colour) -> float:
    """Relative luminance. Source: WCAG 2.2."""
    parts = [part / 255 for part in (colour.red, colour.green, colour.blue)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("name", "least"), [("ink", 15.0), ("soft", 7.0), ("sure", 7.0), ("fault", 7.0), ("alarm", 4.5)]
)
def test_words_stand_out_from_black(theme: Theme, name: str, least: float) -> None:
    """Contrast of each colour that words are set in against black, as WCAG asks for AAA (7) or AA (4.5)."""
    contrast = (luminance(getattr(theme.palette, name)) + 0.05) / 0.05

    assert contrast >= least


def test_sizes_grow_by_steps(theme: Theme) -> None:
    """Each size of type is larger than the one before by a third at least, so that ranks are seen."""
    sizes = [getattr(theme.type, name) for name in theme.type.__struct_fields__]

    assert all(larger >= smaller * 1.33 for smaller, larger in pairwise(sizes))


def test_the_figure_is_a_quarter_of_the_screen(theme: Theme) -> None:
    """The cap height of the rep number is a quarter of a screen that lies."""
    assert theme.type.figure * 0.7 >= 0.25


@pytest.mark.parametrize(
    ("amount", "expected"), [(0, Colour(0, 0, 0)), (0.5, Colour(50, 100, 20)), (2, Colour(100, 200, 40))]
)
def test_colours_mix(amount: float, expected: Colour) -> None:
    """From one colour to another, and never beyond."""
    assert Colour(0, 0, 0).toward(Colour(100, 200, 40), amount) == expected


@pytest.mark.parametrize("written", ["4FE3D4", "#4FE3", "#GGGGGG", ""])
def test_what_is_no_colour_is_refused(written: str) -> None:
    """A slip in the theme's file is an error where it is read."""
    with pytest.raises(ValueError):  # noqa: PT011 - int's own words for digits that are none
        Colour.of(written)


@pytest.mark.parametrize("weight", list(Weight))
def test_every_weight_has_its_font(theme: Theme, weight: Weight) -> None:
    """The fonts are there, and they are TrueType."""
    assert theme.font(weight).read_bytes()[:4] == b"\x00\x01\x00\x00"
