"""Judges form: a measured value outside its limit, where it can be measured, held long enough to be sure.

A fault is told once a rep, and stands until it is corrected: a later rep, measured whole, was clear of it by
the rule's margin; in a hold, the value came back inside by as much and stayed there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mirror.exercise.exercise import Exercise
from mirror.kinematics.motion import Motion
from mirror.movement.rep import Correction, Fault, Phase
from mirror.movement.rule_watch import RuleWatch

__all__ = ["FormJudge", "Judged"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What one frame, or the end of a rep, decided."""

    faults: tuple[Fault, ...] = ()
    corrected: tuple[Correction, ...] = ()

    def __add__(self, other: "Judged") -> "Judged":
        return Judged(self.faults + other.faults, self.corrected + other.corrected)


@dataclass(slots=True)
class _LockOut:
    """The rest after a rep, in which it may still be judged."""

    rep: int
    closed_s: float
    watches: list[RuleWatch] = field(default_factory=list)


LOCKED_S = 0.8
"""How long the rest after a rep is watched for its lockout, if the next rep does not begin before."""


class FormJudge:
    """Watches one rep after another with the rules of one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        watches = [RuleWatch(rule) for rule in exercise.faults]
        self._moving = [watch for watch in watches if watch.rule.when in ("turn", "rep", "out", "back")]
        self._resting = [watch for watch in watches if watch.rule.when == "rest"]
        self._after = [watch for watch in watches if watch.rule.when == "after"]
        self._lockout: _LockOut | None = None

    def begin(self, at_s: float) -> Judged:
        """A rep begins: what was seen before counts for the one before."""
        judged = self._judge_lockout(at_s)
        for watch in (*self._moving, *self._resting):
            watch.begin()
        return judged

    def watch(self, motion: Motion, phase: Phase, rep: int, *, meant: bool) -> Judged:
        """Take one frame of the rep.

        Args:
            motion: what was seen.
            phase: where in the rep.
            rep: the number of the rep under way.
            meant: whether it is surely meant as a rep by now; before, nothing is told.
        """
        for watch in self._resting:
            watch.look(motion, phase, rep, meant=meant)
        faults = (watch.look(motion, phase, rep, meant=meant) for watch in self._moving)
        return Judged(tuple(fault for fault in faults if fault))

    def rest(self, motion: Motion) -> Judged:
        """Take one frame of the rest after a rep."""
        if self._lockout is None:
            return Judged()
        for watch in self._lockout.watches:
            watch.look(motion, Phase.REST, self._lockout.rep, meant=True)
        if motion.captured_s - self._lockout.closed_s < LOCKED_S:
            return Judged()
        return self._judge_lockout(motion.captured_s)

    def turn(self, rep: int, turned_s: float) -> Judged:
        """The rep turned, deep enough to count; the faults of its turning point."""
        faults = (watch.judge_best(rep, turned_s) for watch in self._moving if watch.rule.when == "turn")
        return Judged(tuple(fault for fault in faults if fault))

    def close(self, rep: int, at_s: float, measured: Mapping[str, float | None]) -> Judged:
        """The rep counts: judge what only a whole rep tells, and see which faults are gone.

        Args:
            rep: its number.
            at_s: when it closed.
            measured: the measures of the finished rep by name; None where they could not be taken.
        """
        faults = [fault for watch in self._after if (fault := watch.judge_value(measured, rep, at_s))]
        corrected = [fixed for watch in (*self._moving, *self._after) if (fixed := watch.settle(rep, at_s))]
        if self._resting:
            self._lockout = _LockOut(rep, at_s, self._resting)
        return Judged(tuple(faults), tuple(corrected))

    def _judge_lockout(self, at_s: float) -> Judged:
        lockout, self._lockout = self._lockout, None
        if lockout is None:
            return Judged()
        faults = [fault for watch in lockout.watches if (fault := watch.judge_best(lockout.rep, at_s))]
        corrected = [fixed for watch in lockout.watches if (fixed := watch.settle(lockout.rep, at_s))]
        return Judged(tuple(faults), tuple(corrected))
