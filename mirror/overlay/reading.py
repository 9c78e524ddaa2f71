"""The reading: the phase in a word, its seconds, how the last reps went, and how the set goes."""

from mirror.coaching.moment import Moment
from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Phase, Progress
from mirror.overlay.cells import Cell, newest_cells, trend_cells
from mirror.overlay.lettering import Lettering, cap
from mirror.overlay.marks import draw_tally
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Align, Primitive, Weight
from mirror.overlay.screen_words import phase_name
from mirror.overlay.set_so_far import TALLY_LENGTH, SetSoFar
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import Tongue

__all__ = ["Reading", "clock_words", "phase_word"]

ROWS = (0.46, 0.66, 0.86)
"""Where the small figures begin, in shares of the column's height."""

VALUE = 0.84
"""Size of a small figure, in titles."""


def phase_word(exercise: Exercise, progress: Progress) -> str:
    """What the exercise calls the phase: "Down"; of a hold "Hold", or "Waiting" while its clock stands."""
    if exercise.hold is not None and progress.phase is Phase.TURN:
        return "Hold"
    if exercise.hold is not None and progress.held_s > 0.0:
        return "Waiting"
    if exercise.hold is None and exercise.signal is None:
        return ""
    names = exercise.phases
    return phase_name(
        {Phase.REST: names.rest, Phase.OUT: names.out, Phase.TURN: names.turn, Phase.BACK: names.back}[
            progress.phase
        ]
    )


def clock_words(exercise: Exercise, progress: Progress, at_s: float, tongue: Tongue) -> str:
    """Under the phase: its seconds; of a hold the seconds to its goal, or those beyond; empty at rest."""
    if exercise.hold is not None:
        if not progress.held_s:
            return ""
        left_s = int(exercise.tempo.turn_s) - int(progress.held_s)
        return tongue.word("{number} s to go", left_s) if left_s > 0 else f"+{-left_s} s"
    if exercise.signal is None or progress.phase is Phase.REST:
        return ""
    return f"{tongue.decimal(min(max(0.0, at_s - progress.since_s), 99.9))} s"


class Reading:
    """The column beside the ring."""

    def __init__(self, theme: Theme, tongue: Tongue, slot: Rect) -> None:
        self._theme = theme
        self._tongue = tongue
        self._letters = Lettering(theme)
        self._slot = slot

    def move(self, slot: Rect) -> None:
        """Stand in another slot from now on."""
        self._slot = slot

    def show(self, moment: Moment, so_far: SetSoFar, *, counting: bool) -> list[Primitive]:
        """The column at this moment."""
        working = not (moment.session.resting or moment.session.done)
        word = self._tongue.word(phase_word(moment.exercise, moment.progress)) if working else ""
        at_s, counts = moment.frame.captured_s, working and counting
        clock = clock_words(moment.exercise, moment.progress, at_s, self._tongue) if counts else ""
        first, second, third = (self._slot.top + self._slot.height * share for share in ROWS)
        return [
            *self._phase(word, clock, 1.0 if counting else 0.34),
            *self._cells(newest_cells(so_far, self._tongue, repeats=moment.exercise.hold is None), first),
            *self._row(so_far, second),
            *self._cells(trend_cells(so_far, self._tongue), third),
        ]

    def _phase(self, word: str, clock: str, opacity: float) -> list[Primitive]:
        types, palette, slot = self._theme.type, self._theme.palette, self._slot
        baseline = slot.top + slot.height * 0.06 + cap(types.display)
        under = baseline + self._theme.space.wide * 0.75 + cap(types.headline)
        drawn: list[Primitive] = []
        if word:
            drawn.append(self._right(word, baseline, types.display, Weight.SEMIBOLD, opacity=opacity))
        if clock:
            text = self._letters.fitted(
                clock,
                (slot.right, under),
                types.headline,
                slot.width,
                palette.soft,
                weight=Weight.MEDIUM,
                align=Align.RIGHT,
            )
            drawn.append(text)
        return drawn

    def _right(
        self, words: str, baseline: float, size: float, weight: Weight, *, opacity: float = 1.0
    ) -> Primitive:
        slot, ink = self._slot, self._theme.palette.ink
        at = (slot.right, baseline)
        return self._letters.fitted(
            words, at, size, slot.width, ink, weight=weight, align=Align.RIGHT, opacity=opacity
        )

    def _cells(self, cells: list[Cell], top: float) -> list[Primitive]:
        """Headings over values, set from the right; all of a row shrink together if it has too much."""
        types, palette, face = self._theme.type, self._theme.palette, self._letters.typeface
        gap = self._theme.space.step * 1.25
        size = types.title * VALUE

        def wide(cell: Cell) -> float:
            value = face.width(cell.value, size, Weight.MEDIUM)
            return max(value, self._letters.label_width(cell.label, types.label))

        room = self._slot.width - gap * (len(cells) - 1)
        shrunk = min(1.0, room / max(sum(map(wide, cells)), 1e-6))
        right, heading = self._slot.right, top + cap(types.label)
        baseline = heading + self._theme.space.step * 0.6 + cap(size)
        drawn: list[Primitive] = []
        for cell in reversed(cells):
            label = types.label * shrunk
            drawn += [
                self._letters.label(cell.label, (right, heading), size=label, align=Align.RIGHT),
                self._letters.fitted(
                    cell.value,
                    (right, baseline),
                    size * shrunk,
                    self._slot.width,
                    palette.ink,
                    weight=Weight.MEDIUM,
                    align=Align.RIGHT,
                ),
            ]
            right -= wide(cell) * shrunk + gap
        return drawn

    def _row(self, so_far: SetSoFar, top: float) -> list[Primitive]:
        """How the last movements ended, a mark each, newest at the right."""
        if not so_far.tally:
            return []
        types, right = self._theme.type, self._slot.right
        pitch = min(0.034, self._slot.width / TALLY_LENGTH)
        size = pitch * 0.62
        y = top + cap(types.label) + self._theme.space.step * 0.6 + size / 2
        drawn: list[Primitive] = [
            self._letters.label(self._tongue.word("set"), (right, top + cap(types.label)), align=Align.RIGHT)
        ]
        for place, mark in enumerate(reversed(so_far.tally)):
            drawn += draw_tally(mark, (right - size / 2 - place * pitch, y), size, self._theme.palette)
        return drawn
