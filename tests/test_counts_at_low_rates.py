"""Counts stay exact down to ten poses a second, whichever frame is the first that is looked at."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import seen
from mirror.devices.clip import Clip
from mirror.exercise.library import Library
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.kinematics.view import View
from mirror.movement.rep_counter import RepCounter
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.pose import Pose

CAMERA_HZ = 30.0
YAW_DEG = {View.FRONT: 0.0, View.OBLIQUE: 45.0, View.SIDE: 78.0, View.REAR: 180.0}

THINNINGS = {30: (1,), 20: (1, 1, 0), 15: (1, 0), 10: (1, 0, 0)}
"""Poses a second -> which frames of a camera's thirty are due, again and again."""

CASES = [exercise.id for exercise in Library.shipped() if exercise.signal is not None]

Sight = tuple[float, Pose | None]
"""When a frame was captured, and the pose in it."""


def performed(id_: str, view: View) -> tuple[list[Sight], int]:
    """Reps slow and quick and one that falls short, as a perfect landmarker sees them; how many are full."""
    acts = (Stand(1.0), Cycle(), Cycle(pace=0.8), Cycle(partial=True), Cycle(), Cycle(pace=1.25), Stand(1.0))
    performance = Performance(Library.shipped().find(id_), acts, seed=4)
    viewpoint = Viewpoint(yaw_deg=YAW_DEG[view])
    times_s = [number / CAMERA_HZ for number in range(int(performance.seconds * CAMERA_HZ))]
    bodies = ((at_s, performance.at(at_s).body) for at_s in times_s)
    sights = [(at_s, seen(body, viewpoint, at_s) if body else None) for at_s, body in bodies]
    return sights, performance.reps


def counted(id_: str, sights: Iterable[Sight]) -> int:
    """The reps that are counted of these poses."""
    motion, counter = MotionTracker(), RepCounter(Library.shipped().find(id_))
    for at_s, pose in sights:
        counter.update(motion.update(pose) if pose else None, at_s)
    return counter.reps


@pytest.mark.long
@pytest.mark.parametrize("id_", CASES)
def test_thinned_poses_are_counted_as_all_of_them(id_: str) -> None:
    """Every exercise in its best view, at 30, 20, 15 and 10 a second, from every first frame."""
    sights, reps = performed(id_, Library.shipped().find(id_).views[0])
    for rate_hz, due in THINNINGS.items():
        for first in range(len(due)):
            looked_at = [sight for number, sight in enumerate(sights, first) if due[number % len(due)]]
            assert counted(id_, looked_at) == reps, f"{rate_hz} a second from frame {first}"


@pytest.mark.long
@pytest.mark.parametrize("first", [0, 1, 2])
@pytest.mark.parametrize("name", ["squat_07.mp4", "push_up_09.mp4", "biceps_curl_02.mp4"])
def test_every_third_frame_of_a_real_clip_is_enough(
    library: Library, model: Path, clips: Path, name: str, first: int
) -> None:
    """The pose model too sees only those: it has to follow the athlete over longer steps."""
    manifest = {clip["file"]: clip for clip in json.loads((clips / "manifest.json").read_text())}
    least, most = manifest[name]["reps_accept"]
    with Clip(clips / name) as camera, MediaPipeLandmarker(model) as landmarker:
        pipeline, reps = Pipeline(landmarker, library.find(manifest[name]["exercise"])), 0
        while (frame := camera.read()) is not None:
            if frame.number % 3 == first:
                reps = pipeline.step(frame).reps

    assert least <= reps <= most
