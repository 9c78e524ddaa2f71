"""Prototypes: the cycles of every exercise as the virtual athlete does them, to hold a real one against."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import seen
from mirror.exercise.exercise import Exercise
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.kinematics.shape import shape_of, shape_weights
from mirror.kinematics.view import Side
from mirror.recognition.path import POINTS, Path, path_of

__all__ = ["Prototype", "prototypes_of"]

SAMPLES = 18
"""Instants of a cycle at which the athlete is looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Prototype:
    """One way to do an exercise."""

    exercise: Exercise
    path: Path


def prototypes_of(exercises: Iterable[Exercise]) -> tuple[Prototype, ...]:
    """What each exercise looks like; one that is done with one side at a time, with either and with both."""
    return tuple(prototype for exercise in exercises for prototype in _of(exercise))


def _of(exercise: Exercise) -> Iterator[Prototype]:
    if exercise.sides == "together":
        yield Prototype(exercise, _perform(exercise, Cycle()))
        return
    left = _perform(exercise, Cycle(side=Side.LEFT))
    yield Prototype(exercise, left)
    yield Prototype(exercise, left.mirrored())
    yield Prototype(exercise, _perform(exercise, Cycle(side=Side.LEFT), Cycle(side=Side.RIGHT)))


def _perform(exercise: Exercise, *cycles: Cycle) -> Path:
    """The path of these cycles in a row, as a perfect landmarker sees them; of a hold, its posture."""
    performance = Performance(exercise, (Stand(0.6), *cycles, Stand(0.4)))
    done = performance.cycles
    started_s, ended_s = done[0].started_s, done[-1].ended_s
    if exercise.hold is not None:
        started_s = ended_s = sum(done[0].held_s) / 2
    tracker, viewpoint = MotionTracker(), Viewpoint(distance_m=6.0)
    shapes, weights = [], []
    for at_s in np.linspace(started_s, ended_s, SAMPLES * len(cycles)).tolist():
        body = performance.at(at_s).body
        pose = None if body is None else seen(body, viewpoint, at_s)
        if pose is not None:
            motion = tracker.update(pose)
            shapes.append(shape_of(motion))
            weights.append(shape_weights(motion))
    if exercise.hold is not None:
        return Path(np.repeat(shapes[-1][None], POINTS, axis=0), weights[-1])
    return path_of(np.stack(shapes), np.stack(weights))
