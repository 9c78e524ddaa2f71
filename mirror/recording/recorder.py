"""Records: any camera that ends, before any landmarker, becomes a Recording without its pictures."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from mirror.base.errors import RecordingError
from mirror.devices.camera import Camera
from mirror.devices.frame import Frame
from mirror.kinematics.athlete_keeper import AthleteKeeper
from mirror.kinematics.light import measure_light
from mirror.pose.landmarker import Landmarker
from mirror.recording.recording import FRAMES_MOST, NO_TRUTH, RecordedFrame, RecordedTruth, Recording

__all__ = ["TrueAngles", "record"]

TrueAngles: TypeAlias = Callable[[Frame], Mapping[str, float]]
"""The true joint angles of a frame, degrees by joint and side; empty where they are not known."""


def _unknown(_frame: Frame) -> Mapping[str, float]:
    return {}


def record(
    camera: Camera,
    landmarker: Landmarker,
    truth: RecordedTruth = NO_TRUTH,
    *,
    true_angles: TrueAngles = _unknown,
    see: Callable[[RecordedFrame], None] = lambda _frame: None,
) -> Recording:
    """Run a camera to its end and keep the athlete's landmarks, the time and the light of every frame.

    Of several people the athlete is kept as in the pipeline: a recording has no pictures by which to tell
    them apart.

    Args:
        camera: one that ends and shows pictures: a clip, or a virtual athlete that is not live.
        landmarker: what finds the poses.
        truth: what is known of the whole.
        true_angles: what is known of each frame.
        see: called with each frame that was recorded, for a progress bar.

    Raises:
        RecordingError: the camera gives no frame, or more than a recording holds.
    """
    first = camera.read()
    if first is None:
        raise RecordingError(f"{camera.label} holds no picture: record another clip.")
    frames: list[RecordedFrame] = []
    keeper = AthleteKeeper()
    for frame in _from(first, camera):
        luma = round(measure_light(frame).luma)
        pose = keeper.keep(landmarker.find(frame, keeper.search), frame)
        recorded = RecordedFrame(frame.captured_s, luma, pose, true_angles(frame))
        frames.append(recorded)
        see(recorded)
        if len(frames) > FRAMES_MOST:
            raise RecordingError(
                f"{camera.label} is longer than the {FRAMES_MOST} frames of a recording: "
                "cut it and record the parts."
            )
    return Recording(first.width, first.height, camera.frames_per_s, tuple(frames), truth)


def _from(first: Frame, camera: Camera) -> Iterator[Frame]:
    yield first
    while (frame := camera.read()) is not None:
        yield frame
