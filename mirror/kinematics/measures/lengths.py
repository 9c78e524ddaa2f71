"""Measures of where hands, feet and hips are, in percent of the athlete's own trunk or legs."""

from math import atan2, degrees

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures.measure import FACING, Measure, Measuring, table
from mirror.kinematics.measures.points import (
    apart,
    forward_axis,
    least,
    middle,
    most_of_pairs,
    trunk_length,
)
from mirror.kinematics.motion import Motion
from mirror.pose.landmarks import Landmark as L

__all__ = ["LENGTH_MEASURES"]


def _above(high: L, low: L) -> Measuring:
    """How far one pair of landmarks is above another, in percent of the trunk; the sides by how well seen."""

    def measure(motion: Motion) -> Measured:
        world = motion.world
        left_seen = least(motion, high, low)
        right_seen = least(motion, L(high + 1), L(low + 1))
        left, right = left_seen**2 + 1e-6, right_seen**2 + 1e-6
        rise = left * (world[low][1] - world[high][1]) + right * (world[low + 1][1] - world[high + 1][1])
        return Measured(100.0 * rise / (left + right) / trunk_length(motion), max(left_seen, right_seen))

    return measure


def _spread(left: L) -> Measuring:
    """The distance between left and right, in percent of the trunk."""

    def measure(motion: Motion) -> Measured:
        one, other = motion.world[left], motion.world[left + 1]
        return Measured(100.0 * apart(one, other) / trunk_length(motion), least(motion, left, L(left + 1)))

    return measure


def _lead(left: L) -> Measuring:
    """How far the left is before the right, along where the body faces, in percent of the trunk."""

    def measure(motion: Motion) -> Measured:
        x, z = forward_axis(motion)
        one, other = motion.world[left], motion.world[left + 1]
        ahead = (one[0] - other[0]) * x + (one[2] - other[2]) * z
        return Measured(100.0 * ahead / trunk_length(motion), least(motion, left, L(left + 1)))

    return measure


def _reach_difference(motion: Motion) -> Measured:
    """How much farther the left wrist is from its shoulder than the right from its own."""
    world = motion.world
    left = apart(world[L.LEFT_SHOULDER], world[L.LEFT_WRIST])
    right = apart(world[L.RIGHT_SHOULDER], world[L.RIGHT_WRIST])
    seen = least(motion, L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_WRIST, L.RIGHT_WRIST)
    return Measured(100.0 * (left - right) / trunk_length(motion), seen)


def _knee_width(motion: Motion) -> Measured:
    """The knees' distance over the ankles', as the picture shows them from the front."""
    plane = motion.plane
    ankles = abs(plane[L.LEFT_ANKLE][0] - plane[L.RIGHT_ANKLE][0])
    knees = abs(plane[L.LEFT_KNEE][0] - plane[L.RIGHT_KNEE][0])
    seen = least(motion, L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE)
    return Measured(100.0 * knees / max(ankles, 0.01), seen)


def _stance(motion: Motion) -> Measured:
    """The ankles' distance over the shoulders', in space and level."""
    world = motion.world
    feet = apart(_level(world[L.LEFT_ANKLE]), _level(world[L.RIGHT_ANKLE]))
    shoulders = apart(world[L.LEFT_SHOULDER], world[L.RIGHT_SHOULDER])
    return Measured(100.0 * feet / max(shoulders, 0.05), least(motion, L.LEFT_ANKLE, L.RIGHT_ANKLE))


def _level(point: tuple[float, float, float]) -> tuple[float, float]:
    return point[0], point[2]


def _hip_shift(motion: Motion) -> Measured:
    """The hips' middle left of the ankles' middle, in the picture's plane."""
    plane = motion.plane
    hips = middle(plane[L.LEFT_HIP], plane[L.RIGHT_HIP])
    ankles = middle(plane[L.LEFT_ANKLE], plane[L.RIGHT_ANKLE])
    trunk = apart(hips, middle(plane[L.LEFT_SHOULDER], plane[L.RIGHT_SHOULDER]))
    seen = least(motion, L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_ANKLE, L.RIGHT_ANKLE)
    return Measured(100.0 * (hips[0] - ankles[0]) / max(trunk, 0.02), seen)


def _twist(motion: Motion) -> Measured:
    """Yaw of the shoulders against the hips, in space; positive when the chest turns to the left."""
    world = motion.world
    shoulders = _level_yaw_deg(world[L.LEFT_SHOULDER], world[L.RIGHT_SHOULDER])
    hips = _level_yaw_deg(world[L.LEFT_HIP], world[L.RIGHT_HIP])
    seen = least(motion, L.LEFT_SHOULDER, L.RIGHT_SHOULDER)
    return Measured((hips - shoulders + 180.0) % 360.0 - 180.0, seen)


def _level_yaw_deg(left: tuple[float, ...], right: tuple[float, ...]) -> float:
    return degrees(atan2(right[2] - left[2], left[0] - right[0]))


def _nose_above_wrists(motion: Motion) -> Measured:
    world = motion.world
    wrists = (world[L.LEFT_WRIST][1] + world[L.RIGHT_WRIST][1]) / 2
    seen = min(motion.seen[L.NOSE], most_of_pairs(motion, L.LEFT_WRIST))
    return Measured(100.0 * (wrists - world[L.NOSE][1]) / trunk_length(motion), seen)


def _rise(motion: Motion) -> Measured:
    seen = most_of_pairs(motion, L.LEFT_SHOULDER)
    return Measured(100.0 * motion.rise_m / trunk_length(motion), seen)


LENGTH_MEASURES = table(
    Measure(
        "hand_height", "%", "Wrists above the shoulders, of the trunk", _above(L.LEFT_WRIST, L.LEFT_SHOULDER)
    ),
    Measure(
        "chest_height", "%", "Shoulders above the wrists, of the trunk", _above(L.LEFT_SHOULDER, L.LEFT_WRIST)
    ),
    Measure("hand_over_hip", "%", "Wrists above the hips, of the trunk", _above(L.LEFT_WRIST, L.LEFT_HIP)),
    Measure(
        "elbow_height", "%", "Elbows above the shoulders, of the trunk", _above(L.LEFT_ELBOW, L.LEFT_SHOULDER)
    ),
    Measure("hip_height", "%", "Hips above the ankles, of the trunk", _above(L.LEFT_HIP, L.LEFT_ANKLE)),
    Measure("hip_over_knee", "%", "Hips above the knees, of the trunk", _above(L.LEFT_HIP, L.LEFT_KNEE)),
    Measure("chin_height", "%", "Nose above the wrists, of the trunk", _nose_above_wrists),
    Measure("hands_apart", "%", "Between the wrists, of the trunk", _spread(L.LEFT_WRIST)),
    Measure("feet_apart", "%", "Between the ankles, of the trunk", _spread(L.LEFT_ANKLE)),
    Measure("foot_lead", "%", "Left ankle before the right, of the trunk", _lead(L.LEFT_ANKLE)),
    Measure("hand_lead", "%", "Left wrist before the right, of the trunk", _lead(L.LEFT_WRIST)),
    Measure(
        "reach_difference",
        "%",
        "Left hand farther from its shoulder than the right, of the trunk",
        _reach_difference,
    ),
    Measure("knee_width", "%", "Between the knees, of the distance between the ankles", _knee_width, FACING),
    Measure("stance_width", "%", "Between the ankles, of the shoulders' width", _stance, FACING),
    Measure(
        "hip_shift",
        "%",
        "Hips to the left (+) of the feet's middle, of the trunk, from the front",
        _hip_shift,
        FACING,
    ),
    Measure("twist", "deg", "Shoulders turned to the left (+) against the hips", _twist),
    Measure("rise", "%", "Hips above where they were of late in the picture, of the trunk", _rise),
)
