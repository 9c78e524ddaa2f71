"""A few real people, counted by hand: the shortest clips of each exercise through the whole pipeline."""

import json
from pathlib import Path

import pytest

from mirror.analysis import analyse
from mirror.devices.clip import Clip
from mirror.exercise.library import Library
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import MediaPipeLandmarker

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    "name", ["squat_07.mp4", "squat_04.mp4", "push_up_12.mp4", "push_up_09.mp4", "biceps_curl_02.mp4"]
)
def test_a_clip_is_counted_as_a_person_does(library: Library, model: Path, clips: Path, name: str) -> None:
    """Front, side and oblique; 14 to 30 frames a second; all of them are run by `mirror analyze` by hand."""
    manifest = {clip["file"]: clip for clip in json.loads((clips / "manifest.json").read_text())}
    least, most = manifest[name]["reps_accept"]
    exercise = library.find(manifest[name]["exercise"])
    with Clip(clips / name) as camera, MediaPipeLandmarker(model) as landmarker:
        report = analyse(camera, Pipeline(landmarker, exercise))

    assert least <= len(report.reps) <= most
    assert report.frames_with_pose > 0.9 * report.frames
