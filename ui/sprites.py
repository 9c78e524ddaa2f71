"""Sprites: words, glows and shades painted once and laid down many times."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QLinearGradient, QPainter, QRadialGradient

from mirror.overlay.scene import Colour, Edge, shade_strength
from mirror.overlay.typeface import DESCENT

__all__ = ["Sprites", "glow_sprite", "shade_sprite", "text_sprite"]

Key = TypeVar("Key", bound=Hashable)

GLOW_STOPS = 8
"""Points of the curve by which a glow falls; the eye sees no step between them."""


class Sprites(Generic[Key]):
    """Remembers what was painted last for each key; what was not used longest goes first."""

    def __init__(self, most: int, paint: Callable[[Key], QImage]) -> None:
        self._most = most
        self._paint = paint
        self._kept: OrderedDict[Key, QImage] = OrderedDict()

    def get(self, key: Key) -> QImage:
        """The sprite of that key, painted now if it is new."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._paint(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found


def text_sprite(words: str, font: QFont, colour: Colour) -> QImage:
    """One line of words; its baseline is one em below the top, its left end two pixels from the left."""
    size = font.pixelSize()
    # Qt spaces after the last letter, too; words end with their last letter.
    width = ceil(QFontMetricsF(font).horizontalAdvance(words) - font.letterSpacing()) + 4
    image = _clear(width, ceil(size * (1.0 + DESCENT + 0.05)))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.setPen(QColor(colour.red, colour.green, colour.blue))
    painter.drawText(QPointF(2, size), words)
    painter.end()
    return image


def glow_sprite(radius_px: int, colour: Colour) -> QImage:
    """A glow around the middle of a square of 2 r + 1 pixels, falling with the square of what is left."""
    side = 2 * radius_px + 1
    image = _clear(side, side)
    gradient = QRadialGradient(side / 2, side / 2, max(radius_px, 1))
    for stop in range(GLOW_STOPS + 1):
        away = stop / GLOW_STOPS
        gradient.setColorAt(
            away, QColor(colour.red, colour.green, colour.blue, round(255 * (1.0 - away) ** 2))
        )
    _filled(image, gradient)
    return image


def shade_sprite(width_px: int, height_px: int, dark: Edge, colour: Colour, opacity: float) -> QImage:
    """A shade of that size, `opacity` at its dark edge."""
    image = _clear(width_px, height_px)
    ends = {
        Edge.LEFT: (QPointF(width_px, 0), QPointF(0, 0)),
        Edge.RIGHT: (QPointF(0, 0), QPointF(width_px, 0)),
        Edge.TOP: (QPointF(0, height_px), QPointF(0, 0)),
        Edge.BOTTOM: (QPointF(0, 0), QPointF(0, height_px)),
    }
    gradient = QLinearGradient(*ends[dark])
    for stop in range(GLOW_STOPS * 2 + 1):
        away = stop / (GLOW_STOPS * 2)
        strength = QColor(colour.red, colour.green, colour.blue)
        strength.setAlphaF(opacity * shade_strength(away))
        gradient.setColorAt(away, strength)
    _filled(image, gradient)
    return image


def _clear(width_px: int, height_px: int) -> QImage:
    image = QImage(max(width_px, 1), max(height_px, 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _filled(image: QImage, gradient: QLinearGradient | QRadialGradient) -> None:
    painter = QPainter(image)
    painter.fillRect(image.rect(), gradient)
    painter.end()
