"""How a limb reaches a point: two bones that bend at one joint, and a sole or a palm that lies flat."""

from math import atan2, degrees, hypot, sqrt

import numpy as np

from mirror.athlete.bones import SIDES
from mirror.athlete.joints import JointAngles, ease
from mirror.athlete.rotation import about_y, frame_along
from mirror.athlete.skeleton import Body
from mirror.athlete.vectors import Array

__all__ = ["fade", "level", "middle", "moves_m", "palm_down", "reach"]


def fade(value: float, whole: float, none: float) -> float:
    """1 up to `whole`, 0 from `none` on, and evenly less between them, with a smooth start and end."""
    return 1.0 - ease((value - whole) / (none - whole))


def moves_m(angles: JointAngles) -> Array:
    """(3,): by how much a pose moves the whole body, metres."""
    return np.array((angles["left_cm"], angles["rise_cm"], angles["forward_cm"])) / 100


def middle(body: Body, left: int) -> Array:
    """(3,): the point between a left joint and its right twin."""
    between: Array = (body.joints[left] + body.joints[left + SIDES[1][2]]) / 2
    return between


def level(foot: Array) -> Array:
    """(3, 3): the frame of a foot laid flat, its toes pointing as they did."""
    if hypot(foot[0, 2], foot[2, 2]) > 0.5:
        return about_y(degrees(atan2(foot[0, 2], foot[2, 2])))
    # A foot that stands on its toes points nowhere: its width tells.
    return about_y(degrees(atan2(-foot[2, 0], foot[0, 0])))


def palm_down(fingers: Array, sign: int) -> Array:
    """(3, 3): the frame of a hand of that side (1 left, -1 right) laid flat, its fingers along `fingers`."""
    return frame_along(-fingers, np.array((0.0, sign, 0.0)))


def reach(
    frames: Array,
    bones: tuple[int, int],
    start: Array,
    end: Array,
    shape: tuple[float, float, float],
    joint: Array | None = None,
) -> None:
    """Turn two bones so that they go from start to end, bending to the side to which they are turned already.

    Args:
        frames: (25, 3, 3); the two bones' frames are replaced.
        bones: the upper and the lower bone.
        start: (3,): the upper bone's near joint.
        end: (3,): where the lower bone ends.
        shape: length of the upper and of the lower bone, and 1 for a joint that points forward (knee) or -1
            for one that points back (elbow).
        joint: (3,): where the joint between them is, when that is fixed too.
    """
    upper, lower, forward = shape
    hint = frames[bones[0]][:, 0].copy()
    line = end - start
    if joint is None:
        span = min(max(float(np.linalg.norm(line)), abs(upper - lower) + 1e-4), upper + lower - 1e-4)
        axis = line / np.linalg.norm(line)
        pole = forward * frames[bones[0]][:, 2]
        pole = pole - (pole @ axis) * axis
        pole /= np.linalg.norm(pole)
        along = (upper**2 + span**2 - lower**2) / (2 * span)
        aside = sqrt(max(upper**2 - along**2, 0.0))
        joint = start + along * axis + aside * pole
    first, second = joint - start, end - joint
    # The hinge is square to both bones; nearly straight, it stays where it was.
    hinge = forward * np.cross(first, second) / (upper * lower) + 0.05 * hint
    frames[bones[0]] = frame_along(-first, hinge)
    frames[bones[1]] = frame_along(-second, hinge)
