"""Guidance: what to ask of an athlete who does not look at the screen, in their own left and right."""

import math
from collections.abc import Collection
from enum import StrEnum

from mirror.kinematics.motion import Motion
from mirror.kinematics.view import FRONT_DEG, SIDE_DEG, View
from mirror.pose.landmarks import Landmark as L

__all__ = ["Guidance", "away_from_edge", "back_into_picture", "chest_view", "turn_to"]


class Guidance(StrEnum):
    """What is asked for: each names what is missing, or the one thing to do."""

    STEP_IN = "Step into the picture"
    LIGHT = "More light, please"
    FEET = "Step back, I cannot see your feet"
    HEAD = "Step back, I cannot see your head"
    WHOLE = "Step back, I cannot see all of you"
    LEFT = "Move to your left"
    RIGHT = "Move to your right"
    FORWARD = "One step forward"
    BACKWARD = "One step backward"
    TO_HEAD = "Shift toward your head"
    """Of who lies along the picture."""
    TO_FEET = "Shift toward your feet"
    BACK = "Step back a little"
    CLOSER = "Come a little closer"
    TURN_A_LITTLE = "Turn a little, part of you is hidden"
    FACE = "Turn to face the mirror"
    SIDE = "Turn your side to the mirror"
    HALF = "Turn half way to the side"
    REAR = "Turn your back to the mirror"


HALF_WAY_DEG = (FRONT_DEG + SIDE_DEG) / 2
"""From where it is as far to face the mirror as to turn the side to it."""


def turn_to(views: Collection[View], yaw_deg: float) -> Guidance:
    """Which way to turn for one of the views: the nearer one, where the exercise may be done in several."""
    side_on = abs(abs(yaw_deg) - 90.0) < 90.0 - HALF_WAY_DEG
    if View.SIDE in views and (side_on or View.FRONT not in views):
        return Guidance.SIDE
    if View.FRONT in views:
        return Guidance.FACE
    return Guidance.HALF if View.OBLIQUE in views else Guidance.REAR


def back_into_picture(motion: Motion, *, above: bool, below: bool) -> Guidance:
    """What is cut off over the picture's upper or lower edge; feet and head only of who is upright."""
    if above == below or _lies(motion):
        return Guidance.WHOLE
    return Guidance.HEAD if above else Guidance.FEET


def away_from_edge(motion: Motion, *, to_the_right: bool) -> Guidance:
    """The way further into the picture, which is to the picture's right or to its left.

    The athlete's own left is at the picture's right when they face the camera, at its left from behind; side
    on, the way is forward or backward; and for who lies along the picture it is toward the head or the feet.
    """
    if _lies(motion):
        head_right = _middle(motion, L.LEFT_SHOULDER)[0] > _middle(motion, L.LEFT_HIP)[0]
        return Guidance.TO_HEAD if head_right == to_the_right else Guidance.TO_FEET
    yaw = math.radians(motion.view.yaw_deg)
    left, forward = math.cos(yaw), -math.sin(yaw)
    if not to_the_right:
        left, forward = -left, -forward
    if abs(left) >= abs(forward):
        return Guidance.LEFT if left > 0 else Guidance.RIGHT
    return Guidance.FORWARD if forward > 0 else Guidance.BACKWARD


def chest_view(motion: Motion) -> tuple[View, float]:
    """The view of who lies on the side, by where the chest faces, and its yaw in degrees.

    `CameraView` reads the yaw off the line through the shoulders, which stands upright there and has none.
    """
    left, right = motion.world[L.LEFT_SHOULDER], motion.world[L.RIGHT_SHOULDER]
    ax, ay, az = left[0] - right[0], left[1] - right[1], left[2] - right[2]
    if abs(ay) <= math.hypot(ax, az):
        return motion.view.view, motion.view.yaw_deg
    hip, other = motion.world[L.LEFT_HIP], motion.world[L.RIGHT_HIP]
    ux, uy, uz = (left[n] + right[n] - hip[n] - other[n] for n in range(3))
    yaw_deg = math.degrees(math.atan2(az * uy - ay * uz, ay * ux - ax * uy))
    return _named(yaw_deg), yaw_deg


def _named(yaw_deg: float) -> View:
    turned_deg = abs(yaw_deg)
    if turned_deg < HALF_WAY_DEG:
        return View.FRONT
    return View.SIDE if turned_deg < 180.0 - HALF_WAY_DEG else View.REAR


def _lies(motion: Motion) -> bool:
    """Whether the trunk is nearer to level than to upright in the picture."""
    shoulders, hips = _middle(motion, L.LEFT_SHOULDER), _middle(motion, L.LEFT_HIP)
    return abs(shoulders[0] - hips[0]) > abs(shoulders[1] - hips[1])


def _middle(motion: Motion, left: L) -> tuple[float, float]:
    """Between a joint's left and right, in picture heights."""
    (x, y), (other_x, other_y) = motion.plane[left], motion.plane[left + 1]
    return (x + other_x) / 2, (y + other_y) / 2
