"""Every exercise file, proved by performing it: the virtual athlete before the real pose model."""

from pathlib import Path

import pytest

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.exercise.library import Library
from mirror.kinematics.view import View
from mirror.movement.rep import Attempt, Fault, Rep
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import MediaPipeLandmarker

pytestmark = pytest.mark.long

YAW_DEG = {View.FRONT: 0.0, View.OBLIQUE: 45.0, View.SIDE: 78.0}

RATE = 15.0
"""Frames a second: half of a webcam's, which must do, at half of the time."""

CASES = [(exercise.id, view) for exercise in Library.shipped() for view in exercise.views]


@pytest.mark.parametrize(("id_", "view"), CASES)
def test_an_exercise_is_counted_and_judged_in_each_of_its_views(
    library: Library, model: Path, id_: str, view: View
) -> None:
    """Two clean reps, one with each fault, one too short: the view decides what is told."""
    exercise = library.find(id_)
    wrong = [Cycle(faults=(rule.id,)) for rule in exercise.faults]
    acts: tuple[Act, ...] = (Stand(1.5), Cycle(), Cycle(), *wrong, Cycle(partial=True), Stand(1.0))
    camera = VirtualCamera.of(
        Performance(exercise, acts), Viewpoint(yaw_deg=YAW_DEG[view]), frames_per_s=RATE
    )
    reps, attempts, faults = list[Rep](), list[Attempt](), list[Fault]()
    with MediaPipeLandmarker(model) as landmarker:
        pipeline = Pipeline(landmarker, exercise)
        while (frame := camera.read()) is not None:
            moment = pipeline.step(frame)
            reps += [moment.rep] if moment.rep else []
            attempts += [moment.attempt] if moment.attempt else []
            faults += moment.faults

    assert [rep.number for rep in reps] == list(range(1, 3 + len(wrong)))
    assert len(attempts) <= 1
    assert [(fault.id, fault.rep) for fault in faults] == [
        (rule.id, rep) for rep, rule in enumerate(exercise.faults, start=3) if view in rule.views
    ]
