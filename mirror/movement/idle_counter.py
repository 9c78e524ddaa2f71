"""Counts nothing: what follows the athlete until an exercise is recognised."""

from mirror.kinematics.motion import Motion
from mirror.movement.counter import Counted
from mirror.movement.rep import Fault, Progress

__all__ = ["IdleCounter"]


class IdleCounter:
    """Waits."""

    def __init__(self) -> None:
        self.reps = 0
        """None are counted."""
        self.progress = Progress()
        """Always at rest."""

    def update(self, motion: Motion | None, at_s: float, *, judging: bool = True) -> Counted:
        """Nothing changes."""
        del motion, at_s, judging
        return Counted(self.progress)

    def standing_faults(self, at_s: float) -> tuple[Fault, ...]:
        """None."""
        del at_s
        return ()

    def interrupt(self, at_s: float) -> None:
        """There is nothing to drop."""
        del at_s
