"""Plays a recording in place of a camera and of the pose model, as fast as it is read."""

from fractions import Fraction

import numpy as np

from mirror.base.closing import Closing
from mirror.devices.frame import Frame
from mirror.pose.pose import Pose
from mirror.recording.recording import Recording

__all__ = ["RecordedCamera", "RecordedLandmarker"]

SIDE_MOST_PX = 64
"""The longer side of the stand-in picture: small enough to cost nothing, and close to any proportion."""


class RecordedCamera(Closing):
    """The camera of a recording: tiny grey pictures, each as bright as the picture that it stands for."""

    def __init__(self, recording: Recording, label: str = "recording") -> None:
        self._recording = recording
        self._label = label
        self._shape = (*_small(recording), 3)
        self._number = 0
        self._closed = False

    @property
    def label(self) -> str:
        """What a person calls it: the file's name."""
        return self._label

    @property
    def live(self) -> bool:
        """Never: it is read as fast as possible."""
        return False

    @property
    def frames_per_s(self) -> float:
        """The nominal rate of what was recorded."""
        return self._recording.frames_per_s

    @property
    def frames_total(self) -> int:
        """How many frames there are, for a progress bar."""
        return len(self._recording.frames)

    def read(self) -> Frame | None:
        """The next frame; None after the last, or after `close`."""
        if self._closed or self._number == self.frames_total:
            return None
        recorded = self._recording.frames[self._number]
        frame = Frame(np.full(self._shape, recorded.luma, np.uint8), recorded.captured_s, self._number)
        self._number += 1
        return frame

    def close(self) -> None:
        """Give no more frames; safe to call twice."""
        self._closed = True


class RecordedLandmarker(Closing):
    """Finds in each frame of a `RecordedCamera` the pose that was recorded of it, by the frame's number."""

    def __init__(self, recording: Recording) -> None:
        self._frames = recording.frames

    def find(self, frame: Frame, search: object = None) -> Pose | None:
        """The recorded pose; None where nobody was found, and in frames that the recording has not.

        Wherever one asks it to search: what was found was found.
        """
        del search
        return self._frames[frame.number].pose if frame.number < len(self._frames) else None

    def close(self) -> None:
        """Nothing is held."""


def _small(recording: Recording) -> tuple[int, int]:
    """Height and width of a small picture whose proportion is near the true one, which the Pose has."""
    tall, wide = sorted((recording.width_px, recording.height_px))
    share = Fraction(tall, wide).limit_denominator(SIDE_MOST_PX)
    shorter, longer = max(share.numerator, 1), share.denominator
    return (shorter, longer) if recording.width_px >= recording.height_px else (longer, shorter)
