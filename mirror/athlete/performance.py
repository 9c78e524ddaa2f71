"""A performance: acts of one athlete doing one exercise, and what is true at any instant of it."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from random import Random

from mirror.athlete.acts import Act
from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.joints import ease
from mirror.athlete.skeleton import Body, Skeleton
from mirror.athlete.staging import Staging
from mirror.athlete.stretch import Breath, Stretch
from mirror.athlete.truth import PerformedCycle, Tally, TruePhase, Truth
from mirror.exercise.exercise import Exercise

__all__ = ["Performance"]

COMING_AND_GOING: frozenset[TruePhase] = frozenset({"away", "walking", "moving"})
CALM_S = 1.0
"""Over which the small movements of a living body fade in and out where it begins and ends to hold still."""


class Performance:
    """Acts in a row, with a seeded natural variation; ask it what is true `at` any time."""

    def __init__(
        self,
        exercise: Exercise,
        acts: Iterable[Act],
        *,
        plan: BodyPlan | None = None,
        seed: int = 0,
        start: Body | None = None,
    ) -> None:
        """Rehearse it.

        Args:
            exercise: what is done.
            acts: what happens, in order.
            plan: who does it; by default the athlete of that seed.
            seed: of the natural variation in tempo, depth and stillness.
            start: the body from which the rest pose is taken up first, before any act.

        Raises:
            ExerciseError: when a pose names a joint that does not exist, or an act a fault that is not known.
        """
        self.exercise = exercise
        self.plan = plan or BodyPlan.from_seed(seed)
        skeleton = Skeleton(self.plan, grip="dumbbells" in exercise.equipment)
        staging = Staging(exercise, skeleton, Random(seed))
        self.bar = staging.bar
        self._stretches = tuple(staging.stretches(tuple(acts), start))
        self._starts = list(accumulate((stretch.seconds for stretch in self._stretches), initial=0.0))
        self._tallies = list(accumulate(map(_done, self._stretches), initial=Tally()))

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self._starts[-1]

    @property
    def tally(self) -> Tally:
        """What has been completed at its end."""
        return self._tallies[-1]

    @property
    def reps(self) -> int:
        """How many full cycles it has."""
        return self.tally.reps

    @property
    def attempts(self) -> int:
        """How many cycles it has that fall short."""
        return self.tally.attempts

    @property
    def cycles(self) -> tuple[PerformedCycle, ...]:
        """Every rep, attempt and hold, in order."""
        found, start, held = [], 0.0, (0.0, 0.0)
        for index, stretch in enumerate(self._stretches):
            if stretch.under_way and (index == 0 or not self._stretches[index - 1].under_way):
                start = self._starts[index]
            if stretch.holding:
                held = (self._starts[index], self._starts[index + 1])
            if stretch.ends is not None:
                end = self._starts[index + 1]
                found.append(PerformedCycle(stretch.ends, start, end, held, stretch.faults, stretch.side))
        return tuple(found)

    def at(self, at_s: float) -> Truth:
        """What is true `at_s` seconds after the beginning; the first and the last instant go on for ever."""
        index = min(max(bisect_right(self._starts, at_s) - 1, 0), len(self._stretches) - 1)
        stretch = self._stretches[index]
        share = (at_s - self._starts[index]) / stretch.seconds if stretch.seconds else 1.0
        done = share >= 1.0
        body = None
        if stretch.posture is not None:
            body = stretch.posture(min(max(share, 0.0), 1.0), self._breath(at_s, index))
        under_way = stretch.under_way and not done
        holding = self.exercise.hold is not None and stretch.holding
        return Truth(
            at_s=at_s,
            exercise_id=self.exercise.id,
            phase=stretch.phase,
            tally=self._tallies[index + done],
            under_way=under_way,
            faults=stretch.faults,
            body=body,
            angles=body.angles if body else {},
            side=stretch.side if under_way else None,
            held_s=at_s - self._starts[index] if holding else 0.0,
        )

    def _breath(self, at_s: float, index: int) -> Breath:
        """How alive the body shows itself in that stretch: fading toward the nearest walk or move."""
        first = last = index
        while first > 0 and self._stretches[first - 1].phase not in COMING_AND_GOING:
            first -= 1
        while last < len(self._stretches) - 1 and self._stretches[last + 1].phase not in COMING_AND_GOING:
            last += 1
        edge = min(at_s - self._starts[first], self._starts[last + 1] - at_s)
        return Breath(at_s, ease(edge / CALM_S))


def _done(stretch: Stretch) -> Tally:
    return Tally() if stretch.ends is None else Tally.of(stretch.ends, stretch.side)
