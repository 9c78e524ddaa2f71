"""From where the camera sees the athlete: front, oblique, side or rear."""

import math
from dataclasses import dataclass
from enum import StrEnum

from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose

__all__ = ["CameraView", "Side", "View", "ViewEstimator", "name_view"]

FRONT_DEG = 22.0
SIDE_DEG = 65.0
"""Yaw up to which a view is called front, and from which it is called side. On 62 hand-labelled clips the
median yaw of front views was 0-13, of oblique ones 20-60, of side views 64-94 degrees."""

SETTLING_S = 0.4
"""Time constant of the smoothing: a person turns in about a second, one frame's yaw spreads by 5 degrees."""


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


def name_view(yaw_deg: float) -> View:
    """The view that a yaw (-180..180) belongs to."""
    turned_deg = abs(yaw_deg)
    if turned_deg < FRONT_DEG:
        return View.FRONT
    if turned_deg < SIDE_DEG:
        return View.OBLIQUE
    if turned_deg <= 180.0 - SIDE_DEG:
        return View.SIDE
    if turned_deg <= 180.0 - FRONT_DEG:
        return View.OBLIQUE
    return View.REAR


class ViewEstimator:
    """Follows the athlete's yaw, smoothed over about half a second.

    The yaw is that of the line through both shoulders plus that through both hips, in the model's world
    landmarks; it holds for a standing body and for one that lies along or across the view.
    """

    def __init__(self) -> None:
        self._across = 0.0
        self._deep = 0.0
        self._seen_s: float | None = None

    def update(self, pose: Pose) -> CameraView:
        """The view of a pose, given those before it; a long gap starts afresh."""
        world = pose.world
        line = (
            world[L.LEFT_SHOULDER] - world[L.RIGHT_SHOULDER] + world[L.LEFT_HIP] - world[L.RIGHT_HIP]
        ).tolist()
        elapsed_s = math.inf if self._seen_s is None else abs(pose.captured_s - self._seen_s)
        weight = 1.0 - math.exp(-elapsed_s / SETTLING_S)
        self._across += weight * (line[0] - self._across)
        self._deep += weight * (line[2] - self._deep)
        self._seen_s = pose.captured_s
        yaw_deg = math.degrees(math.atan2(-self._deep, self._across))
        return CameraView(name_view(yaw_deg), yaw_deg)
