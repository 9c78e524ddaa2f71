"""Measures of exercises on the floor: the head over the hips, the hands beside them, the hip that bears."""

from math import copysign, hypot

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures.measure import BESIDE, Measure, table
from mirror.kinematics.measures.points import (
    between_deg,
    least,
    middle,
    most_of_pairs,
    near,
    trunk_length,
)
from mirror.kinematics.measures.segments import SEGMENT_MEASURES
from mirror.kinematics.motion import Motion
from mirror.pose.landmarks import Landmark as L

__all__ = ["FLOOR_MEASURES"]

LYING_DEG = 52.0
"""Trunk and leg from the vertical, from which a body lies along the floor: a plank on straight arms has 70 to
80, and a squat's legs 47 at most."""


def _head_height(motion: Motion) -> Measured:
    world = motion.world
    ears = world[L.LEFT_EAR][1] + world[L.RIGHT_EAR][1]
    hips = world[L.LEFT_HIP][1] + world[L.RIGHT_HIP][1]
    seen = most_of_pairs(motion, L.LEFT_EAR, L.LEFT_HIP)
    return Measured(50.0 * (hips - ears) / trunk_length(motion), seen)


def _hip_opening(motion: Motion) -> Measured:
    """As well seen as the nearer hip: from the side the model guesses the other leg from where it must be."""
    left, right = motion.angles["hip_left"], motion.angles["hip_right"]
    return Measured(right.in_space_deg - left.in_space_deg, max(left.visibility, right.visibility))


def _hip_drive(motion: Motion) -> Measured:
    opening = _hip_opening(motion)
    return Measured(-opening.value, opening.visibility)


def _hip_split(motion: Motion) -> Measured:
    opening = _hip_opening(motion)
    return Measured(abs(opening.value), opening.visibility)


def _planted_hip_bend(motion: Motion) -> Measured:
    """The knee that bends more is over the foot that bears; the other leg is stretched out."""
    angles = motion.angles
    left_bears = angles["knee_left"].in_space_deg >= angles["knee_right"].in_space_deg
    side = 0 if left_bears else 1
    hip = angles["hip_left" if left_bears else "hip_right"]
    shoulder, hip_at, knee = (
        motion.world[L(mark + side)] for mark in (L.LEFT_SHOULDER, L.LEFT_HIP, L.LEFT_KNEE)
    )
    x, y, z = (last - first for first, last in zip(shoulder, knee, strict=True))
    along = (hip_at[0] - shoulder[0]) * x + (hip_at[1] - shoulder[1]) * y + (hip_at[2] - shoulder[2]) * z
    line_y = shoulder[1] + y * along / max(x * x + y * y + z * z, 1e-6)
    return Measured(copysign(hip.in_space_deg, hip_at[1] - line_y), hip.visibility)


def _hands_aside(motion: Motion) -> Measured:
    """Along the line of the hips, so that a body at an angle to the camera reads the same."""
    world = motion.world
    left, right = world[L.LEFT_HIP], world[L.RIGHT_HIP]
    across, deep = left[0] - right[0], left[2] - right[2]
    hands, hips = middle(world[L.LEFT_WRIST], world[L.RIGHT_WRIST]), middle(left, right)
    aside = (hands[0] - hips[0]) * across + (hands[2] - hips[2]) * deep
    seen = most_of_pairs(motion, L.LEFT_WRIST)
    return Measured(100.0 * aside / max(hypot(across, deep), 0.02) / trunk_length(motion), seen)


def _plank_sag(motion: Motion) -> Measured:
    """The hips' sag, seen only while there is a plank: crouching or standing there is no line to keep."""
    sag = SEGMENT_MEASURES["hip_sag"].of(motion)
    lean = SEGMENT_MEASURES["trunk_lean"].of(motion).value
    legs = SEGMENT_MEASURES["leg_lift"].of(motion).value
    lies = min(lean, legs) >= LYING_DEG
    return Measured(sag.value, sag.visibility if lies else 0.0)


def _body_sag(motion: Motion) -> Measured:
    """Between the middles, in the picture's plane: on its side a body shows one shoulder over the other."""
    plane = motion.plane
    (x0, y0), (x1, y1), (x2, y2) = (
        middle(plane[left], plane[left + 1]) for left in (L.LEFT_SHOULDER, L.LEFT_HIP, L.LEFT_ANKLE)
    )
    span = x2 - x0
    line_y = y0 + (y2 - y0) * (x1 - x0) / span if abs(span) > 1e-6 else y1
    bend_deg = between_deg((x1 - x0, y1 - y0), (x2 - x1, y2 - y1))
    return Measured(
        copysign(bend_deg, y1 - line_y), most_of_pairs(motion, L.LEFT_SHOULDER, L.LEFT_HIP, L.LEFT_ANKLE)
    )


def _knee_line_sag(motion: Motion) -> Measured:
    """In the picture's plane, as `hip_sag`."""
    shoulder, hip, knee = (near(motion, left) for left in (L.LEFT_SHOULDER, L.LEFT_HIP, L.LEFT_KNEE))
    (x0, y0), (x1, y1), (x2, y2) = (motion.plane[mark] for mark in (shoulder, hip, knee))
    span = x2 - x0
    line_y = y0 + (y2 - y0) * (x1 - x0) / span if abs(span) > 1e-6 else y1
    bend_deg = between_deg((x1 - x0, y1 - y0), (x2 - x1, y2 - y1))
    return Measured(copysign(bend_deg, y1 - line_y), least(motion, shoulder, hip, knee))


FLOOR_MEASURES = table(
    Measure("head_height", "%", "Ears above the hips, of the trunk", _head_height),
    Measure("hip_opening", "deg", "Left hip straighter than the right", _hip_opening),
    Measure("hip_split", "deg", "How far the flexion of the hips differs", _hip_split),
    Measure("hip_drive", "deg", "Left hip more bent than the right", _hip_drive),
    Measure(
        "planted_hip_bend",
        "deg",
        "Hip flexion in space of the leg whose knee is more bent",
        _planted_hip_bend,
    ),
    Measure("hands_aside", "%", "Hands to the left (+) of the hips, of the trunk", _hands_aside),
    Measure("plank_sag", "deg", "Hip below (+) the line of a plank, while there is one", _plank_sag, BESIDE),
    Measure(
        "body_sag",
        "deg",
        "Hips below (+) or above (-) the line from shoulders to ankles, in the picture",
        _body_sag,
    ),
    Measure(
        "knee_line_sag",
        "deg",
        "Hip below (+) or above (-) the line from shoulder to knee",
        _knee_line_sag,
        BESIDE,
    ),
)
