"""A Scene becomes pixels with OpenCV alone: for clips with overlay, on machines without a screen library."""

import math
from collections.abc import Iterable
from typing import assert_never

import cv2
import numpy as np
import numpy.typing as npt

from mirror.devices.frame import Frame, Pixels
from mirror.overlay.picture import PictureBuffer
from mirror.overlay.rect import Rect
from mirror.overlay.scene import (
    Align,
    Arc,
    Colour,
    Dot,
    Edge,
    Glow,
    Line,
    Picture,
    Point,
    Scene,
    Shade,
    Text,
    Weight,
    shade_strength,
)
from mirror.overlay.theme import Theme
from mirror.overlay.typeface import CAP_HEIGHT, DESCENT

__all__ = ["Raster", "arc_points", "glow_mask"]

SHIFT = 4
"""OpenCV takes positions in sixteenths of a pixel: smooth movement."""

ARC_STEP_DEG = 2.0
"""A ring drawn in steps of two degrees differs from a circle by a sixth of a thousandth of its radius."""


def glow_mask(radius_px: int) -> npt.NDArray[np.uint8]:
    """(2r+1, 2r+1): a glow's strength around its centre, 255 to 0; by the square, so it has no rim."""
    reach = np.arange(-radius_px, radius_px + 1, dtype=np.float32) / max(radius_px, 1)
    away = np.sqrt(reach[:, None] ** 2 + reach[None, :] ** 2)
    return (255 * np.clip(1.0 - away, 0.0, 1.0) ** 2).astype(np.uint8)


def arc_points(arc: Arc) -> list[Point]:
    """Points along an arc, close enough together for a polyline."""
    steps = max(1, math.ceil(abs(arc.sweep_deg) / ARC_STEP_DEG))
    angles = (math.radians(arc.start_deg + arc.sweep_deg * step / steps) for step in range(steps + 1))
    x, y = arc.centre
    return [(x + arc.radius * math.sin(angle), y - arc.radius * math.cos(angle)) for angle in angles]


class Raster:
    """Paints scenes of one size."""

    def __init__(self, theme: Theme, width_px: int, height_px: int) -> None:
        self._theme = theme
        self._size_px = (width_px, height_px)
        self._picture = PictureBuffer()
        self._mask = np.zeros((height_px, width_px), np.uint8)
        self._shades: dict[tuple[Rect, Edge], npt.NDArray[np.uint8]] = {}
        self._glows: dict[int, npt.NDArray[np.uint8]] = {}
        self._fonts = {weight: cv2.FontFace(str(theme.font(weight))) for weight in Weight}
        self._px = 1.0

    def paint(self, scene: Scene, frame: Frame | None) -> Pixels:
        """The scene as a new picture (height, width, 3), BGR, with the frame where it has its picture."""
        pixels = np.zeros((self._size_px[1], self._size_px[0], 3), np.uint8)
        self._px = self._size_px[0] / scene.width
        for primitive in scene.primitives:
            match primitive:
                case Picture():
                    self._show(pixels, primitive, frame)
                case Line():
                    self._line(pixels, primitive.points, primitive.width, primitive.colour, primitive.opacity)
                case Arc():
                    self._line(
                        pixels, arc_points(primitive), primitive.width, primitive.colour, primitive.opacity
                    )
                case Dot():
                    self._dot(pixels, primitive)
                case Glow():
                    self._glow(pixels, primitive)
                case Text():
                    self._text(pixels, primitive)
                case Shade():
                    self._shade(pixels, primitive)
                case _:
                    assert_never(primitive)
        return pixels

    def _show(self, pixels: Pixels, picture: Picture, frame: Frame | None) -> None:
        if frame is None:
            return
        area = picture.fit.area
        left, top = round(area.left * self._px), round(area.top * self._px)
        right, bottom = round(area.right * self._px), round(area.bottom * self._px)
        made = self._picture.compose(frame, picture, (right - left, bottom - top))
        pixels[top:bottom, left:right] = made[:, :, :3]

    def _line(
        self, pixels: Pixels, points: Iterable[Point], width: float, colour: Colour, opacity: float
    ) -> None:
        where = [(x * self._px, y * self._px) for x, y in points]
        fixed = np.array([_fixed(x, y) for x, y in where], np.int32)
        # OpenCV's smooth lines are a pixel broader than asked for.
        thick = max(1, round(width * self._px) - 1)
        reach = thick / 2 + 2
        box = (
            min(x for x, _ in where) - reach,
            min(y for _, y in where) - reach,
            max(x for x, _ in where) + reach,
            max(y for _, y in where) + reach,
        )
        cv2.polylines(self._mask, [fixed], False, 255, thick, cv2.LINE_AA, SHIFT)  # noqa: FBT003 - OpenCV's own order
        self._blend(pixels, box, colour, opacity)

    def _dot(self, pixels: Pixels, dot: Dot) -> None:
        x, y, radius = dot.centre[0] * self._px, dot.centre[1] * self._px, dot.radius * self._px
        cv2.circle(self._mask, _fixed(x, y), round(radius * (1 << SHIFT)), 255, -1, cv2.LINE_AA, SHIFT)
        reach = radius + 2
        self._blend(pixels, (x - reach, y - reach, x + reach, y + reach), dot.colour, dot.opacity)

    def _glow(self, pixels: Pixels, glow: Glow) -> None:
        radius = max(1, round(glow.radius * self._px))
        if radius not in self._glows:
            self._glows[radius] = glow_mask(radius)
        left, top = round(glow.centre[0] * self._px) - radius, round(glow.centre[1] * self._px) - radius
        side = 2 * radius + 1
        height, width = self._mask.shape
        x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + side, width), min(top + side, height)
        if x0 >= x1 or y0 >= y1:
            return
        self._mask[y0:y1, x0:x1] = self._glows[radius][y0 - top : y1 - top, x0 - left : x1 - left]
        self._blend(pixels, (x0, y0, x1, y1), glow.colour, glow.opacity)

    def _text(self, pixels: Pixels, text: Text) -> None:
        size = max(1, round(text.size * self._px))
        face = self._theme.typeface
        wide = face.width(text.words, text.size, text.weight, text.tracking) * self._px
        left = (
            text.at[0] * self._px - wide * {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[text.align]
        )
        baseline = round(text.at[1] * self._px)
        font = self._fonts[text.weight]
        pen = left
        for letter in text.words:
            # Letter by letter: OpenCV moves on by whole pixels only, and small words would shrink.
            cv2.putText(self._mask, letter, (round(pen), baseline), (255,), font, size, 0)
            pen += (face.width(letter, text.size, text.weight) + text.tracking * text.size) * self._px
        box = (
            left - 3,
            baseline - size * (CAP_HEIGHT + 0.3),
            left + wide + 3,
            baseline + size * (DESCENT + 0.1),
        )
        self._blend(pixels, box, text.colour, text.opacity)

    def _shade(self, pixels: Pixels, shade: Shade) -> None:
        of = (shade.area, shade.dark)
        if of not in self._shades:
            self._shades[of] = self._shade_mask(*of)
        mask = self._shades[of]
        left, top = round(shade.area.left * self._px), round(shade.area.top * self._px)
        under = pixels[top : top + mask.shape[0], left : left + mask.shape[1]]
        # 255 minus the mask: the sign is dropped.
        kept = cv2.convertScaleAbs(mask, alpha=shade.opacity, beta=-255)
        cv2.multiply(under, kept, dst=under, scale=1 / 255)
        colour = shade.colour
        if max(colour.red, colour.green, colour.blue) > 0:
            ink = np.array([colour.blue, colour.green, colour.red, 0], np.float64)
            cv2.add(under, cv2.multiply(mask, ink, scale=shade.opacity / 255), dst=under)

    def _shade_mask(self, area: Rect, strong: Edge) -> npt.NDArray[np.uint8]:
        """(height, width, 3): how strong it is, 255 at its edge."""
        height, width = self._mask.shape
        left, top = round(area.left * self._px), round(area.top * self._px)
        wide = min(round(area.right * self._px), width) - left
        tall = min(round(area.bottom * self._px), height) - top
        along = wide if strong in (Edge.LEFT, Edge.RIGHT) else tall
        much = 255 * np.array([shade_strength(at / along) for at in range(along)], np.float32)
        if strong in (Edge.LEFT, Edge.TOP):
            much = much[::-1]
        mask = much[None, :] if strong in (Edge.LEFT, Edge.RIGHT) else much[:, None]
        return np.ascontiguousarray(np.broadcast_to(mask[:, :, None], (tall, wide, 3)).astype(np.uint8))

    def _blend(
        self, pixels: Pixels, box: tuple[float, float, float, float], colour: Colour, opacity: float
    ) -> None:
        """Lay the colour over the pixels where the mask is set within the box, and wipe the mask there."""
        height, width = self._mask.shape
        left, top = max(math.floor(box[0]), 0), max(math.floor(box[1]), 0)
        right, bottom = min(math.ceil(box[2]), width), min(math.ceil(box[3]), height)
        if left >= right or top >= bottom:
            return
        mask = self._mask[top:bottom, left:right]
        under = pixels[top:bottom, left:right]
        much = cv2.merge([cv2.convertScaleAbs(mask, alpha=opacity)] * 3)
        kept = cv2.multiply(under, cv2.bitwise_not(much), scale=1 / 255)
        ink = np.array([colour.blue, colour.green, colour.red, 0], np.float64)
        cv2.add(kept, cv2.multiply(much, ink, scale=1 / 255), dst=under)
        mask[:] = 0


def _fixed(x_px: float, y_px: float) -> tuple[int, int]:
    """A position in OpenCV's sixteenths, which it counts from the middle of the first pixel."""
    return round((x_px - 0.5) * (1 << SHIFT)), round((y_px - 0.5) * (1 << SHIFT))
