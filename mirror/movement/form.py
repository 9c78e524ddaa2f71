"""Judges form: a measured value outside its limit, where it can be measured, held long enough to be sure."""

from dataclasses import dataclass

from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import FaultRule
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion import Motion
from mirror.movement.rep import Fault

__all__ = ["FormJudge"]

COVERED = 0.6
"""The share of a rep's frames in which a turning point must have been measurable to be judged: of a rep
seen by halves, the deepest frame may be the one that was not seen."""


@dataclass(slots=True)
class _Watch:
    """What one rule has seen in the rep under way."""

    rule: FaultRule
    judged: int = 0
    frames: int = 0
    best: float | None = None
    outside_since_s: float | None = None
    told: bool = False


class FormJudge:
    """Watches one rep after another with the rules of one exercise; each rule tells at most once a rep."""

    def __init__(self, exercise: Exercise) -> None:
        self._rules = exercise.faults
        self._watches: list[_Watch] = []
        self.begin()

    def begin(self) -> None:
        """A rep begins: what was seen before does not count."""
        self._watches = [_Watch(rule) for rule in self._rules]

    def watch(self, motion: Motion, rep: int, *, meant: bool) -> tuple[Fault, ...]:
        """Take one frame of the rep; the faults that it decided, none before it is surely meant as one."""
        return tuple(fault for watch in self._watches if (fault := _look(watch, motion, rep, meant=meant)))

    def turn(self, rep: int, turned_s: float) -> tuple[Fault, ...]:
        """The rep turned, deep enough to count; the faults of its turning point."""
        return tuple(fault for watch in self._watches if (fault := _judge_turn(watch, rep, turned_s)))


def _look(watch: _Watch, motion: Motion, rep: int, *, meant: bool) -> Fault | None:
    rule = watch.rule
    watch.frames += 1
    if motion.view.view not in rule.views:
        watch.outside_since_s = None
        return None
    measured = MEASURES[rule.measure].of(motion)
    if measured.visibility < rule.visibility:
        watch.outside_since_s = None
        return None
    watch.judged += 1
    watch.best = measured.value if watch.best is None else _better(rule, watch.best, measured.value)
    if rule.when != "rep" or not _outside(rule, measured.value):
        watch.outside_since_s = None
        return None
    if watch.outside_since_s is None:
        watch.outside_since_s = motion.captured_s
    if watch.told or not meant or motion.captured_s - watch.outside_since_s < rule.held_s:
        return None
    watch.told = True
    return _fault(rule, measured.value, rep, motion.captured_s)


def _judge_turn(watch: _Watch, rep: int, turned_s: float) -> Fault | None:
    rule = watch.rule
    if rule.when != "turn" or watch.told or watch.best is None or watch.judged < COVERED * watch.frames:
        return None
    if not _outside(rule, watch.best):
        return None
    watch.told = True
    return _fault(rule, watch.best, rep, turned_s)


def _limit(rule: FaultRule) -> float:
    limit = rule.at_least if rule.at_least is not None else rule.at_most
    assert limit is not None, "the library refuses a rule without a limit"  # noqa: S101 - it tells mypy so
    return limit


def _outside(rule: FaultRule, value: float) -> bool:
    return value < _limit(rule) if rule.at_least is not None else value > _limit(rule)


def _better(rule: FaultRule, one: float, other: float) -> float:
    return max(one, other) if rule.at_least is not None else min(one, other)


def _fault(rule: FaultRule, value: float, rep: int, at_s: float) -> Fault:
    return Fault(
        id=rule.id,
        name=rule.name,
        rep=rep,
        at_s=at_s,
        measured=value,
        wanted=_limit(rule),
        unit=MEASURES[rule.measure].unit,
        severity=rule.severity,
        cue=rule.cue,
        limbs=rule.limbs,
    )
