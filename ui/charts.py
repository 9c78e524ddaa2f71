"""Charts: traces of the last frames, drawn with pyqtgraph in the theme's colours."""

from collections.abc import Iterable, Mapping

import pyqtgraph
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from mirror.overlay.scene import Colour
from mirror.overlay.theme import Palette

__all__ = ["TraceChart"]


class TraceChart(pyqtgraph.PlotWidget):  # type: ignore[misc]  # pyqtgraph is not typed
    """Lines of milliseconds over frames, one colour each."""

    def __init__(self, title: str, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=_qt(palette.black))
        self._palette = palette
        self._colours = (palette.sure, palette.fault, palette.ink, palette.alarm, palette.soft, palette.faint)
        self._lines: dict[str, pyqtgraph.PlotDataItem] = {}
        item = self.getPlotItem()
        item.setTitle(title, color=_qt(palette.soft), size="10pt")
        item.hideButtons()
        item.setMenuEnabled(False)
        item.addLegend(offset=(8, 4), labelTextColor=_qt(palette.soft), labelTextSize="8pt")
        item.showGrid(y=True, alpha=0.18)
        for axis in ("left", "bottom"):
            item.getAxis(axis).setPen(_qt(palette.faint))
            item.getAxis(axis).setTextPen(_qt(palette.soft))
        item.hideAxis("bottom")
        self.setMouseEnabled(x=False, y=False)

    def show_traces(self, traces: Mapping[str, Iterable[float]]) -> None:
        """Draw these, by name; names that are new get the next colour."""
        for name, values in traces.items():
            if name not in self._lines:
                colour = self._colours[len(self._lines) % len(self._colours)]
                self._lines[name] = self.plot(name=name, pen=pyqtgraph.mkPen(_qt(colour), width=1.5))
            self._lines[name].setData(list(values))


def _qt(colour: Colour) -> QColor:
    return QColor(colour.red, colour.green, colour.blue)
