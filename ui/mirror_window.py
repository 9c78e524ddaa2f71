"""The mirror's window: full screen, black from the first painted frame, and the athlete's keys."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from mirror.base.facts import Fact
from mirror.coaching.moment import Moment
from mirror.devices.camera import CameraLost, CameraReturned
from mirror.overlay.layout import Look
from mirror.overlay.loudness import Loudness
from mirror.overlay.reel import Reel
from mirror.overlay.situation import Situation, Status
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import PLAIN_ENGLISH, Tongue
from mirror.phrases.phrases import Phrases
from mirror.voice.voice import CueCaptioned, CueSpoken
from ui.bridge import Bridge
from ui.decisions import Decisions
from ui.diagnostics import DiagnosticsPanel
from ui.measurements import Measurements
from ui.notices import Notices
from ui.pace import Pace
from ui.presenter import Presenter
from ui.sound_desk import SoundDesk

__all__ = ["MirrorWindow", "Shown"]

WINDOW_SIZE = QSize(1280, 720)
"""Of the window when it does not fill the screen."""

PANEL_EVERY_S = 0.25
"""How often the diagnostics change: often enough to follow, seldom enough to cost nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen is started with."""

    look: Look = Look.VIDEO
    camera_label: str = ""
    notices: tuple[str, ...] = ()
    """Sentences to begin with: "No camera found: this is the virtual athlete"."""
    full_screen: bool = True
    status: bool = True
    """Whether the small line is there at first."""
    flash: bool = True
    """Whether the edges of the screen flash."""
    phrases: Phrases = PLAIN_ENGLISH
    """The words of the screen."""
    until_skeleton: bool = False
    """Close as soon as a skeleton was painted: how a start is measured."""


class MirrorWindow(QWidget):
    """What the athlete looks at.

    Keys: space pauses, left and right choose the exercise, N ends a set or a rest, M mutes the voice, + and -
    make it louder and quieter, F full screen, S skeleton, I status line, D diagnostics, Escape leaves.
    """

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        shown: Shown,
        desk: SoundDesk | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """A window that is not shown yet.

        Args:
            bridge: to the engine.
            theme: the look of all that is painted.
            shown: what it begins with.
            desk: the sound, as far as there is any to be louder or quieter.
            clock: that of the frames' capture times, in seconds.
        """
        super().__init__()
        self._bridge = bridge
        self._theme = theme
        self._clock = clock
        self._label = shown.camera_label
        self._presenter = Presenter(theme, shown.look, WINDOW_SIZE.toTuple(), shown.phrases)
        self._notices = Notices(Tongue(shown.phrases), shown.notices)
        self._desk = desk
        self._reel = Reel()
        self._pace = Pace()
        self._measured = Measurements()
        self._decisions = Decisions()
        self._moment: Moment | None = None
        self._unpainted = False
        self._camera_lost = False
        self._skeleton = shown.look is Look.VIDEO
        self._status = shown.status
        self._flash = shown.flash
        self._until_skeleton = shown.until_skeleton
        self._panel_s = 0.0
        self._panel = DiagnosticsPanel(theme, self)
        self._panel.hide()
        self._situation = self._situated()
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Space: bridge.toggle_pause,
            Qt.Key.Key_Left: lambda: bridge.step_exercise(-1),
            Qt.Key.Key_Right: lambda: bridge.step_exercise(1),
            Qt.Key.Key_N: bridge.next_set,
            **_sound_keys(desk),
            Qt.Key.Key_F: self.toggle_full_screen,
            Qt.Key.Key_S: self._toggle_skeleton,
            Qt.Key.Key_I: self._toggle_status,
            Qt.Key.Key_D: self._toggle_panel,
            Qt.Key.Key_Escape: self._close,
        }
        self._blacken()
        bridge.happened.connect(self._hear)
        self._ticks = QTimer(self)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start(self._tick_ms())

    def fill_screen(self) -> None:
        """Show over the whole screen; by size too, because a kiosk may have no window manager to do it."""
        self.setGeometry(self.screen().geometry())
        self.showFullScreen()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stand in a window."""
        if self.isFullScreen():
            self.showNormal()
            self.resize(WINDOW_SIZE)
        else:
            self.fill_screen()
        # Once it stands there again: without a window manager nobody else gives it the keys back.
        QTimer.singleShot(0, self.activateWindow)

    @property
    def situation(self) -> Situation:
        """What the screen tells besides the newest moment."""
        return self._situation

    def _blacken(self) -> None:
        """Never a white flash: the system paints no ground, and the first paint is black."""
        self.setWindowTitle("Form Mirror")
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
        self.setPalette(palette)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.resize(WINDOW_SIZE)

    def _tick_ms(self) -> int:
        """The display's pace."""
        return max(4, int(1000 / max(self.screen().refreshRate(), 30.0)))

    def _tick(self) -> None:
        """Paint when there is something new to see, or something moves."""
        newest = self._reel.turn(
            self._bridge.newest(),
            self._bridge.picture(),
            self._clock(),
            thinned=self._bridge.load.thinned,
        )
        if newest is not None:
            self._moment, self._unpainted = newest, True
            self._decisions.take(newest)
        situation = self._situated()
        if newest is not None or situation != self._situation or self._presenter.restless:
            self._situation = situation
            self.update()

    def _situated(self) -> Situation:
        pace = self._pace
        seen = Status(self._label, pace.frames_per_s, pace.latency_ms)
        status = (Status(self._label) if self._camera_lost else seen) if self._status else None
        return Situation(
            camera_lost=self._camera_lost,
            paused=self._bridge.paused,
            notice=self._notices.now(self._clock()),
            progress=self._notices.progress,
            status=status,
            skeleton=self._skeleton,
            flash=self._flash,
            loudness=self._desk.loudness(meters=self._panel.isVisible()) if self._desk else Loudness(),
        )

    def _hear(self, fact: Fact) -> None:
        """Take a fact; a lost camera is on the screen with the next paint, without waiting for a tick."""
        self._notices.hear(fact)
        self._decisions.hear(fact)
        match fact:
            case CueSpoken(cue) | CueCaptioned(cue):
                self._presenter.hear(cue, self._clock())
            case CameraLost():
                self._camera_lost = True
            case CameraReturned(label, _):
                self._camera_lost, self._label = False, label
            case _:
                return
        self._situation = self._situated()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the newest moment."""
        del event
        started_s = self._clock()
        painter = QPainter(self)
        try:
            ratio = self.devicePixelRatio()
            painter.scale(1 / ratio, 1 / ratio)
            self._presenter.resize((round(self.width() * ratio), round(self.height() * ratio)))
            self._presenter.present(painter, self._moment, self._situation, started_s)
        finally:
            # Whatever went wrong: a painter that is left active would keep Qt from ever painting again.
            painter.end()
        if self._moment is not None and self._unpainted:
            self._unpainted = False
            self._measure(self._moment, started_s)

    def _measure(self, moment: Moment, started_s: float) -> None:
        painted_s = self._clock()
        late_ms = self._pace.update(moment.frame.captured_s, painted_s)
        if self._until_skeleton and moment.pose is not None:
            self._close()
        self._measured.add(moment, late_ms, (painted_s - started_s) * 1000.0)
        if self._panel.isVisible() and painted_s - self._panel_s > PANEL_EVERY_S:
            self._panel_s = painted_s
            self._refresh_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the key stands for; a held key counts once."""
        wanted = self._keys.get(event.key())
        if wanted is None or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        wanted()
        self._tick()

    def _toggle_skeleton(self) -> None:
        self._skeleton = not self._skeleton

    def _toggle_status(self) -> None:
        self._status = not self._status

    def _toggle_panel(self) -> None:
        self._refresh_panel()
        self._panel.setVisible(not self._panel.isVisible())

    def _refresh_panel(self) -> None:
        bridge, desk = self._bridge, self._desk
        self._panel.refresh(self._measured, self._pace, bridge.load, bridge.dropped)
        self._panel.explain(self._decisions, desk.underruns if desk else None)

    def _place_panel(self) -> None:
        """Over the reading on a screen that lies, over the picture on one that stands; captions stay free."""
        width, height = self.width(), self.height()
        if width >= height:
            self._panel.setGeometry(
                width * 66 // 100, height * 17 // 100, width * 34 // 100, height * 58 // 100
            )
        else:
            self._panel.setGeometry(0, height * 43 // 100, width, height * 38 // 100)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the panel in its corner."""
        super().resizeEvent(event)
        self._place_panel()

    def _close(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop looking at the engine."""
        self._ticks.stop()
        self._bridge.close()
        # They hold the window, and it them: what is let go of now needs no collector later.
        self._keys.clear()
        super().closeEvent(event)


def _sound_keys(desk: SoundDesk | None) -> dict[int, Callable[[], None]]:
    if desk is None:
        return {}
    louder, quieter = desk.louder, desk.quieter
    return {
        Qt.Key.Key_M: desk.toggle_mute,
        Qt.Key.Key_Plus: louder,
        # Where a plus needs the shift key, nobody looks for it.
        Qt.Key.Key_Equal: louder,
        Qt.Key.Key_Minus: quieter,
    }
