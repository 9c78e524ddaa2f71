"""Counts any movement that repeats, in no exercise file: from how like itself the body becomes again."""

from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from statistics import median

import numpy as np

from mirror.exercise.rules import RepSignal
from mirror.kinematics.motion import Motion
from mirror.kinematics.rise import metres_per_height
from mirror.kinematics.shape import shape_of, shape_weights
from mirror.movement.counter import Counted
from mirror.movement.cycle import Cycle, CycleFinder
from mirror.movement.principal import PROMINENCE, Principal, Swing, resampled, swings
from mirror.movement.rep import Fault, Progress, Rep
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Floats

__all__ = ["FreeCounter"]

SAMPLE_S = 0.06
"""A sample at most this often: fifteen a second tell three cycles a second."""

KEPT = 240
"""Samples in which a movement is looked for: the last 16 s."""

LOOK_S = 0.4
"""How often it is looked for."""

CYCLES = 2
"""Whole cycles before anything is counted; those are counted then."""

SMALLEST = 0.2
"""Trunk lengths through which the shape must move: calf raises make 0.29, a body in a plank 0.09."""

ALIKE_WIDTH, ALIKE_TIME = 0.6, 2.2
"""Cycles are repetitions when the smallest is at least this share of the largest, and the longest takes at
most this many times the shortest."""

ALIKE_SHAPE = 1.0
"""How far one cycle may differ from the next, squared, in shares of how far the body moves in it, squared:
two movements that have nothing in common differ by 2."""

SETTLED_S = 0.4
"""The newest turning point is one when the body has not gone beyond it for so long."""

LOST_S, LOST_CYCLES = 6.0, 4.0
"""Without a cycle for so long, and for so many of the movement's own cycles, it is over."""

FARTHEST_M = 0.45
"""Who repeats a movement comes back to the same place; who walks is a step farther after each cycle."""

SIGNAL = RepSignal(
    measure="principal movement", rest=0.0, required=0.7, attempt=0.4, shortest_s=0.25, longest_s=15.0
)
"""In shares of the way between the turning points of the first cycles."""


@dataclass(slots=True)
class _Followed:
    """A movement that was found: its direction, and where along it the athlete rests and turns."""

    principal: Principal
    rest: float
    turn: float
    period_s: float
    cycles: CycleFinder
    newest_s: float

    def share(self, shape: Floats) -> float:
        return float(self.principal.along(shape) - self.rest) / (self.turn - self.rest)


@dataclass(frozen=True, slots=True, eq=False)
class _Sample:
    at_s: float
    shape: Floats
    weights: Floats
    place: float
    """Of the hips across the picture, in picture heights."""
    scale: float
    """Metres for each picture height."""


class FreeCounter:
    """Follows one set of whatever it is."""

    def __init__(self) -> None:
        self._recent: deque[_Sample] = deque(maxlen=KEPT)
        self._followed: _Followed | None = None
        self._looked_s = 0.0
        self._uncounted: deque[Cycle] = deque()
        self.reps = 0
        """Cycles counted so far."""
        self.progress = Progress()
        """Where in the cycle the newest frame was."""

    def update(self, motion: Motion | None, at_s: float, *, judging: bool = True) -> Counted:
        """Take one frame; nothing is judged, so `judging` does not matter."""
        del judging
        if motion is not None and self._sample(motion, at_s):
            if self._followed is None:
                self._look(at_s)
            else:
                self._follow(self._followed, self._recent[-1])
        cycle = self._uncounted.popleft() if self._uncounted else None
        return Counted(self.progress, rep=None if cycle is None else self._rep(cycle))

    def standing_faults(self, at_s: float) -> tuple[Fault, ...]:
        """None: of a movement that nobody described, nothing is wrong."""
        del at_s
        return ()

    def interrupt(self, at_s: float) -> None:
        """Forget the movement, as in a pause."""
        del at_s
        self._recent.clear()
        self._followed = None
        self.progress = Progress()

    def _sample(self, motion: Motion, at_s: float) -> bool:
        """Keep the frame, if one is due; time that goes back or stands still for long begins anew."""
        if self._recent:
            since_s = at_s - self._recent[-1].at_s
            if not 0.0 <= since_s <= LOST_S:
                self.interrupt(at_s)
            elif since_s < SAMPLE_S:
                return False
        shape, weights = shape_of(motion), shape_weights(motion)
        scale = metres_per_height(motion.pose) or 0.0
        place = (motion.plane[L.LEFT_HIP][0] + motion.plane[L.RIGHT_HIP][0]) / 2
        if not (np.isfinite(shape).all() and isfinite(place)):
            return False
        self._recent.append(_Sample(at_s, shape, weights, place, scale))
        return True

    def _look(self, at_s: float) -> None:
        """Look for a movement that repeats; count what there was of it."""
        if 0.0 <= at_s - self._looked_s < LOOK_S or len(self._recent) < 8:
            return
        self._looked_s = at_s
        self._followed = found = _find(list(self._recent))
        if found is not None:
            for sample in self._recent:
                self._follow(found, sample)

    def _follow(self, followed: _Followed, sample: _Sample) -> None:
        cycle = followed.cycles.update(followed.share(sample.shape), sample.at_s)
        if cycle is not None:
            followed.newest_s = cycle.ended_s
            if cycle.peak >= 1.0 and self._in_place(cycle):
                self._uncounted.append(cycle)
        self.progress = Progress(
            followed.cycles.phase, followed.newest_s, max(0.0, followed.cycles.fraction * SIGNAL.required)
        )
        waited_s = sample.at_s - followed.newest_s
        if waited_s > max(LOST_S, LOST_CYCLES * followed.period_s):
            self.interrupt(sample.at_s)

    def _in_place(self, cycle: Cycle) -> bool:
        seen = [sample for sample in self._recent if cycle.started_s <= sample.at_s <= cycle.ended_s]
        return not seen or abs(seen[-1].place - seen[0].place) * seen[0].scale <= FARTHEST_M

    def _rep(self, cycle: Cycle) -> Rep:
        self.reps += 1
        return Rep(
            number=self.reps,
            started_s=cycle.started_s,
            turned_s=cycle.turned_s,
            ended_s=cycle.ended_s,
            range_deg=0.0,
            faults=(),
            out_s=cycle.out_s,
            turn_s=cycle.turn_s,
            back_s=cycle.back_s,
        )


def _find(samples: list[_Sample]) -> _Followed | None:
    """The movement that the samples repeat, None when there is none, or not yet twice."""
    shapes = np.stack([sample.shape for sample in samples])
    principal = Principal.of(shapes, np.stack([sample.weights for sample in samples]))
    along = principal.along(shapes)
    least, most = np.percentile(along, (4, 96)).tolist()
    if most - least < SMALLEST:
        return None
    every = swings(along, PROMINENCE * (most - least))
    if every and samples[-1].at_s - samples[every[-1].index].at_s < SETTLED_S:
        every.pop()
    turns = every[-2 * CYCLES - 1 :]
    if len(turns) < 2 * CYCLES + 1 or not _alike(samples, turns):
        return None
    low = median(turn.value for turn in turns if not turn.high)
    high = median(turn.value for turn in turns if turn.high)
    rest, turn = (high, low) if every[0].high else (low, high)
    period_s = samples[turns[2].index].at_s - samples[turns[0].index].at_s
    return _Followed(principal, rest, turn, period_s, CycleFinder(SIGNAL), samples[0].at_s)


def _alike(samples: list[_Sample], turns: list[Swing]) -> bool:
    """Whether two cycles are the same one twice: as wide, as long, and the body in the same shapes."""
    widths = [abs(second.value - first.value) for first, second in pairwise(turns)]
    ends = [turn.index for turn in turns[::2]]
    times = [samples[end].at_s for end in ends]
    periods_s = [later - earlier for earlier, later in pairwise(times)]
    if min(widths) < ALIKE_WIDTH * max(widths) or max(periods_s) > ALIKE_TIME * min(periods_s):
        return False
    one, other = (
        resampled(np.stack([sample.shape for sample in samples[first : last + 1]]))
        for first, last in pairwise(ends)
    )
    seen = np.square(np.stack([sample.weights for sample in samples]).mean(axis=0))
    moved = float((seen * np.square(one - one.mean(axis=0))).sum())
    return float((seen * np.square(one - other)).sum()) <= ALIKE_SHAPE * moved
