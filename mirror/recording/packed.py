"""A recording as columns of bytes, and back again: exact to a thirtieth of what landmarks tremble."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated

import numpy as np
import numpy.typing as npt
from msgspec import Meta, Struct

from mirror.base.errors import RecordingError
from mirror.pose.landmarks import LANDMARK_COUNT
from mirror.pose.pose import Floats, Pose
from mirror.recording.columns import joined, quantised, restored, split
from mirror.recording.recording import FRAMES_MOST, RecordedFrame, RecordedTruth, Recording

__all__ = ["FRAME_BYTES_MOST", "DamagedError", "Packed", "packed", "unpacked"]

PLACE_STEP = 1e-4
"""Of a picture's width or height, and of a metre. Landmarks of a person who stands still differ by 1e-3 from
frame to frame."""
ANGLE_STEP_DEG = 0.01
SEEN_STEPS = 255

JOINTS_MOST = 64
FRAME_BYTES_MOST = 600
"""What one frame may unpack to: 439 bytes of time, light and landmarks, and two for each true angle."""
PAUSE_MOST_US = 10**12
"""Eleven days between two frames: so far no sum of times overflows."""

NO_TIMES = "Frames lie less than a microsecond or more than eleven days apart: correct their times."


class DamagedError(Exception):
    """The columns do not fit together."""


class Packed(Struct, frozen=True):
    """What is in a file. Each column is bytes, frames first; those of poses skip the frames without one."""

    width_px: Annotated[int, Meta(ge=1, le=65535)]
    height_px: Annotated[int, Meta(ge=1, le=65535)]
    frames_per_s: Annotated[float, Meta(ge=0.1, le=1000.0)]
    truth: RecordedTruth
    times: bytes
    """Little-endian int64: microseconds since the frame before."""
    luma: bytes
    found: bytes
    """1 for each frame with a pose, 0 for others."""
    image: bytes
    """(poses, 33, 3) steps of 1e-4 of the picture, as `split` makes it."""
    world: bytes
    """(poses, 33, 3) steps of 0.1 mm, likewise."""
    visibility: bytes
    """(poses, 33) in 255ths, each landmark's from pose to pose."""
    joints: Annotated[tuple[str, ...], Meta(max_length=JOINTS_MOST)]
    angles: bytes
    """(frames, joints) steps of 0.01 degrees, as `split` makes it."""


def packed(recording: Recording) -> Packed:
    """The columns of a recording.

    Raises:
        RecordingError: its times cannot be told apart in microseconds, or it knows too many true angles.
    """
    frames = recording.frames
    poses = [frame.pose for frame in frames if frame.pose is not None]
    joints = _joints(frames)
    visibility = np.nan_to_num(_stacked([pose.visibility for pose in poses], (LANDMARK_COUNT,)))
    return Packed(
        width_px=recording.width_px,
        height_px=recording.height_px,
        frames_per_s=recording.frames_per_s,
        truth=recording.truth,
        times=_packed_times([frame.captured_s for frame in frames]),
        luma=bytes(frame.luma for frame in frames),
        found=bytes(frame.pose is not None for frame in frames),
        image=split(quantised(_stacked([pose.image for pose in poses], (LANDMARK_COUNT, 3)), PLACE_STEP)),
        world=split(quantised(_stacked([pose.world for pose in poses], (LANDMARK_COUNT, 3)), PLACE_STEP)),
        visibility=np.rint(np.clip(visibility, 0.0, 1.0) * SEEN_STEPS).astype(np.uint8).T.tobytes(),
        joints=joints,
        angles=split(quantised(_true_angles(frames, joints), ANGLE_STEP_DEG)),
    )


def unpacked(columns: Packed) -> Recording:
    """The recording whose columns these are.

    Raises:
        DamagedError: a column is too long or too short, or holds what none does.
        RecordingError: it is no recording: a rate that is no number.
    """
    count = len(columns.luma)
    if not 0 < count <= FRAMES_MOST or len(columns.found) != count or not set(columns.found) <= {0, 1}:
        raise DamagedError
    times_s = _unpacked_times(columns.times, count)
    poses = iter(_poses(columns, [at_s for at_s, found in zip(times_s, columns.found, strict=True) if found]))
    angles = restored(_rejoined(columns.angles, (count, len(columns.joints))), ANGLE_STEP_DEG).tolist()
    frames = tuple(
        RecordedFrame(
            at_s,
            columns.luma[row],
            next(poses) if columns.found[row] else None,
            _known(columns.joints, angles[row]),
        )
        for row, at_s in enumerate(times_s)
    )
    return Recording(columns.width_px, columns.height_px, columns.frames_per_s, frames, columns.truth)


def _poses(columns: Packed, times_s: list[float]) -> Iterator[Pose]:
    """The pose of each of these times."""
    shape = (len(times_s), LANDMARK_COUNT)
    images = restored(_rejoined(columns.image, (*shape, 3)), PLACE_STEP)
    worlds = restored(_rejoined(columns.world, (*shape, 3)), PLACE_STEP)
    if len(columns.visibility) != shape[0] * shape[1]:
        raise DamagedError
    seen = np.frombuffer(columns.visibility, np.uint8).reshape(shape[::-1]).T
    aspect = columns.width_px / columns.height_px
    visibility = np.ascontiguousarray(seen, np.float32) / np.float32(SEEN_STEPS)
    for image, world, sure, at_s in zip(images, worlds, visibility, times_s, strict=True):
        yield Pose(image, world, sure, aspect, at_s)


def _stacked(columns: Sequence[Floats], shape: tuple[int, ...]) -> Floats:
    """(n, *shape), also of none."""
    return np.stack(columns) if columns else np.empty((0, *shape), np.float32)


def _rejoined(column: bytes, shape: tuple[int, ...]) -> npt.NDArray[np.int16]:
    if len(column) != 2 * math.prod(shape):
        raise DamagedError
    return joined(column, shape)


def _packed_times(times_s: list[float]) -> bytes:
    whole_us = [round(at_s * 1e6) if math.isfinite(at_s) else -1 for at_s in times_s]
    steps_us = [later - earlier for earlier, later in pairwise([0, *whole_us])]
    if not _rise(steps_us):
        raise RecordingError(NO_TIMES)
    return np.array(steps_us, "<i8").tobytes()


def _unpacked_times(column: bytes, count: int) -> list[float]:
    if len(column) != 8 * count:
        raise DamagedError
    steps_us = np.frombuffer(column, "<i8")
    if not _rise(steps_us.tolist()):
        raise DamagedError
    times_s: list[float] = (np.cumsum(steps_us) / 1e6).tolist()
    return times_s


def _rise(steps_us: list[int]) -> bool:
    """Whether times with these steps begin at 0 or later, rise, and leave out no more than eleven days."""
    return 0 <= steps_us[0] <= PAUSE_MOST_US and all(0 < step <= PAUSE_MOST_US for step in steps_us[1:])


def _joints(frames: Sequence[RecordedFrame]) -> tuple[str, ...]:
    """Every joint of which the true angle is known in some frame, in the order of their names."""
    joints = tuple(sorted({joint for frame in frames for joint in frame.true_angles_deg}))
    if len(joints) > JOINTS_MOST:
        raise RecordingError(
            f"A recording holds the angles of {JOINTS_MOST} joints, not of {len(joints)}: leave some out."
        )
    return joints


def _true_angles(frames: Sequence[RecordedFrame], joints: tuple[str, ...]) -> npt.NDArray[np.float64]:
    """(frames, joints) degrees; NaN where one is not known."""
    rows = [[frame.true_angles_deg.get(joint, math.nan) for joint in joints] for frame in frames]
    return np.array(rows, np.float64)


def _known(joints: tuple[str, ...], row_deg: list[float]) -> dict[str, float]:
    return {joint: deg for joint, deg in zip(joints, row_deg, strict=True) if not math.isnan(deg)}
