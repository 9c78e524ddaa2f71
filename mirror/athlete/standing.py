"""Standing on both feet, which stay where they are while the hips move."""

from math import sqrt

import numpy as np

from mirror.athlete.bones import SIDES
from mirror.athlete.bones import Bone as B
from mirror.athlete.joints import JointAngles
from mirror.athlete.reach import level, middle, moves_m, reach
from mirror.athlete.rotation import about_x
from mirror.athlete.skeleton import Body, Skeleton
from mirror.athlete.vectors import Array

__all__ = ["Standing"]


class Standing:
    """Both feet where the rest pose puts them, flat.

    The knee and elbow angles asked for are exact; the ankles give way so that the soles stay on the floor,
    and the hips turn as much as the feet's fixed places want. A toe extension lifts that heel by as much,
    over the ball of the foot.
    """

    def __init__(self, skeleton: Skeleton, rest: JointAngles) -> None:
        self._skeleton = skeleton
        loose = skeleton.body(skeleton.pose(rest), np.zeros(3))
        between = middle(loose, B.FOOT_LEFT)
        self._balls, self._soles = {}, {}
        for _, _, shift in SIDES:
            ankle = loose.joints[B.FOOT_LEFT + shift] - between
            ankle[1] = skeleton.lengths.ankle_height
            self._soles[shift] = sole = level(loose.frames[B.FOOT_LEFT + shift])
            self._balls[shift] = ankle + sole @ skeleton.offsets[B.TOES_LEFT + shift]

    def place(self, angles: JointAngles) -> Body:
        """The body with both feet on the floor, or above it by what it rises."""
        frames = self._skeleton.pose(angles)
        loose = self._skeleton.body(frames, np.zeros(3))
        ankles = self._lift_heels(frames, angles)
        pelvis = _pelvis(loose, ankles)
        size = self._skeleton.lengths
        for _, _, shift in SIDES:
            hip = pelvis + loose.joints[B.THIGH_LEFT + shift]
            bones = (B.THIGH_LEFT + shift, B.SHANK_LEFT + shift)
            reach(frames, bones, hip, ankles[shift], (size.thigh, size.shank, 1.0))
        return self._skeleton.body(frames, pelvis + moves_m(angles))

    def _lift_heels(self, frames: Array, angles: JointAngles) -> dict[int, Array]:
        """Turn both feet, flat or on their balls, and tell where the ankles are: (3,) by side."""
        ankles = {}
        for side, _, shift in SIDES:
            sole, heel_deg = self._soles[shift], max(angles[f"toe_extension_{side}_deg"], 0.0)
            foot = sole @ about_x(heel_deg)
            frames[B.FOOT_LEFT + shift], frames[B.TOES_LEFT + shift] = foot, sole
            ankles[shift] = self._balls[shift] - foot @ self._skeleton.offsets[B.TOES_LEFT + shift]
        return ankles


def _pelvis(loose: Body, ankles: dict[int, Array]) -> Array:
    """Where the hips' middle must be for the legs to reach both ankles as bent as they are."""
    legs = {shift: loose.joints[B.FOOT_LEFT + shift] - loose.joints[B.THIGH_LEFT + shift] for shift in ankles}
    moves = [ankles[shift] - loose.joints[B.FOOT_LEFT + shift] for shift in ankles]
    x, _, z = sum(moves) / len(moves)
    rise = []
    for shift, leg in legs.items():
        hip = loose.joints[B.THIGH_LEFT + shift]
        run = ankles[shift] - hip - np.array((x, 0.0, z))
        height = sqrt(max(float(leg @ leg) - run[0] ** 2 - run[2] ** 2, 0.01))
        rise.append(ankles[shift][1] + height - hip[1])
    return np.array((x, sum(rise) / len(rise), z))
