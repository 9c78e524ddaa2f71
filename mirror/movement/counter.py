"""The port of what follows a set: reps of an exercise, seconds of a hold, or cycles of no known exercise."""

from dataclasses import dataclass
from typing import Protocol

from mirror.kinematics.motion import Motion
from mirror.movement.fatigue import Fatigue
from mirror.movement.rep import Attempt, Correction, Fault, Hold, Progress, Rep

__all__ = ["Counted", "Counter"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one frame changed."""

    progress: Progress
    rep: Rep | None = None
    attempt: Attempt | None = None
    faults: tuple[Fault, ...] = ()
    corrected: tuple[Correction, ...] = ()
    hold: Hold | None = None
    """The hold that ended with this frame."""
    fatigue: Fatigue | None = None
    """How the set goes, told with a rep."""


class Counter(Protocol):
    """Follows one set, frame by frame. It knows no picture, no clock and no athlete but this one."""

    reps: int
    """Reps counted so far, or holds told."""
    progress: Progress
    """How far the rep or hold under way had come in the newest frame."""

    def update(self, motion: Motion | None, at_s: float, *, judging: bool = True) -> Counted:
        """Take one frame.

        Args:
            motion: what was seen; None where nobody was.
            at_s: the frame's capture time.
            judging: whether placement and light allow faults to be told.
        """
        ...

    def standing_faults(self, at_s: float) -> tuple[Fault, ...]:
        """The faults of the rep or hold under way, or of the last one while it is fresh."""
        ...

    def interrupt(self, at_s: float) -> None:
        """Drop what is under way, as in a pause: what was half done before it is not finished after it."""
        ...
