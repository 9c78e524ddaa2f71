"""The ring: range of motion as it grows, the required range as a tick, and the rep number within."""

import math
from dataclasses import dataclass

from mirror.overlay.easing import Spring, ease_out, pulse
from mirror.overlay.lettering import Lettering, cap
from mirror.overlay.marks import Mark, draw_mark, mark_colour
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Align, Arc, Glow, Line, Point, Primitive, Text, Weight
from mirror.overlay.theme import Theme

__all__ = ["GAP_DEG", "REQUIRED_SHARE", "Ring", "RingState", "share"]

GAP_DEG = 84.0
"""The opening at the bottom, in which the degrees stand."""

START_DEG, SWEEP_DEG = 180.0 + GAP_DEG / 2, 360.0 - GAP_DEG
"""Where the ring begins, clockwise from twelve o'clock, and how far it goes."""

REQUIRED_SHARE = 0.84
"""How much of the ring the required range fills; the rest is for going beyond it."""

MARK_S = 1.6
"""How long the mark of a rep stays: long enough to glance up after it."""

DIM = 0.34
"""Opacity of the ring while nothing is counted."""


def share(fraction: float) -> float:
    """How much of the ring a fraction of the required range fills.

    Straight up to the requirement; beyond it ever less for more, so that the ring never runs out.
    """
    if fraction <= 1.0:
        return REQUIRED_SHARE * max(fraction, 0.0)
    return 1.0 - (1.0 - REQUIRED_SHARE) * math.exp(-(fraction - 1.0) / 0.3)


@dataclass(frozen=True, slots=True)
class RingState:
    """What the ring tells now."""

    reps: int
    fraction: float
    degrees: float | None
    faulty: bool
    """Whether a fault stands in the rep under way."""
    counting: bool
    """Whether the mirror counts at all now (placement, pause, camera)."""


class Ring:
    """Draws the ring and remembers what moves in it."""

    def __init__(self, theme: Theme, slot: Rect) -> None:
        self._theme = theme
        self._letters = Lettering(theme)
        self.move(slot)
        self._filled = Spring(theme.motion.ring_s)
        self._lit = Spring(theme.motion.fade_s, 1.0)
        self._warned = Spring(theme.motion.fade_s)
        self._mark = Mark.GOOD
        self._marked_s = -math.inf
        self._now_s = 0.0

    def move(self, slot: Rect) -> None:
        """Stand in another slot from now on."""
        self._middle = slot.middle
        self._pen = slot.width * 0.038
        self._radius = slot.width / 2 - self._pen * 1.6
        self._size = self._theme.type.figure * min(1.0, slot.width / 0.54)

    def mark(self, mark: Mark, now_s: float) -> None:
        """A rep or an attempt ended so: show it for a while."""
        self._mark, self._marked_s = mark, now_s

    def show(self, state: RingState, now_s: float) -> list[Primitive]:
        """The ring at this instant."""
        self._now_s = now_s
        filled = self._filled.update(share(state.fraction), now_s)
        lit = self._lit.update(1.0 if state.counting else DIM, now_s)
        warned = self._warned.update(1.0 if state.faulty else 0.0, now_s)
        return [
            *self._gauge(filled, warned, lit),
            *self._figure(state.reps, lit),
            *self._above(warned, lit),
            *self._degrees(state.degrees, lit),
        ]

    @property
    def restless(self) -> bool:
        """Whether it looks different at the next instant."""
        return (
            self._filled.moving
            or self._lit.moving
            or self._warned.moving
            or self._now_s - self._marked_s < MARK_S + self._theme.motion.fade_s
        )

    def _gauge(self, filled: float, warned: float, lit: float) -> list[Primitive]:
        palette = self._theme.palette
        drawn: list[Primitive] = [
            Arc(self._middle, self._radius, self._pen, START_DEG, SWEEP_DEG, palette.ink, 0.17 * lit),
            *self._burst(),
        ]
        if filled > 0.004:
            colour = palette.sure.toward(palette.fault, warned)
            tip = self._on_ring(START_DEG + SWEEP_DEG * filled, 0.0)
            drawn += [
                Glow(tip, self._pen * 2.6, colour, 0.75 * lit),
                Arc(self._middle, self._radius, self._pen, START_DEG, SWEEP_DEG * filled, colour, lit),
            ]
        reached = filled >= REQUIRED_SHARE - 0.004
        required = START_DEG + SWEEP_DEG * REQUIRED_SHARE
        ends = (self._on_ring(required, -self._pen * 0.95), self._on_ring(required, self._pen * 0.95))
        pen = self._theme.space.hair * (2.4 if reached else 1.6)
        drawn.append(Line(ends, pen, palette.ink, lit))
        return drawn

    def _burst(self) -> list[Primitive]:
        """A ring of light that leaves when a rep counted well; only then, so it says "good" by itself."""
        age_s = self._now_s - self._marked_s
        left = pulse(age_s, self._theme.motion.pop_s * 1.4)
        if self._mark is not Mark.GOOD or left <= 0.0:
            return []
        grown = self._pen * 1.25 * (1.0 - left)
        colour = mark_colour(self._mark, self._theme.palette)
        pen = self._pen * 0.5 * left + 0.001
        return [Arc(self._middle, self._radius + grown, pen, START_DEG, SWEEP_DEG, colour, 0.8 * left)]

    def _figure(self, reps: int, lit: float) -> list[Primitive]:
        words = str(reps)
        room = 2 * (self._radius - self._pen) * 0.86
        size = self._letters.typeface.shrunk(words, self._size, Weight.SEMIBOLD, room)
        popped = 0.0
        if self._mark is not Mark.NOT_COUNTED:
            popped = 0.12 * pulse(self._now_s - self._marked_s, self._theme.motion.pop_s)
        size *= 1.0 + popped
        x, y = self._middle
        at = (x, y + cap(size) / 2)
        return [
            Text(at, words, size, self._theme.palette.ink, Weight.SEMIBOLD, Align.CENTRE, 0.25 + 0.75 * lit)
        ]

    def _above(self, warned: float, lit: float) -> list[Primitive]:
        """Above the number: its unit, for a while the mark of the last rep, or that of a standing fault."""
        theme = self._theme
        x, y = self._middle
        above = (x, y - self._radius * 0.765)
        size = self._radius * 0.17
        if warned > 0.02:
            return [*draw_mark(Mark.FAULTY, above, size, theme.palette, warned)]
        gone = ease_out(self._now_s - self._marked_s - MARK_S, theme.motion.fade_s)
        if gone < 0.5:
            return [*draw_mark(self._mark, above, size, theme.palette, 1.0 - 2 * gone)]
        at = (x, above[1] + cap(theme.type.label) / 2)
        return [self._letters.label("reps", at, align=Align.CENTRE, opacity=(2 * gone - 1.0) * lit)]

    def _degrees(self, degrees: float | None, lit: float) -> list[Primitive]:
        """In the opening at the bottom: the range measure now."""
        if degrees is None:
            return []
        size, ink = self._theme.type.headline, self._theme.palette.ink
        # The figures stand in the middle, and the sign hangs out to the right.
        sign = self._letters.typeface.width("°", size, Weight.SEMIBOLD)
        at = (self._middle[0] + sign / 2, self._middle[1] + self._radius * 0.88 + cap(size) / 2)
        return [Text(at, f"{degrees:.0f}°", size, ink, Weight.SEMIBOLD, Align.CENTRE, lit)]

    def _on_ring(self, angle_deg: float, outwards: float) -> Point:
        angle = math.radians(angle_deg)
        radius = self._radius + outwards
        return self._middle[0] + radius * math.sin(angle), self._middle[1] - radius * math.cos(angle)
