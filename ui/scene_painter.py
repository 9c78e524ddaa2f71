"""A Scene is painted with Qt: pictures blitted, words, glows and shades from sprites, lines drawn."""

from dataclasses import replace
from functools import lru_cache
from math import ceil, floor
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from mirror.devices.frame import Frame
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
    Scene,
    Shade,
    Text,
    Weight,
)
from mirror.overlay.theme import Theme
from ui.fonts import Fonts
from ui.sprites import Sprites, glow_sprite, shade_sprite, text_sprite

__all__ = ["ScenePainter"]

SPRITE_PX = 120
"""Larger type is filled as an outline: the figure changes its size while it pops."""


SHADES = 40
"""Under words six at most, and of each kind of edge flash as many as it has shapes: eight."""

NO_PEN = QPen(Qt.PenStyle.NoPen)


class ScenePainter:
    """Paints scenes of any size onto a QPainter in device pixels; needs a running QGuiApplication."""

    def __init__(self, theme: Theme) -> None:
        self._fonts = Fonts(theme)
        self._picture = PictureBuffer()
        self._words: Sprites[tuple[str, Weight, int, float, Colour]] = Sprites(256, self._word_sprite)
        self._glows: Sprites[tuple[int, Colour]] = Sprites(96, lambda key: glow_sprite(*key))
        self._shades: Sprites[tuple[int, int, Edge, Colour, float]] = Sprites(
            SHADES, lambda key: shade_sprite(*key)
        )
        self._arcs: Sprites[tuple[Arc, float]] = Sprites(4, self._arc_sprite)
        self._resting: set[Arc | Shade] = set()
        self._drawn: set[Arc | Shade] = set()
        self._px = 1.0

    def paint(self, painter: QPainter, scene: Scene, frame: Frame | None, size_px: tuple[int, int]) -> None:
        """Paint the scene over `size_px` (width, height), on black; `frame` is what its Picture shows."""
        self._px = size_px[0] / scene.width
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._covered(scene, frame):
            painter.fillRect(0, 0, *size_px, Qt.GlobalColor.black)
        for primitive in scene.primitives:
            match primitive:
                case Picture():
                    self._show(painter, primitive, frame)
                case Line():
                    self._line(painter, primitive)
                case Arc():
                    self._arc(painter, primitive)
                case Dot():
                    self._dot(painter, primitive)
                case Glow():
                    self._glow(painter, primitive)
                case Text():
                    self._text(painter, primitive)
                case Shade():
                    self._shade(painter, primitive)
                case _:
                    assert_never(primitive)
        self._resting, self._drawn = self._drawn, set()

    def _covered(self, scene: Scene, frame: Frame | None) -> bool:
        """Whether a picture over the whole screen makes the black ground needless."""
        first = scene.primitives[0] if scene.primitives else None
        return (
            frame is not None
            and isinstance(first, Picture)
            and first.fit.area.holds(Rect(0, 0, scene.width, scene.height))
        )

    def _show(self, painter: QPainter, picture: Picture, frame: Frame | None) -> None:
        if frame is None:
            return
        area = picture.fit.area
        left, top = round(area.left * self._px), round(area.top * self._px)
        width, height = round(area.right * self._px) - left, round(area.bottom * self._px) - top
        made = self._picture.compose(frame, picture, (width, height))
        # A QImage over the buffer copies nothing; it is gone before the buffer is written again.
        image = QImage(made.data, width, height, made.strides[0], QImage.Format.Format_RGB32)
        painter.drawImage(left, top, image)

    def _line(self, painter: QPainter, line: Line) -> None:
        painter.setPen(self._pen(line.width, line.colour, line.opacity, rounded=line.rounded))
        px = self._px
        if len(line.points) == 2:
            (x0, y0), (x1, y1) = line.points
            painter.drawLine(QPointF(x0 * px, y0 * px), QPointF(x1 * px, y1 * px))
        else:
            painter.drawPolyline(QPolygonF([QPointF(x * px, y * px) for x, y in line.points]))

    def _arc(self, painter: QPainter, arc: Arc) -> None:
        """An arc that was there before and lets the ground through is laid down as a sprite, quickly."""
        if arc.opacity >= 1.0:
            self._draw_arc(painter, arc)
        elif arc in self._resting:
            left, top = self._arc_corner(arc)
            self._lay(painter, left, top, self._arcs.get((arc, self._px)), arc.opacity)
            self._drawn.add(arc)
        else:
            self._draw_arc(painter, arc)
            self._drawn.add(arc)

    def _arc_corner(self, arc: Arc) -> tuple[int, int]:
        reach = arc.radius + arc.width
        return floor((arc.centre[0] - reach) * self._px), floor((arc.centre[1] - reach) * self._px)

    def _arc_sprite(self, key: tuple[Arc, float]) -> QImage:
        arc = replace(key[0], opacity=1.0)
        side = ceil(2 * (arc.radius + arc.width) * self._px) + 2
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = self._arc_corner(arc)
        painter.translate(-left, -top)
        self._draw_arc(painter, arc)
        painter.end()
        return image

    def _draw_arc(self, painter: QPainter, arc: Arc) -> None:
        """Qt counts sixteenths of a degree anticlockwise from three o'clock."""
        painter.setPen(self._pen(arc.width, arc.colour, arc.opacity))
        radius = arc.radius * self._px
        x, y = arc.centre[0] * self._px, arc.centre[1] * self._px
        box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        painter.drawArc(box, round((90.0 - arc.start_deg) * 16), round(-arc.sweep_deg * 16))

    def _dot(self, painter: QPainter, dot: Dot) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(_brush_of(dot.colour, round(dot.opacity * 255)))
        radius = dot.radius * self._px
        painter.drawEllipse(QPointF(dot.centre[0] * self._px, dot.centre[1] * self._px), radius, radius)

    def _glow(self, painter: QPainter, glow: Glow) -> None:
        radius = max(1, round(glow.radius * self._px))
        left, top = round(glow.centre[0] * self._px) - radius, round(glow.centre[1] * self._px) - radius
        self._lay(painter, left, top, self._glows.get((radius, glow.colour)), glow.opacity)

    def _shade(self, painter: QPainter, shade: Shade) -> None:
        area = shade.area
        left, top = round(area.left * self._px), round(area.top * self._px)
        width, height = round(area.right * self._px) - left, round(area.bottom * self._px) - top
        # One that comes or goes is laid down thinner; one that stays is painted as it is, at half the cost.
        baked, laid = (shade.opacity, 1.0) if shade in self._resting else (1.0, shade.opacity)
        self._drawn.add(shade)
        self._lay(
            painter, left, top, self._shades.get((width, height, shade.dark, shade.colour, baked)), laid
        )

    def _text(self, painter: QPainter, text: Text) -> None:
        if text.size * self._px > SPRITE_PX:
            self._outline(painter, text)
            return
        size = max(1, round(text.size * self._px))
        sprite = self._words.get((text.words, text.weight, size, text.tracking, text.colour))
        left = text.at[0] * self._px - (sprite.width() - 4) * _before(text.align) - 2
        self._lay(painter, round(left), round(text.at[1] * self._px) - size, sprite, text.opacity)

    def _outline(self, painter: QPainter, text: Text) -> None:
        """Words as a filled path, at any size without a new sprite."""
        path, advance, em = self._fonts.outline(text.words, text.weight, text.tracking)
        scale = text.size * self._px / em
        painter.save()
        painter.translate(
            text.at[0] * self._px - advance * scale * _before(text.align), text.at[1] * self._px
        )
        painter.scale(scale, scale)
        painter.fillPath(path, _brush_of(text.colour, round(text.opacity * 255)))
        painter.restore()

    def _word_sprite(self, key: tuple[str, Weight, int, float, Colour]) -> QImage:
        words, weight, size, tracking, colour = key
        return text_sprite(words, self._fonts.font(weight, size, tracking), colour)

    def _lay(self, painter: QPainter, left: int, top: int, sprite: QImage, opacity: float) -> None:
        if opacity >= 1.0:
            painter.drawImage(left, top, sprite)
            return
        painter.setOpacity(opacity)
        painter.drawImage(left, top, sprite)
        painter.setOpacity(1.0)

    def _pen(self, width: float, colour: Colour, opacity: float, *, rounded: bool = True) -> QPen:
        return _pen_of(round(width * self._px * 4), colour, round(opacity * 255), rounded)


@lru_cache(maxsize=512)
def _pen_of(quarters_px: int, colour: Colour, alpha: int, rounded: bool) -> QPen:
    """A pen; kept, because Qt's take longer to make than a short line to paint."""
    cap = Qt.PenCapStyle.RoundCap if rounded else Qt.PenCapStyle.FlatCap
    style, join = Qt.PenStyle.SolidLine, Qt.PenJoinStyle.RoundJoin
    return QPen(_tinted(colour, alpha), quarters_px / 4, style, cap, join)


@lru_cache(maxsize=128)
def _brush_of(colour: Colour, alpha: int) -> QBrush:
    return QBrush(_tinted(colour, alpha))


def _before(align: Align) -> float:
    """Which share of a text's width stands before its x."""
    return {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]


def _tinted(colour: Colour, alpha: int) -> QColor:
    return QColor(colour.red, colour.green, colour.blue, min(max(alpha, 0), 255))
