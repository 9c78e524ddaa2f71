"""The keeper: of all whom the landmarker may find, only the athlete's pose goes on."""

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

from mirror.devices.frame import Frame
from mirror.kinematics.cut import Cuts
from mirror.kinematics.likeness import Clothes, Likeness, area_around, clothes_of, is_sound
from mirror.kinematics.newcomer import Newcomer
from mirror.pose.pose import Pose
from mirror.pose.search import Search

__all__ = ["AthleteKeeper"]

STEP_M, SPEED_M_S = 0.15, 5.0
"""How far a trunk may be from where it was in the frame before: noise, and a speed. In 25000 frames of people
exercising it moved 0.16 m from one to the next at most (an explosive squat, 24 frames a second)."""
SAME_M = 0.03
"""Who is found so near to the newcomer while the picture of them is blanked is the newcomer: the landmarker
does not look, as that of a recording."""
REACH_M, STEP_ASIDE_M_S, FARTHEST_M = 0.4, 0.5, 0.9
"""How far from where they were somebody may be found again: at once, more with time, and at most."""

GROWN = 0.35
"""Natural logarithm of a growth within half a second that no body has: seen from 3 m, somebody a metre
before the athlete is larger by 0.4. On 77 clips of people exercising 0.25 was the largest where the model did
not fail, by a camera that zoomed in by hand."""
GROWN_AND_CHANGED = 0.18
"""The growth that is too much when the shirt changes with it: somebody 0.5 m before the athlete. Arms and
weights before the trunk change its colour too, but not the size: most clips stay under it throughout."""
CHANGED = 0.5
"""Natural logarithm of the change of a colour's level from which clothes are others."""
ALIKE = 0.25
"""How much larger or smaller who was out of sight may be: they may have taken a step toward the camera."""

MEMORY_S, MEMORIES = 0.2, 30
"""A memory's age is once to twice this: bodies are swapped within three frames, a step takes longer."""
LOST_S = 0.35
"""A gap after which it must be proved anew who is there."""
GONE_S = 2.0
"""Without a sight of the athlete for so long, whoever is there is the athlete: longer than somebody takes to
walk past (1 s at 1.1 m/s and two bodies' breadth), shorter than two people take to change places."""
HIDDEN_S = 5.0
"""The same while somebody stands before the place where the athlete was."""
SEARCH_EVERY_S = 0.5
"""How often the model is made to let go of a stranger, which costs the time of two pictures."""

AROUND_M, ROAMING_M_S = 0.3, 1.0
"""The margin of a search around where the athlete was last seen, and how fast it grows."""


@dataclass(frozen=True, slots=True, eq=False)
class _Memory:
    """How the athlete was a moment ago."""

    likeness: Likeness
    clothes: Clothes
    pose: Pose


@dataclass(frozen=True, slots=True, eq=False)
class _Sight:
    """Somebody in a frame."""

    likeness: Likeness
    pose: Pose
    frame: Frame

    def clothes(self) -> Clothes:
        """What they wear."""
        return clothes_of(self.pose, self.frame.pixels)


class AthleteKeeper:
    """Follows one athlete by place, size and clothes, and says where the landmarker is to look for them.

    The landmarker follows one body too, but goes over to somebody who walks past in front, and stays with
    them. The keeper refuses a pose that is not the athlete's, and `search` has the landmarker look where
    the athlete was. Who is there once the athlete has been gone for two seconds is the athlete; and where
    that one does not move, as a picture on a wall, somebody else who does.

    A pose with a number that is none, or beyond reason, ends here: behind the keeper every pose is sound.
    """

    search: Search | None
    """How the landmarker is to look at the next frame; None while all is well."""
    _aside: bool
    """Whether that search is for somebody else than the athlete."""
    _last: Likeness | None
    _last_pose: Pose | None
    _since_s: float
    _memories: deque[_Memory]
    _stranger: Likeness | None
    """Who was refused last, since the athlete was seen."""
    _searched_s: float
    _newcomer: Newcomer | None

    def __init__(self) -> None:
        self._cuts = Cuts()
        self._begin_anew()

    def keep(self, pose: Pose | None, frame: Frame) -> Pose | None:
        """The pose if it is the athlete's, else None; frames come in the order of their capture."""
        if pose is not None and not is_sound(pose):
            pose = None
        if self._last is not None and not 0.0 <= frame.captured_s - self._last.at_s <= self._patience_s:
            self._begin_anew()
        seen = None if pose is None else _Sight(Likeness.of(pose), pose, frame)
        kept = self._looked_aside(seen) if self._aside else self._of_athlete(seen, frame)
        if kept is not None:
            self._take(kept)
        elif not self._aside:
            self._miss(seen, frame.captured_s)
        self._aside = kept is not None and self.search is not None
        self._cuts.remember(frame)
        return None if kept is None else kept.pose

    def _begin_anew(self) -> None:
        """Forget the athlete: whom the landmarker finds next is the athlete."""
        self.search = None
        self._aside = False
        self._last = self._last_pose = self._stranger = self._newcomer = None
        self._since_s = self._searched_s = -math.inf
        self._memories = deque(maxlen=MEMORIES)

    @property
    def _patience_s(self) -> float:
        """How long the athlete may be out of sight: no longer than they were followed before."""
        if self._last is None:
            return GONE_S
        followed_s = self._last.at_s - self._since_s
        stranger = self._stranger
        hidden = (
            stranger is not None
            and stranger.scale > self._memories[0].likeness.scale
            and stranger.metres_to(self._last) < FARTHEST_M
        )
        return min(max(followed_s, LOST_S), HIDDEN_S if hidden else GONE_S)

    def _of_athlete(self, seen: _Sight | None, frame: Frame) -> _Sight | None:
        """Who is seen, if they go on from where the athlete was, or if the picture is another one."""
        if self._last is None:
            return seen
        if seen is not None and (self._goes_on(seen, self._last) or self._is_back(seen, self._last)):
            return seen
        if not self._cuts.is_one(frame):
            return None
        self._begin_anew()
        return seen

    def _goes_on(self, sight: _Sight, last: Likeness) -> bool:
        """Whether the body that was followed is still the same one."""
        seen = sight.likeness
        since_s = seen.at_s - last.at_s
        if self._stranger is not None or since_s > LOST_S:
            return False
        if seen.metres_to(last) > STEP_M + SPEED_M_S * since_s:
            return False
        if self._newcomer is None or not self._newcomer.moved or len(self._memories) < 2:
            return True  # whom nobody has seen move may be a picture, and who leads away from it the athlete
        memory = self._memories[-2]
        grown = abs(seen.growth_since(memory.likeness))
        if grown < GROWN_AND_CHANGED:
            return True
        return grown < GROWN and _changes(memory.clothes, sight.clothes())[0] < CHANGED

    def _is_back(self, sight: _Sight, last: Likeness) -> bool:
        """Whether somebody is like the athlete was, and where, at one time before they were lost."""
        seen, clothes = sight.likeness, sight.clothes()
        reach_m = min(REACH_M + STEP_ASIDE_M_S * (seen.at_s - last.at_s), FARTHEST_M)
        return any(
            seen.metres_to(memory.likeness) < reach_m
            and abs(seen.growth_since(memory.likeness)) < ALIKE
            and max(_changes(memory.clothes, clothes)) < CHANGED
            for memory in list(self._memories)[:-1]  # the last may be of who is refused now
        )

    def _take(self, sight: _Sight) -> None:
        """See the athlete."""
        seen, pose = sight.likeness, sight.pose
        away = self._stranger is not None or self._last is None or seen.at_s - self._last.at_s > LOST_S
        self._last, self._last_pose, self._stranger = seen, pose, None
        if not self._memories or seen.at_s - self._memories[-1].likeness.at_s >= MEMORY_S:
            self._memories.append(_Memory(seen, sight.clothes(), pose))
        if self._newcomer is None:
            self._since_s = seen.at_s
        if self._newcomer is None or away:
            self._newcomer = Newcomer(pose)
        self.search = self._newcomer.watch(pose)

    def _miss(self, sight: _Sight | None, at_s: float) -> None:
        """Have the landmarker look where the athlete was, and let go of a stranger."""
        if self._last is None or self._last_pose is None:
            return
        afresh = sight is not None and at_s - self._searched_s >= SEARCH_EVERY_S
        if afresh:
            self._searched_s = at_s
        if sight is not None:
            self._stranger = sight.likeness
        margin = (AROUND_M + ROAMING_M_S * (at_s - self._last.at_s)) * self._last.scale
        poses = (self._last_pose, *(memory.pose for memory in self._memories))
        self.search = Search(area_around(poses, margin), afresh=afresh)

    def _looked_aside(self, other: _Sight | None) -> _Sight | None:
        """Whom the landmarker found beside the newcomer, if they are the athlete rather."""
        if self._newcomer is None or self._last is None or self._last_pose is None:
            return None
        if other is not None and other.likeness.metres_to(self._last) < SAME_M:
            return other
        if self._newcomer.yields_to(None if other is None else other.pose):
            self._begin_anew()
            return other
        self.search = Search(
            area_around([self._last_pose], AROUND_M * self._last.scale), afresh=other is not None
        )
        return None


def _changes(before: Clothes, now: Clothes) -> tuple[float, float]:
    """How much the colours of trunk and thighs differ from what they were."""
    trunk, thighs = np.abs(now - before).max(axis=1).tolist()
    return trunk, thighs
