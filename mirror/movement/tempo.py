"""Tempo: how long a cycle went out, stood at its turn, and came back, read off the middle of each way.

Where exactly a limb leaves rest or the turn is drowned in noise, and a count is said before rest is reached.
A limb that moves from rest to rest follows nearly half a cosine (minimum-jerk movement: Flash and Hogan,
1985), so the time between two levels in the middle of the way tells the time of all of it.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

__all__ = ["Path", "tempo_of"]

Path: TypeAlias = Sequence[tuple[float, float]]
"""(seconds, fraction) of one cycle, in the order of time."""

FIRST, LAST, NEAR_HOME = 0.2, 0.8, 0.4
"""Levels between the lowest and the highest point. The way back is read down to the third only: that is
where the cycle counts as home at the latest."""


def tempo_of(path: Path, peak: float) -> tuple[float, float, float]:
    """Seconds out, at the turn, and back, of a cycle that is nearly home.

    Args:
        path: from the start of the cycle until now.
        peak: its highest fraction.
    """
    low = path[0][1] if path else 0.0
    levels = {level: low + level * (peak - low) for level in (FIRST, LAST, NEAR_HOME)}
    rise = list(pairwise(path))
    up_first_s = _crossed_s(rise, levels[FIRST], up=True)
    up_last_s = _crossed_s(rise, levels[LAST], up=True)
    fall = rise[::-1]
    down_first_s = _crossed_s(fall, levels[LAST], up=False)
    down_last_s = _crossed_s(fall, levels[NEAR_HOME], up=False)
    out_s = (up_last_s - up_first_s) / (_share(LAST) - _share(FIRST))
    back_s = (down_last_s - down_first_s) / (_share(1 - NEAR_HOME) - _share(1 - LAST))
    left = _share(1 - LAST)
    turn_s = (down_first_s - left * back_s) - (up_last_s + left * out_s)
    return max(0.0, out_s), max(0.0, turn_s), max(0.0, back_s)


def _share(of_way: float) -> float:
    """The share of the time after which half a cosine has made this share of its way."""
    return math.acos(1.0 - 2.0 * of_way) / math.pi


def _crossed_s(
    pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]], level: float, *, up: bool
) -> float:
    """When the first of the pairs that crosses the level in that direction crosses it."""
    for (before_s, before), (after_s, after) in pairs:
        if (before < level <= after) if up else (before >= level > after):
            return before_s + (after_s - before_s) * (level - before) / (after - before)
    return pairs[0][0][0] if pairs else 0.0
