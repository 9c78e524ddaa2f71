"""Arithmetic on a few landmarks as plain numbers: directions, angles, lengths, what was seen of them."""

from math import acos, atan2, degrees, hypot, sqrt
from typing import TypeAlias

from mirror.kinematics.motion import Motion
from mirror.kinematics.view import Side
from mirror.pose.landmarks import Landmark as L

__all__ = [
    "Point",
    "angle_from_down_deg",
    "apart",
    "between_deg",
    "forward_axis",
    "least",
    "middle",
    "most_of_pairs",
    "near",
    "sided",
    "trunk_length",
]

Point: TypeAlias = tuple[float, ...]
"""Two coordinates in the picture's plane or three in space; y points down."""


def angle_from_down_deg(start: Point, end: Point) -> float:
    """0 when the bone hangs, 90 level, 180 when it points up; in the plane or in space."""
    across = hypot(
        *(there - here for axis, (here, there) in enumerate(zip(start, end, strict=True)) if axis != 1)
    )
    return degrees(atan2(across, end[1] - start[1]))


def between_deg(one: Point, other: Point) -> float:
    """The angle between two directions, 0..180."""
    dot = sum(a * b for a, b in zip(one, other, strict=True))
    lengths = sqrt(sum(a * a for a in one) * sum(b * b for b in other))
    return degrees(acos(min(1.0, max(-1.0, dot / lengths)))) if lengths > 1e-9 else 0.0


def apart(one: Point, other: Point) -> float:
    """The distance between two points."""
    return sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def middle(one: Point, other: Point) -> Point:
    """The point half way."""
    return tuple((a + b) / 2 for a, b in zip(one, other, strict=True))


def least(motion: Motion, *landmarks: L) -> float:
    """The visibility of the least visible."""
    seen = motion.seen
    return min(seen[mark] for mark in landmarks)


def most_of_pairs(motion: Motion, *lefts: L) -> float:
    """The visibility of the better seen side: of each side its least visible landmark.

    Args:
        motion: the frame.
        *lefts: left landmarks; the right one of each pair follows it in the numbering.
    """
    seen = motion.seen
    return max(min(seen[mark] for mark in lefts), min(seen[mark + 1] for mark in lefts))


def near(motion: Motion, left: L) -> L:
    """That landmark on the side nearer the camera."""
    return left if motion.view.near is Side.LEFT else L(left + 1)


def sided(left: L) -> tuple[L, L]:
    """The left landmark and the right one of its pair."""
    return left, L(left + 1)


def trunk_length(motion: Motion) -> float:
    """Metres from the middle of the shoulders to that of the hips; never 0."""
    world = motion.world
    shoulders = middle(world[L.LEFT_SHOULDER], world[L.RIGHT_SHOULDER])
    return max(apart(shoulders, middle(world[L.LEFT_HIP], world[L.RIGHT_HIP])), 0.05)


def forward_axis(motion: Motion) -> tuple[float, float]:
    """(x, z) of the level direction in which the pelvis and the shoulders face, of length 1."""
    world = motion.world
    left_x = world[L.LEFT_SHOULDER][0] - world[L.RIGHT_SHOULDER][0]
    left_x += world[L.LEFT_HIP][0] - world[L.RIGHT_HIP][0]
    left_z = world[L.LEFT_SHOULDER][2] - world[L.RIGHT_SHOULDER][2]
    left_z += world[L.LEFT_HIP][2] - world[L.RIGHT_HIP][2]
    length = max(hypot(left_x, left_z), 1e-6)
    return left_z / length, -left_x / length
