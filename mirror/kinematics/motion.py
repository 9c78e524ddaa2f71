"""Motion: the joint angles of one Pose, each in the picture's plane and in space, and the camera view."""

from collections.abc import Mapping
from dataclasses import dataclass

from mirror.kinematics.view import CameraView
from mirror.pose.pose import Pose

__all__ = ["JointAngle", "Motion"]


@dataclass(frozen=True, slots=True)
class JointAngle:
    """One joint's angle from its anatomical zero: 0 straight (knee, elbow, hip) or hanging (shoulder)."""

    in_plane_deg: float
    """Between the bones as the picture shows them (2D); right when the limb moves across the view."""
    in_space_deg: float
    """Between the bones in the model's world landmarks (3D); right from more views, and less exact."""
    visibility: float
    """0..1, that of the least visible of the joint's three landmarks."""


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """What the body does in one frame, as far as one frame tells."""

    captured_s: float
    pose: Pose
    view: CameraView
    angles: Mapping[str, JointAngle]
    """By joint and side, as in `mirror/kinematics/joints.py`: "knee_left", "elbow_right" ..."""
