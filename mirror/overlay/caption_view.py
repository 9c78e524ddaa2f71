"""How a caption looks: a heading with its mark over a large line, coming and going softly."""

from mirror.overlay.captions import Caption
from mirror.overlay.easing import Spring
from mirror.overlay.layout import CaptionPlace, Layout
from mirror.overlay.lettering import Lettering, cap
from mirror.overlay.marks import draw_mark, mark_colour
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Align, Colour, Edge, Primitive, Shade, Text, Weight
from mirror.overlay.theme import Theme
from mirror.overlay.typeface import DESCENT

__all__ = ["CaptionView"]

LEADING = 1.16
"""Line pitch of captions in em."""

LEAST = 0.02
"""A caption that is fainter is not painted."""

SHADED = 1.5
"""How much the ground grows with a second line, in its heights: where a shade begins it is thin."""

MOST_LINES = 2
"""More is an essay; longer words are set smaller."""


class CaptionView:
    """Shows one caption at a time in the slot that it is given."""

    def __init__(self, theme: Theme, layout: Layout) -> None:
        self._theme = theme
        self._letters = Lettering(theme)
        self.move(layout)
        self._shown: Caption | None = None
        self._more = 0.0
        """How much taller than one line it is."""
        self._opacity = Spring(theme.motion.fade_s)
        self._lift = Spring(theme.motion.fade_s * 1.6)

    def move(self, layout: Layout) -> None:
        """Stand in another layout from now on."""
        self._layout = layout

    def show(self, caption: Caption | None, place: CaptionPlace, now_s: float) -> list[Primitive]:
        """The caption at this instant; None lets the last one fade."""
        if caption is not None and caption != self._shown:
            self._shown = caption
            self._opacity.jump(min(self._opacity.value, 0.15))
            self._lift.jump(self._theme.space.step)
        opacity = self._opacity.update(0.0 if caption is None else 1.0, now_s)
        lift = self._lift.update(0.0, now_s)
        if self._shown is None or opacity < LEAST:
            return []
        return self._set(self._shown, place, opacity, lift)

    @property
    def restless(self) -> bool:
        """Whether it comes or goes right now."""
        return self._opacity.moving or self._lift.moving

    def darkened(self, place: CaptionPlace) -> list[Primitive]:
        """The ground under the caption that was shown last: it goes below all words of the hud."""
        if place.ground is None or self._opacity.value < LEAST:
            return []
        area, edge, strength = place.ground
        area = _taller(area, edge, self._more * SHADED)
        return [Shade(area, edge, self._theme.palette.black, strength * self._opacity.value)]

    def _set(self, caption: Caption, place: CaptionPlace, opacity: float, lift: float) -> list[Primitive]:
        lines, size = self._broken(caption.words, place.slot.width)
        tall = self._more = size * LEADING * (len(lines) - 1)
        first = place.slot.bottom - size * DESCENT - tall
        if place.from_top:
            heading = cap(self._theme.type.body) + self._theme.space.step if caption.label else 0.0
            first = place.slot.top + heading + cap(size)
        first += lift * 0.5
        middle, ink = place.slot.middle[0], self._theme.palette.ink
        drawn: list[Primitive] = []
        for row, line in enumerate(lines):
            at = (middle, first + size * LEADING * row)
            drawn.append(Text(at, line, size, ink, Weight.SEMIBOLD, Align.CENTRE, opacity))
        if caption.label:
            baseline = first - cap(size) - self._theme.space.step
            drawn += self._heading(caption, place.slot, baseline, opacity)
        return drawn

    def _heading(self, caption: Caption, slot: Rect, baseline: float, opacity: float) -> list[Primitive]:
        colour, size = self._tone(caption), self._theme.type.body
        middle = slot.middle[0]
        mark_size = size * 0.95 if caption.mark else 0.0
        gap = self._theme.space.small if caption.mark else 0.0
        room = slot.width - mark_size - gap
        size = min(size, size * room / self._letters.label_width(caption.label, size))
        wide = self._letters.label_width(caption.label, size)
        left = middle - (wide + mark_size + gap) / 2
        drawn: list[Primitive] = []
        if caption.mark:
            at = (left + mark_size / 2, baseline - cap(size) / 2)
            drawn += draw_mark(caption.mark, at, mark_size, self._theme.palette, opacity)
        at = (left + mark_size + gap, baseline)
        drawn.append(self._letters.label(caption.label, at, colour=colour, size=size, opacity=opacity))
        return drawn

    def _tone(self, caption: Caption) -> Colour:
        palette = self._theme.palette
        if caption.safety:
            return palette.alarm
        return palette.soft if caption.mark is None else mark_colour(caption.mark, palette)

    def _broken(self, words: str, limit: float) -> tuple[list[str], float]:
        """The lines and the size at which they fit into that width."""
        face, size = self._letters.typeface, self._layout.caption_size
        lines = face.wrapped(words, size, Weight.SEMIBOLD, limit)
        while len(lines) > MOST_LINES and size > self._theme.type.title * 0.6:
            size *= 0.92
            lines = face.wrapped(words, size, Weight.SEMIBOLD, limit)
        widest = max(face.width(line, size, Weight.SEMIBOLD) for line in lines)
        return lines, size * min(1.0, limit / widest) if widest else size


def _taller(area: Rect, edge: Edge, by: float) -> Rect:
    """The ground of that many more units of words, away from its edge."""
    top = area.top - by if edge is Edge.BOTTOM else area.top
    return Rect(area.left, top, area.width, area.height + by)
