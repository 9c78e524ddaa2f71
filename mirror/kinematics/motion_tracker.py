"""The stage that turns one Pose into Motion."""

from mirror.kinematics.joints import joint_angles
from mirror.kinematics.motion import Motion
from mirror.kinematics.view import ViewEstimator
from mirror.pose.pose import Pose

__all__ = ["MotionTracker"]


class MotionTracker:
    """Pose in, Motion out; it remembers the camera view and nothing else.

    The landmarks are not filtered again: the pose graph has a One-Euro filter of its own for one athlete.
    """

    def __init__(self) -> None:
        self._view = ViewEstimator()

    def update(self, pose: Pose) -> Motion:
        """The motion that a pose shows."""
        return Motion(pose.captured_s, pose, self._view.update(pose), joint_angles(pose))
