"""Lettering: words set in the theme's type, shrunk or broken to the room they have."""

from mirror.overlay.scene import Align, Colour, Point, Text, Weight
from mirror.overlay.theme import Theme
from mirror.overlay.typeface import CAP_HEIGHT, Typeface

__all__ = ["LABEL_TRACKING", "Lettering", "cap"]

LABEL_TRACKING = 0.10
"""Capitals in small sizes are set apart by a tenth of an em, as signage is."""


class Lettering:
    """Makes Texts that fit."""

    def __init__(self, theme: Theme) -> None:
        self.typeface: Typeface = theme.typeface
        self._label = theme.type.label
        self._label_colour = theme.palette.soft

    def fitted(
        self,
        words: str,
        at: Point,
        size: float,
        limit: float,
        colour: Colour,
        *,
        weight: Weight = Weight.SEMIBOLD,
        align: Align = Align.LEFT,
        opacity: float = 1.0,
    ) -> Text:
        """One line no wider than `limit`."""
        size = self.typeface.shrunk(words, size, weight, limit)
        return Text(at, words, size, colour, weight, align, opacity)

    def label(
        self,
        words: str,
        at: Point,
        *,
        colour: Colour | None = None,
        size: float | None = None,
        align: Align = Align.LEFT,
        opacity: float = 1.0,
    ) -> Text:
        """A small heading in spaced capitals."""
        return Text(
            at,
            words.upper(),
            size or self._label,
            colour or self._label_colour,
            Weight.SEMIBOLD,
            align,
            opacity,
            LABEL_TRACKING,
        )

    def label_width(self, words: str, size: float) -> float:
        """How wide a label of that size is."""
        return self.typeface.width(words.upper(), size, Weight.SEMIBOLD, LABEL_TRACKING)


def cap(size: float) -> float:
    """Height of capitals and figures of type of that size."""
    return size * CAP_HEIGHT
