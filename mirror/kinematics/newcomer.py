"""The newcomer: who has just become the athlete and has not moved yet, perhaps a picture on the wall."""

from mirror.kinematics.likeness import Likeness, area_around
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import SEEN, Floats, Pose
from mirror.pose.search import WHOLE, Search

__all__ = ["Newcomer"]

LIMBS = [
    L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_ELBOW, L.RIGHT_ELBOW, L.LEFT_WRIST, L.RIGHT_WRIST,
    L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_KNEE, L.RIGHT_KNEE,
]  # fmt: skip

MOVED_M = 0.1
"""How far a joint of a living body goes before long. Of somebody who does not move at all the model's joints
wander by 0.01 m, in 50 lux as in 400."""

LOOK_ASIDE_S = 4.0
"""How often to look for somebody livelier: it costs a frame of the newcomer and the time of two pictures."""

LOOK_AGAIN_S = 1.0
"""When to look again at whom the first look has found, to see whether they move."""

WATCH_EVERY_S, MOVES = 0.2, 3
"""How often the newcomer is compared with how they were, and how often they must have moved: once or twice is
the model's smoothing, which takes landmarks over from whom it followed before."""

CHECK_EVERY_S, LIFELESS_S = 1.0, 60.0
"""How often to see whether who has moved still moves, and after how long of stillness they are doubted again:
longer than most hold a plank."""

BESIDE_M = 0.5
"""Nearer than this it is the newcomer's own arm that the blanking has left over."""


class Newcomer:
    """Watches whether somebody moves, and tells when to look whether somebody else does."""

    def __init__(self, pose: Pose) -> None:
        self._before = _Limbs(pose)
        self._likeness = Likeness.of(pose)
        self._other: _Limbs | None = None
        self._looks = self._moves = 0
        self._moved_s = pose.captured_s
        self._look_s = pose.captured_s + WATCH_EVERY_S
        self._due_s = pose.captured_s + LOOK_ASIDE_S
        self.moved = False
        """Whether it has moved lately, and so is somebody."""

    def watch(self, pose: Pose) -> Search | None:
        """See the newcomer once more; a search for somebody else when it is time for one."""
        if pose.captured_s < self._look_s:
            return None
        self._look_s = pose.captured_s + (CHECK_EVERY_S if self.moved else WATCH_EVERY_S)
        limbs = _Limbs(pose)
        if self._before.differ(limbs):
            self._before, self._moved_s = limbs, pose.captured_s
            self._moves += 1
        elif pose.captured_s - self._moved_s > LIFELESS_S:
            self._moves = 0
        self.moved = self._moves >= MOVES
        if self.moved or pose.captured_s < self._due_s:
            return None
        self._due_s = pose.captured_s + LOOK_ASIDE_S
        return Search(WHOLE, without=area_around([pose], 0.1 * self._likeness.scale), afresh=True)

    def yields_to(self, other: Pose | None) -> bool:
        """Whether what was found elsewhere is livelier: it has come, or has moved, since the last look."""
        before, self._other = self._other, None
        self._looks += 1
        if other is None or Likeness.of(other).metres_to(self._likeness) < BESIDE_M:
            return False
        self._other = _Limbs(other)
        if before is None and self._looks == 1:
            self._due_s = other.captured_s + LOOK_AGAIN_S
            return False
        return before is None or before.differ(self._other)


class _Limbs:
    """Where the joints of a body are in the picture."""

    def __init__(self, pose: Pose) -> None:
        self.places: Floats = pose.plane()[LIMBS]
        self.seen = pose.visibility[LIMBS] >= SEEN
        self._far = MOVED_M * Likeness.of(pose).scale

    def differ(self, later: "_Limbs") -> bool:
        """Whether a joint that was seen both times is elsewhere, by the scale of the earlier body."""
        ways = later.places - self.places
        far = (ways * ways).sum(axis=1) > self._far**2
        return bool((far & self.seen & later.seen).any())
