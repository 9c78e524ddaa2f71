"""Bodies built from points in space, seen by a camera without perspective: poses with known angles."""

import math
from typing import TypeAlias

import numpy as np

from mirror.kinematics.joints import JOINTS
from mirror.pose.landmarks import LANDMARK_COUNT
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose

Body: TypeAlias = dict[L, tuple[float, float, float]]
"""Metres from the hips: x to the right of the picture, y down, z away from the camera."""

STANDING: Body = {
    L.LEFT_SHOULDER: (0.18, -0.5, 0.0),
    L.RIGHT_SHOULDER: (-0.18, -0.5, 0.0),
    L.LEFT_ELBOW: (0.18, -0.2, 0.0),
    L.RIGHT_ELBOW: (-0.18, -0.2, 0.0),
    L.LEFT_WRIST: (0.18, 0.06, 0.0),
    L.RIGHT_WRIST: (-0.18, 0.06, 0.0),
    L.LEFT_HIP: (0.1, 0.0, 0.0),
    L.RIGHT_HIP: (-0.1, 0.0, 0.0),
    L.LEFT_KNEE: (0.1, 0.42, 0.0),
    L.RIGHT_KNEE: (-0.1, 0.42, 0.0),
    L.LEFT_ANKLE: (0.1, 0.84, 0.0),
    L.RIGHT_ANKLE: (-0.1, 0.84, 0.0),
}
"""Metres from the hips, facing the camera: x to the right of the picture, y down, z away."""


def turned(points: Body, yaw_deg: float) -> Body:
    """The body turned about the vertical; 90 brings its left side to the camera."""
    cos, sin = math.cos(math.radians(yaw_deg)), math.sin(math.radians(yaw_deg))
    return {name: (x * cos + z * sin, y, z * cos - x * sin) for name, (x, y, z) in points.items()}


def pose_of(points: Body, visibility: float = 0.95, at_s: float = 0.0) -> Pose:
    """A pose as an orthographic camera would see these points, two metres of it across a square picture."""
    world = np.zeros((LANDMARK_COUNT, 3), np.float32)
    for name, point in points.items():
        world[name] = point
    image = np.full((LANDMARK_COUNT, 3), 0.5, np.float32) + world / 2.0
    return Pose(image, world, np.full(LANDMARK_COUNT, visibility, np.float32), 1.0, at_s)


def bent(joint: str, flexion_deg: float) -> Body:
    """A standing body whose left joint is bent in the plane of the picture."""
    points = dict(STANDING)
    _, middle, last = JOINTS[joint]
    x, y, z = points[middle]
    length = math.dist(points[middle], points[last])
    angle = math.radians(flexion_deg)
    points[last] = (x + length * math.sin(angle), y + length * math.cos(angle), z)
    return points
