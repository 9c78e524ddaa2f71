"""The bundled typeface as Qt's fonts."""

from functools import lru_cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainterPath

from mirror.overlay.scene import Weight
from mirror.overlay.theme import Theme

__all__ = ["Fonts"]

OUTLINE_PX = 256
"""Size at which outlines are taken; they are scaled, so it only has to be large beside rounding."""


class Fonts:
    """Gives fonts of the theme's two weights in any size; needs a running QGuiApplication."""

    def __init__(self, theme: Theme) -> None:
        self._families = {weight: _load(theme, weight) for weight in Weight}
        self.outline = lru_cache(maxsize=64)(self._outline)
        """(words, weight, tracking) -> path on the baseline from x = 0, its advance, and the em of both."""

    def font(self, weight: Weight, size_px: int, tracking: float = 0.0) -> QFont:
        """The font; `tracking` in em."""
        font = QFont(self._families[weight])
        font.setPixelSize(size_px)
        # Hinting would move stems to whole pixels: widths would jump as sizes change.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * size_px)
        return font

    def _outline(self, words: str, weight: Weight, tracking: float) -> tuple[QPainterPath, float, int]:
        font = self.font(weight, OUTLINE_PX, tracking)
        path = QPainterPath()
        path.addText(0, 0, font, words)
        return path, QFontMetricsF(font).horizontalAdvance(words) - font.letterSpacing(), OUTLINE_PX


def _load(theme: Theme, weight: Weight) -> str:
    number = QFontDatabase.addApplicationFontFromData(QByteArray(theme.font(weight).read_bytes()))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise RuntimeError(f"the bundled {weight} font does not load")
    return families[0]
