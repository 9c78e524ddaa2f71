"""Likeness: by what somebody in the picture is known again a moment later."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np

from mirror.devices.frame import Pixels
from mirror.pose.landmarks import LANDMARK_COUNT
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Floats, Pose
from mirror.pose.search import Area

__all__ = ["Clothes", "Likeness", "area_around", "clothes_of", "is_sound"]

BODY = [
    L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_ELBOW, L.RIGHT_ELBOW, L.LEFT_HIP, L.RIGHT_HIP,
    L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE,
]  # fmt: skip
TRUNK = [L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP]

EACH = np.eye(LANDMARK_COUNT, dtype=np.float32)
TRUNK_MIDDLE: Floats = EACH[TRUNK].mean(axis=0)
"""(33,): gives the middle of the trunk when multiplied with landmarks."""
FROM_THE_MIDDLE: Floats = EACH[BODY] - EACH[BODY].mean(axis=0)
"""(10, 33): likewise where shoulders, elbows, hips, knees and ankles are from the middle of all ten."""

FARTHEST = 1e4
"""A landmark more than so many pictures, or metres, away is no landmark."""

SMALLEST = 1e-3
"""Picture heights a metre, or metres, under which a body is a point: nobody is seen so."""

DOWN_THE_TRUNK = np.array([[0.2], [0.35], [0.5], [0.65], [0.8]], np.float32)
DOWN_THE_THIGH = np.array([[0.35], [0.5], [0.65]], np.float32)
LIFT = 24.0
"""Levels added before colours are compared as ratios: what lies under them is noise."""

Clothes: TypeAlias = Floats
"""(2, 3): logarithms of the levels (BGR) of trunk and thighs; an exposure adds the same to both."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Where somebody is and how large, without regard to posture and view."""

    at_s: float
    x: float
    """Of the trunk's middle, in picture heights from the left edge."""
    y: float
    scale: float
    """Picture heights that a metre of this body measures: the nearer, the larger. It compares the body's
    extent in the picture with that of the world landmarks, so neither a crouch nor a turn changes it."""

    @classmethod
    def of(cls, pose: Pose) -> Self:
        """The likeness of a sound pose."""
        (across, _, _), (_, down, _), _ = _squares(FROM_THE_MIDDLE @ pose.image)
        (wide, _, _), (_, high, _), _ = _squares(FROM_THE_MIDDLE @ pose.world)
        x, y, _ = (TRUNK_MIDDLE @ pose.image).tolist()
        extent = math.sqrt(across * pose.aspect**2 + down)
        scale = max(extent, SMALLEST) / max(math.sqrt(wide + high), SMALLEST)
        return cls(pose.captured_s, x * pose.aspect, y, scale)

    def metres_to(self, other: "Likeness") -> float:
        """How far the trunks are apart in the picture, by the scale of the larger."""
        return math.hypot(self.x - other.x, self.y - other.y) / max(self.scale, other.scale)

    def growth_since(self, other: "Likeness") -> float:
        """Natural logarithm of how much larger this one is: 0.1 is ten percent."""
        return math.log(self.scale / other.scale)


def is_sound(pose: Pose) -> bool:
    """Whether all numbers are numbers, and none lies beyond reason: what is not sound is not seen."""
    return all(
        float(np.vdot(values, values)) < FARTHEST**2 for values in (pose.image, pose.world, pose.visibility)
    )


def clothes_of(pose: Pose, pixels: Pixels) -> Clothes:
    """The colours down the trunk and the thighs, each the median of some points."""
    xy = pose.image[:, :2]
    shoulders, hips = xy[TRUNK[:2]].sum(axis=0) / 2, xy[TRUNK[2:]].sum(axis=0) / 2
    left, right = (xy[hip] + (xy[hip + 2] - xy[hip]) * DOWN_THE_THIGH for hip in TRUNK[2:])
    points = np.concatenate([shoulders + (hips - shoulders) * DOWN_THE_TRUNK, left, right])
    height, width = pixels.shape[:2]
    columns = np.clip(points[:, 0] * width, 0, width - 1).astype(np.intp)
    rows = np.clip(points[:, 1] * height, 0, height - 1).astype(np.intp)
    levels = pixels[rows, columns]
    trunk = np.sort(levels[: len(DOWN_THE_TRUNK)], axis=0)[len(DOWN_THE_TRUNK) // 2]
    thighs = np.sort(levels[len(DOWN_THE_TRUNK) :], axis=0)[len(DOWN_THE_THIGH)]
    clothes: Clothes = np.log(np.stack([trunk, thighs]).astype(np.float32) + np.float32(LIFT))
    return clothes


def area_around(poses: Sequence[Pose], margin: float) -> Area:
    """The part of the picture that bodies take up, and a margin in picture heights around it."""
    places = np.concatenate([pose.image[:, :2] for pose in poses])
    (left, top), (right, bottom) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    across = margin / poses[0].aspect
    return Area(left - across, top - margin, right + across, bottom + margin)


def _squares(points: Floats) -> list[list[float]]:
    """(3, 3): sums of the products of the coordinates."""
    squares: list[list[float]] = (points.T @ points).tolist()
    return squares
