"""The named measures that exercise files speak of, each computed from Motion with its visibility.

A measure takes the athlete as a whole: of two sides it takes the mean, weighted by how well each is seen,
or the nearer one where only that can be measured. Signals are measured in space (3D), which bends less
with the view; form is measured in the picture's plane where the camera stands at the side.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from mirror.kinematics.motion import JointAngle, Motion
from mirror.kinematics.view import Side, View
from mirror.pose.landmarks import Landmark as L

__all__ = ["MEASURES", "Measure", "Measured"]


_ELBOWS = [L.LEFT_ELBOW, L.RIGHT_ELBOW]
_WRISTS = [L.LEFT_WRIST, L.RIGHT_WRIST]

BESIDE = frozenset({View.SIDE, View.OBLIQUE})
SIDE_ON = frozenset({View.SIDE})
"""Over all views the model bends a knee about 14 degrees too little (ACCURACY.md), and it reads a
fully bent elbow, some 135 degrees, as 90 to 105 in space from any view (measured on hand-counted clips)."""

BOTH_SEEN = 0.6
"""Visibility from which both sides are believed; the far leg in a side view reads 0.3 to 0.65."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value and how well the landmarks behind it were seen."""

    value: float
    visibility: float
    """0..1."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be measured on a body."""

    unit: str
    sentence: str
    """What it is, for `mirror exercises` and for whoever writes an exercise file."""
    of: Callable[[Motion], Measured]
    told_in: frozenset[View] = frozenset(View)
    """The views in which the value is right enough to be shown to an athlete as a number."""


def _both(left: JointAngle, right: JointAngle) -> Measured:
    """The angle in space of both sides; a side that is hidden has little weight.

    The square makes a side at visibility 0.3 count a tenth of one at 0.95: the far limb in a side view is
    guessed by the model.
    """
    left_weight = left.visibility**2 + 1e-6
    right_weight = right.visibility**2 + 1e-6
    value = (left.in_space_deg * left_weight + right.in_space_deg * right_weight) / (
        left_weight + right_weight
    )
    return Measured(value, max(left.visibility, right.visibility))


def _in_space(joint: str) -> Callable[[Motion], Measured]:
    left, right = f"{joint}_left", f"{joint}_right"
    return lambda motion: _both(motion.angles[left], motion.angles[right])


def _lesser(joint: str) -> Callable[[Motion], Measured]:
    """The angle in space of the side that is bent less: both must bend, as in a squat and not in a step."""
    left_name, right_name = f"{joint}_left", f"{joint}_right"

    def measure(motion: Motion) -> Measured:
        left, right = motion.angles[left_name], motion.angles[right_name]
        if min(left.visibility, right.visibility) < BOTH_SEEN:
            return _both(left, right)
        return Measured(min(left.in_space_deg, right.in_space_deg), max(left.visibility, right.visibility))

    return measure


def _true(joint: str) -> Callable[[Motion], Measured]:
    """The angle as truly as the view allows: in the plane of the near side from the side, else in space."""
    left, right = f"{joint}_left", f"{joint}_right"

    def measure(motion: Motion) -> Measured:
        if motion.view.view is View.SIDE:
            near = motion.angles[f"{joint}_{motion.view.near}"]
            return Measured(near.in_plane_deg, near.visibility)
        return _both(motion.angles[left], motion.angles[right])

    return measure


def _trunk_lean(motion: Motion) -> Measured:
    """World landmarks; the model's y axis is the camera's, so a tilted camera adds its tilt."""
    world, seen = motion.pose.world, motion.pose.visibility
    trunk = world[L.LEFT_SHOULDER] + world[L.RIGHT_SHOULDER] - world[L.LEFT_HIP] - world[L.RIGHT_HIP]
    x, y, z = trunk.tolist()
    lean_deg = math.degrees(math.atan2(math.hypot(x, z), -y))
    return Measured(lean_deg, float(seen[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP]].max()))


def _forearm_lift(motion: Motion) -> Measured:
    """The higher of the forearms that are seen: arms may curl together, in turn, or one alone.

    The vertical part of a limb is what the model sees best from any view.
    """
    world, seen = motion.pose.world, motion.pose.visibility
    forearms = world[_WRISTS] - world[_ELBOWS]
    lengths = np.maximum(np.sqrt((forearms * forearms).sum(axis=1)), 1e-6)
    lifts_deg = np.degrees(np.arccos(np.clip(forearms[:, 1] / lengths, -1.0, 1.0)))
    visibility = np.minimum(seen[_ELBOWS], seen[_WRISTS])
    arm = int(np.where(visibility >= BOTH_SEEN, lifts_deg, visibility - 1.0).argmax())
    return Measured(float(lifts_deg[arm]), float(visibility[arm]))


def _near(motion: Motion, left: L, right: L) -> L:
    return left if motion.view.near is Side.LEFT else right


def _thigh_lean(motion: Motion) -> Measured:
    hip = _near(motion, L.LEFT_HIP, L.RIGHT_HIP)
    knee = _near(motion, L.LEFT_KNEE, L.RIGHT_KNEE)
    points = motion.pose.plane() if motion.view.view is View.SIDE else motion.pose.world
    thigh = (points[knee] - points[hip]).tolist()
    across = math.hypot(thigh[0], *thigh[2:])
    return Measured(math.degrees(math.atan2(across, thigh[1])), _seen(motion, hip, knee))


def _hip_sag(motion: Motion) -> Measured:
    shoulder = _near(motion, L.LEFT_SHOULDER, L.RIGHT_SHOULDER)
    hip = _near(motion, L.LEFT_HIP, L.RIGHT_HIP)
    ankle = _near(motion, L.LEFT_ANKLE, L.RIGHT_ANKLE)
    (x0, y0), (x1, y1), (x2, y2) = motion.pose.plane()[[shoulder, hip, ankle]].tolist()
    bend_deg = motion.angles[f"body_{motion.view.near}"].in_plane_deg
    span = x2 - x0
    line_y = y0 + (y2 - y0) * (x1 - x0) / span if abs(span) > 1e-6 else y1
    return Measured(math.copysign(bend_deg, y1 - line_y), _seen(motion, shoulder, hip, ankle))


def _seen(motion: Motion, *landmarks: L) -> float:
    return float(np.min(motion.pose.visibility[list(landmarks)]))


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "knee_bend": Measure(
            "deg", "Knee flexion in space of the straighter knee: a signal for reps", _lesser("knee")
        ),
        "knee_flexion": Measure("deg", "Knee flexion, 0 straight", _true("knee"), BESIDE),
        "elbow_flexion": Measure("deg", "Elbow flexion, 0 straight", _true("elbow"), SIDE_ON),
        "forearm_lift": Measure(
            "deg", "The higher forearm, from hanging (0) over level (90) to upright (180)", _forearm_lift
        ),
        "upper_arm_lift": Measure(
            "deg", "Upper arm away from the trunk, 0 hanging, both arms", _in_space("shoulder")
        ),
        "upper_arm_lean": Measure("deg", "Upper arm away from the trunk, 0 hanging", _true("shoulder")),
        "thigh_lean": Measure("deg", "Thigh from the vertical: 0 standing, 90 level", _thigh_lean),
        "trunk_lean": Measure("deg", "Trunk from the vertical: 0 upright, 90 lying", _trunk_lean),
        "hip_sag": Measure("deg", "Hip below (+) or above (-) the line from shoulder to ankle", _hip_sag),
    }
)
"""Name -> measure; the vocabulary of exercise files."""
