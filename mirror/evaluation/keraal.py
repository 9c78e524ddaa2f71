"""Trials of the Keraal data set: the same movement as BlazePose and as motion capture saw it.

Source: Nguyen, Devanne, Remy-Neris, Lempereur & Thepaut 2024, "A Medical Low-Back Pain Physical
Rehabilitation Database for Human Body Movement Analysis", IJCNN; the formats are those of its readme files.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec
import numpy as np
from msgspec import Meta

from mirror.base.errors import RecordingError
from mirror.evaluation.joint_centre import RigidBody
from mirror.pose.landmarks import Landmark
from mirror.pose.pose import Pose
from mirror.recording.opening import opened
from mirror.recording.reconstruction import reconstructed
from mirror.recording.recording import RecordedFrame, RecordedTruth, Recording

__all__ = ["CAPTURE_HZ", "TARGETS", "keraal_trials", "read_blazepose", "read_targets"]

TARGETS = (
    "forearm_right", "forearm_left", "arm_right", "arm_left", "chest", "thigh_right", "thigh_left",
    "shoulder_right", "shoulder_left", "hand_right", "hand_left", "foot_right", "foot_left",
    "hips", "head", "tibia_right", "tibia_left",
)  # fmt: skip
"""The bodies that motion capture follows, in the order of the file's columns."""

CAPTURE_HZ = 60.0
FILM_FPS = 30.0
"""The readme files tell no rates. At these the two files of a trial are equally long, and the heights of both
wrists correlate by 0.999 with a lag below one frame."""

WIDTH, HEIGHT = 16, 9
"""The size of the pictures is not told either: those of the Kinect that filmed are 16:9."""

BYTES_MOST = 100_000_000
MILLIMETRE = 1e-3

Fraction: TypeAlias = Annotated[float, Meta(ge=-20, le=20)]
Place: TypeAlias = tuple[Fraction, Fraction, Fraction]
"""x, y, z of a landmark in the picture."""


class _BlazePoseFile(msgspec.Struct):
    """Frame number -> landmark -> place."""

    positions: Annotated[dict[float, dict[str, Place]], Meta(min_length=1)]


def read_blazepose(path: Path) -> Recording:
    """The landmarks that BlazePose found; they have no visibility and no world positions.

    Raises:
        RecordingError: the file cannot be read or is no such file.
    """
    with opened(path, BYTES_MOST) as file:
        try:
            positions = msgspec.json.decode(file.read(), type=_BlazePoseFile).positions
            numbers = sorted(positions)
            image = np.array([_marks(positions[number]) for number in numbers], np.float32)
        except (msgspec.DecodeError, KeyError) as error:
            raise RecordingError(
                f"{path} is no BlazePose file of Keraal ({error}): download it again."
            ) from error
    world = reconstructed(image, WIDTH / HEIGHT, round(FILM_FPS))
    seen = np.ones(len(Landmark), np.float32)
    frames = tuple(
        RecordedFrame(at_s, 128, Pose(marks, places, seen, WIDTH / HEIGHT, at_s))
        for marks, places, at_s in zip(
            image, world, [(number - numbers[0]) / FILM_FPS for number in numbers], strict=True
        )
    )
    return Recording(WIDTH, HEIGHT, FILM_FPS, frames, RecordedTruth(source=f"Keraal, {path.name}"))


def read_targets(path: Path) -> Mapping[str, RigidBody]:
    """The targets that motion capture followed, by the names of `TARGETS`, at `CAPTURE_HZ`.

    Raises:
        RecordingError: the file cannot be read or is no such file.
    """
    with opened(path, BYTES_MOST) as file:
        try:
            rows = np.array([line.split() for line in file.read().splitlines() if line.strip()], np.float64)
        except ValueError as error:
            raise RecordingError(
                f"{path} is no Vicon file of Keraal ({error}): download it again."
            ) from error
    if rows.ndim != 2 or rows.shape[1] != 7 * len(TARGETS) or not np.isfinite(rows).all():
        raise RecordingError(f"{path} has not {7 * len(TARGETS)} numbers in each line: download it again.")
    bodies = rows.reshape(len(rows), len(TARGETS), 7)
    return {
        name: RigidBody(bodies[:, column, :3] * MILLIMETRE, bodies[:, column, 3:])
        for column, name in enumerate(TARGETS)
    }


def keraal_trials(folder: Path) -> tuple[tuple[Path, Path], ...]:
    """The files of every trial in a folder that both saw: what BlazePose found, what motion capture did.

    Raises:
        RecordingError: there is none.
    """
    pairs = tuple(
        (seen, true)
        for seen in sorted(folder.glob("*-BP-*.json"))
        if (true := seen.with_name(seen.stem.replace("-BP-", "-Vicon-") + ".txt")).is_file()
    )
    if not pairs:
        raise RecordingError(
            f"{folder} holds no trial of Keraal (*-BP-*.json and *-Vicon-*.txt): name another."
        )
    return pairs


def _marks(positions: Mapping[str, Place]) -> list[Place]:
    """In the order of a Pose.

    Raises:
        KeyError: one is missing.
    """
    return [positions[landmark.name.capitalize()] for landmark in Landmark]
