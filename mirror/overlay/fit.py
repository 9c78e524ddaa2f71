"""A Fit: which part of a frame is seen, and where on the screen; picture and skeleton use the same one."""

from collections.abc import Iterable
from dataclasses import dataclass

from mirror.overlay.rect import Rect

__all__ = ["Fit", "contain", "cover"]


@dataclass(frozen=True, slots=True)
class Fit:
    """A part of a frame laid over a part of the screen."""

    area: Rect
    """On the screen, in units."""
    source: Rect
    """Of the frame, as fractions of its width and height."""
    mirrored: bool = True
    """Whether left and right change places, as in a mirror."""

    def place(self, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Where points of the frame (fractions of its width and height) are on the screen, in units."""
        area, source = self.area, self.source
        across, down = area.width / source.width, area.height / source.height
        if self.mirrored:
            return [
                (area.right - (x - source.left) * across, area.top + (y - source.top) * down)
                for x, y in points
            ]
        return [
            (area.left + (x - source.left) * across, area.top + (y - source.top) * down) for x, y in points
        ]


def cover(frame_px: tuple[int, int], area: Rect, centre: float = 0.5, *, mirrored: bool = True) -> Fit:
    """The frame fills the area; what sticks out is cut.

    Args:
        frame_px: width and height of the frame.
        area: on the screen, in units.
        centre: the frame's x (fraction) that should be in the middle, as far as the frame reaches.
        mirrored: whether left and right change places.

    The cut falls on whole pixels of the frame, so the picture and whatever is drawn over it agree exactly.
    """
    width_px, height_px = frame_px
    wanted = area.width / area.height
    seen_w = min(width_px, round(height_px * wanted))
    seen_h = min(height_px, round(width_px / wanted))
    left = min(max(round(centre * width_px - seen_w / 2), 0), width_px - seen_w)
    top = (height_px - seen_h) // 2
    source = Rect(left / width_px, top / height_px, seen_w / width_px, seen_h / height_px)
    return Fit(area, source, mirrored)


def contain(frame_px: tuple[int, int], area: Rect, *, mirrored: bool = True) -> Fit:
    """All of the frame is seen, in the middle of the area; what the frame does not fill stays black."""
    aspect = frame_px[0] / frame_px[1]
    width = min(area.width, area.height * aspect)
    height = width / aspect
    middle_x, middle_y = area.middle
    return Fit(Rect(middle_x - width / 2, middle_y - height / 2, width, height), Rect(0, 0, 1, 1), mirrored)
