"""The landmarker: MediaPipe's engine with the real model."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mirror.base.errors import ModelError
from mirror.devices.clip import Clip
from mirror.devices.frame import Frame
from mirror.pose.landmarker import MediaPipeLandmarker, RisingClock
from mirror.pose.model_file import ensure_model

CLIP = Path(__file__).parents[3] / "shared" / "clips" / "squat_01.mp4"


@pytest.fixture(scope="module")
def landmarker() -> Iterator[MediaPipeLandmarker]:
    """One landmarker for this file: it takes half a second to make."""
    with MediaPipeLandmarker(ensure_model()) as model:
        yield model


@pytest.mark.parametrize(
    ("captured_s", "stamps_ms"),
    [
        ([0.0, 0.033, 0.067], [0, 33, 67]),
        ([5.0, 5.0, 5.04], [5000, 5001, 5041]),
        ([0.0, 10.0, 0.0, 0.04], [0, 10000, 10001, 10041]),
        ([0.0, 0.0001, 0.0002], [0, 1, 2]),
    ],
)
def test_stamps_rise(captured_s: list[float], stamps_ms: list[int]) -> None:
    """Stamps follow the capture times, and go on rising when time stands still or starts again."""
    clock = RisingClock()
    assert [clock.stamp_ms(at_s) for at_s in captured_s] == stamps_ms


def test_nobody(landmarker: MediaPipeLandmarker) -> None:
    """An empty room holds no pose, in any size, also when time starts again."""
    for number, (height, width) in enumerate([(720, 1280), (720, 1280), (48, 64), (1280, 720)]):
        frame = Frame(np.full((height, width, 3), 70, np.uint8), 0.0, number)
        assert landmarker.find(frame) is None


def test_somebody(landmarker: MediaPipeLandmarker) -> None:
    """A real athlete is found in every frame, upright, with sane arrays and the frame's own time."""
    if not CLIP.exists():
        pytest.skip(f"{CLIP} is not here")
    with Clip(CLIP) as clip:
        poses = [(frame, landmarker.find(frame)) for frame in (clip.read() for _ in range(20)) if frame]
    for frame, pose in poses:
        assert pose is not None
        assert (pose.image.shape, pose.world.shape, pose.visibility.shape) == ((33, 3), (33, 3), (33,))
        assert {pose.image.dtype, pose.world.dtype, pose.visibility.dtype} == {np.dtype(np.float32)}
        assert pose.captured_s == frame.captured_s
        assert pose.aspect == pytest.approx(frame.width / frame.height)
        assert pose.image[0, 1] < pose.image[23, 1]  # the nose is above the hip
        assert 0 <= pose.visibility.min() <= pose.visibility.max() <= 1


def test_no_model(tmp_path: Path) -> None:
    """A file that is no model is told by name."""
    (tmp_path / "model.task").write_bytes(b"squat" * 100)
    with pytest.raises(ModelError, match=r"model\.task does not open"):
        MediaPipeLandmarker(tmp_path / "model.task")
