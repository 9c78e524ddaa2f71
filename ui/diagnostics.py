"""The diagnostics panel: where a frame's time goes, and why the mirror said what it said."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from mirror.overlay.scene import Colour, Weight
from mirror.overlay.theme import Palette, Theme
from mirror.pose.pose_rate import Load
from ui.charts import TraceChart
from ui.decisions import Decision, Decisions
from ui.fonts import Fonts
from ui.measurements import KEPT, Measurements
from ui.pace import Pace

__all__ = ["DiagnosticsPanel", "explanation", "report"]

LATENCY = ("latency",)
"""What the upper chart shows; the lower one shows all the rest."""


class DiagnosticsPanel(QWidget):
    """Two charts, a table of figures and the last decisions, over a corner of the mirror."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = theme.palette
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
        palette.setColor(QPalette.ColorRole.WindowText, _hexadecimal(theme.palette.soft))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        fonts = Fonts(theme)
        self._figures, self._words = self._label(fonts), self._label(fonts)
        self._words.setWordWrap(True)
        self._latency = TraceChart("ms from camera to paint:", theme.palette, fonts, KEPT, self)
        self._stages = TraceChart("ms in:", theme.palette, fonts, KEPT, self)
        charts = QVBoxLayout()
        charts.addWidget(self._latency)
        charts.addWidget(self._stages)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.addWidget(self._figures)
        self._row.addLayout(charts, stretch=1)
        whole = QVBoxLayout(self)
        whole.addLayout(self._row, stretch=1)
        whole.addWidget(self._words)

    def _label(self, fonts: Fonts) -> QLabel:
        label = QLabel(self)
        label.setFont(fonts.font(Weight.MEDIUM, 15))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Figures beside the charts where there is room, above them where there is not."""
        super().resizeEvent(event)
        wide = self.width() > self.height() * 0.9
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def refresh(self, measured: Measurements, pace: Pace, load: Load, dropped: int) -> None:
        """Show what was measured until now."""
        self._figures.setText(report(measured, pace, load, dropped))
        traces = {name: list(trace) for name, trace in measured.traces.items()}
        self._latency.show_traces({name: traces[name] for name in traces if name in LATENCY})
        self._stages.show_traces({name: traces[name] for name in traces if name not in LATENCY})

    def explain(self, decisions: Decisions, underruns: int | None) -> None:
        """Show what was said and why, and how soon it was heard."""
        self._words.setText(explanation(decisions, underruns, self._palette))


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


def explanation(decisions: Decisions, underruns: int | None, palette: Palette) -> str:
    """The last decisions as rich text, newest first: words, kind, why, over what, and their fate."""
    heard = decisions.latency_ms()
    lines = [] if heard is None else [f"decided to heard  {heard[0]:.0f}  ·  p95 {heard[1]:.0f} ms"]
    if underruns is not None:
        lines.append(f"the speaker ran dry {underruns} times")
    told = [_told(decision, _hexadecimal(palette.ink)) for decision in decisions.told]
    faint = _hexadecimal(palette.faint)
    withheld = [
        f"<span style='color:{faint}'>not said: {escape(silent.phrase)} — {escape(silent.why)}</span>"
        for silent in decisions.withheld
    ]
    head = "  ·  ".join(lines)
    return "<br>".join(line for line in (head, *told, *withheld) if line)


def _told(decision: Decision, ink: str) -> str:
    return "  ·  ".join(_parts(decision, ink))


def _parts(decision: Decision, ink: str) -> Iterator[str]:
    cue = decision.cue
    yield f"<span style='color:{ink}'>{escape(cue.words)}</span>  {cue.kind}"
    yield escape(cue.why)
    if cue.over:
        yield f"over {escape('; '.join(cue.over))}"
    if decision.fate:
        yield escape(decision.fate)


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


def _hexadecimal(colour: Colour) -> str:
    return f"#{colour.red:02x}{colour.green:02x}{colour.blue:02x}"
