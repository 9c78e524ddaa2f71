"""Placement: whether the athlete stands so that the mirror can count and judge; asked for before anything else."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Placement", "PlacementTrouble"]


class PlacementTrouble(StrEnum):
    """What is wrong with where the athlete is, each with the sentence that asks for better."""

    NOBODY = "Step into the picture"
    TOO_DARK = "More light, please"
    TOO_CLOSE = "Step back a little"
    TOO_FAR = "Come closer"
    CUT_OFF = "I cannot see all of you: step back"
    TOO_FAR_LEFT = "Move to your right"
    TOO_FAR_RIGHT = "Move to your left"
    HIDDEN = "Turn a little, so that I can see you"


@dataclass(frozen=True, slots=True)
class Placement:
    """The verdict on one frame, most important trouble first."""

    troubles: tuple[PlacementTrouble, ...] = ()
    blocking: bool = False
    """Whether a trouble keeps the mirror from counting; otherwise it is advice for better judgement."""

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.troubles
