"""Measures of what is half hidden or uneven: punches, heels kicked up, hands, a trunk that swings.

A punch hides one arm behind the other, and the model still places the hidden one well enough to tell which
hand is before which: the differences here are as well seen as the better seen arm.
"""

from collections.abc import Sequence
from math import atan2, degrees

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures.measure import FACING, SIDE_ON, Measure, Measuring, table
from mirror.kinematics.measures.points import (
    Point,
    apart,
    forward_axis,
    least,
    middle,
    most_of_pairs,
    trunk_length,
)
from mirror.kinematics.motion import Motion
from mirror.kinematics.view import Side, View
from mirror.pose.landmarks import Landmark as L

__all__ = ["ARM_MEASURES"]


def _ahead(left: L) -> Measuring:
    """How far the left is before its shoulder less the right before its own, in percent of the trunk.

    In the picture from the side, else in space. The shoulders take out what a camera that stands not quite at
    the side makes of the body's width.
    """

    def measure(motion: Motion) -> Measured:
        seen = most_of_pairs(motion, L.LEFT_SHOULDER, left)
        if motion.view.view is View.SIDE:
            ahead = -_wider(motion.plane, left, 0) * _faces_left(motion)
            return Measured(100.0 * ahead / _trunk_in_plane(motion), seen)
        x, z = forward_axis(motion)
        ahead = _wider(motion.world, left, 0) * x + _wider(motion.world, left, 2) * z
        return Measured(100.0 * ahead / trunk_length(motion), seen)

    return measure


def _wider(points: Sequence[Point], left: L, axis: int) -> float:
    """Left less right along an axis, less the same of the shoulders."""
    apart_there = points[left][axis] - points[left + 1][axis]
    return apart_there - points[L.LEFT_SHOULDER][axis] + points[L.RIGHT_SHOULDER][axis]


def _faces_left(motion: Motion) -> float:
    """1 where the athlete faces the picture's left, which is so with the left side to the camera; else -1."""
    return 1.0 if motion.view.near is Side.LEFT else -1.0


def _trunk_in_plane(motion: Motion) -> float:
    """The trunk's length in picture heights; never 0."""
    plane = motion.plane
    shoulders = middle(plane[L.LEFT_SHOULDER], plane[L.RIGHT_SHOULDER])
    return max(apart(shoulders, middle(plane[L.LEFT_HIP], plane[L.RIGHT_HIP])), 0.02)


def _straighter_elbow(motion: Motion) -> Measured:
    """From the side in the picture's plane, else in space; a hidden arm is believed.

    The model folds a hidden arm with the seen one or places it right; either way the straighter of the two
    straightens once a punch.
    """
    left, right = motion.angles["elbow_left"], motion.angles["elbow_right"]
    seen = max(left.visibility, right.visibility)
    if motion.view.view is View.SIDE:
        return Measured(min(left.in_plane_deg, right.in_plane_deg), seen)
    return Measured(min(left.in_space_deg, right.in_space_deg), seen)


def _higher(left: L) -> Measuring:
    """How far the left is above the right, in percent of the trunk."""

    def measure(motion: Motion) -> Measured:
        higher = motion.world[left + 1][1] - motion.world[left][1]
        seen = most_of_pairs(motion, L.LEFT_SHOULDER, left)
        return Measured(100.0 * higher / trunk_length(motion), seen)

    return measure


def _heel_rise(motion: Motion) -> Measured:
    """How far the left ankle is above the right, of the trunk; as well seen as the better seen hip.

    A heel that is kicked up behind is hidden by the leg before it, and the model places its height well.
    """
    higher = motion.world[L.RIGHT_ANKLE][1] - motion.world[L.LEFT_ANKLE][1]
    return Measured(100.0 * higher / trunk_length(motion), most_of_pairs(motion, L.LEFT_HIP))


def _uneven(motion: Motion) -> Measured:
    """How far the height of the wrists differs up the trunk, in the picture: a tilted camera adds nothing."""
    plane = motion.plane
    shoulders = middle(plane[L.LEFT_SHOULDER], plane[L.RIGHT_SHOULDER])
    hips = middle(plane[L.LEFT_HIP], plane[L.RIGHT_HIP])
    up = shoulders[0] - hips[0], shoulders[1] - hips[1]
    left, right = plane[L.LEFT_WRIST], plane[L.RIGHT_WRIST]
    along = (left[0] - right[0]) * up[0] + (left[1] - right[1]) * up[1]
    return Measured(
        100.0 * abs(along) / _trunk_in_plane(motion) ** 2, least(motion, L.LEFT_WRIST, L.RIGHT_WRIST)
    )


def _lean_back(motion: Motion) -> Measured:
    """The trunk behind the vertical through the hips: in the picture from the side, else in space."""
    side_on = motion.view.view is View.SIDE
    points = motion.plane if side_on else motion.world
    shoulders = middle(points[L.LEFT_SHOULDER], points[L.RIGHT_SHOULDER])
    hips = middle(points[L.LEFT_HIP], points[L.RIGHT_HIP])
    if side_on:
        back = (shoulders[0] - hips[0]) * _faces_left(motion)
    else:
        x, z = forward_axis(motion)
        back = -(shoulders[0] - hips[0]) * x - (shoulders[2] - hips[2]) * z
    seen = most_of_pairs(motion, L.LEFT_SHOULDER, L.LEFT_HIP)
    return Measured(degrees(atan2(back, hips[1] - shoulders[1])), seen)


ARM_MEASURES = table(
    Measure(
        "punch",
        "%",
        "Left hand farther before its shoulder than the right, of the trunk",
        _ahead(L.LEFT_WRIST),
    ),
    Measure(
        "straighter_elbow",
        "deg",
        "Flexion of the straighter elbow, though it is hidden",
        _straighter_elbow,
    ),
    Measure("elbow_rise", "%", "Left elbow above the right, of the trunk", _higher(L.LEFT_ELBOW)),
    Measure("heel_rise", "%", "Left ankle above the right, though it is hidden, of the trunk", _heel_rise),
    Measure("hands_uneven", "%", "One hand above the other, of the trunk, from the front", _uneven, FACING),
    Measure("lean_back", "deg", "Trunk behind the vertical (+) or before it (-)", _lean_back, SIDE_ON),
)
