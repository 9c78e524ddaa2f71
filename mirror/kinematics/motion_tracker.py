"""The stage that turns one Pose into Motion."""

from dataclasses import replace

import numpy as np

from mirror.kinematics.joints import joint_angles
from mirror.kinematics.motion import Motion
from mirror.kinematics.rise import RiseTracker
from mirror.kinematics.view import ViewEstimator
from mirror.pose.pose import Pose

__all__ = ["MotionTracker"]


class MotionTracker:
    """Pose in, Motion out; it remembers the camera view, where the hips were, and nothing else.

    The landmarks are not filtered again: the pose graph has a One-Euro filter of its own for one athlete.
    """

    def __init__(self) -> None:
        self._view = ViewEstimator()
        self._rise = RiseTracker()

    def update(self, pose: Pose) -> Motion:
        """The motion that a pose shows; a landmark that is nowhere counts as not seen."""
        pose = _finite(pose)
        return Motion(
            captured_s=pose.captured_s,
            pose=pose,
            view=self._view.update(pose),
            angles=joint_angles(pose),
            world=tuple(map(tuple, pose.world.tolist())),
            plane=tuple(map(tuple, pose.plane().tolist())),
            seen=tuple(pose.visibility.tolist()),
            rise_m=self._rise.update(pose),
        )


def _finite(pose: Pose) -> Pose:
    """The pose with landmarks that are not numbers put to the hips and not seen: no later stage asks."""
    known = (
        np.isfinite(pose.world).all(axis=1)
        & np.isfinite(pose.image).all(axis=1)
        & np.isfinite(pose.visibility)
    )
    if known.all():
        return pose
    return replace(
        pose,
        image=np.where(known[:, None], pose.image, np.float32(0.0)),
        world=np.where(known[:, None], pose.world, np.float32(0.0)),
        visibility=np.where(known, pose.visibility, np.float32(0.0)),
    )
