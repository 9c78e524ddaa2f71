"""A search: in which part of the picture the landmarker is to look for the athlete."""

from dataclasses import dataclass

__all__ = ["WHOLE", "Area", "Search"]


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the picture, as fractions of its width and height; it may reach beyond the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def within_px(self, width: int, height: int) -> tuple[slice, slice]:
        """Rows and columns of the area in a picture of that size; empty when it lies outside."""
        return _pixels(self.top, self.bottom, height), _pixels(self.left, self.right, width)


@dataclass(frozen=True, slots=True)
class Search:
    """Where to look, and whether to forget whom the model was following."""

    within: Area
    """All else is blanked: the model sees nobody there."""
    without: Area | None = None
    """Blanked too."""
    afresh: bool = False
    """Whether the model first lets go of whom it follows, which costs about as much as one picture."""


WHOLE = Area(0.0, 0.0, 1.0, 1.0)
"""All of the picture."""


def _pixels(start: float, end: float, size: int) -> slice:
    first = round(min(max(start, 0.0), 1.0) * size)
    return slice(first, max(first, round(min(max(end, 0.0), 1.0) * size)))
