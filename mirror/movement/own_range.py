"""The athlete's own range in an exercise, learned from the first reps and from earlier sets."""

from collections import deque
from dataclasses import dataclass
from statistics import median

__all__ = ["OwnRange", "RangeLearner"]

ENOUGH = 3
"""Reps from which a median is taken: one odd rep among three does not move it."""

REMEMBERED = 30
"""Reps that it is made of at most: what an athlete did months ago is not what they can do."""

SHARE = 0.9
"""A rep counts from this share of what the athlete usually reaches, where that just reaches what is required:
so far did the depth of hand-counted reps within one set vary."""

LEAST, MOST = 0.9, 1.25
"""How far the required range may move, in shares of the exercise's own: a limited athlete is met half way, a
supple one is not let off with half of what they do."""

HALF = 0.5
"""A turn before half of the athlete's own range is half a rep."""


@dataclass(frozen=True, slots=True)
class OwnRange:
    """What an athlete usually reaches, in shares of the range that the exercise requires."""

    peak: float
    reps: int
    """How many reps it was learned from."""


class RangeLearner:
    """Takes the peak of every counted rep; tells what the next one must reach."""

    def __init__(self, history: OwnRange | None = None) -> None:
        known = [] if history is None else [history.peak] * min(history.reps, REMEMBERED // 2)
        self._peaks = deque(known, maxlen=REMEMBERED)

    def learn(self, peak: float) -> None:
        """Take a counted rep's largest share of the required range."""
        self._peaks.append(peak)

    @property
    def own(self) -> OwnRange | None:
        """The athlete's own range, None before enough reps."""
        if len(self._peaks) < ENOUGH:
            return None
        return OwnRange(median(self._peaks), len(self._peaks))

    @property
    def required(self) -> float:
        """The share of the required range from which the next rep counts; 1 until it is learned."""
        own = self.own
        if own is None:
            return 1.0
        return min(max(min(SHARE * own.peak, 1.0), HALF * own.peak, LEAST), MOST)
