"""The newcomer: who has just become the athlete and has not moved yet, perhaps a picture on the wall."""

import numpy as np

from mirror.kinematics.likeness import Likeness, area_of
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import SEEN, Floats, Pose
from mirror.pose.search import WHOLE, Search

__all__ = ["Newcomer"]

LIMBS = [
    L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_ELBOW, L.RIGHT_ELBOW, L.LEFT_WRIST, L.RIGHT_WRIST,
    L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_KNEE, L.RIGHT_KNEE,
]  # fmt: skip

MOVED_M = 0.2
"""How far a joint of a living body goes before long. On a picture of somebody, at 50 lux, the model's joints
wander by 0.05 m."""

LOOK_ASIDE_S, PATIENCE, SELDOM_S = 2.0, 1.5, 6.0
"""After how long to look for somebody livelier, by how much longer each time, and how seldom at last: a look
costs one frame of the newcomer and the time of two pictures."""

WATCH_EVERY_S = 0.2
"""How often the newcomer is compared with how they came: limbs that moved are rarely back within this."""

BESIDE_M = 0.5
"""Nearer than this it is the newcomer's own arm that the blanking has left over."""


class Newcomer:
    """Watches whether somebody moves, and tells when to look whether somebody else does."""

    def __init__(self, pose: Pose) -> None:
        self._first = _Limbs(pose)
        self._likeness = Likeness.of(pose)
        self._other: _Limbs | None = None
        self._looks = 0
        self._look_s = pose.captured_s + WATCH_EVERY_S
        self._wait_s = LOOK_ASIDE_S
        self._due_s = pose.captured_s + self._wait_s
        self.moved = False
        """Whether it has moved, and so is somebody."""

    def watch(self, pose: Pose) -> Search | None:
        """See the newcomer once more; a search for somebody else when it is time for one."""
        if self.moved or pose.captured_s < self._look_s:
            return None
        self._look_s = pose.captured_s + WATCH_EVERY_S
        self.moved = self._first.differ(_Limbs(pose))
        if self.moved or pose.captured_s < self._due_s:
            return None
        self._wait_s = min(self._wait_s * PATIENCE, SELDOM_S)
        self._due_s = pose.captured_s + self._wait_s
        return Search(WHOLE, without=area_of(pose, 0.1 * self._likeness.scale), afresh=True)

    def yields_to(self, other: Pose | None) -> bool:
        """Whether what was found elsewhere is livelier: it has come, or has moved, since the last look."""
        before, self._other = self._other, None
        self._looks += 1
        if other is None or Likeness.of(other).metres_to(self._likeness) < BESIDE_M:
            return False
        self._other = _Limbs(other)
        return self._looks > 1 if before is None else before.differ(self._other)


class _Limbs:
    """Where the joints of a body are in the picture, in metres by the scale of that body."""

    def __init__(self, pose: Pose) -> None:
        self.places_m: Floats = pose.plane()[LIMBS] / np.float32(Likeness.of(pose).scale)
        self.seen = pose.visibility[LIMBS] >= SEEN

    def differ(self, later: "_Limbs") -> bool:
        """Whether a joint that was seen both times is elsewhere."""
        ways = later.places_m - self.places_m
        far = (ways * ways).sum(axis=1) > MOVED_M**2
        return bool((far & self.seen & later.seen).any())
