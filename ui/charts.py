"""Charts: traces of the last frames, painted in the theme's colours and type.

Painted here rather than by pyqtgraph: that takes half a second to load and a tenth to build, on the thread
that must not wait 16 ms, and these are a few lines over a grid.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from mirror.overlay.scene import Colour, Weight
from mirror.overlay.theme import Palette
from ui.fonts import Fonts

__all__ = ["TraceChart", "round_top"]

TYPE_PX = 13
GRID_LINES = 2
"""Lines above the ground line: half and full height."""


def round_top(highest: float) -> float:
    """The end of an axis that holds `highest`: 1, 2 or 5 times a power of ten."""
    power = 1.0
    while power * 10 < highest:
        power *= 10
    while power > highest > 0:
        power /= 10
    return next(power * step for step in (1, 2, 5, 10) if power * step >= highest)


class TraceChart(QWidget):
    """Lines of milliseconds over frames, one colour each, newest at the right."""

    def __init__(
        self, title: str, palette: Palette, fonts: Fonts, most: int, parent: QWidget | None = None
    ) -> None:
        """A chart without traces; `most` is how many frames fit its width."""
        super().__init__(parent)
        self._title = title
        self._palette = palette
        self._font = fonts.font(Weight.MEDIUM, TYPE_PX)
        self._most = most
        self._colours = (palette.sure, palette.fault, palette.ink, palette.alarm, palette.soft, palette.faint)
        self._traces: dict[str, Sequence[float]] = {}

    def show_traces(self, traces: Mapping[str, Sequence[float]]) -> None:
        """Draw these, by name, oldest value first."""
        self._traces = {name: list(values) for name, values in traces.items()}
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint grid, traces and their names."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        top = round_top(max((max(values) for values in self._traces.values() if values), default=1.0))
        area = QRectF(TYPE_PX * 3, TYPE_PX * 2.2, self.width() - TYPE_PX * 3.6, self.height() - TYPE_PX * 3)
        self._grid(painter, area, top)
        self._names(painter)
        for colour, values in zip(self._colours, self._traces.values(), strict=False):
            self._trace(painter, area, top, values, colour)

    def _grid(self, painter: QPainter, area: QRectF, top: float) -> None:
        for line in range(GRID_LINES + 1):
            y = area.bottom() - area.height() * line / GRID_LINES
            painter.setPen(QPen(_qt(self._palette.edge), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(_qt(self._palette.faint))
            level = QRectF(0, y - TYPE_PX, area.left() - TYPE_PX / 2, 2 * TYPE_PX)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(level, flags, f"{top * line / GRID_LINES:g}")

    def _names(self, painter: QPainter) -> None:
        """The title, and each trace's name in its colour."""
        x = 2.0
        names = zip((self._palette.soft, *self._colours), (self._title, *self._traces), strict=False)
        for colour, words in names:
            painter.setPen(_qt(colour))
            painter.drawText(QPointF(x, TYPE_PX), words)
            x += painter.fontMetrics().horizontalAdvance(words) + TYPE_PX

    def _trace(
        self, painter: QPainter, area: QRectF, top: float, values: Sequence[float], colour: Colour
    ) -> None:
        step = area.width() / max(self._most - 1, 1)
        newest = len(values) - 1
        points = [
            QPointF(area.right() - (newest - place) * step, area.bottom() - value / top * area.height())
            for place, value in enumerate(values)
        ]
        painter.setPen(QPen(_qt(colour), 1.4))
        painter.drawPolyline(QPolygonF(points))


def _qt(colour: Colour) -> QColor:
    return QColor(colour.red, colour.green, colour.blue)
