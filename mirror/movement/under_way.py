"""What is gathered while one rep is under way: its range, its place, its stations, its sides."""

from math import fsum, sqrt

from mirror.exercise.exercise import Exercise
from mirror.exercise.phases import Stage
from mirror.exercise.rules import PositionRule
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.measures.measure import BOTH_SEEN, FACING
from mirror.kinematics.motion import Motion
from mirror.kinematics.view import Side
from mirror.movement.travel import Travel
from mirror.pose.pose import SEEN

__all__ = ["OUT_OF_POSITION", "UnderWay", "holds"]

OUT_OF_POSITION = 0.35
"""The share of a cycle's frames out of the exercise's position that makes it something else."""

NEAR_TURN = 0.6
"""The fraction of the way from which a frame votes on the side that is at work."""

JITTER = 5.0
"""Degrees or percent by which a side must stand out to be told: less is the model's own asymmetry."""


class UnderWay:
    """Follows one rep of an exercise from its beginning."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._range = MEASURES[exercise.range]
        self._side = MEASURES.get(exercise.rep_signal.side)
        self._stages = [stage for stage in exercise.stages if stage.measure]
        self._rest_deg: float | None = None
        self._travel = Travel()
        self.begin()

    def begin(self) -> None:
        """A rep begins."""
        self._span: tuple[float, float] | None = None
        self._spans: dict[Side, tuple[float, float]] = {}
        self._shifts: list[float] = []
        self._passed = 0
        self._votes = 0.0
        self._frames = self._astray = 0
        self._travel.begin()

    def look(self, motion: Motion, *, at_rest: bool) -> float | None:
        """Take the range of a frame, at rest or not; degrees now, where they may be told."""
        measured = self._range.of(motion)
        if measured.visibility < SEEN:
            return None
        if at_rest:
            self._rest_deg = measured.value
        low, high = self._span or (measured.value if self._rest_deg is None else self._rest_deg,) * 2
        self._span = (min(low, measured.value), max(high, measured.value))
        return measured.value if motion.view.view in self._range.told_in else None

    def follow(self, motion: Motion, fraction: float) -> None:
        """Take a frame of the rep."""
        self._travel.update(motion.pose)
        self._frames += 1
        self._astray += not all(holds(rule, motion) for rule in self._exercise.position)
        while self._passed < len(self._stages) and _reached(self._stages[self._passed], motion):
            self._passed += 1
        if self._side is not None and fraction >= NEAR_TURN:
            self._votes += self._side.of(motion).value
        if motion.view.view in FACING and self._exercise.sides == "together":
            self._compare(motion)

    def _compare(self, motion: Motion) -> None:
        """Both sides' ranges and the hips' place between the feet, where the view shows them."""
        for side in Side if self._range.joint else ():
            angle = motion.angles[f"{self._range.joint}_{side}"]
            if angle.visibility >= BOTH_SEEN:
                low, high = self._spans.get(side, (angle.in_space_deg,) * 2)
                self._spans[side] = (min(low, angle.in_space_deg), max(high, angle.in_space_deg))
        shift = MEASURES["hip_shift"].of(motion)
        if shift.visibility >= SEEN and self._exercise.posture == "standing":
            self._shifts.append(shift.value)

    @property
    def in_character(self) -> bool:
        """Whether the cycle so far was done in the exercise's position, and in place."""
        in_place = self._travel.metres <= self._exercise.rep_signal.farthest_m
        return in_place and self._astray <= OUT_OF_POSITION * self._frames

    @property
    def missed(self) -> Stage | None:
        """The first station that was asked for and not passed."""
        return self._stages[self._passed] if self._passed < len(self._stages) else None

    @property
    def side(self) -> Side | None:
        """The side that most of the frames around the turn speak for, None where none does."""
        if self._side is None or abs(self._votes) < JITTER:
            return None
        return Side.LEFT if self._votes > 0 else Side.RIGHT

    @property
    def range_deg(self) -> float:
        """Largest less smallest value of the range measure, rest included."""
        low, high = self._span or (0.0, 0.0)
        return high - low

    @property
    def symmetry_pct(self) -> float | None:
        """The lesser side's range over the greater's."""
        if len(self._spans) < len(Side):
            return None
        lesser, greater = sorted(high - low for low, high in self._spans.values())
        return 100.0 * lesser / greater if greater > JITTER else None

    def sway_cm(self, trunk_m: float) -> float | None:
        """Standard deviation of the hips to the sides over the feet."""
        count = len(self._shifts)
        if count < 5:
            return None
        mean = fsum(self._shifts) / count
        return sqrt(fsum((shift - mean) ** 2 for shift in self._shifts) / count) * trunk_m


def holds(rule: PositionRule, motion: Motion) -> bool:
    """Whether the body is in position, as far as it can be seen: what is hidden is given the benefit."""
    measured = MEASURES[rule.measure].of(motion)
    return measured.visibility < SEEN or _inside(rule.at_least, rule.at_most, measured.value)


def _reached(stage: Stage, motion: Motion) -> bool:
    measured = MEASURES[stage.measure].of(motion)
    return measured.visibility >= SEEN and _inside(stage.at_least, stage.at_most, measured.value)


def _inside(at_least: float | None, at_most: float | None, value: float) -> bool:
    return (at_least is None or value >= at_least) and (at_most is None or value <= at_most)
