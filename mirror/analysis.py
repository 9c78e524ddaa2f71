"""A clip through the whole pipeline, frame by frame, into one report."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from mirror.coaching.moment import Moment
from mirror.devices.camera import Camera
from mirror.exercise.free import ANY
from mirror.movement.rep import Hold
from mirror.pipeline import Pipeline
from mirror.report import (
    AnalysedAttempt,
    AnalysedFault,
    AnalysedHold,
    AnalysedRecognition,
    AnalysedRep,
    AnalysedSet,
    Analysis,
    analysed_attempt,
    analysed_fault,
    analysed_hold,
    analysed_rep,
    analysed_set,
)

__all__ = ["analyse"]


@dataclass(slots=True)
class _Tally:
    """What has been seen so far."""

    frames: int = 0
    with_pose: int = 0
    last_s: float = 0.0
    reps: list[AnalysedRep] = field(default_factory=list)
    attempts: list[AnalysedAttempt] = field(default_factory=list)
    faults: list[AnalysedFault] = field(default_factory=list)
    holds: list[AnalysedHold] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    sets: list[AnalysedSet] = field(default_factory=list)
    recognised: list[AnalysedRecognition] = field(default_factory=list)
    exercise: str = ""

    def add(self, moment: Moment) -> None:
        self.frames += 1
        self.with_pose += moment.pose is not None
        self.last_s = moment.frame.captured_s
        self._follow_set(moment)
        self.faults += map(analysed_fault, moment.faults)
        self.corrected += [correction.id for correction in moment.corrected]
        self.reps += [analysed_rep(rep, self.exercise) for rep in moment.recovered]
        if moment.rep is not None:
            self.reps.append(analysed_rep(moment.rep, self.exercise))
        if moment.attempt is not None:
            self.attempts.append(analysed_attempt(moment.attempt))
        if moment.hold is not None:
            self.holds.append(analysed_hold(moment.hold))

    def end(self, moment: Moment) -> None:
        """The clip is over: a posture that is still held was held until then."""
        hold, progress = moment.exercise.hold, moment.progress
        if hold is not None and progress.held_s >= hold.shortest_s:
            faults = moment.standing_faults
            self.holds.append(
                analysed_hold(Hold(moment.reps + 1, progress.since_s, self.last_s, progress.held_s, faults))
            )

    def _follow_set(self, moment: Moment) -> None:
        """A set begins where the exercise changes; its last rep tells how it went."""
        if moment.recognition is not None and moment.exercise.id != self.exercise:
            sure = round(moment.recognition.confidence, 2)
            at_s = round(moment.frame.captured_s, 3)
            self.recognised += (
                [AnalysedRecognition(moment.exercise.id, at_s, sure)] if moment.exercise != ANY else []
            )
        began = moment.exercise.id != self.exercise
        self.exercise = moment.exercise.id
        if moment.fatigue is not None:
            newest = analysed_set(self.exercise, moment.reps, moment.fatigue)
            again = bool(self.sets) and not began and self.sets[-1].exercise == self.exercise
            self.sets[-1 if again else len(self.sets) :] = [newest]


def analyse(
    camera: Camera, pipeline: Pipeline, see: Callable[[Moment], None] = lambda _moment: None
) -> Analysis:
    """Run every frame of a camera that ends.

    Args:
        camera: a clip that is not live.
        pipeline: fresh, with the exercise chosen.
        see: called with every moment, for a progress bar or a picture.

    Raises:
        CameraError: when the clip breaks off in a way that cannot be read over.
    """
    tally, started_s = _Tally(), perf_counter()
    moment: Moment | None = None
    while (frame := camera.read()) is not None:
        moment = pipeline.step(frame)
        tally.add(moment)
        see(moment)
    if moment is not None:
        tally.end(moment)
    frame_s = 1.0 / camera.frames_per_s
    return Analysis(
        clip=camera.label,
        exercise=pipeline.exercise.id,
        frames=tally.frames,
        frames_with_pose=tally.with_pose,
        seconds=round(tally.last_s + frame_s, 3) if tally.frames else 0.0,
        wall_seconds=round(perf_counter() - started_s, 3),
        reps=tally.reps,
        attempts=tally.attempts,
        faults=tally.faults,
        holds=tally.holds,
        corrected=tally.corrected,
        sets=tally.sets,
        recognised=tally.recognised,
    )
