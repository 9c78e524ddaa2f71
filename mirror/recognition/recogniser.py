"""Recognises the exercise from the movement: cycle by cycle, with a confidence, and "not sure" below it."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

import numpy as np

from mirror.exercise.exercise import Exercise
from mirror.kinematics.motion import Motion
from mirror.kinematics.rise import metres_per_height
from mirror.kinematics.shape import shape_of, shape_weights
from mirror.movement.principal import PROMINENCE, Principal, swings
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Floats
from mirror.recognition.explanation import explains
from mirror.recognition.path import POINTS, Path, difference, path_of
from mirror.recognition.prototype import Prototype

__all__ = ["Recogniser", "Recognition"]

SAMPLE_S = 0.06
"""A sample at most this often."""

KEPT = 260
"""Samples that are remembered: the last 16 s, two slow reps."""

LOOK_S = 0.2
"""How often a new cycle is looked for."""

WINDOWS_S = (4.0, 8.0, 16.0)
"""How far back a cycle is looked for: the shorter, the less of another movement is in it."""

SMALLEST = 0.2
"""Trunk lengths through which the shape must swing."""

LOOKED_AT = 24
"""Instants of a cycle at which the exercises' own rules are asked."""

SETTLED_S = 0.2
"""The newest turning point is one when the body has not gone beyond it for so long."""

STILL_S, STILL = 2.0, 0.25
"""A posture is held when all of the shape's numbers together have spread by less than this, in trunk lengths,
for so long: each jitters by some 0.03."""

UNLIKE = 0.9
"""The difference at which a cycle is as likely something else as the exercise."""

SHARPNESS = 6.0
"""How quickly confidence falls with the difference: 0.25 more and an exercise is a fifth as likely."""

FARTHEST_M = 0.45
"""Who repeats a movement comes back to the same place; who walks is a step farther after each cycle."""

SURE = 0.5
"""The confidence from which an exercise is told."""

ALIKE = 0.3
"""Two prototypes that differ by less look alike on people: the same exercise done twice differs by 0.2 to
0.6. Then the plain exercise is told and not its variant: a goblet squat is a squat."""

NEARLY = 0.33
"""The share of the likeliest one's likelihood from which another exercise is named beside it."""

REMEMBERED = 3
"""Cycles whose evidence counts together."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the newest cycles look like."""

    exercise: Exercise
    """The likeliest."""
    confidence: float
    """0..1, against everything else in the library and outside of it."""
    since_s: float
    """When the first of the cycles that speak for it began."""
    until_s: float
    """When the last one ended."""
    rival: Exercise | None = None
    """The likeliest of another family, where it is nearly as likely."""
    explained_by: frozenset[str] = frozenset()
    """The ids of all exercises whose own rules accept the newest cycle."""
    newest_s: float = 0.0
    """When the newest cycle began."""

    @property
    def sure(self) -> bool:
        """Whether it may be told; otherwise the mirror is not sure."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True, eq=False)
class _Sample:
    at_s: float
    shape: Floats
    weights: Floats
    motion: Motion


@dataclass(frozen=True, slots=True, eq=False)
class _Evidence:
    """How unlike one cycle is to each exercise that explains it, by id."""

    began_s: float
    ended_s: float
    differences: dict[str, float]


class Recogniser:
    """Follows the athlete and tells what the newest cycles are."""

    def __init__(self, prototypes: Iterable[Prototype]) -> None:
        self._prototypes = tuple(prototypes)
        self._exercises = {prototype.exercise.id: prototype.exercise for prototype in self._prototypes}
        self._plainly = {id_: self._look_alike(id_) for id_ in self._exercises}
        self._recent: deque[_Sample] = deque(maxlen=KEPT)
        self._evidence: deque[_Evidence] = deque(maxlen=REMEMBERED)
        self._looked_s = 0.0

    def update(self, motion: Motion | None) -> Recognition | None:
        """Take a frame; a recognition when it completed a cycle, or two seconds of stillness."""
        if motion is None or not self._sample(motion):
            return None
        at_s = motion.captured_s
        if 0.0 <= at_s - self._looked_s < LOOK_S or len(self._recent) < 8:
            return None
        self._looked_s = at_s
        evidence = self._posture() or self._cycle()
        if evidence is None:
            return None
        self._evidence.append(evidence)
        return self._conclude()

    def since(self, began_s: float) -> tuple[Motion, ...]:
        """What was seen from a time on, as far as it is remembered: to count what was done unrecognised."""
        return tuple(sample.motion for sample in self._recent if sample.at_s >= began_s)

    def forget(self) -> None:
        """Begin anew, as after a pause."""
        self._recent.clear()
        self._evidence.clear()

    def _sample(self, motion: Motion) -> bool:
        if self._recent:
            since_s = motion.captured_s - self._recent[-1].at_s
            if not 0.0 <= since_s <= STILL_S:
                self.forget()
            elif since_s < SAMPLE_S:
                return False
        shape = shape_of(motion)
        if not np.isfinite(shape).all():
            return False
        self._recent.append(_Sample(motion.captured_s, shape, shape_weights(motion), motion))
        return True

    def _posture(self) -> _Evidence | None:
        """The evidence of a posture that is held; only holds explain it."""
        newest_s = self._recent[-1].at_s
        still = [sample for sample in self._recent if newest_s - sample.at_s <= STILL_S]
        if newest_s - still[0].at_s < 0.8 * STILL_S or self._judged(still[0].at_s + STILL_S / 2):
            return None
        shapes, weights = _stacked(still)
        spread = float(np.sqrt((np.square(weights) * shapes.var(axis=0)).sum()))
        if spread > STILL:
            return None
        path = Path(np.repeat(shapes.mean(axis=0)[None], POINTS, axis=0), weights.mean(axis=0))
        return self._weigh(still, path, holds=True)

    def _cycle(self) -> _Evidence | None:
        """The evidence of the newest whole cycle, if there is one that was not judged yet."""
        best: _Evidence | None = None
        for window_s in WINDOWS_S:
            found = _newest_cycle(
                [one for one in self._recent if self._recent[-1].at_s - one.at_s <= window_s]
            )
            if not found or self._judged(found[-1].at_s) or _walked_m(found) > FARTHEST_M:
                continue
            evidence = self._weigh(found, path_of(*_stacked(found)), holds=False)
            if best is None or _least(evidence) < _least(best):
                best = evidence
        return best

    def _judged(self, ended_s: float) -> bool:
        return bool(self._evidence) and ended_s <= self._evidence[-1].ended_s + SETTLED_S

    def _weigh(self, samples: Sequence[_Sample], path: Path, *, holds: bool) -> _Evidence:
        places = np.unique(np.linspace(0, len(samples) - 1, LOOKED_AT).round().astype(int)).tolist()
        motions = [samples[place].motion for place in places]
        candidates = {
            id_
            for id_, exercise in self._exercises.items()
            if (exercise.hold is not None) == holds and explains(exercise, motions)
        }
        differences: dict[str, float] = {}
        for prototype in self._prototypes:
            id_ = prototype.exercise.id
            if id_ in candidates:
                unlike = difference(path, prototype.path)
                differences[id_] = min(unlike, differences.get(id_, unlike))
        return _Evidence(samples[0].at_s, samples[-1].at_s, differences)

    def _conclude(self) -> Recognition | None:
        """The likeliest exercise of the newest cycles that agree with the newest one."""
        newest = self._evidence[-1]
        if not newest.differences:
            return None
        likelihoods = {id_: exp(-SHARPNESS * unlike) for id_, unlike in newest.differences.items()}
        began_s = newest.began_s
        for earlier in reversed([*self._evidence][:-1]):
            shared = likelihoods.keys() & earlier.differences.keys()
            if not shared or began_s - earlier.ended_s > STILL_S:
                break
            likelihoods = {
                id_: (likelihoods[id_] * exp(-SHARPNESS * earlier.differences[id_])) ** 0.5 for id_ in shared
            }
            began_s = earlier.began_s
        best = max(likelihoods, key=lambda id_: likelihoods[id_])
        rivals = {id_: value for id_, value in likelihoods.items() if not self._same_family(id_, best)}
        confidence = likelihoods[best] / (likelihoods[best] + sum(rivals.values()) + exp(-SHARPNESS * UNLIKE))
        second = max(rivals, key=lambda id_: rivals[id_], default=best)
        close = second != best and rivals[second] >= NEARLY * likelihoods[best]
        rival = self._exercises[self._plainly[second]] if close else None
        exercise = self._exercises[self._plainly[best]]
        explained_by = frozenset(newest.differences)
        return Recognition(exercise, confidence, began_s, newest.ended_s, rival, explained_by, newest.began_s)

    def _look_alike(self, id_: str) -> str:
        """The plain exercise, where nobody could tell the variant from it by the movement; else itself."""
        root = self._root(id_)
        own, plain = (
            [prototype.path for prototype in self._prototypes if prototype.exercise.id == one]
            for one in (id_, root)
        )
        return root if min(difference(one, other) for one in own for other in plain) < ALIKE else id_

    def _same_family(self, one: str, other: str) -> bool:
        """Whether one is a variant of the other: then neither makes the other less sure."""
        return self._root(one) == self._root(other)

    def _root(self, id_: str) -> str:
        exercise = self._exercises[id_]
        while exercise.like in self._exercises:
            exercise = self._exercises[exercise.like]
        return exercise.id


def _stacked(samples: Sequence[_Sample]) -> tuple[Floats, Floats]:
    return np.stack([one.shape for one in samples]), np.stack([one.weights for one in samples])


def _newest_cycle(samples: Sequence[_Sample]) -> Sequence[_Sample]:
    """The samples of the newest swing out and back; empty when there is none."""
    if len(samples) < 8:
        return ()
    shapes, weights = _stacked(samples)
    along = Principal.of(shapes, weights).along(shapes)
    least, most = np.percentile(along, (4, 96)).tolist()
    if most - least < SMALLEST:
        return ()
    turns = swings(along, PROMINENCE * (most - least))
    if turns and samples[-1].at_s - samples[turns[-1].index].at_s < SETTLED_S:
        turns.pop()
    if len(turns) < 3:
        return ()
    (before, _), (_, after) = list(pairwise(turns[-3:]))
    return samples[before.index : after.index + 1]


def _walked_m(samples: Sequence[_Sample]) -> float:
    """How far the hips are across the picture at the end of a cycle from where they were."""
    first, last = samples[0].motion, samples[-1].motion
    places = [(one.plane[L.LEFT_HIP][0] + one.plane[L.RIGHT_HIP][0]) / 2 for one in (first, last)]
    return abs(places[1] - places[0]) * (metres_per_height(first.pose) or 0.0)


def _least(evidence: _Evidence) -> float:
    return min(evidence.differences.values(), default=float("inf"))
