"""The reading: the phase in a word, its seconds, the last rep's tempo, and how the last reps went."""

from collections import deque

from mirror.coaching.moment import Moment
from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Phase, Rep
from mirror.overlay.lettering import Lettering, cap
from mirror.overlay.marks import Mark, draw_tally
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Align, Primitive, Weight
from mirror.overlay.theme import Theme

__all__ = ["TALLY_LENGTH", "Reading", "phase_word"]

TALLY_LENGTH = 10
"""Marks in the row: a usual set."""


def phase_word(exercise: Exercise, phase: Phase) -> str:
    """What the exercise calls the phase: "Down"."""
    names = exercise.phases
    word = {Phase.REST: names.rest, Phase.OUT: names.out, Phase.TURN: names.turn, Phase.BACK: names.back}[
        phase
    ]
    return word[:1].upper() + word[1:]


class Reading:
    """The column beside the ring."""

    def __init__(self, theme: Theme, slot: Rect) -> None:
        self._theme = theme
        self._letters = Lettering(theme)
        self._slot = slot
        self._last_rep: Rep | None = None
        self._tally: deque[Mark] = deque(maxlen=TALLY_LENGTH)

    def move(self, slot: Rect) -> None:
        """Stand in another slot from now on."""
        self._slot = slot

    def mark(self, mark: Mark) -> None:
        """A rep or an attempt ended so."""
        self._tally.append(mark)

    def show(self, moment: Moment, *, counting: bool) -> list[Primitive]:
        """The column at this moment."""
        progress = moment.progress
        self._last_rep = moment.rep or self._last_rep
        in_phase_s = max(0.0, moment.frame.captured_s - progress.since_s)
        word = phase_word(moment.exercise, progress.phase)
        timed = counting and progress.phase is not Phase.REST
        return [*self._phase(word, in_phase_s if timed else None, counting), *self._last(), *self._row()]

    def _phase(self, word: str, in_phase_s: float | None, counting: bool) -> list[Primitive]:
        types, palette, slot = self._theme.type, self._theme.palette, self._slot
        right, top = slot.right, slot.top + slot.height * 0.10
        baseline = top + cap(types.display)
        drawn: list[Primitive] = [
            self._letters.fitted(
                word,
                (right, baseline),
                types.display,
                slot.width,
                palette.ink,
                align=Align.RIGHT,
                opacity=1.0 if counting else 0.34,
            )
        ]
        if in_phase_s is not None:
            at = (right, baseline + self._theme.space.wide * 0.75 + cap(types.headline))
            words = f"{min(in_phase_s, 99.9):.1f} s"
            drawn.append(
                self._letters.fitted(
                    words,
                    at,
                    types.headline,
                    slot.width,
                    palette.soft,
                    weight=Weight.MEDIUM,
                    align=Align.RIGHT,
                )
            )
        return drawn

    def _last(self) -> list[Primitive]:
        rep = self._last_rep
        if rep is None:
            return []
        types, slot = self._theme.type, self._slot
        right, top = slot.right, slot.top + slot.height * 0.56
        words = "  ·  ".join(f"{seconds:.1f}" for seconds in (rep.out_s, rep.turn_s, rep.back_s))
        at = (right, top + cap(types.label) + self._theme.space.step * 0.7 + cap(types.title))
        return [
            self._letters.label("tempo", (right, top + cap(types.label)), align=Align.RIGHT),
            self._letters.fitted(
                words,
                at,
                types.title,
                slot.width,
                self._theme.palette.ink,
                weight=Weight.MEDIUM,
                align=Align.RIGHT,
            ),
        ]

    def _row(self) -> list[Primitive]:
        if not self._tally:
            return []
        types, slot = self._theme.type, self._slot
        right, top = slot.right, slot.top + slot.height * 0.82
        pitch = min(0.034, slot.width / TALLY_LENGTH)
        size = pitch * 0.62
        y = top + cap(types.label) + self._theme.space.step * 0.7 + size / 2
        drawn: list[Primitive] = [
            self._letters.label("set", (right, top + cap(types.label)), align=Align.RIGHT)
        ]
        for place, mark in enumerate(reversed(self._tally)):
            drawn += draw_tally(mark, (right - size / 2 - place * pitch, y), size, self._theme.palette)
        return drawn
