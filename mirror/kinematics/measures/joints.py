"""Measures of joint angles: of both sides, the more or the less bent one, the nearer, or left less right.

Signals are measured in space (3D), which bends less with the view; form is measured in the picture's plane
where the camera stands at the side.
"""

from collections.abc import Callable

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures.measure import BESIDE, BOTH_SEEN, SIDE_ON, Measure, Measuring, table
from mirror.kinematics.motion import JointAngle, Motion
from mirror.kinematics.view import View

__all__ = ["JOINT_MEASURES"]


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


def _in_space(joint: str) -> Measuring:
    left, right = f"{joint}_left", f"{joint}_right"
    return lambda motion: _both(motion.angles[left], motion.angles[right])


def _of_two(joint: str, choose: Callable[[float, float], float]) -> Measuring:
    """The angle in space of the side that is bent less, or more, where both are seen."""
    left_name, right_name = f"{joint}_left", f"{joint}_right"

    def measure(motion: Motion) -> Measured:
        left, right = motion.angles[left_name], motion.angles[right_name]
        if min(left.visibility, right.visibility) < BOTH_SEEN:
            return _both(left, right)
        return Measured(choose(left.in_space_deg, right.in_space_deg), max(left.visibility, right.visibility))

    return measure


def _true(joint: str) -> Measuring:
    """The angle as truly as the view allows: in the plane of the near side from the side, else in space."""
    left, right = f"{joint}_left", f"{joint}_right"

    def measure(motion: Motion) -> Measured:
        if motion.view.view is View.SIDE:
            near = motion.angles[f"{joint}_{motion.view.near}"]
            return Measured(near.in_plane_deg, near.visibility)
        return _both(motion.angles[left], motion.angles[right])

    return measure


def _difference(joint: str) -> Measuring:
    """Left less right, in space; as well seen as the worse side."""
    left_name, right_name = f"{joint}_left", f"{joint}_right"

    def measure(motion: Motion) -> Measured:
        left, right = motion.angles[left_name], motion.angles[right_name]
        return Measured(left.in_space_deg - right.in_space_deg, min(left.visibility, right.visibility))

    return measure


def _asymmetry(joint: str) -> Measuring:
    """How far the sides differ, without a sign."""
    difference = _difference(joint)

    def measure(motion: Motion) -> Measured:
        found = difference(motion)
        return Measured(abs(found.value), found.visibility)

    return measure


JOINT_MEASURES = table(
    Measure("knee_bend", "deg", "Knee flexion in space of the straighter knee", _of_two("knee", min)),
    Measure("deeper_knee_bend", "deg", "Knee flexion in space of the more bent knee", _of_two("knee", max)),
    Measure("knee_flexion", "deg", "Knee flexion, 0 straight", _true("knee"), BESIDE, "knee"),
    Measure("knee_difference", "deg", "Flexion of the left knee less the right", _difference("knee")),
    Measure("knee_asymmetry", "deg", "How far the flexion of the knees differs", _asymmetry("knee")),
    Measure("hip_bend", "deg", "Hip flexion in space of the straighter hip", _of_two("hip", min)),
    Measure("deeper_hip_bend", "deg", "Hip flexion in space of the more bent hip", _of_two("hip", max)),
    Measure("hip_flexion", "deg", "Trunk to thigh, 0 straight", _true("hip"), BESIDE, "hip"),
    Measure("hip_difference", "deg", "Flexion of the left hip less the right", _difference("hip")),
    Measure("elbow_bend", "deg", "Elbow flexion in space of the straighter elbow", _of_two("elbow", min)),
    Measure(
        "deeper_elbow_bend", "deg", "Elbow flexion in space of the more bent elbow", _of_two("elbow", max)
    ),
    Measure("elbow_flexion", "deg", "Elbow flexion, 0 straight", _true("elbow"), SIDE_ON, "elbow"),
    Measure("elbow_difference", "deg", "Flexion of the left elbow less the right", _difference("elbow")),
    Measure("elbow_asymmetry", "deg", "How far the flexion of the elbows differs", _asymmetry("elbow")),
    Measure("upper_arm_lift", "deg", "Upper arm away from the trunk, both arms", _in_space("shoulder")),
    Measure(
        "lesser_upper_arm_lift",
        "deg",
        "Upper arm away from the trunk, the lower arm",
        _of_two("shoulder", min),
    ),
    Measure(
        "upper_arm_lean",
        "deg",
        "Upper arm away from the trunk, 0 hanging",
        _true("shoulder"),
        BESIDE,
        "shoulder",
    ),
    Measure("body_bend", "deg", "Away from the straight line shoulder-hip-ankle", _true("body"), BESIDE),
)
