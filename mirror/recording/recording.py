"""A Recording: the landmarks of a clip frame by frame, and what is known to be true of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from mirror.base.errors import RecordingError
from mirror.kinematics.view import Side
from mirror.pose.pose import Pose

__all__ = ["FRAMES_MOST", "NO_TRUTH", "RecordedFrame", "RecordedTruth", "Recording", "TrueCycle"]

FRAMES_MOST = 200_000
"""Of one recording: an hour and 50 minutes at 30 frames a second, some 300 MB in memory."""


class TrueCycle(Struct, frozen=True):
    """One thing that the athlete really did, with its times on the clock of the recording's frames."""

    kind: Literal["rep", "attempt", "hold"]
    started_s: float
    ended_s: float
    faults: tuple[str, ...] = ()
    """Ids of the faults that it really has; none of a clean one."""
    side: Side | None = None
    """Of an exercise that is done on one side at a time: which."""


class RecordedTruth(Struct, frozen=True):
    """What is known of a recording, against which a count and a judgement can be held."""

    exercise: str = ""
    """The exercise's id; empty where none is done or none is known."""
    view: str = ""
    """From where it was filmed: "side"; empty where unknown."""
    source: str = ""
    """Where the recording comes from, in words: "virtual athlete, seed 3"."""
    cycles: tuple[TrueCycle, ...] = ()
    """In the order of their beginnings."""


NO_TRUTH = RecordedTruth()
"""Nothing is known."""


@dataclass(frozen=True, slots=True, eq=False)
class RecordedFrame:
    """What is kept of one frame."""

    captured_s: float
    luma: int
    """Mean level of the picture, 0 black to 255 white."""
    pose: Pose | None
    """None where nobody was found."""
    true_angles_deg: Mapping[str, float] = field(default_factory=dict)
    """True joint angles by joint and side ("knee_left"); empty where they are not known."""


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """Frames in the order of their times; a slice of them (`replace(recording, frames=...)`) is one too.

    Raises:
        RecordingError: without a frame, with too many, with a picture that has no size, no rate that a camera
            has, or times that do not rise.
    """

    width_px: int
    height_px: int
    """Of the pictures that the landmarks were found in; only the proportion is used."""
    frames_per_s: float
    """The nominal rate."""
    frames: tuple[RecordedFrame, ...]
    truth: RecordedTruth = NO_TRUTH

    def __post_init__(self) -> None:
        """Refuse what no camera gives."""
        if not 0 < len(self.frames) <= FRAMES_MOST:
            raise RecordingError(
                f"A recording holds 1 to {FRAMES_MOST} frames, not {len(self.frames)}: "
                "record a shorter part, or one with pictures in it."
            )
        if not (1 <= self.width_px <= 65535 and 1 <= self.height_px <= 65535):
            raise RecordingError(
                f"A picture of {self.width_px} x {self.height_px} cannot be: "
                "give the width and the height that the landmarks were found in."
            )
        if not 0.1 <= self.frames_per_s <= 1000.0:
            raise RecordingError(
                f"{self.frames_per_s:g} frames a second is no camera's rate: give one from 0.1 to 1000."
            )
        for number, (earlier, later) in enumerate(pairwise(self.frames), 2):
            if not later.captured_s > earlier.captured_s:
                raise RecordingError(f"The time of frame {number} does not rise: sort the frames by time.")

    @property
    def aspect(self) -> float:
        """Width of the picture divided by its height."""
        return self.width_px / self.height_px
