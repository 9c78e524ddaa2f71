"""Counts reps: one exercise's signal into Rep and Attempt, with the faults of each."""

from mirror.exercise.exercise import Exercise
from mirror.kinematics.measures import MEASURES, Measured
from mirror.kinematics.motion import Motion
from mirror.movement.counter import Counted
from mirror.movement.cycle import Cycle
from mirror.movement.cycles import Cycles
from mirror.movement.fatigue import SetTrend
from mirror.movement.form import FormJudge, Judged
from mirror.movement.own_range import OwnRange, RangeLearner
from mirror.movement.rep import Fault, Phase, Progress
from mirror.movement.rep_record import RepRecord
from mirror.pose.pose import SEEN

__all__ = ["RepCounter"]

UNSEEN_S = 1.8
"""An athlete out of sight for longer has begun something else; a passer-by hides one for some 1.5 s."""

AFTERGLOW_S = 2.5
"""How long after its end a rep's faults stay on the screen: the time to look up and read."""


class RepCounter:
    """Follows one set of one exercise, frame by frame."""

    def __init__(self, exercise: Exercise, history: OwnRange | None = None) -> None:
        """A set that begins.

        Args:
            exercise: one that has a signal.
            history: what this athlete reached in it before.
        """
        signal = exercise.rep_signal
        self._signal = MEASURES[signal.measure]
        self._attempt = (signal.attempt - signal.rest) / (signal.required - signal.rest)
        self._cycles = Cycles(signal)
        self._form = FormJudge(exercise)
        self._record = RepRecord(exercise)
        self._trend = SetTrend(exercise)
        self._own = RangeLearner(history)
        self._seen_s: float | None = None
        self._phase, self._phase_s = Phase.REST, 0.0
        self._faults: list[Fault] = []
        self._faulty_s = 0.0
        self.reps = 0
        """Reps counted so far."""
        self.progress = Progress()
        """How far the rep under way had come in the newest frame."""

    @property
    def own_range(self) -> OwnRange | None:
        """What the athlete reaches in this exercise, None before it is learned."""
        return self._own.own

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
        left_rest, turned = self._enter(self._cycles.at_work.phase, at_s)
        judged = self._form.begin(at_s) if left_rest else Judged()
        degrees = self._follow(motion)
        if judging:
            judged += self._judge(motion, turned=turned)
        self._keep(judged, at_s)
        if cycle is None:
            self.progress = self._progress(degrees)
            return Counted(self.progress, faults=judged.faults, corrected=judged.corrected)
        return self._close(cycle, at_s, judged, degrees, judging=judging)

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
        self._record.interrupt()
        self.progress = self._progress(None)

    def _unseen(self, at_s: float) -> Counted:
        if self._seen_s is not None and at_s - self._seen_s > UNSEEN_S:
            self.interrupt(at_s)
        self.progress = self._progress(None)
        return Counted(self.progress)

    def _enter(self, phase: Phase, at_s: float) -> tuple[bool, bool]:
        """Follow the phase; whether a rep began with this frame, and whether it turned."""
        before = self._phase
        if phase is before:
            return False, False
        self._phase, self._phase_s = phase, at_s
        if before is Phase.REST:
            self._begin()
        return before is Phase.REST, phase is Phase.BACK

    def _begin(self) -> None:
        self._faults = []
        self._record.begin()

    def _follow(self, motion: Motion) -> float | None:
        finder = self._cycles.at_work
        moving = self._phase is not Phase.REST
        return self._record.update(motion, finder.fraction, moving=moving, at_rest=finder.at_rest)

    def _judge(self, motion: Motion, *, turned: bool) -> Judged:
        if self._phase is Phase.REST:
            return self._form.rest(motion)
        number, peak = self.reps + 1, self._cycles.at_work.peak
        meant = self._record.in_character and peak >= self._attempt
        judged = self._form.watch(motion, self._phase, number, meant=meant)
        if turned and meant and peak >= self._own.required:
            judged += self._form.turn(number, motion.captured_s)
        return judged

    def _keep(self, judged: Judged, at_s: float) -> None:
        self._faults += judged.faults
        if judged.faults:
            self._faulty_s = at_s

    def _close(
        self, cycle: Cycle, at_s: float, judged: Judged, degrees: float | None, *, judging: bool
    ) -> Counted:
        """A cycle came home: a rep, an attempt, or something else."""
        rep, attempt, fatigue = None, None, None
        if self._record.in_character and cycle.peak >= self._attempt:
            why = self._record.why_not(cycle, self._own.required, self._faults)
            if why is not None:
                attempt = self._record.attempt(cycle, why)
            else:
                judged += self._count(at_s, cycle, judging=judging)
                rep = self._record.rep(
                    cycle, self.reps, tuple(self._faults), self._own.own, self._cycles.side
                )
                fatigue = self._trend.update(rep)
                self._own.learn(cycle.peak)
        if self._faults:
            self._faulty_s = at_s
        if self._phase is not Phase.REST:
            # The next rep began before this one came home: its own faults and range start here.
            lockout = self._form.begin(at_s)
            self._keep(lockout, at_s)
            judged += lockout
            self._begin()
        self._record.ended_s = cycle.ended_s
        self.progress = self._progress(degrees)
        return Counted(self.progress, rep, attempt, judged.faults, judged.corrected, fatigue=fatigue)

    def _count(self, at_s: float, cycle: Cycle, *, judging: bool) -> Judged:
        """Count the rep, and judge what only a whole rep tells."""
        self.reps += 1
        if not judging:
            return Judged()
        judged = self._form.close(self.reps, at_s, self._record.measured(cycle))
        self._keep(judged, at_s)
        return judged

    def _progress(self, degrees: float | None) -> Progress:
        fraction = max(0.0, self._cycles.at_work.fraction)
        return Progress(self._phase, self._phase_s, fraction, degrees, side=self._cycles.side)
