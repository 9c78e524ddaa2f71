"""Measures of how the trunk and the limbs stand to the vertical, which the model sees well from any view."""

from collections.abc import Callable
from math import atan2, copysign, degrees, hypot

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures.measure import BESIDE, BOTH_SEEN, FACING, Measure, Measuring, table
from mirror.kinematics.measures.points import angle_from_down_deg, least, near, sided
from mirror.kinematics.motion import Motion
from mirror.kinematics.view import View
from mirror.pose.landmarks import Landmark as L

__all__ = ["SEGMENT_MEASURES"]


def _trunk_lean(motion: Motion) -> Measured:
    """World landmarks; the model's y axis is the camera's, so a tilted camera adds its tilt."""
    across, up, deep = _trunk(motion)
    return Measured(degrees(atan2(hypot(across, deep), up)), _trunk_seen(motion))


def _side_lean(motion: Motion) -> Measured:
    """In the picture's plane, toward the athlete's left: right from the front and from behind."""
    plane = motion.plane
    across = sum(plane[mark][0] for mark in (L.LEFT_SHOULDER, L.RIGHT_SHOULDER))
    across -= sum(plane[mark][0] for mark in (L.LEFT_HIP, L.RIGHT_HIP))
    up = sum(plane[mark][1] for mark in (L.LEFT_HIP, L.RIGHT_HIP))
    up -= sum(plane[mark][1] for mark in (L.LEFT_SHOULDER, L.RIGHT_SHOULDER))
    lean_deg = degrees(atan2(across, up))
    return Measured(-lean_deg if motion.view.view is View.REAR else lean_deg, _trunk_seen(motion))


def _trunk(motion: Motion) -> tuple[float, float, float]:
    """Across, up and deep from the hips to the shoulders, in space."""
    world = motion.world
    left, right = world[L.LEFT_SHOULDER], world[L.RIGHT_SHOULDER]
    low_left, low_right = world[L.LEFT_HIP], world[L.RIGHT_HIP]
    x, y, z = (left[axis] + right[axis] - low_left[axis] - low_right[axis] for axis in range(3))
    return x, -y, z


def _trunk_seen(motion: Motion) -> float:
    seen = motion.seen
    return max(seen[mark] for mark in (L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP))


def _hip_sag(motion: Motion) -> Measured:
    shoulder, hip, ankle = (near(motion, left) for left in (L.LEFT_SHOULDER, L.LEFT_HIP, L.LEFT_ANKLE))
    (x0, y0), (x1, y1), (x2, y2) = (motion.plane[mark] for mark in (shoulder, hip, ankle))
    bend_deg = motion.angles[f"body_{motion.view.near}"].in_plane_deg
    span = x2 - x0
    line_y = y0 + (y2 - y0) * (x1 - x0) / span if abs(span) > 1e-6 else y1
    return Measured(copysign(bend_deg, y1 - line_y), least(motion, shoulder, hip, ankle))


def _near_lean(start: L, end: L) -> Measuring:
    """A limb from the vertical: in the plane of the near side from the side, else in space."""

    def measure(motion: Motion) -> Measured:
        first, last = near(motion, start), near(motion, end)
        points = motion.plane if motion.view.view is View.SIDE else motion.world
        return Measured(angle_from_down_deg(points[first], points[last]), least(motion, first, last))

    return measure


def _lifts(motion: Motion, start: L, end: L) -> tuple[Measured, Measured]:
    left, right = (
        Measured(angle_from_down_deg(motion.world[first], motion.world[last]), least(motion, first, last))
        for first, last in zip(sided(start), sided(end), strict=True)
    )
    return left, right


def _lift_of_two(start: L, end: L, choose: Callable[[float, float], float]) -> Measuring:
    """The higher or the lower of the two limbs, where both are seen; else the one that is seen better."""

    def measure(motion: Motion) -> Measured:
        left, right = _lifts(motion, start, end)
        if min(left.visibility, right.visibility) >= BOTH_SEEN:
            return Measured(choose(left.value, right.value), max(left.visibility, right.visibility))
        return left if left.visibility >= right.visibility else right

    return measure


def _lift_difference(start: L, end: L) -> Measuring:
    """How much higher the left limb is than the right, in space."""

    def measure(motion: Motion) -> Measured:
        left, right = _lifts(motion, start, end)
        return Measured(left.value - right.value, min(left.visibility, right.visibility))

    return measure


def _foot_pitch(motion: Motion) -> Measured:
    """The near foot from toes to heel against the level; the toes are on the floor when it counts."""
    heel, toes = near(motion, L.LEFT_HEEL), near(motion, L.LEFT_FOOT_INDEX)
    (heel_x, heel_y), (toes_x, toes_y) = motion.plane[heel], motion.plane[toes]
    pitch_deg = degrees(atan2(toes_y - heel_y, abs(toes_x - heel_x)))
    return Measured(pitch_deg, least(motion, heel, toes))


def _supine(motion: Motion) -> Measured:
    """How far the front of the trunk points up: -90 face down, 0 upright, 90 face up.

    The normal of the plane through the shoulders and the hips, in space; it tells a plank from a bridge.
    """
    world = motion.world
    up = _trunk(motion)
    aside = [
        world[L.LEFT_SHOULDER][axis]
        - world[L.RIGHT_SHOULDER][axis]
        + world[L.LEFT_HIP][axis]
        - world[L.RIGHT_HIP][axis]
        for axis in range(3)
    ]
    trunk = (up[0], -up[1], up[2])
    normal = (
        aside[1] * trunk[2] - aside[2] * trunk[1],
        aside[2] * trunk[0] - aside[0] * trunk[2],
        aside[0] * trunk[1] - aside[1] * trunk[0],
    )
    return Measured(degrees(atan2(-normal[1], hypot(normal[0], normal[2]))), _trunk_seen(motion))


_SHOULDER, _HIP, _KNEE, _ANKLE = L.LEFT_SHOULDER, L.LEFT_HIP, L.LEFT_KNEE, L.LEFT_ANKLE
_ELBOW, _WRIST = L.LEFT_ELBOW, L.LEFT_WRIST

SEGMENT_MEASURES = table(
    Measure("trunk_lean", "deg", "Trunk from the vertical: 0 upright, 90 lying", _trunk_lean),
    Measure(
        "side_lean",
        "deg",
        "Trunk toward the left (+) or right (-), as seen from the front",
        _side_lean,
        FACING,
    ),
    Measure("face_up", "deg", "Front of the trunk: -90 face down, 0 upright, 90 face up", _supine),
    Measure("hip_sag", "deg", "Hip below (+) or above (-) the line from shoulder to ankle", _hip_sag, BESIDE),
    Measure(
        "thigh_lean", "deg", "Thigh from the vertical: 0 standing, 90 level", _near_lean(_HIP, _KNEE), BESIDE
    ),
    Measure("shank_lean", "deg", "Shank from the vertical: 0 upright", _near_lean(_KNEE, _ANKLE), BESIDE),
    Measure("thigh_lift", "deg", "The higher thigh: 0 hanging, 90 level", _lift_of_two(_HIP, _KNEE, max)),
    Measure(
        "lower_thigh_lift", "deg", "The lower thigh: 0 hanging, 90 level", _lift_of_two(_HIP, _KNEE, min)
    ),
    Measure(
        "thigh_lift_difference", "deg", "Left thigh higher than the right", _lift_difference(_HIP, _KNEE)
    ),
    Measure(
        "leg_lift",
        "deg",
        "The higher leg, hip to ankle: 0 hanging, 90 level",
        _lift_of_two(_HIP, _ANKLE, max),
    ),
    Measure("leg_lift_difference", "deg", "Left leg higher than the right", _lift_difference(_HIP, _ANKLE)),
    Measure(
        "forearm_lift",
        "deg",
        "The higher forearm, from hanging (0) over level (90) to upright (180)",
        _lift_of_two(_ELBOW, _WRIST, max),
    ),
    Measure(
        "forearm_lift_difference",
        "deg",
        "Left forearm higher than the right",
        _lift_difference(_ELBOW, _WRIST),
    ),
    Measure(
        "arm_lift",
        "deg",
        "The lower arm, shoulder to wrist: 0 hanging, 180 up",
        _lift_of_two(_SHOULDER, _WRIST, min),
    ),
    Measure(
        "higher_arm_lift",
        "deg",
        "The higher arm, shoulder to wrist: 0 hanging",
        _lift_of_two(_SHOULDER, _WRIST, max),
    ),
    Measure(
        "arm_lift_difference", "deg", "Left arm higher than the right", _lift_difference(_SHOULDER, _WRIST)
    ),
    Measure(
        "elbow_lift",
        "deg",
        "The lower upper arm: 0 hanging, 90 level, 180 up",
        _lift_of_two(_SHOULDER, _ELBOW, min),
    ),
    Measure("foot_pitch", "deg", "Heel above the toes of the near foot: 0 flat", _foot_pitch, BESIDE),
)
