"""What the body stands on: a posture is placed so that hands or feet stay where they are on the floor."""

from dataclasses import dataclass
from math import asin, atan2, degrees, hypot, sqrt
from typing import Protocol

import numpy as np

from mirror.athlete.joints import JointAngles
from mirror.athlete.rotation import about_x, about_y, frame_along
from mirror.athlete.skeleton import SIDES, Body, Bone, Skeleton
from mirror.athlete.vectors import Array
from mirror.exercise.phases import Contact

__all__ = ["Footing", "Support", "footing"]

B = Bone
WRIST_HEIGHT = 0.045
"""Metres from the floor to the wrist's joint centre with the palm flat on it; measured on a hand."""
FOREARM_HEIGHT = 0.045
"""Metres from the floor to the elbow's and the wrist's centre, lying on the forearm."""
BALL_HEIGHT = 0.012
"""Metres from the floor to the joint of the big toe's ball, in a shoe; matches the skeleton's toes."""


class Footing(Protocol):
    """Places a full set of joint angles on the floor."""

    def place(self, angles: JointAngles) -> Body:
        """The body with its contacts where they were in the exercise's rest pose."""
        ...


def footing(skeleton: Skeleton, contacts: tuple[Contact, ...], rest: JointAngles) -> Footing:
    """The footing of an exercise: on the feet, or on toes and hands or forearms."""
    if "hands" in contacts or "forearms" in contacts:
        return Support(skeleton, rest, forearms="forearms" in contacts)
    return Standing(skeleton, rest)


class Standing:
    """Both feet flat, each where the rest pose puts it.

    The knee and elbow angles asked for are exact; the ankles give way so that the soles stay on the floor,
    and the hips turn as much as the feet's fixed places want.
    """

    def __init__(self, skeleton: Skeleton, rest: JointAngles) -> None:
        self._skeleton = skeleton
        loose = skeleton.body(skeleton.pose(rest), np.zeros(3))
        middle = (loose.joints[B.FOOT_LEFT] + loose.joints[B.FOOT_RIGHT]) / 2
        self._ankles, self._soles = {}, {}
        for _, _, shift in SIDES:
            ankle = loose.joints[B.FOOT_LEFT + shift] - middle
            ankle[1] = skeleton.lengths.ankle_height
            self._ankles[shift] = ankle
            self._soles[shift] = _level(loose.frames[B.FOOT_LEFT + shift])

    def place(self, angles: JointAngles) -> Body:
        """The body with both soles on the floor."""
        frames = self._skeleton.pose(angles)
        loose = self._skeleton.body(frames, np.zeros(3))
        pelvis = self._pelvis(loose)
        size = self._skeleton.lengths
        for _, _, shift in SIDES:
            hip = pelvis + loose.joints[B.THIGH_LEFT + shift]
            _reach(
                frames,
                (B.THIGH_LEFT + shift, B.SHANK_LEFT + shift),
                hip,
                self._ankles[shift],
                (size.thigh, size.shank, 1.0),
            )
            frames[B.FOOT_LEFT + shift] = frames[B.TOES_LEFT + shift] = self._soles[shift]
        return self._skeleton.body(frames, pelvis)

    def _pelvis(self, loose: Body) -> Array:
        """Where the hips' middle must be for the legs to reach both ankles as bent as they are."""
        heights, forward, aside = [], [], []
        for _, _, shift in SIDES:
            leg = loose.joints[B.FOOT_LEFT + shift] - loose.joints[B.THIGH_LEFT + shift]
            forward.append(self._ankles[shift][2] - loose.joints[B.FOOT_LEFT + shift][2])
            aside.append(self._ankles[shift][0] - loose.joints[B.FOOT_LEFT + shift][0])
            heights.append(float(leg @ leg))
        x, z = sum(aside) / 2, sum(forward) / 2
        rise = []
        for (_, _, shift), square in zip(SIDES, heights, strict=True):
            hip = loose.joints[B.THIGH_LEFT + shift]
            run = self._ankles[shift] - hip - np.array((x, 0.0, z))
            level = max(square - run[0] ** 2 - run[2] ** 2, 0.01)
            rise.append(self._ankles[shift][1] + sqrt(level) - hip[1])
        return np.array((x, sum(rise) / 2, z))


@dataclass(frozen=True, slots=True, eq=False)
class _Hold:
    """One hand or forearm on the floor."""

    wrist: Array
    palm: Array
    """(3, 3): frame of the hand as it lies."""
    elbow: Array | None = None
    """Where the elbow lies too, on the forearms."""

    @property
    def support(self) -> Array:
        """(3,): the joint that bears the shoulder: the elbow where it lies, else the wrist."""
        return self.wrist if self.elbow is None else self.elbow


class Support:
    """Prone on toes and hands or forearms: the body turns about the toes until the arms reach the floor."""

    def __init__(self, skeleton: Skeleton, rest: JointAngles, *, forearms: bool) -> None:
        self._skeleton = skeleton
        self._forearms = forearms
        loose = skeleton.body(skeleton.pose(rest), np.zeros(3))
        self._bearing = arm = B.FOREARM_LEFT if forearms else B.HAND_LEFT
        height = FOREARM_HEIGHT if forearms else WRIST_HEIGHT
        reach = _middle(loose, arm) - _middle(loose, B.TOES_LEFT)
        span = hypot(reach[1], reach[2])
        tilt = asin((height - BALL_HEIGHT) / span) - atan2(reach[1], reach[2])
        # Hands a little forward of the middle put the whole body around the floor's origin.
        self._toes = np.array((0.0, BALL_HEIGHT, -0.54 * span))
        turned = skeleton.body(about_x(-degrees(tilt)) @ loose.frames, np.zeros(3))
        shift_to_floor = self._toes - _middle(turned, B.TOES_LEFT)
        self._holds = {
            shift: self._hold(turned.joints[arm + shift] + shift_to_floor, height, sign)
            for _, sign, shift in SIDES
        }

    def _hold(self, point: Array, height: float, sign: int) -> _Hold:
        """Where that arm meets the floor, the palm flat and its fingers forward."""
        palm = about_y(sign * 6.0) @ frame_along(np.array((0.0, 0.0, -1.0)), np.array((0.0, sign, 0.0)))
        flat = np.array((point[0], height, point[2]))
        if self._forearms:
            inward = np.array((-sign * 0.10, 0.0, 1.0)) / hypot(0.10, 1.0)
            return _Hold(flat + self._skeleton.lengths.forearm * inward, palm, elbow=flat)
        return _Hold(flat, palm)

    def place(self, angles: JointAngles) -> Body:
        """The body with its toes and its hands or forearms on the floor."""
        frames = self._skeleton.pose(angles)
        loose = self._skeleton.body(frames, np.zeros(3))
        tilt = self._tilt(loose)
        frames = about_x(-tilt) @ frames
        for _, _, shift in SIDES:
            frames[B.TOES_LEFT + shift] = np.eye(3)
        turned = self._skeleton.body(frames, np.zeros(3))
        pelvis = self._toes - _middle(turned, B.TOES_LEFT)
        size = self._skeleton.lengths
        for _, _, shift in SIDES:
            hold = self._holds[shift]
            shoulder = turned.joints[B.UPPER_ARM_LEFT + shift] + pelvis
            bones = (B.UPPER_ARM_LEFT + shift, B.FOREARM_LEFT + shift)
            _reach(frames, bones, shoulder, hold.wrist, (size.upper_arm, size.forearm, -1.0), hold.elbow)
            frames[B.HAND_LEFT + shift] = hold.palm
            frames[B.FINGERS_LEFT + shift] = frames[B.FINGERTIPS_LEFT + shift] = hold.palm
        return self._skeleton.body(frames, pelvis)

    def _tilt(self, loose: Body) -> float:
        """Degrees to turn the body head-up about its toes, so that the arms span exactly what they must."""
        left, right = (self._holds[shift].support for _, _, shift in SIDES)
        target = (left + right) / 2 - self._toes
        arm = loose.joints[self._bearing] - loose.joints[B.UPPER_ARM_LEFT]
        aside = left[0] - loose.joints[B.UPPER_ARM_LEFT][0]
        length = sqrt(max(float(arm @ arm) - aside**2, 0.01))
        shoulder = _middle(loose, B.UPPER_ARM_LEFT) - _middle(loose, B.TOES_LEFT)
        radius, base = hypot(shoulder[1], shoulder[2]), hypot(target[1], target[2])
        opening = (radius**2 + base**2 - length**2) / (2 * radius * base)
        above = atan2(target[1], target[2]) + np.arccos(np.clip(opening, -1.0, 1.0))
        return degrees(above - atan2(shoulder[1], shoulder[2]))


def _middle(body: Body, left: int) -> Array:
    """The point between a left joint and its right twin."""
    middle: Array = (body.joints[left] + body.joints[left + SIDES[1][2]]) / 2
    return middle


def _level(foot: Array) -> Array:
    """The frame of a foot laid flat, its toes pointing as they did."""
    return about_y(degrees(atan2(foot[0, 2], foot[2, 2])))


def _reach(
    frames: Array,
    bones: tuple[int, int],
    start: Array,
    end: Array,
    shape: tuple[float, float, float],
    middle: Array | None = None,
) -> None:
    """Turn two bones so that they go from start to end, bending to the side to which they are turned already.

    Args:
        frames: (25, 3, 3); the two bones' frames are replaced.
        bones: the upper and the lower bone.
        start: (3,): the upper bone's near joint.
        end: (3,): where the lower bone ends.
        shape: length of the upper and of the lower bone, and 1 for a joint that points forward (knee) or -1
            for one that points back (elbow).
        middle: (3,): where the joint is, when that is fixed too.
    """
    upper, lower, forward = shape
    hint = frames[bones[0]][:, 0].copy()
    line = end - start
    if middle is None:
        span = min(max(float(np.linalg.norm(line)), abs(upper - lower) + 1e-4), upper + lower - 1e-4)
        axis = line / np.linalg.norm(line)
        pole = forward * frames[bones[0]][:, 2]
        pole = pole - (pole @ axis) * axis
        pole /= np.linalg.norm(pole)
        along = (upper**2 + span**2 - lower**2) / (2 * span)
        aside = sqrt(max(upper**2 - along**2, 0.0))
        middle = start + along * axis + aside * pole
    first, second = middle - start, end - middle
    # The hinge is square to both bones; nearly straight, it stays where it was.
    hinge = forward * np.cross(first, second) / (upper * lower) + 0.05 * hint
    frames[bones[0]] = frame_along(-first, hinge)
    frames[bones[1]] = frame_along(-second, hinge)
