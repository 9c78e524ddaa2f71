"""Every exercise file, proved by performing it: with true landmarks, and a sample before the pose model."""

from pathlib import Path

import pytest

from mirror.evaluation.trial import Trial
from mirror.evaluation.trial_result import TrialResult
from mirror.exercise.library import Library
from mirror.kinematics.view import View
from mirror.pose.landmarker import MediaPipeLandmarker

pytestmark = pytest.mark.long

RATE_HZ = 15.0
"""Frames a second: half of a webcam's, which must do, at half of the time."""

SAMPLE = (
    ("squat", View.SIDE),
    ("push_up", View.SIDE),
    ("biceps_curl", View.OBLIQUE),
    ("glute_bridge", View.SIDE),
)
"""Standing, prone and supine, legs and arms: `make evaluate` does all of them."""


def verdict(result: TrialResult) -> dict[str, object]:
    """What was told, beside what was done."""
    return {
        "counted": result.reps_counted - result.reps_done,
        "ghosts": result.ghosts,
        "missed": result.missed,
        "false alarms": (*result.false_alarms, *result.strays),
    }


RIGHT: dict[str, object] = {"counted": 0, "ghosts": 0, "missed": (), "false alarms": ()}


@pytest.mark.parametrize("id_", [exercise.id for exercise in Library.shipped()])
def test_an_exercise_is_counted_and_judged_in_its_best_view(library: Library, id_: str) -> None:
    """Two clean reps, one with each fault, one too short, seen truly: each rep counted, each fault told."""
    exercise = library.find(id_)
    trial = Trial(exercise, exercise.views[0], frames_per_s=RATE_HZ)

    assert verdict(trial.run()) == RIGHT


@pytest.mark.parametrize(("id_", "view"), SAMPLE)
def test_an_exercise_is_counted_and_judged_through_the_pose_model(
    library: Library, model: Path, id_: str, view: View
) -> None:
    """The same drawn, and found by the real model."""
    with MediaPipeLandmarker(model) as landmarker:
        result = Trial(library.find(id_), view, frames_per_s=RATE_HZ).run(landmarker)

    assert verdict(result) == RIGHT
