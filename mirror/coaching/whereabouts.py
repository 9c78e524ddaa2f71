"""Whether the athlete stays where they are, or walks: to their place, or away from it."""

import math
from collections import deque

from mirror.kinematics.motion import Motion
from mirror.pose.landmarks import Landmark

__all__ = ["CALM_S", "Whereabouts"]

CALM_S = 1.0
"""Somebody who has stayed for so long has arrived: on the way, every step is in another place."""

ACROSS = 0.12
"""How far the hips move across the picture in that time, in picture heights, of who walks: at 1 m/s and 4 m
away it is 0.3; in reps of squats and push-ups less than 0.1."""

NEARER = 0.15
"""How much the trunk grows or shrinks in the picture in that time, in shares of it, of who walks toward the
mirror or away: 0.25 at 1 m/s and 4 m away. A trunk that leans does so too."""

LOOK_S = 0.2
"""How often the place is looked at."""


class Whereabouts:
    """Remembers the places of the last second."""

    def __init__(self) -> None:
        self.calm = False
        """Whether somebody is there and does not move across the picture."""
        self.walks = False
        """Whether they move across the picture or along the line of sight."""
        self._places: deque[tuple[float, float, float]] = deque(maxlen=round(CALM_S / LOOK_S) + 1)
        """When, where across the picture, and how large the trunk was, in picture heights."""

    def update(self, motion: Motion | None, at_s: float) -> None:
        """Take one frame; of one without anybody only `calm` changes."""
        places = self._places
        since_s = at_s - places[-1][0] if places else math.inf
        if motion is None:
            places.clear()
            self.calm = False
        elif not 0.0 <= since_s < LOOK_S:
            if not 0.0 <= since_s < CALM_S:
                places.clear()
            self._look(motion, at_s)

    def _look(self, motion: Motion, at_s: float) -> None:
        left, hip = motion.plane[Landmark.LEFT_HIP]
        x, y = motion.plane[Landmark.LEFT_SHOULDER]
        right, _ = motion.plane[Landmark.RIGHT_HIP]
        self._places.append((at_s, (left + right) / 2, math.hypot(x - left, y - hip)))
        _, across, sizes = zip(*self._places, strict=True)
        moves = max(across) - min(across) >= ACROSS
        self.calm = at_s - self._places[0][0] >= CALM_S - LOOK_S and not moves
        self.walks = moves or max(sizes) - min(sizes) > NEARER * max(sizes)
