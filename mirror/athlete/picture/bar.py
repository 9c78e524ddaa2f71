"""The bar that one hangs from: a steel tube across the room, behind the hands that hold it."""

import cv2
import numpy as np

from mirror.athlete.vectors import Array
from mirror.athlete.viewpoint import Viewpoint
from mirror.devices.frame import Pixels

__all__ = ["draw_bar"]

THICK_M = 0.032
"""Of a pull-up bar: 28 to 34 mm."""
TONES: tuple[tuple[float, float, int], ...] = ((0.0, 1.0, 58), (-0.12, 0.5, 92), (-0.22, 0.18, 150))
"""Below the tube's middle, and breadth, as shares of its thickness, and the grey there: its rounded light."""
SHIFT = 4


def draw_bar(picture: Pixels, ends: Array, viewpoint: Viewpoint, light: Array) -> None:
    """Draw a bar between its two ends (2, 3) into a picture in that light (3,); none if it is too near."""
    depth = viewpoint.depth(ends)
    if depth.min() < 0.3:
        return
    first, last = viewpoint.project(ends)
    thick_px = THICK_M * viewpoint.focal_px / float(depth.mean())
    for below, breadth, grey in TONES:
        lift = np.array((0.0, below * thick_px))
        start, end = (((point + lift) * (1 << SHIFT)).round().astype(int).tolist() for point in (first, last))
        colour = np.clip(grey * light, 0, 255).tolist()
        cv2.line(picture, start, end, colour, max(round(breadth * thick_px), 1), cv2.LINE_AA, SHIFT)
