"""The joints whose angles are measured, and the arithmetic that measures all of them at once."""

import numpy as np
import numpy.typing as npt

from mirror.kinematics.motion import JointAngle
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Floats, Pose

__all__ = ["JOINTS", "joint_angles"]

JOINTS: dict[str, tuple[L, L, L]] = {
    "shoulder_left": (L.LEFT_HIP, L.LEFT_SHOULDER, L.LEFT_ELBOW),
    "shoulder_right": (L.RIGHT_HIP, L.RIGHT_SHOULDER, L.RIGHT_ELBOW),
    "elbow_left": (L.LEFT_SHOULDER, L.LEFT_ELBOW, L.LEFT_WRIST),
    "elbow_right": (L.RIGHT_SHOULDER, L.RIGHT_ELBOW, L.RIGHT_WRIST),
    "hip_left": (L.LEFT_SHOULDER, L.LEFT_HIP, L.LEFT_KNEE),
    "hip_right": (L.RIGHT_SHOULDER, L.RIGHT_HIP, L.RIGHT_KNEE),
    "knee_left": (L.LEFT_HIP, L.LEFT_KNEE, L.LEFT_ANKLE),
    "knee_right": (L.RIGHT_HIP, L.RIGHT_KNEE, L.RIGHT_ANKLE),
    "body_left": (L.LEFT_SHOULDER, L.LEFT_HIP, L.LEFT_ANKLE),
    "body_right": (L.RIGHT_SHOULDER, L.RIGHT_HIP, L.RIGHT_ANKLE),
}
"""Joint -> the landmarks of the two bones that meet in it, the joint in the middle. `body` is the line
shoulder-hip-ankle that a plank keeps straight."""

_ENDS = np.array([(first, last) for first, _, last in JOINTS.values()], np.intp)
_MIDDLES = np.array([middle for _, middle, _ in JOINTS.values()], np.intp)
_ALL = np.concatenate([_ENDS, _MIDDLES[:, None]], axis=1)
_OPENING = np.array([joint.startswith("shoulder") for joint in JOINTS])
"""Joints whose anatomical zero is the folded position: an arm that hangs lies along the trunk."""


def joint_angles(pose: Pose) -> dict[str, JointAngle]:
    """Every joint's angle in the picture's plane and in space, with its visibility."""
    in_plane_deg = _angles_deg(pose.plane())
    in_space_deg = _angles_deg(pose.world)
    visibility = pose.visibility[_ALL].min(axis=1)
    return {
        joint: JointAngle(flat, deep, seen)
        for joint, flat, deep, seen in zip(
            JOINTS, in_plane_deg.tolist(), in_space_deg.tolist(), visibility.tolist(), strict=True
        )
    }


def _angles_deg(points: Floats) -> npt.NDArray[np.float32]:
    """(n,) degrees from (33, 2) or (33, 3) points: between the two bones of each joint, from its zero."""
    middles = points[_MIDDLES]
    first = points[_ENDS[:, 0]] - middles
    last = points[_ENDS[:, 1]] - middles
    lengths = np.sqrt((first * first).sum(axis=1) * (last * last).sum(axis=1))
    cosines = (first * last).sum(axis=1) / np.maximum(lengths, 1e-9)
    between_deg = np.degrees(np.arccos(np.clip(cosines, -1.0, 1.0)))
    angles: npt.NDArray[np.float32] = np.where(_OPENING, between_deg, 180.0 - between_deg)
    return angles
