"""How far the athlete travels during a cycle: an exercise stays in place, a walk does not."""

from math import inf

from mirror.kinematics.rise import metres_per_height
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose

__all__ = ["Travel"]


class Travel:
    """Follows the hips from the start of a cycle."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A cycle begins here."""
        self._least = inf
        self._most = -inf
        self._scale = 0.0

    def update(self, pose: Pose) -> None:
        """Take a pose."""
        scale = metres_per_height(pose)
        if scale is None:
            return
        # The first scale of a cycle holds for all of it: a trunk that bends changes it, and times the
        # distance from the picture's edge that alone would be a way of decimetres.
        self._scale = self._scale or scale
        place = float(pose.image[L.LEFT_HIP : L.RIGHT_HIP + 1, 0].mean()) * pose.aspect
        self._least = min(self._least, place)
        self._most = max(self._most, place)

    @property
    def metres(self) -> float:
        """How far apart the hips' outermost places were."""
        return max(0.0, self._most - self._least) * self._scale if self._scale else 0.0
