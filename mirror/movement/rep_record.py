"""The record of a rep: what was gathered while it was under way, made into a Rep or an Attempt."""

from collections.abc import Sequence

from mirror.exercise.exercise import Exercise
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.measures.points import trunk_length
from mirror.kinematics.motion import Motion
from mirror.kinematics.view import Side
from mirror.movement.cycle import Cycle
from mirror.movement.own_range import OwnRange
from mirror.movement.rep import Attempt, Fault, Rep
from mirror.movement.score import score_of
from mirror.movement.speed import Lift, Speed
from mirror.movement.under_way import UnderWay

__all__ = ["RepRecord"]

TRUNK_M = 0.5
"""Of an average adult, until the athlete's own is measured at rest."""


class RepRecord:
    """Gathers one rep after another."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._signal = exercise.rep_signal
        self._voiding = {rule.id: rule.name for rule in exercise.faults if rule.voids}
        self._under_way = UnderWay(exercise)
        self._lift = Lift(exercise)
        self._trunk_m = TRUNK_M
        self.ended_s: float | None = None
        """When the cycle before ended, None before the first and after a pause."""

    def begin(self) -> None:
        """A rep begins."""
        self._under_way.begin()

    def interrupt(self) -> None:
        """A pause: the rest before the next rep says nothing."""
        self.ended_s = None

    def update(self, motion: Motion, fraction: float, *, moving: bool, at_rest: bool) -> float | None:
        """Take a frame; the range measure now in degrees, where it may be told."""
        self._lift.update(motion)
        degrees = self._under_way.look(motion, at_rest=at_rest)
        if moving:
            self._under_way.follow(motion, fraction)
        else:
            self._trunk_m = trunk_length(motion)
        return degrees

    @property
    def in_character(self) -> bool:
        """Whether the cycle so far was done in the exercise's position, and in place."""
        return self._under_way.in_character

    def why_not(self, cycle: Cycle, required: float, faults: Sequence[Fault]) -> str | None:
        """Why a cycle does not count: "" for its range, None when it counts."""
        if cycle.peak < required:
            return ""
        if missed := self._under_way.missed:
            return missed.missed or f"no {missed.pose}"
        return next((self._voiding[fault.id] for fault in faults if fault.id in self._voiding), None)

    def measured(self, cycle: Cycle) -> dict[str, float | None]:
        """The measures of the finished rep, by the names that exercise files use."""
        symmetry_pct, speed = self._under_way.symmetry_pct, self._speed(cycle)
        return {
            "out_s": cycle.out_s,
            "turn_s": cycle.turn_s,
            "back_s": cycle.back_s,
            "peak_speed_m_s": None if speed is None else speed.peak_m_s,
            "asymmetry_pct": None if symmetry_pct is None else 100.0 - symmetry_pct,
            "sway_cm": self._under_way.sway_cm(self._trunk_m),
            "bounce_m_s2": self._lift.bounce_m_s2(cycle.turned_s),
        }

    def rep(
        self, cycle: Cycle, number: int, faults: tuple[Fault, ...], own: OwnRange | None, side: Side | None
    ) -> Rep:
        """The cycle as a rep."""
        symmetry_pct, sway_cm = self._under_way.symmetry_pct, self._under_way.sway_cm(self._trunk_m)
        lifts_out, tempo = self._exercise.concentric == "out", self._exercise.tempo
        lowered_s, usual_s = (cycle.back_s, tempo.back_s) if lifts_out else (cycle.out_s, tempo.out_s)
        return Rep(
            number=number,
            started_s=cycle.started_s,
            turned_s=cycle.turned_s,
            ended_s=cycle.ended_s,
            range_deg=self._under_way.range_deg,
            faults=faults,
            out_s=cycle.out_s,
            turn_s=cycle.turn_s,
            back_s=cycle.back_s,
            rest_s=0.0 if self.ended_s is None else max(0.0, cycle.started_s - self.ended_s),
            lifts_out=lifts_out,
            side=side or self._under_way.side,
            speed=self._speed(cycle),
            symmetry_pct=symmetry_pct,
            sway_cm=sway_cm,
            score=score_of(
                tuple(fault.severity for fault in faults),
                cycle.peak / max(1.0, own.peak if own else 1.0),
                lowered_s / max(usual_s, 0.1),
                symmetry_pct,
                sway_cm,
            ),
        )

    def attempt(self, cycle: Cycle, why: str) -> Attempt:
        """The cycle as an attempt."""
        signal = self._signal
        reached = signal.rest + cycle.peak * (signal.required - signal.rest)
        unit = MEASURES[signal.measure].unit
        return Attempt(cycle.started_s, cycle.ended_s, reached, signal.required, unit, why)

    def _speed(self, cycle: Cycle) -> Speed | None:
        if self._exercise.concentric == "out":
            return self._lift.speed(cycle.started_s, cycle.turned_s)
        return self._lift.speed(cycle.turned_s, cycle.ended_s)
