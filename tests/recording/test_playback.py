"""A recording in place of a camera and of the pose model: the pipeline cannot tell the difference."""

from pathlib import Path

import numpy as np
import pytest
from landmark_tables import recording_of_chance

from mirror.analysis import analyse
from mirror.athlete.acts import Away, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.base.closing import Closing
from mirror.devices.frame import Frame
from mirror.evaluation.athlete_recording import ideal_recording, record_athlete
from mirror.exercise.library import Library
from mirror.kinematics.light import measure_light
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.pose import Pose
from mirror.recording.footage import open_footage
from mirror.recording.playback import RecordedCamera, RecordedLandmarker
from mirror.recording.recorder import record
from mirror.recording.recording import Recording
from mirror.recording.recording_file import decode, encode, write_recording
from mirror.report import Analysis


def no_model() -> Path:
    raise AssertionError("a recording needs no pose model")


class TrueEyes(Closing):
    """Finds the pose that is true."""

    def __init__(self, camera: VirtualCamera) -> None:
        self._camera = camera

    def find(self, frame: Frame, search: object = None) -> Pose | None:
        del search
        return self._camera.true_pose(frame)

    def close(self) -> None:
        """Nothing is held."""


def analysed(recording: Recording, library: Library) -> Analysis:
    pipeline = Pipeline(RecordedLandmarker(recording), library.find("squat"))
    return analyse(RecordedCamera(recording), pipeline)


def told(analysis: Analysis) -> tuple[object, ...]:
    """All of an analysis but how long it took."""
    return (analysis.frames, analysis.frames_with_pose, analysis.seconds, *analysis.reps, *analysis.attempts,
            *analysis.faults)  # fmt: skip


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [(1280, 720, (9, 16)), (1080, 1920, (16, 9)), (640, 480, (3, 4)), (16, 9, (9, 16)), (65535, 1, (1, 1))],
)
def test_its_pictures(width: int, height: int, shape: tuple[int, int]) -> None:
    """Tiny, of the same proportion, and as bright as the pictures that they stand for."""
    recording = recording_of_chance(1, [True, False, True], width, height)
    with RecordedCamera(recording, "set.landmarks") as camera:
        assert (camera.label, camera.live, camera.frames_per_s) == ("set.landmarks", False, 29.97)
        frames = [frame for _ in range(3) if (frame := camera.read()) is not None]
        assert camera.read() is None
    with RecordedLandmarker(recording) as landmarker:
        poses = [landmarker.find(frame) for frame in frames]

    for number, (frame, pose, recorded) in enumerate(zip(frames, poses, recording.frames, strict=True)):
        assert (frame.number, frame.captured_s) == (number, recorded.captured_s)
        assert (frame.height, frame.width) == shape
        assert not frame.pixels.flags.writeable
        assert measure_light(frame).luma == pytest.approx(recorded.luma, abs=0.001)
        assert pose is recorded.pose
        assert pose is None or pose.aspect == width / height


def test_a_closed_camera_gives_nothing() -> None:
    """As any other camera."""
    camera = RecordedCamera(recording_of_chance(1, [True]))
    camera.close()
    camera.close()
    assert camera.read() is None


def test_what_is_recorded_is_analysed_as_what_was_seen(library: Library) -> None:
    """Through the file, word for word: the reps with their times, the attempt, the faults."""
    acts = (Away(0.5), Stand(1.5), Cycle(), Cycle(faults=("depth",)), Cycle(partial=True), Stand(1.0))
    performance = Performance(library.find("squat"), acts, seed=2)
    recording = ideal_recording(performance, Viewpoint(yaw_deg=90.0))
    seen = told(analysed(recording, library))

    assert seen == told(analysed(decode(encode(recording), "it"), library))
    kinds = [(cycle.kind, cycle.faults) for cycle in recording.truth.cycles]
    assert kinds == [("rep", ()), ("rep", ("depth",)), ("attempt", ())]
    assert [frame.pose is None for frame in recording.frames[::10]][:2] == [True, True]


def test_a_camera_is_recorded_with_its_truth(library: Library) -> None:
    """Frame by frame what the landmarker found, the light of the picture, and what is true."""
    performance = Performance(library.find("squat"), (Stand(0.2), Cycle()), seed=3)
    ideal = ideal_recording(performance, frames_per_s=5.0)
    camera = VirtualCamera.of(performance, frames_per_s=5.0)
    recording = record_athlete(camera, TrueEyes(camera))

    assert (recording.width_px, recording.height_px, recording.frames_per_s) == (1280, 720, 5.0)
    assert recording.truth.cycles == ideal.truth.cycles
    assert (recording.truth.exercise, recording.truth.view) == ("squat", "front")
    for drawn, perfect in zip(recording.frames, ideal.frames, strict=False):
        assert drawn.captured_s == perfect.captured_s
        assert drawn.true_angles_deg == perfect.true_angles_deg
        assert 60 < drawn.luma < 200
        assert drawn.pose is not None
        assert perfect.pose is not None
        assert np.array_equal(drawn.pose.world, perfect.pose.world)


def test_a_file_is_opened_by_its_suffix(tmp_path: Path) -> None:
    """A recording brings its own landmarks and truth, and no pose model is asked for."""
    recording = recording_of_chance(4, [True, True])
    write_recording(recording, tmp_path / "set.LANDMARKS")
    with open_footage(tmp_path / "set.LANDMARKS", no_model) as footage:
        frame = footage.camera.read()
        assert frame is not None
        assert footage.landmarker.find(frame) is not None

    assert (footage.frames_total, footage.pictures, footage.truth) == (2, False, recording.truth)
    assert footage.camera.read() is None


@pytest.mark.long
def test_the_pose_model_is_recorded_as_it_is_analysed(library: Library, model: Path) -> None:
    """Pixels through the model, at once or by way of a recording: the same report."""
    squat = library.find("squat")
    performance = Performance(squat, (Stand(1.0), Cycle(), Stand(0.5)), seed=4)

    def camera() -> VirtualCamera:
        return VirtualCamera.of(performance, Viewpoint(yaw_deg=90.0), frames_per_s=15.0)

    with camera() as first, MediaPipeLandmarker(model) as eyes:
        at_once = told(analyse(first, Pipeline(eyes, squat)))
    with camera() as second, MediaPipeLandmarker(model) as eyes:
        recording = record(second, eyes)

    assert told(analysed(decode(encode(recording), "it"), library)) == at_once
