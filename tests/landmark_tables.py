"""Recordings made of chance, and tables of landmarks as text, for tests."""

from collections.abc import Iterable, Sequence

import numpy as np

from mirror.kinematics.view import Side
from mirror.pose.landmarks import Landmark
from mirror.pose.pose import Pose
from mirror.recording.recording import RecordedFrame, RecordedTruth, Recording, TrueCycle

PLACES = [f"{landmark.name.lower()}_{axis}" for landmark in Landmark for axis in "xyz"]
SEEN = [f"{landmark.name.lower()}_v" for landmark in Landmark]

TRUTH = RecordedTruth(
    "squat",
    "side",
    "dice",
    (TrueCycle("rep", 0.1, 0.9, ("depth",)), TrueCycle("attempt", 1.0, 1.2, side=Side.LEFT)),
)


def recording_of_chance(seed: int, found: Sequence[bool], width: int = 1280, height: int = 720) -> Recording:
    """Any poses at all, with true angles in every second frame."""
    dice = np.random.default_rng(seed)
    at_s, frames = 0.0, []
    for number, there in enumerate(found):
        at_s += float(dice.uniform(0.001, 0.1))
        pose = Pose(
            dice.uniform(-3, 3, (33, 3)).astype(np.float32),
            dice.uniform(-3, 3, (33, 3)).astype(np.float32),
            dice.uniform(0, 1, 33).astype(np.float32),
            width / height,
            at_s,
        )
        angles = {"knee_left": float(dice.uniform(-20, 200))} if number % 2 else {}
        luma = int(dice.integers(0, 256))
        frames.append(RecordedFrame(at_s, luma, pose if there else None, angles))
    return Recording(width, height, 29.97, tuple(frames), TRUTH)


def table_of(heading: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The text of a table."""
    return "\n".join(",".join(map(str, line)) for line in (heading, *rows)) + "\n"


def row_of(pose: Pose) -> list[float]:
    """The cells of a pose under `PLACES` and `SEEN`."""
    return [*map(float, pose.image.ravel()), *map(float, pose.visibility)]
