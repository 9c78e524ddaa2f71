"""The real pose model finds the virtual athlete in every posture, with the joints where they are."""

from pathlib import Path

import numpy as np
import pytest
from postures import EXERCISES

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.framing import framed
from mirror.athlete.performance import Performance
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.landmarks import Landmark

pytestmark = pytest.mark.long

RATE = 6.0
"""Frames a second: some fifteen of each rep."""

JOINTS = ("SHOULDER", "ELBOW", "WRIST", "HIP", "KNEE", "ANKLE")


@pytest.mark.parametrize(
    ("name", "yaw_deg"),
    [
        ("glute_bridge", 77.0),
        ("sit_up", -77.0),
        ("bird_dog", -77.0),
        ("side_plank", 0.0),
        ("pull_up", 77.0),
        ("bench_dip", 77.0),
    ],
)
def test_it_is_found_where_it_is(model: Path, name: str, yaw_deg: float) -> None:
    """One of each posture, from the side or in front: 19 frames of 20, near joints to 6 cm as a median."""
    performance = Performance(EXERCISES[name], (Stand(0.4), Cycle(), Stand(0.2)), seed=1)
    near = "LEFT" if yaw_deg >= 0 else "RIGHT"
    marks = [Landmark[f"{near}_{joint}"] for joint in JOINTS]
    off_cm, frames = [], 0
    with (
        VirtualCamera.of(performance, framed(performance, yaw_deg), frames_per_s=RATE) as camera,
        MediaPipeLandmarker(model) as landmarker,
    ):
        while (frame := camera.read()) is not None:
            frames += 1
            found, true = landmarker.find(frame), camera.true_pose(frame)
            body = camera.truth(frame).body
            if found is None or true is None or body is None:
                continue
            depth_m = float(camera.viewpoint.depth(body.joints[:1])[0])
            metres = depth_m / camera.viewpoint.focal_px * camera.viewpoint.height_px
            off_cm.append(np.linalg.norm(found.plane() - true.plane(), axis=1)[marks] * metres * 100)

    assert len(off_cm) >= 0.95 * frames
    assert np.median(off_cm) < 6.0
