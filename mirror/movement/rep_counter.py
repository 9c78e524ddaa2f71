"""Counts reps: one exercise's signal into Rep and Attempt, with the faults of each."""

from dataclasses import dataclass

from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import PositionRule
from mirror.kinematics.measures import MEASURES, Measured
from mirror.kinematics.motion import Motion
from mirror.movement.cycle import Cycle, CycleFinder
from mirror.movement.form import FormJudge
from mirror.movement.rep import Attempt, Fault, Phase, Progress, Rep
from mirror.movement.travel import FARTHEST_M, Travel
from mirror.pose.pose import SEEN

__all__ = ["Counted", "RepCounter"]

UNSEEN_S = 1.0
"""An athlete out of sight for longer than this has begun something else; a passer-by hides one for less."""

OUT_OF_POSITION = 0.35
"""The share of a cycle's frames out of the exercise's position that makes it something else."""

AFTERGLOW_S = 2.5
"""How long after its end a rep's faults stay on the screen: the time to look up and read."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one frame changed."""

    progress: Progress
    rep: Rep | None = None
    attempt: Attempt | None = None
    faults: tuple[Fault, ...] = ()


class RepCounter:
    """Follows one set of one exercise, frame by frame."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._signal = MEASURES[exercise.rep_signal.measure]
        self._range = MEASURES[exercise.range]
        attempt = exercise.rep_signal.attempt - exercise.rep_signal.rest
        self._attempt = attempt / (exercise.rep_signal.required - exercise.rep_signal.rest)
        self._cycles = CycleFinder(exercise.rep_signal)
        self._form = FormJudge(exercise)
        self._seen_s: float | None = None
        self._phase = Phase.REST
        self._phase_s = 0.0
        self._faults: list[Fault] = []
        self._faulty_s = 0.0
        self._rest_deg: float | None = None
        self._span_deg: tuple[float, float] | None = None
        self._frames = self._astray = 0
        self._travel = Travel()
        self.reps = 0
        """Reps counted so far."""
        self.progress = Progress()
        """How far the rep under way had come in the newest frame."""

    def update(self, motion: Motion | None, at_s: float, *, judging: bool = True) -> Counted:
        """Take one frame.

        Args:
            motion: what was seen; None where nobody was.
            at_s: the frame's capture time.
            judging: whether placement and light allow faults to be told.
        """
        measured = self._signal.of(motion) if motion is not None else Measured(0.0, 0.0)
        if motion is None or measured.visibility < SEEN:
            return self._unseen(at_s)
        self._seen_s = at_s
        cycle = self._cycles.update(measured.value, at_s)
        turned = self._enter(self._cycles.phase, at_s)
        degrees = self._follow_range(motion)
        self._follow_position(motion)
        faults = self._judge(motion, turned=turned) if judging else ()
        rep, attempt = self._close(cycle, at_s) if cycle else (None, None)
        self.progress = self._progress(degrees)
        return Counted(self.progress, rep, attempt, faults)

    def standing_faults(self, at_s: float) -> tuple[Fault, ...]:
        """The faults of the rep under way, or of the last one while it is fresh."""
        if self._phase is Phase.REST and at_s - self._faulty_s > AFTERGLOW_S:
            return ()
        return tuple(self._faults)

    def interrupt(self, at_s: float) -> None:
        """Drop the cycle under way, as in a pause: what was half done before it is not finished after it."""
        self._cycles.forget()
        self._enter(Phase.REST, at_s)
        self._seen_s = None
        self.progress = self._progress(None)

    def _unseen(self, at_s: float) -> Counted:
        if self._seen_s is not None and at_s - self._seen_s > UNSEEN_S:
            self.interrupt(at_s)
        self.progress = self._progress(None)
        return Counted(self.progress)

    def _enter(self, phase: Phase, at_s: float) -> bool:
        """Follow the phase; whether the rep turned with this frame."""
        if phase is self._phase:
            return False
        if self._phase is Phase.REST:
            self._begin()
        self._phase, self._phase_s = phase, at_s
        return phase is Phase.BACK

    def _begin(self) -> None:
        self._form.begin()
        self._faults = []
        self._span_deg = None
        self._frames = self._astray = 0
        self._travel.begin()

    def _judge(self, motion: Motion, *, turned: bool) -> tuple[Fault, ...]:
        if self._phase is Phase.REST:
            return ()
        number = self.reps + 1
        meant = self._in_character and self._cycles.peak >= self._attempt
        faults = self._form.watch(motion, number, meant=meant)
        if turned and meant and self._cycles.peak >= 1.0:
            faults += self._form.turn(number, motion.captured_s)
        self._faults += faults
        if faults:
            self._faulty_s = motion.captured_s
        return faults

    def _follow_range(self, motion: Motion) -> float | None:
        """The range measure now, where it may be told; the span of the rep is kept, rest included."""
        measured = self._range.of(motion)
        if measured.visibility < SEEN:
            return None
        if self._cycles.at_rest:
            self._rest_deg = measured.value
        low, high = self._span_deg or (self._rest_deg or measured.value,) * 2
        self._span_deg = (min(low, measured.value), max(high, measured.value))
        return measured.value if motion.view.view in self._range.told_in else None

    def _follow_position(self, motion: Motion) -> None:
        if self._phase is Phase.REST:
            return
        self._travel.update(motion.pose)
        self._frames += 1
        self._astray += not all(_holds(rule, motion) for rule in self._exercise.position)

    @property
    def _in_character(self) -> bool:
        """Whether the cycle so far was done in the exercise's position, and in place."""
        return self._astray <= OUT_OF_POSITION * self._frames and self._travel.metres <= FARTHEST_M

    def _close(self, cycle: Cycle, at_s: float) -> tuple[Rep | None, Attempt | None]:
        in_character = self._in_character
        faults, (low, high) = tuple(self._faults), self._span_deg or (0.0, 0.0)
        if self._phase is not Phase.REST:
            # The next rep began before this one came home: its own faults and range start here.
            self._begin()
        if faults:
            self._faulty_s = at_s
        if not in_character or cycle.peak < self._attempt:
            return None, None
        if cycle.peak < 1.0:
            return None, self._attempt_of(cycle)
        self.reps += 1
        rep = Rep(
            number=self.reps,
            started_s=cycle.started_s,
            turned_s=cycle.turned_s,
            ended_s=cycle.ended_s,
            range_deg=high - low,
            faults=faults,
            out_s=cycle.out_s,
            turn_s=cycle.turn_s,
            back_s=cycle.back_s,
        )
        return rep, None

    def _attempt_of(self, cycle: Cycle) -> Attempt:
        signal = self._exercise.rep_signal
        reached = signal.rest + cycle.peak * (signal.required - signal.rest)
        unit = MEASURES[signal.measure].unit
        return Attempt(cycle.started_s, cycle.ended_s, reached, signal.required, unit)

    def _progress(self, degrees: float | None) -> Progress:
        return Progress(self._phase, self._phase_s, max(0.0, self._cycles.fraction), degrees)


def _holds(rule: PositionRule, motion: Motion) -> bool:
    """Whether the body is in position, as far as it can be seen: what is hidden is given the benefit."""
    measured = MEASURES[rule.measure].of(motion)
    if measured.visibility < SEEN:
        return True
    if rule.at_least is not None and measured.value < rule.at_least:
        return False
    return rule.at_most is None or measured.value <= rule.at_most
