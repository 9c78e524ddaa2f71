"""How far the athlete travels during a cycle: an exercise stays in place, a walk does not."""

from mirror.kinematics.rise import metres_per_height
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose

__all__ = ["Travel"]


class Travel:
    """Follows the hips from the start of a cycle."""

    def __init__(self) -> None:
        self._least_m = self._most_m = 0.0
        self._began = False

    def begin(self) -> None:
        """A cycle begins here."""
        self._began = False

    def update(self, pose: Pose) -> None:
        """Take a pose."""
        scale = metres_per_height(pose)
        if scale is None:
            return
        place_m = float(pose.image[L.LEFT_HIP : L.RIGHT_HIP + 1, 0].mean()) * pose.aspect * scale
        self._least_m = min(self._least_m, place_m) if self._began else place_m
        self._most_m = max(self._most_m, place_m) if self._began else place_m
        self._began = True

    @property
    def metres(self) -> float:
        """How far apart the hips' outermost places were."""
        return self._most_m - self._least_m if self._began else 0.0
