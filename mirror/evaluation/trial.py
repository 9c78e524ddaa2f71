"""A trial: the virtual athlete does an exercise before the pipeline; what is told is held to what is done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.performance import Performance
from mirror.athlete.truth import PerformedCycle, Truth
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera, seen
from mirror.base.closing import Closing
from mirror.coaching.moment import Moment
from mirror.devices.frame import Frame
from mirror.evaluation.framing import framed
from mirror.evaluation.trial_result import DoneCycle, TrialResult
from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import FaultRule
from mirror.kinematics.view import View
from mirror.movement.rep import Attempt, Fault
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import Landmarker
from mirror.pose.pose import Pose

__all__ = ["Trial", "Witness"]

Witness: TypeAlias = Callable[[Moment, Truth], None]
"""Is shown every moment of a trial beside what is true at that instant."""

GREY = 110
"""Level of the picture that stands in where nothing is drawn: that of a well-lit room."""

AFTERMATH_S = 1.0
"""How long after its end a cycle may still be told: a lockout is watched for 0.8 s after the rep is home,
which landmarks that are smoothed tell a little later."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is done, by whom, how fast, and from where it is seen."""

    exercise: Exercise
    view: View
    seed: int = 0
    """Who does it, and how exactly."""
    plan: BodyPlan | None = None
    """The athlete of the seed by default."""
    pace: float = 1.0
    """2 does it in half of the exercise's own tempo."""
    clean: int = 2
    """Reps without a fault."""
    faults: tuple[str, ...] | None = None
    """Faults that are done once each, one a rep; all that the exercise knows by default."""
    attempt: bool = True
    """Whether one more movement falls short, where the exercise says how."""
    frames_per_s: float = 30.0
    viewpoint: Viewpoint = field(default_factory=Viewpoint)
    """A camera that may go further back than this for an exercise that needs it; its yaw is the view's."""

    @property
    def performance(self) -> Performance:
        """What the athlete does.

        Raises:
            ExerciseError: a pose names a joint that does not exist, or a fault is not known.
        """
        return Performance(self.exercise, self._acts(), plan=self.plan, seed=self.seed)

    def run(self, landmarker: Landmarker | None = None, witness: Witness | None = None) -> TrialResult:
        """Do it before the pipeline.

        Args:
            landmarker: finds the athlete in drawn pictures; without one the true landmarks are taken, and
                nothing is drawn, which is a hundred times as fast.
            witness: is shown every moment; by default nobody looks.

        Raises:
            ExerciseError: as for `performance`.
        """
        performance = self.performance
        viewpoint = framed(performance, self.view, self.viewpoint)
        eyes = landmarker or _TrueEyes(performance, viewpoint)
        ledger, pipeline = _Ledger(), Pipeline(eyes, self.exercise)
        for frame in self._blank(performance) if landmarker is None else self._drawn(performance, viewpoint):
            moment = pipeline.step(frame)
            ledger.add(moment)
            if witness is not None:
                witness(moment, performance.at(frame.captured_s))
        return ledger.result(self, performance)

    def rules(self, faults: Iterable[str]) -> tuple[FaultRule, ...]:
        """The exercise's rules of those ids."""
        return tuple(rule for rule in self.exercise.faults if rule.id in faults)

    def falls_short(self, cycle: PerformedCycle) -> bool:
        """Whether it is no rep whoever looks: it turned back early, and no fault alone voids it."""
        return cycle.kind == "attempt" and not any(rule.voids for rule in self.rules(cycle.faults))

    def _acts(self) -> Iterator[Act]:
        yield Stand(1.5)
        for cycle in self._cycles():
            yield cycle
            if self.exercise.hold is not None:
                # Otherwise the next hold is the last one, interrupted.
                yield Stand(self.exercise.hold.pause_s + 1.0)
        yield Stand(1.5)

    def _cycles(self) -> Iterator[Cycle]:
        for _ in range(self.clean):
            yield Cycle(pace=self.pace)
        faults = self.faults if self.faults is not None else tuple(rule.id for rule in self.exercise.faults)
        for fault in faults:
            yield Cycle(faults=(fault,), pace=self.pace)
        if self.attempt and self._can_fall_short():
            yield Cycle(partial=True, pace=self.pace)

    def _can_fall_short(self) -> bool:
        """Whether the file says how: a pose, or a stage that must be reached and is left out."""
        exercise = self.exercise
        return exercise.hold is None and bool(
            exercise.partial or any(stage.measure for stage in exercise.stages)
        )

    def _drawn(self, performance: Performance, viewpoint: Viewpoint) -> Iterator[Frame]:
        with VirtualCamera.of(performance, viewpoint, frames_per_s=self.frames_per_s) as camera:
            yield from iter(camera.read, None)

    def _blank(self, performance: Performance) -> Iterator[Frame]:
        """Frames of which only the time matters, and that they are bright enough."""
        pixels = np.full((9, 16, 3), GREY, np.uint8)
        for number in range(int(performance.seconds * self.frames_per_s)):
            yield Frame(pixels, number / self.frames_per_s, number)


class _TrueEyes(Closing):
    """A landmarker that is never wrong: it knows the performance."""

    def __init__(self, performance: Performance, viewpoint: Viewpoint) -> None:
        self._performance, self._viewpoint = performance, viewpoint

    def find(self, frame: Frame, search: object = None) -> Pose | None:
        """The true pose; None when nobody is there."""
        del search
        body = self._performance.at(frame.captured_s).body
        return None if body is None else seen(body, self._viewpoint, frame.captured_s)

    def close(self) -> None:
        """Nothing is held."""


class _Ledger:
    """What the mirror told, with the time at which it was so."""

    def __init__(self) -> None:
        self._counted: list[tuple[int, float]] = []
        self._attempts: list[Attempt] = []
        self._faults: list[Fault] = []
        self._asked: dict[str, None] = {}

    def add(self, moment: Moment) -> None:
        if moment.rep is not None:
            self._counted.append((moment.rep.number, moment.rep.turned_s))
        if moment.hold is not None:
            self._counted.append((moment.hold.number, (moment.hold.started_s + moment.hold.ended_s) / 2))
        self._attempts += [moment.attempt] if moment.attempt is not None else []
        self._faults += moment.faults
        self._asked |= dict.fromkeys(map(str, moment.placement.troubles))

    def result(self, trial: Trial, performance: Performance) -> TrialResult:
        """Each thing told is laid to the cycle in whose time it falls."""
        spans = [(cycle.started_s, cycle.ended_s) for cycle in performance.cycles]
        reps = [_place(spans, at_s) for _, at_s in self._counted]
        attempts = [_place(spans, (attempt.started_s + attempt.ended_s) / 2) for attempt in self._attempts]
        numbers = {number: place for (number, _), place in zip(self._counted, reps, strict=True)}
        faults = [(fault.id, _place(spans, fault.at_s, numbers.get(fault.rep))) for fault in self._faults]
        cycles = []
        for index, cycle in enumerate(performance.cycles):
            due = tuple(rule for rule in trial.rules(cycle.faults) if trial.view in rule.views)
            cycles.append(
                DoneCycle(
                    started_s=cycle.started_s,
                    ended_s=cycle.ended_s,
                    side=cycle.side,
                    faults=cycle.faults,
                    due=tuple(rule.id for rule in due),
                    counts=not any(rule.voids for rule in due) and not trial.falls_short(cycle),
                    reps=reps.count(index),
                    attempts=attempts.count(index),
                    told=tuple(dict.fromkeys(fault for fault, place in faults if place == index)),
                )
            )
        strays = tuple(fault for fault, place in faults if place is None)
        asked = tuple(self._asked)
        return TrialResult(trial.exercise.id, trial.view, tuple(cycles), reps.count(None), strays, asked)


def _place(spans: list[tuple[float, float]], at_s: float, likely: int | None = None) -> int | None:
    """The cycle at a time: the likely one if it may be, else the one that began last; None between them."""
    found = [
        index
        for index, (started_s, ended_s) in enumerate(spans)
        if started_s <= at_s <= ended_s + AFTERMATH_S
    ]
    if likely in found:
        return likely
    return found[-1] if found else None
