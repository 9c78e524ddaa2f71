"""The flesh around the bones: by how much each part of a posed body clears the floor."""

import numpy as np
import numpy.typing as npt

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.bones import SIDES, Bone
from mirror.athlete.vectors import Array

__all__ = ["BALL_HEIGHT", "FOREARM_HEIGHT", "KNEE_HEIGHT", "WRIST_HEIGHT", "Flesh"]

B = Bone
WRIST_HEIGHT = 0.045
"""Metres from the floor to the wrist's joint centre with the palm flat on it; measured on a hand."""
FOREARM_HEIGHT = 0.045
"""Metres from the floor to the elbow's and the wrist's centre, lying on the forearm."""
KNEE_HEIGHT = 0.055
"""Metres from the floor to the knee's centre, kneeling."""
BALL_HEIGHT = 0.012
"""Metres from the floor to the joint of the big toe's ball, in a shoe; matches the skeleton's toes."""


class Flesh:
    """Balls around the bones, as thick as the drawn figure is there."""

    def __init__(self, plan: BodyPlan) -> None:
        bones, points, radii = zip(*_balls(plan), strict=True)
        self._bones: npt.NDArray[np.intp] = np.array(bones, dtype=np.intp)
        self._points: Array = np.array(points)
        self._radii: Array = np.array(radii)

    def clearances(self, joints: Array, frames: Array) -> Array:
        """(25,): by how much the flesh of each bone clears the floor, metres; less than 0 is below it."""
        up = frames[self._bones, 1]
        below = joints[self._bones, 1] + np.einsum("nj,nj->n", up, self._points) - self._radii
        clearances = np.full(len(Bone), np.inf)
        np.minimum.at(clearances, self._bones, below)
        return clearances


_Ball = tuple[int, tuple[float, float, float], float]


def _balls(plan: BodyPlan) -> list[_Ball]:
    """Bone, middle in its frame and radius, metres; fitted to the figure's own tables and its mesh."""
    size, girth = plan.lengths, plan.girth
    trunk, head, scale = size.trunk / 0.534, size.head, size.stature / 1.75
    balls: list[_Ball] = [
        (B.LUMBAR, (0.0, 0.05, 0.0), 0.105 * girth * trunk),
        (B.HEAD, (0.0, 0.43 * head, -0.11 * head), 0.36 * head),
        (B.HEAD, (0.0, 0.43 * head, 0.08 * head), 0.33 * head),
        (B.HEAD, (0.0, 0.19 * head, 0.49 * head), 0.04 * head),
    ]
    for _, sign, shift in SIDES:
        trunks = (
            (B.PELVIS, (0.080, -0.020, -0.032), 0.114),
            (B.PELVIS, (0.070, 0.000, 0.024), 0.098),
            (B.THORAX, (0.080, 0.060, -0.018), 0.100),
            (B.THORAX, (0.070, 0.100, 0.020), 0.100),
        )
        limbs = (
            (B.UPPER_ARM_LEFT, (0.0, 0.0, 0.0), 0.062),
            (B.UPPER_ARM_LEFT, (0.0, -0.5 * size.upper_arm, 0.0), 0.052),
            (B.THIGH_LEFT, (0.0, -0.20 * size.thigh, 0.0), 0.090),
            (B.THIGH_LEFT, (0.0, -0.60 * size.thigh, 0.008), 0.070),
            (B.SHANK_LEFT, (0.0, -0.30 * size.shank, -0.012), 0.056),
            (B.SHANK_LEFT, (0.0, -0.80 * size.shank, -0.008), 0.038),
        )
        bearing: tuple[_Ball, ...] = (
            (B.FOREARM_LEFT, (0.0, 0.0, 0.0), FOREARM_HEIGHT),
            (B.HAND_LEFT, (0.0, 0.0, 0.0), WRIST_HEIGHT),
            (B.FINGERTIPS_LEFT, (0.0, -0.5 * size.finger, 0.0), 0.009),
            (B.SHANK_LEFT, (0.0, 0.0, 0.0), KNEE_HEIGHT),
            (B.FOOT_LEFT, (0.0, -size.ankle_height, -0.055), 0.0),
            (B.FOOT_LEFT, (0.0, -0.6 * size.ankle_height, -0.045), 0.030 * scale),
            (B.TOES_LEFT, (0.0, 0.0, 0.0), BALL_HEIGHT),
            (B.TOES_LEFT, (0.0, 0.0, 0.07), 0.012),
            (B.TOES_LEFT, (0.0, 0.026, 0.02), 0.034 * scale),
        )
        balls += [
            (bone, (sign * x * trunk, y * trunk, z * trunk), radius * girth * trunk)
            for bone, (x, y, z), radius in trunks
        ]
        balls += [(bone + shift, middle, radius * girth * scale) for bone, middle, radius in limbs]
        balls += [(bone + shift, middle, radius) for bone, middle, radius in bearing]
    return balls
