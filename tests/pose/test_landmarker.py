"""The landmarker: MediaPipe's engine with the real model."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mirror.athlete.acts import Cycle
from mirror.athlete.performance import Performance
from mirror.athlete.renderer import Renderer
from mirror.athlete.viewpoint import Viewpoint
from mirror.base.errors import ModelError
from mirror.devices.clip import Clip
from mirror.devices.frame import Frame
from mirror.exercise.library import Library
from mirror.pose.landmarker import MediaPipeLandmarker, RisingClock
from mirror.pose.landmarks import Landmark
from mirror.pose.search import WHOLE, Area, Search


@pytest.fixture(scope="module")
def landmarker(model: Path) -> Iterator[MediaPipeLandmarker]:
    """One landmarker for this file: it takes half a second to make."""
    with MediaPipeLandmarker(model) as made:
        yield made


@pytest.fixture(scope="module")
def athlete(library: Library) -> list[Frame]:
    """Half a second of the virtual athlete going into a squat, seen from the front."""
    performance = Performance(library.find("squat"), [Cycle()])
    renderer = Renderer(performance.plan, Viewpoint())
    times_s = [number / 30 for number in range(15)]
    return [Frame(renderer.draw(performance.at(at_s).body), at_s, n) for n, at_s in enumerate(times_s)]


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


def test_athlete(landmarker: MediaPipeLandmarker, athlete: list[Frame]) -> None:
    """The athlete is found in each frame: upright, facing us, in arrays of the promised shape and range."""
    for frame in athlete:
        pose = landmarker.find(frame)
        assert pose is not None
        assert (pose.image.shape, pose.world.shape, pose.visibility.shape) == ((33, 3), (33, 3), (33,))
        assert {pose.image.dtype, pose.world.dtype, pose.visibility.dtype} == {np.dtype(np.float32)}
        assert pose.captured_s == frame.captured_s
        assert pose.aspect == pytest.approx(1280 / 720)
        assert (
            pose.image[Landmark.NOSE, 1]
            < pose.image[Landmark.LEFT_HIP, 1]
            < pose.image[Landmark.LEFT_HEEL, 1]
        )
        assert pose.image[Landmark.RIGHT_SHOULDER, 0] < pose.image[Landmark.LEFT_SHOULDER, 0]
        assert 0 <= pose.visibility.min() <= pose.visibility.max() <= 1


def test_frames_of_two_sizes(landmarker: MediaPipeLandmarker, athlete: list[Frame]) -> None:
    """The frame that was given is unchanged, and a later one of another size is converted anew."""
    frame = athlete[0]
    before = frame.pixels.copy()
    landmarker.find(frame)
    assert np.array_equal(frame.pixels, before)
    small = Frame(np.ascontiguousarray(frame.pixels[::2, ::2]), 1.0, 1)
    assert landmarker.find(small) is not None


@pytest.mark.parametrize("afresh", [False, True])
def test_searches_a_part(landmarker: MediaPipeLandmarker, athlete: list[Frame], afresh: bool) -> None:
    """The athlete is found in the area that holds them, at the same places, and in no other."""
    found = landmarker.find(athlete[0])
    assert found is not None
    left, right = float(found.image[:, 0].min()) - 0.05, float(found.image[:, 0].max()) + 0.05
    here = landmarker.find(athlete[1], Search(Area(left, -0.2, right, 1.2), afresh=afresh))
    assert here is not None
    assert np.abs(here.image[:, :2] - found.image[:, :2]).max() < 0.05
    for _ in range(2):
        nobody = landmarker.find(athlete[2], Search(Area(right, 0.0, 1.5, 1.0), afresh=afresh))
    assert nobody is None
    assert landmarker.find(athlete[3], Search(WHOLE, Area(left, 0.0, right, 1.0), afresh=afresh)) is None


@pytest.mark.parametrize(
    ("area", "rows", "columns"),
    [
        (Area(0.25, 0.5, 0.75, 1.0), (50, 100), (50, 150)),
        (Area(-3.0, -1.0, 9.0, 2.0), (0, 100), (0, 200)),
        (Area(1.5, 0.0, 2.0, 1.0), (0, 100), (200, 200)),
        (Area(0.75, 0.0, 0.25, 1.0), (0, 100), (150, 150)),
    ],
)
def test_an_area_in_pixels(area: Area, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    """In a picture of 200 by 100: cut to it, and empty where it lies outside or is turned about."""
    assert area.within_px(200, 100) == (slice(*rows), slice(*columns))


def test_real_athlete(landmarker: MediaPipeLandmarker, clips: Path) -> None:
    """A filmed athlete is found in every frame."""
    with Clip(clips / "squat_01.mp4") as clip:
        frames = [frame for frame in (clip.read() for _ in range(20)) if frame]
    assert all(landmarker.find(frame) for frame in frames)


def test_keeps_to_itself(model: Path) -> None:
    """MediaPipe says nothing on the terminal, and brings neither Matplotlib nor PortAudio with it."""
    program = (
        "import os, sys; from pathlib import Path; import numpy as np\n"
        "from mirror.devices.frame import Frame; from mirror.pose.landmarker import MediaPipeLandmarker\n"
        "with MediaPipeLandmarker(Path(sys.argv[1])) as landmarker:\n"
        "    landmarker.find(Frame(np.zeros((72, 128, 3), np.uint8), 0.0, 0))\n"
        "    os.write(2, b'mine\\n')\n"
        "print({'matplotlib', 'sounddevice'} & set(sys.modules))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, model], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("set()\n", "mine\n")


def test_no_model(tmp_path: Path) -> None:
    """A file that is no model is told by name."""
    (tmp_path / "model.task").write_bytes(b"squat" * 100)
    with pytest.raises(ModelError, match=r"model\.task does not open"):
        MediaPipeLandmarker(tmp_path / "model.task")
