"""Staging: acts become stretches of time, each cycle a little different from the last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, radians, sin
from random import Random
from types import MappingProxyType

import numpy as np

from mirror.athlete.acts import Act, Away, Cycle, Stand, WalkIn, WalkOut
from mirror.athlete.carriage import walking
from mirror.athlete.contact import Footing, footing
from mirror.athlete.joints import JointAngles, blend, ease, mirrored, resolve
from mirror.athlete.passage import Passage
from mirror.athlete.reach import middle
from mirror.athlete.skeleton import Body, Bone, Skeleton
from mirror.athlete.stretch import Breath, Stretch
from mirror.athlete.truth import CycleKind, TruePhase
from mirror.athlete.vectors import Array
from mirror.base.errors import ExerciseError
from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import FaultRule
from mirror.kinematics.view import Side

__all__ = ["Staging"]

SETTLE_S = 0.7
"""To take up a rest pose that is wrong, before a rep that is, and to right it again."""
BAR_HALF_M = 0.7
"""Half the length of a pull-up bar."""
SHORT = 0.75
"""The share of a rep's time that an attempt takes, as it goes less far."""
TIMED: Mapping[str, TruePhase] = MappingProxyType(
    {"out": "out", "back": "back", "out_s": "out", "turn_s": "turn", "back_s": "back"}
)
"""By when a fault is judged, or what it measures of a finished rep: the part of the rep that it is about."""


@dataclass(frozen=True, slots=True, eq=False)
class _Stance:
    """The rest pose of one side, and what it stands on."""

    footing: Footing
    rest: JointAngles
    ready: Body


@dataclass(frozen=True, slots=True)
class _Station:
    """A key pose on the way of a cycle."""

    pose: str
    seconds: float
    hold_s: float
    out: bool
    """Whether it lies before the turning point, or is it."""


class Staging:
    """Rehearses one exercise."""

    def __init__(self, exercise: Exercise, skeleton: Skeleton, chance: Random) -> None:
        """Take up the exercise.

        Args:
            exercise: what is done.
            skeleton: of the body that does it.
            chance: the natural variation in tempo and depth.

        Raises:
            ExerciseError: when a pose names a joint that does not exist.
        """
        self._exercise = exercise
        self._chance = chance
        self._passage = Passage(skeleton)
        self._skeleton = skeleton
        rest = resolve(exercise.poses[exercise.phases.rest])
        left = self._stance(rest)
        # Only where a whole set is done on one side is the rest pose of the other side its mirror image.
        other = exercise.sides == "one" and mirrored(rest) != rest
        self._stances = {Side.LEFT: left, Side.RIGHT: self._stance(mirrored(rest)) if other else left}
        self._drift = [(chance.uniform(0.10, 0.32), chance.uniform(0, 2 * pi)) for _ in range(3)]
        self._next = Side.LEFT

    @property
    def bar(self) -> Array | None:
        """(2, 3): the ends of the bar that is held, metres; None where none is."""
        if "bar" not in self._exercise.contacts:
            return None
        knuckles = middle(self._stances[Side.LEFT].ready, Bone.FINGERS_LEFT)
        half = np.array((BAR_HALF_M, 0.0, 0.0))
        return np.stack((knuckles - half, knuckles + half))

    def stretches(self, acts: Sequence[Act], start: Body | None) -> Iterator[Stretch]:
        """All that happens, in order; from the body `start`, the rest pose is taken up first.

        Raises:
            ExerciseError: when an act names a fault that is not known, or a hold that falls short.
        """
        first = next((self._side(act) for act in acts if isinstance(act, Cycle)), None)
        stance = self._stances[first or Side.LEFT]
        if start is not None:
            yield from self._passage.stretches(start, stance.ready)
        for act in acts:
            match act:
                case Away(seconds):
                    yield Stretch(seconds, "away", None)
                case WalkIn(bearing, metres, pace):
                    yield from self._walk_in(stance, _spot(bearing, metres), metres / pace)
                case WalkOut(bearing, metres, pace):
                    yield from self._walk_out(stance, _spot(bearing, metres), metres / pace)
                case Stand(seconds):
                    yield self._hold(stance, seconds, "rest", stance.rest)
                case Cycle():
                    side = self._side(act)
                    before, stance = stance, self._stances[side or Side.LEFT]
                    if stance is not before:
                        yield from self._passage.stretches(before.ready, stance.ready)
                    for stretch in self._cycle(act, stance, side):
                        yield replace(stretch, faults=act.faults, side=side)
                    self._next = Side.RIGHT if side is Side.LEFT else Side.LEFT

    def _stance(self, rest: JointAngles) -> _Stance:
        stands = footing(self._skeleton, self._exercise.posture, self._exercise.contacts, rest)
        return _Stance(stands, rest, stands.place(rest))

    def _side(self, act: Cycle) -> Side | None:
        """The side that works in a cycle; none where both work together."""
        match self._exercise.sides:
            case "together":
                return None
            case "alternating":
                return act.side or self._next
            case "one":
                return act.side or Side.LEFT

    def _cycle(self, act: Cycle, stance: _Stance, side: Side | None) -> Iterator[Stretch]:
        """From rest through the stations to rest, each a little longer or shorter than the last time."""
        tempo = self._exercise.tempo
        rules = [self._rule(fault) for fault in act.faults]
        before = self._rest(stance, side, [rule for rule in rules if rule.when != "rest"])
        after = self._rest(stance, side, rules)
        depth = act.depth * self._vary(0.012)
        if before != stance.rest:
            yield self._move(stance, SETTLE_S, "rest", (stance.rest, before))
        pose = before
        for station in self._route(act):
            reached = blend(before, self._station(act, station, side, rules), depth)
            going: TruePhase = "out" if station.out else "back"
            staying: TruePhase = "turn" if station.pose == self._exercise.phases.turn else going
            seconds = self._seconds(act, rules, station.seconds, going)
            yield replace(self._move(stance, seconds, going, (pose, reached)), under_way=True)
            seconds = self._seconds(act, rules, station.hold_s, staying)
            if staying == "turn":
                seconds += act.pause_s
            if seconds > 0.0:
                held = self._hold(stance, seconds, staying, reached)
                yield replace(held, under_way=True, holding=staying == "turn")
            pose = reached
        seconds = self._seconds(act, rules, tempo.back_s, "back")
        back = self._move(stance, seconds, "back", (pose, after))
        yield replace(back, under_way=True, ends=self._kind(act, rules))
        yield from self._recover(act, stance, after, rules)

    def _recover(
        self, act: Cycle, stance: _Stance, after: JointAngles, rules: Sequence[FaultRule]
    ) -> Iterator[Stretch]:
        """Rest before the next rep; what is wrong with the rest pose is held long enough to be told."""
        pause = max(self._exercise.tempo.rest_s * self._vary(0.08) / act.pace, 0.02)
        if after == stance.rest:
            yield self._hold(stance, pause, "rest", after)
            return
        told = [rule.held_s + SETTLE_S for rule in rules if rule.when == "rest"]
        if told:
            yield self._hold(stance, max(pause, *told), "rest", after)
        yield self._move(stance, max(pause, SETTLE_S), "rest", (after, stance.rest))

    def _route(self, act: Cycle) -> list[_Station]:
        """The key poses between rest and rest."""
        exercise, turn = self._exercise, self._exercise.phases.turn
        if not exercise.stages:
            return [_Station(turn, exercise.tempo.out_s, exercise.tempo.turn_s, out=True)]
        stages = list(exercise.stages)
        if act.partial and not exercise.partial:
            asked = [number for number, stage in enumerate(stages) if stage.measure]
            del stages[asked[-1] if asked else -1]
        named = [number for number, stage in enumerate(stages) if stage.pose == turn]
        last_out = named[0] if named else len(stages) - 1
        return [
            _Station(stage.pose, stage.seconds, stage.hold_s, out=number <= last_out)
            for number, stage in enumerate(stages)
        ]

    def _station(
        self, act: Cycle, station: _Station, side: Side | None, rules: Sequence[FaultRule]
    ) -> JointAngles:
        """The joint angles of a station, of the side that works, with what is wrong."""
        short = act.partial and station.pose == self._exercise.phases.turn
        angles = resolve(
            self._exercise.poses[station.pose],
            *(rule.performed.get(station.pose, {}) for rule in rules),
            *((self._exercise.partial,) if short else ()),
        )
        return mirrored(angles) if side is Side.RIGHT else angles

    def _rest(self, stance: _Stance, side: Side | None, rules: Sequence[FaultRule]) -> JointAngles:
        """The rest pose with what is wrong in it."""
        name = self._exercise.phases.rest
        wrong = [rule.performed[name] for rule in rules if name in rule.performed]
        if not wrong:
            return stance.rest
        angles = resolve(self._exercise.poses[name], *wrong)
        return mirrored(angles) if side is Side.RIGHT else angles

    def _kind(self, act: Cycle, rules: Sequence[FaultRule]) -> CycleKind:
        """What a cycle is when it is over.

        Raises:
            ExerciseError: when a hold is to fall short.
        """
        if self._exercise.hold is not None:
            if act.partial:
                raise ExerciseError(f"{self._exercise.name} is held: no part of it falls short of a rep.")
            return "hold"
        return "attempt" if act.partial or any(rule.voids for rule in rules) else "rep"

    def _seconds(self, act: Cycle, rules: Sequence[FaultRule], seconds: float, phase: TruePhase) -> float:
        """How long that part of a cycle takes this time."""
        pace = act.pace * self._vary(0.05) / (SHORT if act.partial else 1.0)
        for rule in rules:
            if _hurried(rule) in {None, phase}:
                pace *= rule.performed_pace
        return seconds / pace

    def _move(
        self, stance: _Stance, seconds: float, phase: TruePhase, way: tuple[JointAngles, JointAngles]
    ) -> Stretch:
        start, end = way

        def posture(share: float, breath: Breath) -> Body:
            return stance.footing.place(self._alive(blend(start, end, ease(share)), breath))

        return Stretch(max(seconds, 0.02), phase, posture)

    def _hold(self, stance: _Stance, seconds: float, phase: TruePhase, angles: JointAngles) -> Stretch:
        return self._move(stance, seconds, phase, (angles, angles))

    def _walk_in(self, stance: _Stance, spot: Array, seconds: float) -> Iterator[Stretch]:
        arrival = self._passage.spot_before(stance.ready)
        yield Stretch(seconds, "walking", lambda share, _: walking(self._skeleton, spot, arrival, share))
        yield from self._passage.stretches(walking(self._skeleton, spot, arrival, 1.0), stance.ready)

    def _walk_out(self, stance: _Stance, spot: Array, seconds: float) -> Iterator[Stretch]:
        leave = self._passage.spot_before(stance.ready)
        yield from self._passage.stretches(stance.ready, walking(self._skeleton, leave, spot, 0.0))
        yield Stretch(seconds, "walking", lambda share, _: walking(self._skeleton, leave, spot, share))

    def _alive(self, angles: JointAngles, breath: Breath) -> JointAngles:
        """Breath and balance: half a degree at the trunk, a little more at the head."""
        waves = [sin(2 * pi * rate * breath.at_s + phase) for rate, phase in self._drift]
        quiet = breath.depth
        return {
            **angles,
            "spine_flexion_deg": angles["spine_flexion_deg"] + quiet * 0.5 * waves[0],
            "neck_flexion_deg": angles["neck_flexion_deg"] + quiet * 0.8 * waves[1],
            "neck_rotation_deg": angles["neck_rotation_deg"] + quiet * 1.2 * waves[2],
        }

    def _vary(self, spread: float) -> float:
        """About 1, and never far from it."""
        return 1.0 + max(-2.0, min(2.0, self._chance.gauss(0, 1))) * spread

    def _rule(self, fault: str) -> FaultRule:
        for rule in self._exercise.faults:
            if rule.id == fault:
                return rule
        known = ", ".join(rule.id for rule in self._exercise.faults)
        raise ExerciseError(
            f"{self._exercise.name} has no fault called {fault!r}; choose one of: {known or 'none'}."
        )


def _hurried(rule: FaultRule) -> TruePhase | None:
    """The part of a rep that a fault of speed hurries: who drops down comes up as ever; None is all of it."""
    return TIMED.get(rule.when) or TIMED.get(rule.measure)


def _spot(bearing_deg: float, metres: float) -> Array:
    return np.array((metres * sin(radians(bearing_deg)), 0.0, metres * cos(radians(bearing_deg))))
