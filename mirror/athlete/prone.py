"""Prone on toes or knees and on hands or forearms: the body turns about the ones to reach with the others."""

from dataclasses import dataclass
from math import asin, atan2, degrees, hypot, sqrt
from typing import TypeAlias

import numpy as np

from mirror.athlete.bones import SIDES
from mirror.athlete.bones import Bone as B
from mirror.athlete.clearing import cleared
from mirror.athlete.flesh import BALL_HEIGHT, FOREARM_HEIGHT, KNEE_HEIGHT, WRIST_HEIGHT
from mirror.athlete.joints import JointAngles
from mirror.athlete.reach import fade, middle, moves_m, palm_down, reach
from mirror.athlete.rotation import about_x, about_y, slerp, turned
from mirror.athlete.skeleton import Body, Skeleton
from mirror.athlete.vectors import Array

__all__ = ["Support"]

Shares: TypeAlias = dict[int, float]
"""By side (its shift of the bones' numbers): how much a limb bears, 0..1."""

LEGS_M, ARMS_M = (0.01, 0.05), (0.15, 0.30)
"""Of a pair, a limb bears while it moves at most so much more than its twin, and not from the second on; a
push-up that is pressed with one arm more than with the other still bears on both."""


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
    """Prone on toes or knees and hands or forearms: the body turns about the former until the arms reach.

    The angles between trunk, legs and elbows are exact; the body's angle to the floor and the shoulders' give
    way. Of a pair, the limb that moves less from where the trunk has it at rest bears; the other (a foot that
    is drawn up, a hand that goes to the other shoulder) is in the air, where its angles say.
    """

    def __init__(self, skeleton: Skeleton, rest: JointAngles, *, forearms: bool, knees: bool) -> None:
        self._skeleton = skeleton
        self._forearms = forearms
        loose = skeleton.body(skeleton.pose(rest), np.zeros(3))
        self._bearing = arm = B.FOREARM_LEFT if forearms else B.HAND_LEFT
        self._pivot = pivot = B.SHANK_LEFT if knees else B.TOES_LEFT
        height = FOREARM_HEIGHT if forearms else WRIST_HEIGHT
        self._legs, self._arms = _lines(loose, pivot), _lines(loose, arm)
        low = KNEE_HEIGHT if knees else BALL_HEIGHT
        line = middle(loose, arm) - middle(loose, pivot)
        span = hypot(line[1], line[2])
        tilt = asin((height - low) / span) - atan2(line[1], line[2])
        tilted = skeleton.body(about_x(-degrees(tilt)) @ loose.frames, np.zeros(3))
        # Hands a little forward of the middle put the whole body around the floor's origin.
        to_floor = np.array((0.0, low, -0.54 * span)) - middle(tilted, pivot)
        self._feet = {
            shift: (tilted.joints[pivot + shift] + to_floor) * (1, 0, 1) + (0, low, 0)
            for _, _, shift in SIDES
        }
        self._holds = {
            shift: self._hold(tilted.joints[arm + shift] + to_floor, height, sign) for _, sign, shift in SIDES
        }

    def _hold(self, point: Array, height: float, sign: int) -> _Hold:
        """Where that arm meets the floor, the palm flat and its fingers forward."""
        palm = about_y(sign * 6.0) @ palm_down(np.array((0.0, 0.0, 1.0)), sign)
        flat = np.array((point[0], height, point[2]))
        if self._forearms:
            inward = np.array((-sign * 0.10, 0.0, 1.0)) / hypot(0.10, 1.0)
            return _Hold(flat + self._skeleton.lengths.forearm * inward, palm, elbow=flat)
        return _Hold(flat, palm)

    def place(self, angles: JointAngles) -> Body:
        """The body with what bears it on the floor."""
        frames = self._skeleton.pose(angles)
        loose = self._skeleton.body(frames, np.zeros(3))
        legs = _bearing(loose, self._pivot, self._legs, LEGS_M)
        arms = _bearing(loose, self._bearing, self._arms, ARMS_M)
        frames = about_x(-self._tilt(loose, legs, arms)) @ frames
        if self._pivot == B.TOES_LEFT:
            for _, _, shift in SIDES:
                frames[B.TOES_LEFT + shift] = turned(frames[B.TOES_LEFT + shift], np.eye(3), legs[shift])
        loose = self._skeleton.body(frames, np.zeros(3))
        pelvis = _mean(self._feet, legs) - _mean(_pair(loose, self._pivot), legs)
        for _, _, shift in SIDES:
            self._reach(frames, loose, pelvis, (shift, arms[shift]))
        placed = cleared(self._skeleton, self._skeleton.body(frames, pelvis))
        return self._skeleton.body(placed.frames, pelvis + moves_m(angles))

    def _reach(self, frames: Array, loose: Body, pelvis: Array, arm: tuple[int, float]) -> None:
        """Bring the arm of a side to where it bears, by as much as it bears."""
        (shift, share), size = arm, self._skeleton.lengths
        hold = self._holds[shift]
        shoulder = loose.joints[B.UPPER_ARM_LEFT + shift] + pelvis
        bones = (B.UPPER_ARM_LEFT + shift, B.FOREARM_LEFT + shift)
        moved = [*bones, B.HAND_LEFT + shift, B.FINGERS_LEFT + shift, B.FINGERTIPS_LEFT + shift]
        free = frames[moved]
        reach(frames, bones, shoulder, hold.wrist, (size.upper_arm, size.forearm, -1.0), hold.elbow)
        frames[moved[2:]] = hold.palm
        if share < 1.0:
            frames[moved] = slerp(free, frames[moved], share)

    def _tilt(self, loose: Body, legs: Shares, arms: Shares) -> float:
        """Degrees to turn the body head-up about its toes, so that the arms span exactly what they must."""
        feet = _mean(self._feet, legs)
        supports = {shift: hold.support for shift, hold in self._holds.items()}
        target = _mean(supports, arms) - feet
        side = max(arms, key=lambda shift: arms[shift])
        arm = loose.joints[self._bearing + side] - loose.joints[B.UPPER_ARM_LEFT + side]
        aside = supports[side][0] - loose.joints[B.UPPER_ARM_LEFT + side][0]
        length = sqrt(max(float(arm @ arm) - aside**2, 0.01))
        shoulder = middle(loose, B.UPPER_ARM_LEFT) - _mean(_pair(loose, self._pivot), legs)
        radius, base = hypot(shoulder[1], shoulder[2]), hypot(target[1], target[2])
        opening = (radius**2 + base**2 - length**2) / (2 * radius * base)
        above = atan2(target[1], target[2]) + np.arccos(np.clip(opening, -1.0, 1.0))
        return degrees(above - atan2(shoulder[1], shoulder[2]))


def _pair(body: Body, left: int) -> dict[int, Array]:
    return {shift: body.joints[left + shift] for _, _, shift in SIDES}


def _lines(loose: Body, end: int) -> dict[int, Array]:
    """By side: where the end of a limb is from the hips, as the pelvis sees it."""
    frame = loose.frames[B.PELVIS]
    return {shift: (loose.joints[end + shift] - loose.joints[B.PELVIS]) @ frame for _, _, shift in SIDES}


def _bearing(loose: Body, end: int, rest: dict[int, Array], within_m: tuple[float, float]) -> Shares:
    """How much each of a pair bears: the one that has moved less from where it is at rest bears whole."""
    moved = {shift: float(np.linalg.norm(line - rest[shift])) for shift, line in _lines(loose, end).items()}
    least = min(moved.values())
    return {shift: fade(far - least, *within_m) for shift, far in moved.items()}


def _mean(points: dict[int, Array], shares: Shares) -> Array:
    """(3,): the mean of the points of both sides, each by its share."""
    sides = list(points)
    mean: Array = np.average(
        [points[side] for side in sides], axis=0, weights=[shares[side] for side in sides]
    )
    return mean
