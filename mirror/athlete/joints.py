"""The joint angles of key poses: full sets of them, and the way from one to another."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from mirror.base.errors import ExerciseError
from mirror.exercise.joint_names import JOINT_KEYS, joint_complaint
from mirror.exercise.phases import KeyPose

__all__ = ["ANATOMICAL", "JointAngles", "blend", "ease", "mirrored", "resolve"]

JointAngles: TypeAlias = Mapping[str, float]
"""Degrees for every joint of the body, `trunk_pitch_deg`, `knee_flexion_left_deg` ..., and centimetres for
what moves the whole of it, `rise_cm` ...; none is missing."""


ANATOMICAL: JointAngles = MappingProxyType(
    dict.fromkeys((key for keys in JOINT_KEYS.values() for key in keys), 0.0)
)
"""Every joint at zero."""

_TURNING_OVER = (
    "trunk_roll_deg",
    "spine_rotation_deg",
    "spine_side_bend_deg",
    "neck_rotation_deg",
    "left_cm",
)
"""What changes its sign in a looking-glass."""


def resolve(*poses: KeyPose) -> JointAngles:
    """A full set of joint angles and moves; a later pose wins, a side wins over both, what is not named is 0.

    Args:
        *poses: key poses, the plainest first: `resolve(bottom, fault)`.

    Raises:
        ExerciseError: for a name that is no joint, or an angle that no joint has.
    """
    angles = dict(ANATOMICAL)
    for pose in poses:
        for key, value in pose.items():
            complaint = joint_complaint(key, value)
            if complaint:
                raise ExerciseError(f"{key}: {complaint}; correct the exercise file and try again.")
        for key in sorted(pose, key=lambda key: len(JOINT_KEYS[key]), reverse=True):
            angles.update(dict.fromkeys(JOINT_KEYS[key], float(pose[key])))
    return angles


def mirrored(angles: JointAngles) -> JointAngles:
    """The same posture with left and right exchanged."""
    swapped = {key: angles[_twin(key)] for key in angles}
    return swapped | {key: -angles[key] for key in _TURNING_OVER}


def _twin(key: str) -> str:
    if "_left_deg" in key:
        return key.replace("_left_deg", "_right_deg")
    return key.replace("_right_deg", "_left_deg")


def blend(start: JointAngles, end: JointAngles, share: float) -> JointAngles:
    """The angles at `share` of the way from start to end, 0..1; beyond that range it swings past."""
    return {key: value + share * (end[key] - value) for key, value in start.items()}


def ease(share: float) -> float:
    """Minimum-jerk progress, 0..1, of a movement that starts and ends at rest.

    Source: Flash & Hogan 1985, "The coordination of arm movements", J. Neurosci. 5(7).
    """
    share = min(max(share, 0.0), 1.0)
    return share**3 * (10 - 15 * share + 6 * share**2)
