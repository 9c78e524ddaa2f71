"""The edge flash: how a movement ended, for the corner of the eye, told by place and rhythm before colour.

A good rep is one soft light down both sides; a fault two short pulses of a broken band along top and bottom;
a rep that does not count one short light in the four corners.

It keeps within both limits of WCAG 2.2, success criterion 2.3.1 (https://www.w3.org/TR/WCAG22/, "general
flash and red flash thresholds"), of which one would do. Rate: three flashes in any second at most. Area: less
than a quarter of any 341 x 256 of 1024 x 768 pixels, a third of the screen each way: the broadest, the light
of a good rep, is 24 % of a third of the shorter side. Nor is any colour a saturated red, with R / (R + G + B)
of 0.8 or more: the reddest, `alarm`, has 0.56.
"""

from collections import deque
from dataclasses import dataclass
from enum import Enum

from mirror.coaching.moment import Moment
from mirror.overlay.easing import ease_out
from mirror.overlay.layout import Layout
from mirror.overlay.marks import Mark
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Colour, Edge, Line, Primitive, Shade
from mirror.overlay.theme import Theme

__all__ = ["BAND", "EdgeFlash", "Flash", "flash_of"]

BAND = 0.055
"""How broad a fault's band is, in units: half a degree from 3 m before a screen whose short side is half a
metre. The corner of the eye sees no detail, but a long edge that lights up."""

SOFT = 0.080
"""How far the light of a good rep reaches: half of it as bright, the rest fading."""

ARM, PEN = 0.18, 0.026
"""The angles in the corners: how long their arms are, and how thick."""

MOST_A_SECOND = 3
"""WCAG 2.3.1: no more than three flashes in any one second. Good reps, which may come as quickly as steps,
have one of them at most: a fault always has its two."""

RISE_S = 0.07
"""How long a pulse grows: a shorter one looks like a fault of the screen."""

BLOCKS, GAP = 9, 0.45
"""A broken band: so many blocks along the screen's longer side, and the dark part of each."""

LEAST = 0.02


class Flash(Enum):
    """What is told."""

    GOOD = "good"
    FAULT = "fault"
    SAFETY = "safety"
    NOT_COUNTED = "not counted"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How the light comes and goes."""

    begins_s: tuple[float, ...]
    """When each of its pulses begins."""
    fade_s: float
    """How long each takes to go."""
    most: float
    """How bright it becomes: 0 dark, 1 opaque."""

    @property
    def lasting_s(self) -> float:
        """From its begin to its end."""
        return self.begins_s[-1] + RISE_S + self.fade_s

    def light(self, age_s: float) -> float:
        """How bright it is."""
        return max(_pulse(age_s - begin_s, self.fade_s) for begin_s in self.begins_s) * self.most


RHYTHMS = {
    Flash.GOOD: Rhythm((0.0,), 0.75, 0.80),
    Flash.FAULT: Rhythm((0.0, 0.38), 0.26, 0.95),
    Flash.SAFETY: Rhythm((0.0, 0.38), 0.26, 1.0),
    Flash.NOT_COUNTED: Rhythm((0.0,), 0.40, 0.85),
}


def flash_of(moment: Moment, ended: Mark | None) -> Flash | None:
    """What a moment has to tell the corner of the eye, given how the movement that it ended went.

    A rep with a fault has no flash of its own: the fault had it when it was seen.
    """
    if moment.faults:
        return Flash.SAFETY if any(fault.severity == "safety" for fault in moment.faults) else Flash.FAULT
    return {Mark.GOOD: Flash.GOOD, Mark.NOT_COUNTED: Flash.NOT_COUNTED}.get(ended) if ended else None


class EdgeFlash:
    """Shows one flash at a time; a newer one takes the place of the older, at most three pulses a second."""

    def __init__(self, theme: Theme, layout: Layout) -> None:
        palette = theme.palette
        self._colours = {
            Flash.GOOD: palette.sure,
            Flash.FAULT: palette.fault,
            Flash.SAFETY: palette.alarm,
            Flash.NOT_COUNTED: palette.ink,
        }
        self._flash: Flash | None = None
        self._since_s = 0.0
        self._pulses_s: deque[float] = deque(maxlen=2 * MOST_A_SECOND)
        self.move(layout)

    def move(self, layout: Layout) -> None:
        """Stand at the edges of another screen from now on."""
        self._layout = layout

    def begin(self, flash: Flash, now_s: float) -> None:
        """Flash, unless that would be too many pulses in one second."""
        beginning_s = [now_s + begin_s for begin_s in RHYTHMS[flash].begins_s]
        # A pulse that has not begun gives way with its flash.
        begun_s = [at_s for at_s in self._pulses_s if at_s <= now_s]
        recent = sum(now_s - at_s < 1.0 for at_s in begun_s)
        soon = flash is Flash.GOOD and recent > 0
        if soon or recent + len(beginning_s) > MOST_A_SECOND:
            return
        self._pulses_s = deque((*begun_s, *beginning_s), self._pulses_s.maxlen)
        self._flash, self._since_s = flash, now_s

    def show(self, now_s: float) -> list[Primitive]:
        """The light at this instant."""
        flash, age_s = self._flash, now_s - self._since_s
        if flash is None:
            return []
        if age_s >= RHYTHMS[flash].lasting_s:
            self._flash = None
        light = RHYTHMS[flash].light(age_s)
        if light < LEAST:
            return []
        draw = {Flash.GOOD: _sides, Flash.NOT_COUNTED: _corners}.get(flash, _bands)
        return draw(self._layout.screen, self._colours[flash], light)

    @property
    def restless(self) -> bool:
        """Whether it looks different at the next instant."""
        return self._flash is not None


def _pulse(age_s: float, fade_s: float) -> float:
    if age_s <= 0.0:
        return 0.0
    return min(age_s / RISE_S, 1.0) * (1.0 - ease_out(age_s - RISE_S, fade_s))


def _sides(screen: Rect, colour: Colour, light: float) -> list[Primitive]:
    """A light that is bright at the edge and has no end."""
    return [
        Shade(Rect(left, 0, reach, screen.height), edge, colour, light * share)
        for reach, share in ((SOFT, 0.45), (SOFT / 2, 0.70))
        for left, edge in ((0.0, Edge.LEFT), (screen.width - reach, Edge.RIGHT))
    ]


def _bands(screen: Rect, colour: Colour, light: float) -> list[Primitive]:
    """Blocks of light with dark between them."""
    blocks = max(3, round(BLOCKS * screen.width / max(screen.width, screen.height)))
    pitch = screen.width / blocks
    long = pitch * (1.0 - GAP)
    return [
        Shade(Rect(pitch * (place + GAP / 2), top, long, BAND), edge, colour, light)
        for top, edge in ((0.0, Edge.TOP), (screen.height - BAND, Edge.BOTTOM))
        for place in range(blocks)
    ]


def _corners(screen: Rect, colour: Colour, light: float) -> list[Primitive]:
    """An angle in each corner, as round a picture."""
    in_ = PEN / 2
    corners = (
        (in_, in_, 1, 1),
        (screen.width - in_, in_, -1, 1),
        (in_, screen.height - in_, 1, -1),
        (screen.width - in_, screen.height - in_, -1, -1),
    )
    return [
        Line(((x + right * ARM, y), (x, y), (x, y + down * ARM)), PEN, colour, light)
        for x, y, right, down in corners
    ]
