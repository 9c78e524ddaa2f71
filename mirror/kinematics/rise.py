"""How far the hips are above where they have been of late in the picture: hops, jumps and heel raises."""

from math import exp, isfinite

from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose

__all__ = ["RiseTracker", "metres_per_height"]

SETTLING_S = 2.5
"""Time constant of the level from which a rise is told: much longer than a hop (0.3-0.6 s) or a heel raise
(2 s), shorter than the drift of a camera that is held in a hand."""

SCALE_S = 1.0
"""Time constant of the scale: a person who walks to the camera grows by a tenth in a second."""

GAP_S = 1.0
"""Without a pose for longer than this the level starts afresh."""

TRUNK_AND_THIGHS = (
    L.LEFT_SHOULDER,
    L.RIGHT_SHOULDER,
    L.LEFT_HIP,
    L.RIGHT_HIP,
    L.LEFT_KNEE,
    L.RIGHT_KNEE,
)


def metres_per_height(pose: Pose) -> float | None:
    """How many metres a picture height is at the athlete; None when the body has no extent.

    Told by the trunk and the thighs, in space and in the picture.
    """
    plane, world = pose.plane()[[*TRUNK_AND_THIGHS]], pose.world[[*TRUNK_AND_THIGHS], :2]
    span = float((plane.max(axis=0) - plane.min(axis=0)).max())
    span_m = float((world.max(axis=0) - world.min(axis=0)).max())
    return span_m / span if isfinite(span) and span > 1e-6 and isfinite(span_m) else None


class RiseTracker:
    """Follows the height of the hips in the picture; holds one level and one scale."""

    def __init__(self) -> None:
        self._level: float | None = None
        self._scale = 0.0
        self._seen_s = 0.0

    def update(self, pose: Pose) -> float:
        """Metres above the level of late; 0 for the first pose and after a gap."""
        height = 1.0 - float(pose.image[L.LEFT_HIP : L.RIGHT_HIP + 1, 1].mean())
        scale = metres_per_height(pose)
        if scale is None or not isfinite(height):
            return 0.0
        elapsed_s = pose.captured_s - self._seen_s
        self._seen_s = pose.captured_s
        if self._level is None or not 0.0 <= elapsed_s <= GAP_S:
            self._level, self._scale = height, scale
            return 0.0
        self._level += (1.0 - exp(-elapsed_s / SETTLING_S)) * (height - self._level)
        self._scale += (1.0 - exp(-elapsed_s / SCALE_S)) * (scale - self._scale)
        return (height - self._level) * self._scale
