"""The real pose model finds the virtual athlete, and finds the joints where they are."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.kinematics.joints import joint_angles
from mirror.pose.landmarker import MediaPipeLandmarker

pytestmark = pytest.mark.long

RATE = 10.0
"""Frames a second: some thirty of each rep."""

VIEWS = (0, -45, 90)


def exercise_of(library: Library, word: str) -> Exercise:
    """An exercise of the library, or a plank: a push-up's top on the forearms, looking ahead."""
    if word != "plank":
        return library.find(word)
    push_up = library.find("push_up")
    top = push_up.poses["top"] | {"neck_flexion_deg": -58.0}
    return msgspec.structs.replace(push_up, contacts=("forearms", "toes"), poses=push_up.poses | {"top": top})


@pytest.mark.parametrize("yaw_deg", VIEWS)
@pytest.mark.parametrize("word", ["squat", "biceps_curl", "push_up", "plank"])
def test_it_is_found_in_every_frame(library: Library, model: Path, word: str, yaw_deg: float) -> None:
    """In front, oblique and from either side, standing and lying: not one frame of thirty is missed."""
    acts: tuple[Act, ...] = (Stand(3.0),) if word == "plank" else (Stand(0.3), Cycle(), Stand(0.2))
    performance = Performance(exercise_of(library, word), acts, seed=1)
    missed = []
    with (
        VirtualCamera.of(performance, Viewpoint(yaw_deg=yaw_deg), frames_per_s=RATE) as camera,
        MediaPipeLandmarker(model) as landmarker,
    ):
        while (frame := camera.read()) is not None:
            if landmarker.find(frame) is None:
                missed.append(frame.number)

    assert missed == []


@pytest.mark.parametrize("yaw_deg", [90, -90])
@pytest.mark.parametrize(
    ("word", "joint"), [("squat", "knee"), ("biceps_curl", "elbow"), ("push_up", "knee")]
)
def test_its_angles_are_right_from_the_side(
    library: Library, model: Path, word: str, joint: str, yaw_deg: float
) -> None:
    """The near joint's angle in the picture is that of the truth, within eight degrees on the whole."""
    performance = Performance(library.find(word), (Stand(0.3), Cycle(), Stand(0.2)), seed=2)
    near = f"{joint}_left" if yaw_deg > 0 else f"{joint}_right"
    errors = []
    with (
        VirtualCamera.of(performance, Viewpoint(yaw_deg=yaw_deg), frames_per_s=30) as camera,
        MediaPipeLandmarker(model) as landmarker,
    ):
        while (frame := camera.read()) is not None:
            pose = landmarker.find(frame)
            assert pose is not None
            errors.append(joint_angles(pose)[near].in_plane_deg - camera.truth(frame).angles[near])

    assert abs(np.mean(errors)) < 8
