"""Recordings of the virtual athlete with the whole truth: as the pose model sees it, or as it is."""

from collections.abc import Iterator, Mapping

from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera, seen
from mirror.devices.frame import Frame
from mirror.kinematics.view import name_view
from mirror.pose.landmarker import Landmarker
from mirror.recording.recorder import record
from mirror.recording.recording import RecordedFrame, RecordedTruth, Recording, TrueCycle

__all__ = ["ideal_recording", "record_athlete", "truth_of"]

GOOD_LUMA = 128
"""Middle grey."""


def truth_of(
    performance: Performance, viewpoint: Viewpoint, source: str = "virtual athlete"
) -> RecordedTruth:
    """What is true of a performance: every rep, attempt and hold, with the faults done on purpose."""
    cycles = (
        TrueCycle(cycle.kind, cycle.started_s, cycle.ended_s, cycle.faults, cycle.side)
        for cycle in performance.cycles
    )
    view = name_view(viewpoint.yaw_deg)
    return RecordedTruth(performance.exercise.id, view.value, source, tuple(cycles))


def record_athlete(camera: VirtualCamera, landmarker: Landmarker) -> Recording:
    """What a landmarker finds of a set, with the true joint angles of each frame.

    Args:
        camera: one that is not live; it is read to its end.
        landmarker: the pose model.

    Raises:
        RecordingError: the performance has no frame, or more than a recording holds.
    """

    def true_angles(frame: Frame) -> Mapping[str, float]:
        return camera.truth(frame).angles

    truth = truth_of(camera.performance, camera.viewpoint)
    return record(camera, landmarker, truth, true_angles=true_angles)


def ideal_recording(
    performance: Performance, viewpoint: Viewpoint | None = None, frames_per_s: float = 30.0
) -> Recording:
    """What a perfect landmarker would find of a set; nothing is drawn, so it takes a millisecond a frame.

    Raises:
        RecordingError: the performance has no frame, or more than a recording holds.
    """
    stand = viewpoint or Viewpoint()
    frames = tuple(_ideal_frames(performance, stand, frames_per_s))
    truth = truth_of(performance, stand, "virtual athlete, perfectly seen")
    return Recording(stand.width_px, stand.height_px, frames_per_s, frames, truth)


def _ideal_frames(
    performance: Performance, viewpoint: Viewpoint, frames_per_s: float
) -> Iterator[RecordedFrame]:
    for number in range(int(performance.seconds * frames_per_s)):
        at_s = number / frames_per_s
        truth = performance.at(at_s)
        pose = None if truth.body is None else seen(truth.body, viewpoint, at_s)
        yield RecordedFrame(at_s, GOOD_LUMA, pose, truth.angles)
