"""A performance: acts of one athlete doing one exercise, and what is true at any instant of it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, pi, radians, sin
from random import Random
from typing import TypeAlias

import numpy as np

from mirror.athlete.acts import Act, Away, Cycle, Stand, WalkIn, WalkOut
from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.carriage import between, crouched, walking
from mirror.athlete.contact import footing
from mirror.athlete.gait import walk
from mirror.athlete.joints import JointAngles, blend, ease, resolve
from mirror.athlete.skeleton import Body, Bone, Skeleton
from mirror.athlete.truth import TruePhase, Truth
from mirror.athlete.vectors import Array
from mirror.base.errors import ExerciseError
from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import FaultRule

__all__ = ["Performance"]

TURN_S = 0.9
"""To turn from the way one came to the rest pose."""
SETTLE_S = 0.7
"""To take up a rest pose that is wrong, before a rep that is, and to right it again."""
FLOOR_S = 1.5
"""To get from standing to the floor by way of a crouch, or up again."""

COMING_AND_GOING: frozenset[TruePhase] = frozenset({"away", "walking", "moving"})
CALM_S = 1.0
"""Over which the small movements of a living body fade in and out where it begins and ends to hold still."""


@dataclass(frozen=True, slots=True)
class _Breath:
    """When it is, and how much of breath and balance shows: 0 while walking, 1 in the middle of a set."""

    at_s: float
    depth: float


Posture: TypeAlias = Callable[[float, _Breath], Body]
"""The body at a share 0..1 of a stretch of time."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of time in which one thing is done."""

    seconds: float
    phase: TruePhase
    posture: Posture | None
    """None while nobody is there."""
    faults: tuple[str, ...] = ()
    under_way: bool = False
    rep: int = 0
    """1 when a rep is complete at its end."""
    attempt: int = 0


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
        self._skeleton = Skeleton(self.plan, grip="dumbbells" in exercise.equipment)
        self._chance = Random(seed)
        self._drift = [(self._chance.uniform(0.10, 0.32), self._chance.uniform(0, 2 * pi)) for _ in range(3)]
        self._rest = self._pose(exercise.phases.rest)
        self._footing = footing(self._skeleton, exercise.contacts, self._rest)
        self._ready = self._footing.place(self._rest)
        opening = [] if start is None else list(self._settle(start))
        self._stretches = opening + [stretch for act in acts for stretch in self._stage(act)]
        self._starts = np.cumsum([0.0, *(stretch.seconds for stretch in self._stretches)]).tolist()
        self._reps = np.cumsum([0, *(stretch.rep for stretch in self._stretches)]).tolist()
        self._attempts = np.cumsum([0, *(stretch.attempt for stretch in self._stretches)]).tolist()

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return float(self._starts[-1])

    @property
    def reps(self) -> int:
        """How many full cycles it has."""
        return int(self._reps[-1])

    @property
    def attempts(self) -> int:
        """How many cycles it has that fall short."""
        return int(self._attempts[-1])

    @property
    def cycles(self) -> tuple[tuple[float, float, tuple[str, ...], bool], ...]:
        """Start, end, faults and fullness of every cycle, in order."""
        found, start = [], 0.0
        for index, stretch in enumerate(self._stretches):
            if stretch.under_way and (index == 0 or not self._stretches[index - 1].under_way):
                start = self._starts[index]
            if stretch.rep or stretch.attempt:
                found.append((start, self._starts[index + 1], stretch.faults, bool(stretch.rep)))
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
        return Truth(
            at_s=at_s,
            exercise_id=self.exercise.id,
            phase=stretch.phase,
            reps=self._reps[index + done],
            attempts=self._attempts[index + done],
            under_way=stretch.under_way and not done,
            faults=stretch.faults,
            body=body,
            angles=body.angles if body else {},
        )

    def _stage(self, act: Act) -> Iterator[_Stretch]:
        match act:
            case Away(seconds):
                yield _Stretch(seconds, "away", None)
            case WalkIn(bearing, metres, pace):
                yield from self._walk_in(_spot(bearing, metres), metres / pace)
            case WalkOut(bearing, metres, pace):
                yield from self._walk_out(_spot(bearing, metres), metres / pace)
            case Stand(seconds):
                yield self._hold(seconds, "rest", self._rest)
            case Cycle(faults):
                yield from (replace(stretch, faults=faults) for stretch in self._cycle(act))

    def _cycle(self, act: Cycle) -> Iterator[_Stretch]:
        """Out, turn, back and rest, each a little longer or shorter than the last time."""
        tempo, phases = self.exercise.tempo, self.exercise.phases
        rules = [self._rule(fault) for fault in act.faults]
        rest = self._pose(phases.rest, *(rule.performed.get(phases.rest, {}) for rule in rules))
        turn = self._pose(
            phases.turn,
            *(rule.performed.get(phases.turn, {}) for rule in rules),
            *((self.exercise.partial,) if act.partial else ()),
        )
        turn = blend(rest, turn, act.depth * self._vary(0.012))
        short = 0.75 if act.partial else 1.0
        times = [
            seconds * short / (act.pace * self._vary(0.05))
            for seconds in (tempo.out_s, tempo.turn_s, tempo.back_s)
        ]
        if rest != self._rest:
            yield self._move(SETTLE_S, "rest", self._rest, rest)
        yield replace(self._move(times[0], "out", rest, turn), under_way=True)
        yield replace(self._hold(times[1] + act.pause_s, "turn", turn), under_way=True)
        back = self._move(times[2], "back", turn, rest)
        yield replace(back, under_way=True, rep=int(not act.partial), attempt=int(act.partial))
        pause = max(tempo.rest_s * self._vary(0.08) / act.pace, 0.02)
        if rest == self._rest:
            yield self._hold(pause, "rest", rest)
        else:
            yield self._move(max(pause, SETTLE_S), "rest", rest, self._rest)

    def _move(self, seconds: float, phase: TruePhase, start: JointAngles, end: JointAngles) -> _Stretch:
        def posture(share: float, breath: _Breath) -> Body:
            return self._footing.place(self._alive(blend(start, end, ease(share)), breath))

        return _Stretch(max(seconds, 0.02), phase, posture)

    def _hold(self, seconds: float, phase: TruePhase, angles: JointAngles) -> _Stretch:
        return self._move(seconds, phase, angles, angles)

    def _walk_in(self, spot: Array, seconds: float) -> Iterator[_Stretch]:
        arrival = self._arrival()
        yield _Stretch(seconds, "walking", lambda share, _: walking(self._skeleton, spot, arrival, share))
        yield from self._settle(walking(self._skeleton, spot, arrival, 1.0))

    def _walk_out(self, spot: Array, seconds: float) -> Iterator[_Stretch]:
        leave = self._arrival()
        yield from self._unsettle(walking(self._skeleton, leave, spot, 0.0))
        yield _Stretch(seconds, "walking", lambda share, _: walking(self._skeleton, leave, spot, share))

    def _settle(self, start: Body) -> Iterator[_Stretch]:
        """Take up the rest pose, by way of a crouch where standing becomes lying or lying standing."""
        stops = [start, *self._way_between(start), self._ready]
        yield from self._pass_through(stops)

    def _unsettle(self, end: Body) -> Iterator[_Stretch]:
        """Leave the rest pose for that body."""
        yield from self._pass_through([self._ready, *self._way_between(end)[::-1], end])

    def _pass_through(self, stops: list[Body]) -> Iterator[_Stretch]:
        for first, last in pairwise(stops):
            seconds = TURN_S if len(stops) == 2 else FLOOR_S / 1.2

            def posture(share: float, _: _Breath, first: Body = first, last: Body = last) -> Body:
                return between(self._skeleton, first, last, ease(share))

            yield _Stretch(seconds, "moving", posture)

    def _way_between(self, other: Body) -> list[Body]:
        """The crouch that lies between that body and the rest pose, when one stands and the other lies."""
        lying, other_lying = _lies(self._ready), _lies(other)
        if lying == other_lying:
            return []
        prone = self._ready if lying else other
        return [crouched(self._skeleton, (prone.joints[Bone.HAND_LEFT] + prone.joints[Bone.HAND_RIGHT]) / 2)]

    def _arrival(self) -> Array:
        """(3,): where on the floor the hips are when the athlete has come and still stands."""
        if not _lies(self._ready):
            pelvis = self._ready.joints[Bone.PELVIS]
            return np.array((pelvis[0], 0.0, pelvis[2]))
        standing = self._skeleton.body(self._skeleton.pose(walk(0.0, 0.0)), np.zeros(3))
        crouch = self._way_between(standing)[0]
        feet = (crouch.joints[Bone.FOOT_LEFT] + crouch.joints[Bone.FOOT_RIGHT]) / 2
        return np.array((0.0, 0.0, feet[2]))

    def _breath(self, at_s: float, index: int) -> _Breath:
        """How alive the body shows itself in that stretch: fading toward the nearest walk or move."""
        first = last = index
        while first > 0 and self._stretches[first - 1].phase not in COMING_AND_GOING:
            first -= 1
        while last < len(self._stretches) - 1 and self._stretches[last + 1].phase not in COMING_AND_GOING:
            last += 1
        edge = min(at_s - self._starts[first], self._starts[last + 1] - at_s)
        return _Breath(at_s, ease(edge / CALM_S))

    def _alive(self, angles: JointAngles, breath: _Breath) -> JointAngles:
        """Breath and balance: half a degree at the trunk, a little more at the head."""
        waves = [sin(2 * pi * rate * breath.at_s + phase) for rate, phase in self._drift]
        quiet = breath.depth
        return {
            **angles,
            "spine_flexion_deg": angles["spine_flexion_deg"] + quiet * 0.5 * waves[0],
            "neck_flexion_deg": angles["neck_flexion_deg"] + quiet * 0.8 * waves[1],
            "neck_rotation_deg": angles["neck_rotation_deg"] + quiet * 1.2 * waves[2],
        }

    def _pose(self, name: str, *differing: dict[str, float]) -> JointAngles:
        return resolve(self.exercise.poses[name], *differing)

    def _vary(self, spread: float) -> float:
        """About 1, and never far from it."""
        return 1.0 + max(-2.0, min(2.0, self._chance.gauss(0, 1))) * spread

    def _rule(self, fault: str) -> FaultRule:
        for rule in self.exercise.faults:
            if rule.id == fault:
                return rule
        known = ", ".join(rule.id for rule in self.exercise.faults)
        raise ExerciseError(
            f"{self.exercise.name} has no fault called {fault!r}; choose one of: {known or 'none'}."
        )


def _spot(bearing_deg: float, metres: float) -> Array:
    return np.array((metres * sin(radians(bearing_deg)), 0.0, metres * cos(radians(bearing_deg))))


def _lies(body: Body) -> bool:
    """Whether the trunk is nearer to level than to upright."""
    return bool(body.frames[Bone.PELVIS][1, 1] < 0.7)
