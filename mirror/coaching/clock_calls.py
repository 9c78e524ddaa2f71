"""Which second of a hold is called out: every tenth, and the last three before its end."""

from dataclasses import dataclass

from mirror.coaching.words import NUMBER, Announcement
from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Phase, Progress

__all__ = ["Call", "ClockCalls"]

EVERY_S = 10
"""How often the clock is told: as personal trainers do, often enough to hold on to."""

COUNTED_DOWN = 3
"""Seconds before the end that are counted down."""

SHORTEST_S = 10.0
"""The time of an exercise from which its end is counted down: within a shorter one it is the whole set."""

HALVED_S = 40
"""A target from which its half is worth telling: of a shorter one, the tenth seconds tell it."""

LEFT_S = 10
"""Seconds before the end of a target that is told as what is left."""

LATE_S = 0.3
"""A second is called while it is fresh: later, the number would be wrong by the time it is heard. Frames are
a tenth of a second apart at the slowest."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is called."""

    phrase: str
    number: int | None = None
    last: bool = False
    """Whether it is one of the last seconds."""


class ClockCalls:
    """Follows the clock of one hold after another."""

    def __init__(self, exercise: Exercise) -> None:
        own_s = exercise.tempo.turn_s
        self._own_s = int(own_s) if own_s >= SHORTEST_S and own_s == int(own_s) else 0
        self._called_s = 0

    def update(self, progress: Progress, target_s: float | None = None) -> Call | None:
        """What to call now, mostly None; a clock that waits is not told.

        Args:
            progress: of the hold under way.
            target_s: what was planned; without it the exercise's own time is counted down to.
        """
        second = int(progress.held_s)
        if second < self._called_s:
            self._called_s = 0
        if progress.phase is not Phase.TURN or second <= self._called_s:
            return None
        self._called_s = second
        if progress.held_s - second > LATE_S:
            return None
        return self._own(second) if target_s is None else self._planned(second, int(target_s))

    def _own(self, second: int) -> Call | None:
        """On the way to a time that nobody asked for, and beyond it."""
        left_s = self._own_s - second
        if 0 < left_s <= COUNTED_DOWN:
            return Call(NUMBER, left_s, last=True)
        return Call(NUMBER, second) if second % EVERY_S == 0 or left_s == 0 else None

    def _planned(self, second: int, target_s: int) -> Call | None:
        """On the way to a target, whose end the session announces."""
        left_s = target_s - second
        if 0 < left_s <= COUNTED_DOWN:
            return Call(NUMBER, left_s, last=True)
        if left_s <= 0:
            return Call(NUMBER, second) if left_s and second % EVERY_S == 0 else None
        if left_s == LEFT_S and target_s > 2 * LEFT_S:
            return Call(Announcement.LEFT, left_s)
        if target_s >= HALVED_S and second == target_s // 2:
            return Call(Announcement.HALF_WAY)
        return Call(NUMBER, second) if second % EVERY_S == 0 else None
