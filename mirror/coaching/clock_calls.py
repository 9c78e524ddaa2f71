"""Which second of a hold is called out: every tenth, and on the way to a target the last three before it."""

from dataclasses import dataclass

from mirror.coaching.words import NUMBER, Announcement
from mirror.movement.rep import Phase, Progress

__all__ = ["Call", "ClockCalls"]

EVERY_S = 10
"""How often the clock is told: as personal trainers do, often enough to hold on to."""

COUNTED_DOWN = 3
"""Seconds before the end that are counted down."""

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

    def __init__(self) -> None:
        self._called_s = 0

    def update(self, progress: Progress, target_s: float | None = None) -> Call | None:
        """What to call now, mostly None; a clock that waits is not told.

        Args:
            progress: of the hold under way.
            target_s: what was planned; nobody is counted down to a time that they do not know of.
        """
        second = int(progress.held_s)
        if second < self._called_s:
            self._called_s = 0
        if progress.phase is not Phase.TURN or second <= self._called_s:
            return None
        self._called_s = second
        if progress.held_s - second > LATE_S:
            return None
        if target_s is not None:
            return self._planned(second, int(target_s))
        return Call(NUMBER, second) if second % EVERY_S == 0 else None

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
