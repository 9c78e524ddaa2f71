"""Measures of what is stacked over what: head over shoulders, wrists over elbows, the bar over the feet."""

from math import atan2, degrees, hypot

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures.measure import FACING, SIDE_ON, Measure, table
from mirror.kinematics.measures.points import Point, forward_axis, least, middle, near, trunk_length
from mirror.kinematics.motion import Motion
from mirror.pose.landmarks import Landmark as L

__all__ = ["ALIGNMENT_MEASURES"]


def _ahead(motion: Motion, front: Point, back: Point) -> float:
    """How far one point is before another along where the body faces, in percent of the trunk."""
    x, z = forward_axis(motion)
    return 100.0 * ((front[0] - back[0]) * x + (front[2] - back[2]) * z) / trunk_length(motion)


def _head_forward(motion: Motion) -> Measured:
    """The near ear from the trunk's line beyond the shoulder, in the picture's plane; forward is positive.

    Forward is where the nose is, so it holds for who stands, leans or lies.
    """
    ear, shoulder, hip = near(motion, L.LEFT_EAR), near(motion, L.LEFT_SHOULDER), near(motion, L.LEFT_HIP)
    plane = motion.plane
    trunk = (plane[shoulder][0] - plane[hip][0], plane[shoulder][1] - plane[hip][1])
    neck = (plane[ear][0] - plane[shoulder][0], plane[ear][1] - plane[shoulder][1])
    nose = (plane[L.NOSE][0] - plane[ear][0], plane[L.NOSE][1] - plane[ear][1])
    across = trunk[0] * neck[1] - trunk[1] * neck[0]
    facing = trunk[0] * nose[1] - trunk[1] * nose[0]
    along = trunk[0] * neck[0] + trunk[1] * neck[1]
    bend_deg = degrees(atan2(across, along)) * (1.0 if facing >= 0.0 else -1.0)
    return Measured(bend_deg, least(motion, ear, shoulder, hip))


def _wrist_over_elbow(motion: Motion) -> Measured:
    """The forearm of the better seen side from the vertical, wherever it points to."""
    left = least(motion, L.LEFT_ELBOW, L.LEFT_WRIST)
    right = least(motion, L.RIGHT_ELBOW, L.RIGHT_WRIST)
    shift = 0 if left >= right else 1
    elbow, wrist = motion.world[L.LEFT_ELBOW + shift], motion.world[L.LEFT_WRIST + shift]
    lean_deg = degrees(atan2(hypot(wrist[0] - elbow[0], wrist[2] - elbow[2]), abs(wrist[1] - elbow[1])))
    return Measured(lean_deg, max(left, right))


def _bar_ahead(motion: Motion) -> Measured:
    world = motion.world
    hands = middle(world[L.LEFT_WRIST], world[L.RIGHT_WRIST])
    feet = middle(world[L.LEFT_ANKLE], world[L.RIGHT_ANKLE])
    seen = min(
        max(motion.seen[L.LEFT_WRIST], motion.seen[L.RIGHT_WRIST]),
        max(motion.seen[L.LEFT_ANKLE], motion.seen[L.RIGHT_ANKLE]),
    )
    return Measured(_ahead(motion, hands, feet), seen)


ALIGNMENT_MEASURES = table(
    Measure("head_forward", "deg", "Head before (+) or behind (-) the trunk's line", _head_forward, SIDE_ON),
    Measure("wrist_over_elbow", "deg", "Forearm from the vertical: 0 stacked", _wrist_over_elbow, FACING),
    Measure("bar_ahead", "%", "Hands before (+) the feet, of the trunk: the bar's path", _bar_ahead, SIDE_ON),
)
