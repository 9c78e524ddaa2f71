"""What the coach is given of one frame."""

from dataclasses import dataclass

from mirror.coaching.human import HumanCoach
from mirror.coaching.session import SessionStep
from mirror.kinematics.motion import Motion
from mirror.movement.placement import Placement
from mirror.movement.rep import Fault
from mirror.recognition.set_follower import Followed

__all__ = ["Observed"]


@dataclass(frozen=True, slots=True)
class Observed:
    """One frame, as far as there may be something to say about it."""

    at_s: float
    followed: Followed
    placement: Placement
    session: SessionStep
    motion: Motion | None = None
    """None where nobody is seen."""
    standing_faults: tuple[Fault, ...] = ()
    """Of the rep or hold under way."""
    human: HumanCoach = HumanCoach.AWAY
    paused: bool = False
