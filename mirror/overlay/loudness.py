"""Loudness: meters of speaker and microphone, the sign of a muted voice, the volume while it is changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from mirror.overlay.layout import Layout
from mirror.overlay.lettering import Lettering, cap
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Arc, Colour, Line, Point, Primitive
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import Tongue
from mirror.sound.sound_system import Levels

__all__ = ["Loudness", "draw_loudness", "meter_share"]

FLOOR_DBFS = -60.0
"""What is quieter is silence on a meter, as on those of mixing desks."""

HOT_DBFS = -6.0
"""What is louder, on the mean of a tenth of a second, is clipped: speech has peaks some 12 dB above it."""

BAR = 0.10
"""How long a meter is, in units."""

STEPS = 10
"""Of the volume: as many as there are key strokes from silent to all."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """What is shown of it; nothing of it is usual."""

    muted: bool = False
    volume: float | None = None
    """0 to 1, for a while after it was changed."""
    levels: Levels | None = None
    """Drawn as meters."""


def meter_share(dbfs: float) -> float:
    """How much of a meter is lit."""
    return min(max(1.0 - dbfs / FLOOR_DBFS, 0.0), 1.0)


def draw_loudness(loudness: Loudness, theme: Theme, tongue: Tongue, layout: Layout) -> list[Primitive]:
    """A loudspeaker with its volume, its meter or the word for silence, and left of it the microphone."""
    row = _Row(theme, layout.loudness)
    levels = loudness.levels
    if loudness.volume is not None and not loudness.muted:
        row.steps(loudness.volume)
    elif levels is not None:
        row.meter(levels.speaker_dbfs)
    elif loudness.muted:
        row.word(tongue.word("muted"))
    else:
        return []
    row.speaker(crossed=loudness.muted)
    if levels is not None and levels.microphone_dbfs is not None:
        row.space()
        row.meter(levels.microphone_dbfs)
        row.microphone()
    return row.drawn


class _Row:
    """Sets one thing beside the other, from the right."""

    def __init__(self, theme: Theme, slot: Rect) -> None:
        self.drawn: list[Primitive] = []
        self._theme = theme
        self._letters = Lettering(theme)
        self._right = slot.right
        self._middle = slot.middle[1]
        self._tall = slot.height

    def space(self) -> None:
        self._right -= self._theme.space.small

    def word(self, words: str) -> None:
        size = self._theme.type.label
        wide = self._letters.label_width(words, size)
        at = (self._right - wide, self._middle + cap(size) / 2)
        self.drawn.append(self._letters.label(words, at, colour=self._theme.palette.ink))
        self._right -= wide + self._theme.space.small

    def meter(self, dbfs: float) -> None:
        """A bar that is as long as it is loud; what is too loud has another colour and is thicker."""
        palette, pen = self._theme.palette, self._tall * 0.28
        left, right, hot = self._right - BAR, self._right, self._right - BAR * (1.0 - meter_share(HOT_DBFS))
        lit = left + BAR * meter_share(dbfs)
        self.drawn.append(self._bar(left, right, pen, palette.faint, 0.45))
        if lit > left:
            self.drawn.append(self._bar(left, min(lit, hot), pen, palette.sure))
        if lit > hot:
            self.drawn.append(self._bar(hot, lit, pen * 1.8, palette.fault))
        self._right = left - self._theme.space.small

    def steps(self, volume: float) -> None:
        """Ten strokes that grow, as on any remote control; those of the volume are lit."""
        palette, pitch = self._theme.palette, self._tall * 0.42
        foot = self._middle + self._tall / 2
        for step in range(STEPS):
            x = self._right - (STEPS - step - 0.5) * pitch
            on = step < round(volume * STEPS)
            high = self._tall * (0.25 + 0.75 * (step + 1) / STEPS)
            colour, opacity = (palette.ink, 1.0) if on else (palette.faint, 0.7)
            stroke = ((x, foot), (x, foot - high))
            self.drawn.append(Line(stroke, pitch * 0.5, colour, opacity, rounded=False))
        self._right -= STEPS * pitch + self._theme.space.small

    def speaker(self, *, crossed: bool) -> None:
        """A loudspeaker from the side, with its sound or without."""
        tall, colour = self._tall, self._theme.palette.ink
        pen = tall * 0.1
        left = self._right - tall * 1.15
        self.drawn.append(Line(tuple(self._cone(left)), pen, colour))
        mouth, y = left + tall * 0.62, self._middle
        if crossed:
            self.drawn += [
                Line(((mouth + tall * 0.12, y - dy), (mouth + tall * 0.5, y + dy)), pen, colour)
                for dy in (tall * 0.19, -tall * 0.19)
            ]
        else:
            at = (mouth - tall * 0.08, y)
            self.drawn += [Arc(at, tall * reach, pen, 50.0, 80.0, colour) for reach in (0.28, 0.50)]
        self._right = left - self._theme.space.small

    def microphone(self) -> None:
        """A capsule in its fork, on a stem."""
        tall, colour, y = self._tall, self._theme.palette.ink, self._middle
        pen, x = tall * 0.1, self._right - tall * 0.4
        self.drawn += [
            Line(((x, y - tall * 0.32), (x, y - tall * 0.02)), tall * 0.28, colour),
            Arc((x, y - tall * 0.06), tall * 0.29, pen, 90.0, 180.0, colour),
            Line(((x, y + tall * 0.24), (x, y + tall * 0.44)), pen, colour),
        ]
        self._right -= tall * 0.8

    def _cone(self, left: float) -> Iterator[Point]:
        tall, y = self._tall, self._middle
        outline = ((0, -0.17), (0.2, -0.17), (0.5, -0.42), (0.5, 0.42), (0.2, 0.17), (0, 0.17), (0, -0.17))
        return ((left + x * tall, y + down * tall) for x, down in outline)

    def _bar(self, left: float, right: float, pen: float, colour: Colour, opacity: float = 1.0) -> Line:
        return Line(((left, self._middle), (right, self._middle)), pen, colour, opacity, rounded=False)
