"""Speed of a rep: how fast the part that is lifted rises, in metres a second.

Everything is measured against a part of the body that stays put (hips over ankles, shoulders over the hands),
so a camera that moves does not add to it. The model's metres are those of a body of average height: compare
reps of one athlete with each other, not athletes.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mirror.exercise.exercise import Exercise
from mirror.kinematics.motion import Motion
from mirror.pose.landmarks import Landmark as L

__all__ = ["Lift", "Speed"]

WINDOW_S = 0.1
"""Peak speed is that over a tenth of a second at least: a jitter of 1 cm in one frame would be 0.3 m/s."""

STILL = 0.05
"""The share of the height at either end that is not timed: where it begins is drowned in noise."""

KEPT = 1200
"""Frames that are kept: 20 s at 60 a second, the longest rep."""

LEGS = (L.LEFT_HIP, L.LEFT_ANKLE)
ARMS = (L.LEFT_SHOULDER, L.LEFT_WRIST)
STANDING: Mapping[str, tuple[L, L]] = MappingProxyType(
    {"hips": LEGS, "shoulders": (L.LEFT_SHOULDER, L.LEFT_ANKLE), "wrists": (L.LEFT_WRIST, L.LEFT_HIP)}
)
"""What rises over what, left landmarks, for those who stand; lying and hanging, the hands stay put."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one concentric phase.

    Mean and peak concentric velocity as velocity-based training uses them: Gonzalez-Badillo and
    Sanchez-Medina 2010, "Movement velocity as a measure of loading intensity in resistance training", Int J
    Sports Med 31.
    """

    mean_m_s: float
    peak_m_s: float


class Lift:
    """Follows the height of what an exercise lifts."""

    def __init__(self, exercise: Exercise) -> None:
        part = exercise.speed_of
        on_hands = part == "shoulders" and exercise.posture in ("prone", "hanging", "kneeling", "all_fours")
        self._pair = ARMS if on_hands else STANDING.get(part)
        self._heights: deque[tuple[float, float]] = deque(maxlen=KEPT)

    def update(self, motion: Motion) -> None:
        """Take a frame."""
        if self._pair is not None:
            self._heights.append((motion.captured_s, _height_m(motion, *self._pair)))

    def speed(self, started_s: float, ended_s: float) -> Speed | None:
        """Mean and peak between two times; None where nothing is lifted or too little was seen.

        What stands still at either end, as in a pause at the turn, is no part of it.
        """
        path = _moving([(at_s, height) for at_s, height in self._heights if started_s <= at_s <= ended_s])
        if len(path) < 3 or path[-1][0] - path[0][0] < WINDOW_S:
            return None
        mean = abs(path[-1][1] - path[0][1]) / (path[-1][0] - path[0][0])
        return Speed(mean, max(mean, _peak_m_s(path)))

    def bounce_m_s2(self, turned_s: float) -> float | None:
        """How hard the turn is: the change of speed from the tenth of a second before to that after."""
        before = self._between(turned_s - WINDOW_S, turned_s)
        after = self._between(turned_s, turned_s + WINDOW_S)
        return None if before is None or after is None else abs(after - before) / WINDOW_S

    def _between(self, started_s: float, ended_s: float) -> float | None:
        """Mean speed upward between two times, None where fewer than two frames were seen."""
        path = [(at_s, height) for at_s, height in self._heights if started_s <= at_s <= ended_s]
        if len(path) < 2 or path[-1][0] <= path[0][0]:
            return None
        return (path[-1][1] - path[0][1]) / (path[-1][0] - path[0][0])


def _height_m(motion: Motion, high: L, low: L) -> float:
    """How far one landmark is above the other, of the better seen side."""
    seen, world = motion.seen, motion.world
    left, right = min(seen[high], seen[low]), min(seen[high + 1], seen[low + 1])
    shift = 0 if left >= right else 1
    return world[low + shift][1] - world[high + shift][1]


def _moving(path: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The part of a path between the first and the last twentieth of its height."""
    if not path:
        return path
    start, way = path[0][1], path[-1][1] - path[0][1]
    first = last = 0
    for place, (_, height) in enumerate(path):
        share = (height - start) / way if way else 0.0
        if share <= STILL:
            first = place
        if share < 1.0 - STILL:
            last = place
    return path[first : last + 2]


def _peak_m_s(path: list[tuple[float, float]]) -> float:
    peak, first = 0.0, 0
    for at_s, height in path:
        while first + 1 < len(path) and at_s - path[first + 1][0] >= WINDOW_S:
            first += 1
        elapsed_s = at_s - path[first][0]
        if elapsed_s >= WINDOW_S:
            peak = max(peak, abs(height - path[first][1]) / elapsed_s)
    return peak
