"""Shape: how the body is held in one frame, as one vector that can be compared with another frame's."""

from math import cos, radians, sin

import numpy as np

from mirror.kinematics.measures.points import trunk_length
from mirror.kinematics.motion import Motion
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Floats

__all__ = ["LIMBS", "SHAPE_SIZE", "shape_of", "shape_weights"]

LIMBS = (
    L.LEFT_SHOULDER,
    L.RIGHT_SHOULDER,
    L.LEFT_ELBOW,
    L.RIGHT_ELBOW,
    L.LEFT_WRIST,
    L.RIGHT_WRIST,
    L.LEFT_KNEE,
    L.RIGHT_KNEE,
    L.LEFT_ANKLE,
    L.RIGHT_ANKLE,
)
"""The landmarks that make the shape; hands, feet and face follow them and jitter more."""

SHAPE_SIZE = 3 * len(LIMBS) + 1

_INDEX = np.array(LIMBS, np.intp)


def shape_of(motion: Motion) -> Floats:
    """(SHAPE_SIZE,) where each of LIMBS is from the hips, and how far the hips have risen, in trunk lengths.

    Turned about the vertical until the body faces the viewer, so that the same movement has the same shape
    from every view: x to the athlete's left, y down, z backward.
    """
    yaw = radians(motion.view.yaw_deg)
    turn = np.array(((cos(yaw), 0.0, sin(yaw)), (0.0, 1.0, 0.0), (-sin(yaw), 0.0, cos(yaw))), np.float32)
    trunk_m = max(trunk_length(motion), 0.2)
    shape = np.empty(SHAPE_SIZE, np.float32)
    shape[:-1] = (motion.pose.world[_INDEX] @ turn / trunk_m).ravel()
    shape[-1] = motion.rise_m / trunk_m
    return shape


def shape_weights(motion: Motion) -> Floats:
    """(SHAPE_SIZE,) how well each number of the shape was seen, 0..1."""
    weights = np.ones(SHAPE_SIZE, np.float32)
    weights[:-1] = np.repeat(motion.pose.visibility[_INDEX], 3)
    return weights
