"""One fault rule at work: what it has seen in the rep under way, and whether its fault stands."""

from collections.abc import Mapping

from mirror.exercise.rules import FaultRule
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion import Motion
from mirror.movement.rep import Correction, Fault, Phase

__all__ = ["RuleWatch"]

COVERED = 0.6
"""The share of a rep's frames in which a turning point must have been measurable to be judged: of a rep
seen by halves, the deepest frame may be the one that was not seen."""

CLEAR = 0.1
"""The margin of a fault that is called corrected, in shares of its limit, where its rule says nothing: about
the jitter of the angles that are judged."""

RECOVERED_S = 0.3
"""In a hold, how long the value must be back inside at least."""

AFTER_UNITS = {"s": "s", "pct": "%", "cm": "cm", "m_s": "m/s", "m_s2": "m/s2"}
"""The units of the measures of a finished rep, by the ending of their names."""


class RuleWatch:
    """Follows one measure with its limit; tells its fault at most once a rep."""

    def __init__(self, rule: FaultRule) -> None:
        self.rule = rule
        self._measure = MEASURES.get(rule.measure)
        limit = rule.at_least if rule.at_least is not None else rule.at_most
        assert limit is not None, "the library refuses a rule without a limit"  # noqa: S101 - it tells mypy so
        self._limit = limit
        self._low = rule.at_least is not None
        self._margin = CLEAR * abs(limit) if rule.clears_by is None else rule.clears_by
        self._standing = False
        self.begin()

    def begin(self) -> None:
        """A rep begins: what was seen before does not count."""
        self._frames = self._judged = 0
        self._best: float | None = None
        self._worst: float | None = None
        self._outside_since_s: float | None = None
        self._inside_since_s: float | None = None
        self._told = False

    def look(self, motion: Motion, phase: Phase, rep: int, *, meant: bool) -> Fault | None:
        """Take one frame; the fault that it decided."""
        if not self._applies(phase):
            self._outside_since_s = None
            return None
        self._frames += 1
        value = self._value(motion)
        if value is None:
            self._outside_since_s = None
            return None
        self._take(value)
        if self.rule.when in ("turn", "rest") or not self._outside(value):
            self._outside_since_s = None
            return None
        if self._outside_since_s is None:
            self._outside_since_s = motion.captured_s
        if self._told or not meant or motion.captured_s - self._outside_since_s < self.rule.held_s:
            return None
        return self._tell(value, rep, motion.captured_s)

    def judge_best(self, rep: int, at_s: float) -> Fault | None:
        """The fault of a turning point or a lockout: even the best value that was seen is outside."""
        if self._told or self._best is None or not self._covered or not self._outside(self._best):
            return None
        return self._tell(self._best, rep, at_s)

    def judge_value(self, measured: Mapping[str, float | None], rep: int, at_s: float) -> Fault | None:
        """The fault of a finished rep."""
        self.begin()
        value = measured.get(self.rule.measure)
        if value is None:
            return None
        self._frames = 1
        self._take(value)
        return self._tell(value, rep, at_s) if self._outside(value) else None

    def settle(self, rep: int, at_s: float) -> Correction | None:
        """A rep is over: its fault is gone when it stood and this rep, seen whole, was clear of it."""
        decisive = self._best if self.rule.when in ("turn", "rest") else self._worst
        if self._told or not self._standing or decisive is None or not self._covered:
            return None
        if not self._clear(decisive):
            return None
        return self._correct(rep, at_s)

    def recover(self, motion: Motion, hold: int) -> Correction | None:
        """In a hold: the fault is gone when the value is back inside for as long as it took to be told."""
        value = self._value(motion)
        if not self._standing or value is None or not self._clear(value):
            self._inside_since_s = None
            return None
        if self._inside_since_s is None:
            self._inside_since_s = motion.captured_s
        if motion.captured_s - self._inside_since_s < max(self.rule.held_s, RECOVERED_S):
            return None
        self._told = False
        return self._correct(hold, motion.captured_s)

    def _applies(self, phase: Phase) -> bool:
        match self.rule.when:
            case "out":
                return phase is Phase.OUT
            case "back":
                return phase is Phase.BACK
            case "rest":
                # A rep that turns before it is home has no rest: its lockout is the end of the way back.
                return phase in (Phase.BACK, Phase.REST)
            case "hold":
                return phase is Phase.TURN
            case _:
                return phase is not Phase.REST

    def _value(self, motion: Motion) -> float | None:
        """The measure's value where it can be judged."""
        if self._measure is None or motion.view.view not in self.rule.views:
            return None
        measured = self._measure.of(motion)
        return measured.value if measured.visibility >= self.rule.visibility else None

    def _take(self, value: float) -> None:
        best, worst = (max, min) if self._low else (min, max)
        self._judged += 1
        self._best = value if self._best is None else best(self._best, value)
        self._worst = value if self._worst is None else worst(self._worst, value)

    @property
    def _covered(self) -> bool:
        return self._judged >= COVERED * self._frames

    def _outside(self, value: float) -> bool:
        return value < self._limit if self._low else value > self._limit

    def _clear(self, value: float) -> bool:
        low, high = self._limit - self._margin, self._limit + self._margin
        return value >= high if self._low else value <= low

    def _correct(self, rep: int, at_s: float) -> Correction:
        self._standing = False
        self._inside_since_s = None
        return Correction(self.rule.id, self.rule.name, rep, at_s)

    def _tell(self, value: float, rep: int, at_s: float) -> Fault:
        self._told = self._standing = True
        rule = self.rule
        unit = self._measure.unit if self._measure else _after_unit(rule.measure)
        return Fault(
            id=rule.id,
            name=rule.name,
            rep=rep,
            at_s=at_s,
            measured=value,
            wanted=self._limit,
            unit=unit,
            severity=rule.severity,
            cue=rule.cue,
            limbs=rule.limbs,
        )


def _after_unit(name: str) -> str:
    """The unit of a finished rep's measure, told by the longest ending of its name that is one."""
    endings = sorted((ending for ending in AFTER_UNITS if name.endswith(f"_{ending}")), key=len)
    return AFTER_UNITS[endings[-1]] if endings else ""
