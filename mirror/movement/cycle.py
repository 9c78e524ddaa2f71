"""Finds the cycles of a signal: away from rest, a turning point, and home again.

Two thresholds on one angle count twice when the angle dithers at a threshold. A cycle here is a pair of
extremes with prominence, in units of the range that the exercise requires, and the only level with a
meaning of its own is home.
"""

from collections import deque
from dataclasses import dataclass
from statistics import median

from mirror.exercise.rules import RepSignal
from mirror.movement.rep import Phase
from mirror.movement.tempo import tempo_of

__all__ = ["PROMINENCE", "Cycle", "CycleFinder"]

PROMINENCE = 0.2
"""An extreme stands out by this fraction of the required range: on hand-counted clips of people at rest the
signals wander by up to 0.12 of it."""

HOME = 0.35
"""A cycle is over when the signal is back below this fraction. Standing people differ: on hand-counted
clips their resting knees read up to 0.27."""

HALF_WAY = 0.6
"""A new rise from a valley below this fraction ends a cycle too: quick reps do not come quite home."""

STILL = 0.05
"""Within this fraction of its lowest value the signal has not left rest."""

WILD_S = 0.1
"""Frames of the last tenth of a second are told by their median: three of them at 30 a second, one at 10."""

QUICK_S = 0.3
"""Of an exercise whose cycles may be as short no frame is left out: a punch is out for three of them."""

LONGEST_PATH = 1200
"""Frames of one cycle that are kept for its tempo: 20 s at 60 a second."""

TURNING_S = 0.15
"""Without a new extreme for this long the athlete holds the turning point."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """Away from rest and home again."""

    started_s: float
    turned_s: float
    ended_s: float
    peak: float
    """The largest fraction of the required range; 1 and more is the whole of it."""
    out_s: float
    """Seconds from leaving rest to the turn."""
    turn_s: float
    """Seconds at the turn."""
    back_s: float
    """Seconds from the turn to rest, told before rest is reached."""


class CycleFinder:
    """Follows one signal. Fed with a value for each frame in which it is seen, it yields finished cycles.

    A cycle of which the beginning was not seen is not told: the athlete was met in the middle of it.
    A median of three takes out single frames in which the landmarks jumped, where frames come quickly enough
    for a third one not to be news. A gap without values is no event: whoever was down before it and is up
    after it has come up.
    """

    def __init__(self, signal: RepSignal) -> None:
        self._signal = signal
        self._recent: deque[tuple[float, float]] = deque(maxlen=3)
        self.fraction = 0.0
        """Where the signal is: 0 at rest (and when it is not seen), 1 at the required turning point."""
        self.forget()

    def forget(self) -> None:
        """Drop the cycle under way; the next value is taken for rest."""
        self._recent.clear()
        self.fraction = 0.0
        self._state = Phase.REST
        self._begun = False
        self._low = self._high = float("inf")
        self._low_s = self._high_s = self._started_s = self._turned_s = 0.0
        self._peak = 0.0
        self._now_s = 0.0
        self._path: deque[tuple[float, float]] = deque(maxlen=LONGEST_PATH)

    @property
    def phase(self) -> Phase:
        """Where in the cycle the athlete is."""
        held = self._state is Phase.OUT and self._now_s - self._high_s >= TURNING_S
        return Phase.TURN if held else self._state

    @property
    def at_rest(self) -> bool:
        """Whether the signal is where it rests, not only short of a cycle."""
        return self._state is Phase.REST and self.fraction <= self._low + STILL

    @property
    def peak(self) -> float:
        """The largest fraction of the cycle under way."""
        return self._peak

    def update(self, value: float, at_s: float) -> Cycle | None:
        """Take the signal's value at a time; the cycle that it completes, if any."""
        signal = self._signal
        self._recent.append((at_s, (value - signal.rest) / (signal.required - signal.rest)))
        if signal.shortest_s < QUICK_S:
            self.fraction = self._recent[-1][1]
        else:
            self.fraction = median([u for seen_s, u in self._recent if at_s - seen_s <= WILD_S])
        self._now_s = at_s
        self._path.append((at_s, self.fraction))
        if self._state is not Phase.REST and at_s - self._started_s > signal.longest_s:
            self._rest(at_s)
        if self._state is Phase.REST:
            self._await_start(at_s)
            return None
        if self._state is Phase.OUT:
            self._follow_out(at_s)
            return None
        return self._follow_back(at_s)

    def _rest(self, at_s: float) -> None:
        self._state = Phase.REST
        self._low, self._low_s = self.fraction, at_s
        self._peak = 0.0

    def _await_start(self, at_s: float) -> None:
        if self.fraction <= self._low + STILL:
            self._low_s = at_s
            self._low = min(self._low, self.fraction)
        elif self.fraction > self._low + PROMINENCE:
            self._leave(self._low_s, at_s)

    def _leave(self, started_s: float, at_s: float) -> None:
        self._state = Phase.OUT
        self._begun = self._low <= HALF_WAY
        self._started_s = started_s
        self._high, self._high_s = self.fraction, at_s
        self._peak = self.fraction

    def _follow_out(self, at_s: float) -> None:
        if self.fraction > self._high:
            if self.fraction > self._high + 0.01:
                self._high_s = at_s
            self._high = self.fraction
            self._peak = max(self._peak, self._high)
        elif self._high < HOME and self.fraction <= self._low + STILL:
            # Only a wiggle at rest, not quite large enough to turn back by the prominence again.
            self._rest(at_s)
        elif self.fraction < self._high - PROMINENCE:
            self._state = Phase.BACK
            self._turned_s = self._high_s
            self._low, self._low_s = self.fraction, at_s

    def _follow_back(self, at_s: float) -> Cycle | None:
        if self.fraction < self._low:
            self._low, self._low_s = self.fraction, at_s
        if self.fraction <= HOME:
            cycle = self._finish(at_s)
            self._rest(at_s)
            return cycle
        if self.fraction > self._low + PROMINENCE:
            if self._low <= HALF_WAY * min(self._peak, 1.0):
                cycle = self._finish(self._low_s)
                self._leave(self._low_s, at_s)
                return cycle
            self._state = Phase.OUT
            self._high, self._high_s = self.fraction, at_s
        return None

    def _finish(self, ended_s: float) -> Cycle | None:
        if not self._begun or ended_s - self._started_s < self._signal.shortest_s:
            return None
        path = [(at_s, u) for at_s, u in self._path if self._started_s <= at_s <= self._now_s]
        out_s, turn_s, back_s = tempo_of(path, self._peak)
        return Cycle(
            started_s=self._started_s,
            turned_s=self._turned_s,
            ended_s=ended_s,
            peak=self._peak,
            out_s=out_s,
            turn_s=turn_s,
            back_s=back_s,
        )
