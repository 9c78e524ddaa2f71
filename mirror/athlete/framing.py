"""Where the virtual camera stands: as near as it can while the whole performance is in the picture."""

import numpy as np

from mirror.athlete.performance import Performance
from mirror.athlete.vectors import Array
from mirror.athlete.viewpoint import Viewpoint

__all__ = ["framed"]

MARGIN = 0.03
"""The share of the picture's height that is left free around the body at each edge."""
NEAREST_M, FARTHEST_M, STEP_M = 3.4, 5.4, 0.2
LOWEST_AIM_M, HIGHEST_AIM_M = 0.88, 1.48
LENS_M = 1.15
"""Height of the camera above the floor, or the height at which it is aimed if that is more."""
SAMPLES_S = 0.1
"""How often the body is looked at; a hand at five metres a second is half a metre further."""


def framed(performance: Performance, yaw_deg: float) -> Viewpoint:
    """A camera at that yaw that sees all that is done between coming and going.

    It stands nearest first, aimed no higher than it must; of what reaches too far for the room it sees as
    much as it can from the farthest.
    """
    marks = _marks(performance)
    for distance_m in np.arange(NEAREST_M, FARTHEST_M + 0.01, STEP_M):
        for aim_m in np.arange(LOWEST_AIM_M, HIGHEST_AIM_M + 0.01, 0.1):
            stand = _stand(yaw_deg, float(distance_m), float(aim_m))
            if _fits(stand, marks):
                return stand
    return _stand(yaw_deg, FARTHEST_M, HIGHEST_AIM_M)


def _stand(yaw_deg: float, distance_m: float, aim_m: float) -> Viewpoint:
    return Viewpoint(yaw_deg=yaw_deg, distance_m=distance_m, aim_m=aim_m, height_m=max(LENS_M, aim_m))


def _marks(performance: Performance) -> Array:
    """(n, 3): the landmarks at every moment of the cycles."""
    bodies = [
        performance.at(float(at_s)).body
        for cycle in performance.cycles
        for at_s in np.arange(cycle.started_s, cycle.ended_s, SAMPLES_S)
    ]
    return np.concatenate([np.zeros((0, 3)), *(body.landmarks for body in bodies if body is not None)])


def _fits(stand: Viewpoint, marks: Array) -> bool:
    pixels, edge = stand.project(marks), MARGIN * stand.height_px
    room = (stand.width_px - edge, stand.height_px - edge)
    return bool((pixels > edge).all() and (pixels < room).all())
