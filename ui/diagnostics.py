"""The diagnostics panel: where a frame's time goes, and why the mirror said what it said."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from mirror.overlay.scene import Weight
from mirror.overlay.theme import Theme
from mirror.pose.pose_rate import Load
from ui.charts import TraceChart
from ui.fonts import Fonts
from ui.measurements import KEPT, Measurements
from ui.pace import Pace

__all__ = ["DiagnosticsPanel", "report"]

LATENCY = ("latency",)
"""What the upper chart shows; the lower one shows all the rest."""


class DiagnosticsPanel(QWidget):
    """Two charts and a table of figures, over a corner of the mirror."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
        ink = theme.palette.soft
        palette.setColor(QPalette.ColorRole.WindowText, f"#{ink.red:02x}{ink.green:02x}{ink.blue:02x}")
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self._figures = QLabel(self)
        fonts = Fonts(theme)
        self._figures.setFont(fonts.font(Weight.MEDIUM, 15))
        self._figures.setTextFormat(Qt.TextFormat.RichText)
        self._figures.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._latency = TraceChart("ms from camera to paint:", theme.palette, fonts, KEPT, self)
        self._stages = TraceChart("ms in:", theme.palette, fonts, KEPT, self)
        charts = QVBoxLayout()
        charts.addWidget(self._latency)
        charts.addWidget(self._stages)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.addWidget(self._figures)
        self._row.addLayout(charts, stretch=1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Figures beside the charts where there is room, above them where there is not."""
        super().resizeEvent(event)
        wide = self.width() > self.height() * 1.2
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def refresh(self, measured: Measurements, pace: Pace, load: Load, dropped: int) -> None:
        """Show what was measured until now."""
        self._figures.setText(report(measured, pace, load, dropped))
        traces = {name: list(trace) for name, trace in measured.traces.items()}
        self._latency.show_traces({name: traces[name] for name in traces if name in LATENCY})
        self._stages.show_traces({name: traces[name] for name in traces if name not in LATENCY})


def report(measured: Measurements, pace: Pace, load: Load, dropped: int) -> str:
    """The figures as a small table of rich text."""
    behind = ", behind" if load.behind else ""
    rows = [
        ("frames a second", "–" if pace.frames_per_s is None else f"{pace.frames_per_s:.1f}"),  # noqa: RUF001 - a dash
        ("poses a second", f"{load.rate_hz:.0f}  ·  load {load.share * 100:.0f} %{behind}"),
        ("dropped", f"{dropped}"),
    ]
    for name in measured.traces:
        median_ms, slow_ms = measured.percentiles(name)
        rows.append((name, f"{median_ms:.1f}  ·  p95 {slow_ms:.1f} ms"))
    rows += _seen(measured)
    cells = "".join(
        f"<tr><td>{name}&nbsp;&nbsp;</td><td align='right'>{value}</td></tr>" for name, value in rows
    )
    return f"<table>{cells}</table>"


def _seen(measured: Measurements) -> list[tuple[str, str]]:
    moment = measured.last
    if moment is None:
        return []
    rows = [("light", f"{moment.light.luma:.0f} of 255")]
    if moment.motion is not None:
        view = moment.motion.view
        rows.append(("view", f"{view.view}  ·  {view.yaw_deg:.0f}°"))
    if moment.pose is not None:
        rows.append(("landmarks sure", f"{float(moment.pose.visibility.mean()) * 100:.0f} %"))
    return rows
