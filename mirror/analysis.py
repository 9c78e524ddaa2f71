"""A clip through the whole pipeline, frame by frame, into one report."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import msgspec

from mirror.coaching.moment import Moment
from mirror.devices.camera import Camera
from mirror.movement.rep import Attempt, Fault, Rep
from mirror.pipeline import Pipeline

__all__ = ["AnalysedAttempt", "AnalysedFault", "AnalysedRep", "Analysis", "analyse"]


class AnalysedFault(msgspec.Struct, frozen=True):
    """A fault as `mirror analyze --json` writes it."""

    id: str
    rep: int
    at_s: float
    measured: float
    wanted: float
    unit: str
    severity: str


class AnalysedRep(msgspec.Struct, frozen=True):
    """A rep as `mirror analyze --json` writes it; `faults` are ids."""

    number: int
    start_s: float
    end_s: float
    range_deg: float
    faults: list[str]
    out_s: float
    turn_s: float
    back_s: float


class AnalysedAttempt(msgspec.Struct, frozen=True):
    """A cycle that did not count, as `mirror analyze --json` writes it."""

    start_s: float
    end_s: float
    reason: str


class Analysis(msgspec.Struct, frozen=True):
    """The report on one clip; its fields are the keys of the JSON, and they stay when more are added."""

    clip: str
    exercise: str
    frames: int
    frames_with_pose: int
    seconds: float
    """Length of the clip."""
    wall_seconds: float
    """How long the analysis took."""
    reps: list[AnalysedRep]
    attempts: list[AnalysedAttempt]
    faults: list[AnalysedFault]

    @property
    def real_time_factor(self) -> float:
        """Seconds of work for each second of clip; below 1 is faster than real time."""
        return self.wall_seconds / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class _Tally:
    """What has been seen so far."""

    frames: int = 0
    with_pose: int = 0
    last_s: float = 0.0
    reps: list[AnalysedRep] = field(default_factory=list)
    attempts: list[AnalysedAttempt] = field(default_factory=list)
    faults: list[AnalysedFault] = field(default_factory=list)

    def add(self, moment: Moment) -> None:
        self.frames += 1
        self.with_pose += moment.pose is not None
        self.last_s = moment.frame.captured_s
        self.faults += map(_fault, moment.faults)
        if moment.rep is not None:
            self.reps.append(_rep(moment.rep))
        if moment.attempt is not None:
            self.attempts.append(_attempt(moment.attempt))


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
    while (frame := camera.read()) is not None:
        moment = pipeline.step(frame)
        tally.add(moment)
        see(moment)
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
    )


def _rep(rep: Rep) -> AnalysedRep:
    faults = [fault.id for fault in rep.faults]
    return AnalysedRep(
        number=rep.number,
        start_s=round(rep.started_s, 3),
        end_s=round(rep.ended_s, 3),
        range_deg=float(round(rep.range_deg)),
        faults=faults,
        out_s=round(rep.out_s, 2),
        turn_s=round(rep.turn_s, 2),
        back_s=round(rep.back_s, 2),
    )


def _attempt(attempt: Attempt) -> AnalysedAttempt:
    return AnalysedAttempt(round(attempt.started_s, 3), round(attempt.ended_s, 3), attempt.reason)


def _fault(fault: Fault) -> AnalysedFault:
    return AnalysedFault(
        id=fault.id,
        rep=fault.rep,
        at_s=round(fault.at_s, 3),
        measured=float(round(fault.measured)),
        wanted=fault.wanted,
        unit=fault.unit,
        severity=fault.severity,
    )
