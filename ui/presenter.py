"""The presenter: hud and painter together, so that a window and an offscreen picture show the very same."""

from PySide6.QtGui import QPainter

from mirror.coaching.cue import Cue
from mirror.coaching.moment import Moment
from mirror.overlay.hud import Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import PLAIN_ENGLISH
from mirror.phrases.phrases import Phrases
from ui.scene_painter import ScenePainter

__all__ = ["Presenter"]


class Presenter:
    """Paints the mirror's screen; needs a running QGuiApplication."""

    def __init__(
        self, theme: Theme, look: Look, size_px: tuple[int, int], phrases: Phrases = PLAIN_ENGLISH
    ) -> None:
        self._theme = theme
        self._look = look
        self._size_px = size_px
        self._hud = Hud(lay_out(look, *size_px, theme), theme, phrases)
        self._painter = ScenePainter(theme)

    def present(self, painter: QPainter, moment: Moment | None, situation: Situation, now_s: float) -> None:
        """Paint the screen as it is at `now_s` (the display's clock, seconds)."""
        scene = self._hud.update(moment, situation, now_s)
        self._painter.paint(painter, scene, moment.frame if moment else None, self._size_px)

    def hear(self, cue: Cue, now_s: float) -> None:
        """Take a cue that is being said: it becomes a caption if it has none yet."""
        self._hud.hear(cue, now_s)

    def resize(self, size_px: tuple[int, int]) -> None:
        """Paint for a screen of that size from now on."""
        if size_px != self._size_px and min(size_px) > 0:
            self._size_px = size_px
            self._hud.move(lay_out(self._look, *size_px, self._theme))

    @property
    def restless(self) -> bool:
        """Whether the next instant looks different though nothing new was seen."""
        return self._hud.restless
