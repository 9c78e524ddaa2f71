"""From where the camera sees the athlete: front, oblique, side or rear."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["CameraView", "Side", "View"]


class View(StrEnum):
    """The views in which exercise files declare what can be counted and judged."""

    FRONT = "front"
    OBLIQUE = "oblique"
    SIDE = "side"
    REAR = "rear"


class Side(StrEnum):
    """The athlete's own left or right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class CameraView:
    """How the athlete stands to the camera."""

    view: View
    yaw_deg: float
    """0 facing the camera, 90 with the left side to it, -90 with the right side, 180 from behind."""

    @property
    def near(self) -> Side:
        """The side of the body that is nearer the camera."""
        return Side.LEFT if self.yaw_deg >= 0 else Side.RIGHT
