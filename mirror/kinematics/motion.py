"""Motion: the joint angles of one Pose, each in the picture's plane and in space, and the camera view."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mirror.kinematics.measured import Measured
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
    """What the body does in one frame, as far as one frame tells.

    The landmarks are here once more as plain numbers: a measure needs two or three of them, and reading those
    from a list takes a tenth of the time that reading them from an array takes.
    """

    captured_s: float
    pose: Pose
    view: CameraView
    angles: Mapping[str, JointAngle]
    """By joint and side, as in `mirror/kinematics/joints.py`: "knee_left", "elbow_right" ..."""
    world: tuple[tuple[float, float, float], ...] = field(repr=False)
    """33 points in metres from the middle of the hips, as `Pose.world`."""
    plane: tuple[tuple[float, float], ...] = field(repr=False)
    """33 points in picture heights, as `Pose.plane`."""
    seen: tuple[float, ...] = field(repr=False)
    """33 visibilities, 0..1."""
    rise_m: float = 0.0
    """How far the hips are above where they have been of late in the picture: hops and heel raises."""
    measured: dict[str, Measured] = field(default_factory=dict, repr=False)
    """What was measured already, by the measure's name: several rules ask for the same one."""
