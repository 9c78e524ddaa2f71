"""Which second of a hold is called out: every tenth, and the last three before its own time."""

from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Phase, Progress

__all__ = ["ClockCalls"]

EVERY_S = 10
"""How often the clock is told: as personal trainers do, often enough to hold on to."""

COUNTED_DOWN = 3
"""Seconds before the end that are counted down."""

SHORTEST_S = 10.0
"""The time of an exercise from which its end is counted down: within a shorter one it is the whole set."""

LATE_S = 0.3
"""A second is called while it is fresh: later, the number would be wrong by the time it is heard. Frames are
a tenth of a second apart at the slowest."""


class ClockCalls:
    """Follows the clock of one hold after another."""

    def __init__(self, exercise: Exercise) -> None:
        target_s = exercise.tempo.turn_s
        self._target_s = int(target_s) if target_s >= SHORTEST_S and target_s == int(target_s) else 0
        self._called_s = 0

    def update(self, progress: Progress) -> str | None:
        """The number to call now, mostly None; a clock that waits is not told."""
        second = int(progress.held_s)
        if second < self._called_s:
            self._called_s = 0
        if progress.phase is not Phase.TURN or second <= self._called_s:
            return None
        self._called_s = second
        return self._number(second) if progress.held_s - second <= LATE_S else None

    def _number(self, second: int) -> str | None:
        left_s = self._target_s - second
        if 0 < left_s <= COUNTED_DOWN:
            return str(left_s)
        return str(second) if second % EVERY_S == 0 or left_s == 0 else None
