"""The landmarker port, and MediaPipe's engine for it: a Frame becomes a Pose, or nobody is there.

It knows nothing of cameras, angles or exercises. Only this file and `bundle.py` import MediaPipe.
"""

import logging
import os
import re
from contextlib import nullcontext
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import cv2
import numpy as np

from mirror.base.closing import Closing
from mirror.base.errors import ModelError
from mirror.base.standard_error import standard_error_to
from mirror.devices.frame import Frame, Pixels
from mirror.pose.landmarks import LANDMARK_COUNT
from mirror.pose.lean_import import lean_mediapipe
from mirror.pose.pose import Floats, Pose
from mirror.pose.search import Search

__all__ = ["Landmarker", "MediaPipeLandmarker", "RisingClock"]


log = logging.getLogger(__name__)

STANDARD_ERROR = 2
CHATTER = re.compile(rb"[IWE]\d{4} [\d:.]+ |(INFO|WARNING): ")
"""How a line of Abseil ("W0000 00:00:17..."), or of TensorFlow Lite ("INFO: Created...") begins."""

BLANK: Pixels = np.zeros((32, 32, 3), np.uint8)
"""A picture of nobody, as small as may be."""


class Landmarker(Protocol):
    """Finds the athlete's landmarks in one frame after another."""

    def find(self, frame: Frame, search: Search | None = None) -> Pose | None:
        """The pose in this frame; None when nobody is seen. Frames come in the order of their capture.

        Args:
            frame: the picture.
            search: where to look, and whether anew; None follows whom it followed, wherever they go.
        """
        ...

    def close(self) -> None:
        """Let the model go; safe to call twice."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class RisingClock:
    """Makes milliseconds that always rise out of capture times that may stand still or start again."""

    def __init__(self) -> None:
        self._last_ms = -1
        self._shift_ms = 0

    def stamp_ms(self, captured_s: float) -> int:
        """The stamp of a frame: its capture time, shifted for good whenever time went back."""
        stamp_ms = round(captured_s * 1000) + self._shift_ms
        if stamp_ms <= self._last_ms:
            self._shift_ms += self._last_ms + 1 - stamp_ms
            stamp_ms = self._last_ms + 1
        self._last_ms = stamp_ms
        return stamp_ms


class MediaPipeLandmarker(Closing):
    """MediaPipe's Pose Landmarker for one athlete, in its video mode.

    It tracks from frame to frame, and in this mode with one athlete it smooths with a One-Euro filter of its
    own. MediaPipe is imported when the first landmarker is made, so that `import mirror` stays quick.

    Raises:
        ModelError: the file is no pose model.
    """

    def __init__(self, model: Path) -> None:
        with lean_mediapipe(), standard_error_to(_sort_out):
            import mediapipe  # noqa: PLC0415 - see above
            from mediapipe.tasks.python import vision  # noqa: PLC0415 - likewise

            options = vision.PoseLandmarkerOptions(
                base_options=mediapipe.tasks.BaseOptions(model_asset_path=str(model)),
                running_mode=vision.RunningMode.VIDEO,
                num_poses=1,
            )
            try:
                self._model = vision.PoseLandmarker.create_from_options(options)
            except (RuntimeError, ValueError, OSError) as error:
                raise ModelError(
                    f"{model} does not open as a pose model; delete it and start again."
                ) from error
        self._image_of = mediapipe.Image
        self._srgb = mediapipe.ImageFormat.SRGB
        self._clock = RisingClock()
        self._rgb: Pixels = np.empty((0, 0, 3), np.uint8)
        self._has_found = False
        self._open = True

    def find(self, frame: Frame, search: Search | None = None) -> Pose | None:
        """The pose in this frame, or in the part of it that is searched; None when nobody is seen."""
        if search is not None and search.afresh:
            self._forget(frame.captured_s)
        found = self._detected(self._converted(frame.pixels, search), frame.captured_s)
        if not found.pose_landmarks:
            return None
        self._has_found = True
        return Pose(
            image=_places(found.pose_landmarks[0]),
            world=_places(found.pose_world_landmarks[0]),
            visibility=np.fromiter(
                (mark.visibility for mark in found.pose_landmarks[0]), np.float32, LANDMARK_COUNT
            ),
            aspect=frame.width / frame.height,
            captured_s=frame.captured_s,
        )

    def close(self) -> None:
        """Let the model go; safe to call twice."""
        if self._open:
            self._open = False
            self._model.close()

    def _detected(self, rgb: Pixels, captured_s: float) -> Any:
        """What the model makes of a picture."""
        image = self._image_of(self._srgb, rgb)
        # it has one more warning to say, and says it at the first body that it finds
        with nullcontext() if self._has_found else standard_error_to(_sort_out):
            return self._model.detect_for_video(image, self._clock.stamp_ms(captured_s))

    def _forget(self, captured_s: float) -> None:
        """Let the model lose whom it follows: it sees nobody in a blank picture, and then detects anew.

        15 ms; another landmarker would take 100.
        """
        self._detected(BLANK, captured_s)

    def _converted(self, pixels: Pixels, search: Search | None) -> Pixels:
        """The picture in RGB, in a buffer that is used again: MediaPipe copies what it is given."""
        if self._rgb.shape != pixels.shape:
            self._rgb = np.empty_like(pixels)
        if search is None:
            cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB, dst=self._rgb)
            return self._rgb
        height, width = pixels.shape[:2]
        part = search.within.within_px(width, height)
        self._rgb.fill(0)
        self._rgb[part] = pixels[part][..., ::-1]
        if search.without is not None:
            self._rgb[search.without.within_px(width, height)] = 0
        return self._rgb


def _sort_out(line: bytes) -> None:
    """Log what MediaPipe says of itself, and pass on to the terminal what another thread wrote meanwhile."""
    if CHATTER.match(line):
        log.debug("%s", line.decode(errors="replace").rstrip())
    else:
        os.write(STANDARD_ERROR, line)


def _places(marks: list[Any]) -> Floats:
    """(33, 3): x, y, z of each landmark."""
    places = np.fromiter(
        (value for mark in marks for value in (mark.x, mark.y, mark.z)), np.float32, LANDMARK_COUNT * 3
    )
    return places.reshape(LANDMARK_COUNT, 3)
