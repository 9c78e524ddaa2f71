"""How far the athlete travels during a cycle: an exercise stays in place, a walk does not."""

import numpy as np

from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose

__all__ = ["FARTHEST_M", "Travel"]

FARTHEST_M = 0.9
"""In reps of 22 hand-counted clips the hips travel 0.04 to 0.69 m, the most in a squat seen from the side; a
person who walks through the picture makes 1.25 m in a second."""

TRUNK_AND_THIGHS = [
    L.LEFT_SHOULDER,
    L.RIGHT_SHOULDER,
    L.LEFT_HIP,
    L.RIGHT_HIP,
    L.LEFT_KNEE,
    L.RIGHT_KNEE,
]


class Travel:
    """Follows the hips from the start of a cycle."""

    def __init__(self) -> None:
        self._least_m = self._most_m = 0.0
        self._began = False

    def begin(self) -> None:
        """A cycle begins here."""
        self._began = False

    def update(self, pose: Pose) -> None:
        """Take a pose. Its scale is that of its own trunk and thighs, in the picture against in metres."""
        seen = pose.plane()[TRUNK_AND_THIGHS]
        world = pose.world[TRUNK_AND_THIGHS, :2]
        span = float((seen.max(axis=0) - seen.min(axis=0)).max())
        span_m = float((world.max(axis=0) - world.min(axis=0)).max())
        if not (np.isfinite(span) and span > 1e-6):
            return
        place_m = float(seen[2:4, 0].mean()) * span_m / span
        self._least_m = min(self._least_m, place_m) if self._began else place_m
        self._most_m = max(self._most_m, place_m) if self._began else place_m
        self._began = True

    @property
    def metres(self) -> float:
        """How far apart the hips' outermost places were."""
        return self._most_m - self._least_m if self._began else 0.0
