"""What the mirror would show, without a display: moments in, pictures out, painted as the window is."""

import sys

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from mirror.coaching.moment import Moment
from mirror.overlay.layout import Look
from mirror.overlay.picture import Bgra
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import PLAIN_ENGLISH
from mirror.phrases.phrases import Phrases
from ui.presenter import Presenter

__all__ = ["OffscreenMirror"]


class OffscreenMirror:
    """Paints into an image of its own."""

    def __init__(
        self, width_px: int, height_px: int, look: Look = Look.VIDEO, phrases: Phrases = PLAIN_ENGLISH
    ) -> None:
        """A screen of that size. Starts a QGuiApplication without a display when none is running."""
        self._application = QGuiApplication.instance() or QGuiApplication(
            [sys.argv[0], "-platform", "offscreen"]
        )
        self._image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
        self._presenter = Presenter(Theme.shipped(), look, (width_px, height_px), phrases)
        self._pixels = np.frombuffer(self._image.bits(), np.uint8).reshape(height_px, width_px, 4)

    def paint(self, moment: Moment | None, now_s: float, situation: Situation | None = None) -> Bgra:
        """The screen at `now_s` (seconds on the display's clock; a clip's own time will do).

        The array (height, width, 4) is this mirror's own and valid until the next call: copy what is kept.
        """
        painter = QPainter(self._image)
        self._presenter.present(painter, moment, situation or Situation(), now_s)
        painter.end()
        return self._pixels
