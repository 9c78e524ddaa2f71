"""The ring: range of motion or the time of a hold as it grows, its goal as a tick, and the figure within."""

import math
from dataclasses import dataclass

from mirror.overlay.easing import Spring, ease_out, pulse
from mirror.overlay.figure import Figure, FigureState
from mirror.overlay.marks import Mark, draw_mark, mark_colour
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Arc, Glow, Line, Point, Primitive
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

SEARCH_S, SEARCH_DEG = 3.2, 46.0
"""How long the searching light takes to and fro, slower than breath so that it does not hurry, and how much
of the ring it is."""

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

    figure: FigureState
    fraction: float
    """Of the required range, or of the time to hold; 1 is the goal."""
    faulty: bool = False
    """Whether a fault stands in the rep under way."""
    counting: bool = True
    """Whether the mirror counts at all now (placement, pause, camera)."""
    searching: bool = False
    """Whether the mirror does not know yet what it will count."""
    resting: bool = False
    """Whether it is the time of a rest that is left: calm, without a goal."""


class Ring:
    """Draws the ring and remembers what moves in it."""

    def __init__(self, theme: Theme, slot: Rect) -> None:
        self._theme = theme
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
        size = self._theme.type.figure * min(1.0, slot.width / 0.54)
        self._figure = Figure(self._theme, self._middle, self._radius - self._pen, size)

    def mark(self, mark: Mark, now_s: float) -> None:
        """A rep or an attempt ended so: show it for a while."""
        self._mark, self._marked_s = mark, now_s

    def show(self, state: RingState, now_s: float) -> list[Primitive]:
        """The ring at this instant."""
        self._now_s = now_s
        filled = self._filled.update(state.fraction if state.resting else share(state.fraction), now_s)
        lit = self._lit.update(1.0 if state.counting else DIM, now_s)
        warned = self._warned.update(1.0 if state.faulty else 0.0, now_s)
        return [
            *self._gauge(filled, warned, lit, calm=state.resting or state.figure.waiting),
            *self._aim(state, filled, lit),
            *self._figure.draw(state.figure, self._grown(), lit),
            *self._above(state, warned, lit),
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

    def _gauge(self, filled: float, warned: float, lit: float, *, calm: bool) -> list[Primitive]:
        palette = self._theme.palette
        drawn: list[Primitive] = [
            Arc(self._middle, self._radius, self._pen, START_DEG, SWEEP_DEG, palette.ink, 0.17 * lit),
            *self._burst(),
        ]
        if filled > 0.004:
            colour = palette.faint if calm else palette.sure.toward(palette.fault, warned)
            tip = self._on_ring(START_DEG + SWEEP_DEG * filled, 0.0)
            drawn += [
                Glow(tip, self._pen * 2.6, colour, 0.0 if calm else 0.75 * lit),
                Arc(self._middle, self._radius, self._pen, START_DEG, SWEEP_DEG * filled, colour, lit),
            ]
        return drawn

    def _aim(self, state: RingState, filled: float, lit: float) -> list[Primitive]:
        """What it looks for, or where it is to come to."""
        if state.resting:
            return []
        return self._search(lit) if state.searching else self._goal(filled, lit)

    def _goal(self, filled: float, lit: float) -> list[Primitive]:
        """The tick at the required range, or at the time to hold."""
        reached = filled >= REQUIRED_SHARE - 0.004
        required = START_DEG + SWEEP_DEG * REQUIRED_SHARE
        ends = (self._on_ring(required, -self._pen * 0.95), self._on_ring(required, self._pen * 0.95))
        pen = self._theme.space.hair * (2.4 if reached else 1.6)
        return [Line(ends, pen, self._theme.palette.ink, lit)]

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

    def _search(self, lit: float) -> list[Primitive]:
        """A light that wanders along the ring: it watches, and counts nothing yet."""
        share = 0.5 - 0.5 * math.cos(2 * math.pi * self._now_s / SEARCH_S)
        start = START_DEG + share * (SWEEP_DEG - SEARCH_DEG)
        colour = self._theme.palette.sure
        tip = self._on_ring(start + SEARCH_DEG / 2, 0.0)
        return [
            Glow(tip, self._pen * 3.2, colour, 0.5 * lit),
            Arc(self._middle, self._radius, self._pen, start, SEARCH_DEG, colour, 0.85 * lit),
        ]

    def _grown(self) -> float:
        """The number pops when it counted."""
        if self._mark is Mark.NOT_COUNTED:
            return 0.0
        return 0.12 * pulse(self._now_s - self._marked_s, self._theme.motion.pop_s)

    def _above(self, state: RingState, warned: float, lit: float) -> list[Primitive]:
        """Above the number: its unit, for a while the mark of the last rep, or that of a standing fault."""
        theme, figure = self._theme, state.figure
        x, y = self._middle
        above = (x, y - self._radius * 0.765)
        size = self._radius * 0.17
        if figure.waiting or state.resting:
            return self._figure.unit(figure, above, lit)
        if warned > 0.02:
            return [*draw_mark(Mark.FAULTY, above, size, theme.palette, warned)]
        gone = ease_out(self._now_s - self._marked_s - MARK_S, theme.motion.fade_s)
        if gone < 0.5:
            return [*draw_mark(self._mark, above, size, theme.palette, 1.0 - 2 * gone)]
        return self._figure.unit(figure, above, (2 * gone - 1.0) * lit)

    def _on_ring(self, angle_deg: float, outwards: float) -> Point:
        angle = math.radians(angle_deg)
        radius = self._radius + outwards
        return self._middle[0] + radius * math.sin(angle), self._middle[1] - radius * math.cos(angle)
