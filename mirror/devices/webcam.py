"""A camera on this machine, opened through OpenCV by number or by name."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

import cv2
import numpy as np

from mirror.base.closing import Closing
from mirror.base.errors import CameraError, CameraTrouble
from mirror.devices.frame import Frame, Pixels
from mirror.devices.known_cameras import KnownCamera, known_cameras

__all__ = ["Listing", "Opener", "Webcam", "found_camera", "open_device", "same_camera"]

WIDTH_PX, HEIGHT_PX, FRAMES_PER_S = 1280, 720, 30.0
"""What is asked for: more costs time and gains the pose model nothing, which looks at 256 x 256."""
SILENT_AFTER_S = 2
"""How long OpenCV's V4L2 reader waits for a frame before it gives up; its own default is 10."""
BACKENDS = {"linux": cv2.CAP_V4L2, "darwin": cv2.CAP_AVFOUNDATION, "win32": cv2.CAP_MSMF}

Listing: TypeAlias = Callable[[], Sequence[KnownCamera]]
"""Tells which cameras there are now."""
Opener: TypeAlias = Callable[[int], cv2.VideoCapture]
"""Opens the device with a number."""


def open_device(index: int) -> cv2.VideoCapture:
    """OpenCV's capture of a device, asked for 720p at 30 frames a second and no queue.

    MJPG comes first, because over USB 2 most cameras give 720p raw at 10 frames a second or fewer; a camera
    that has no MJPG keeps its own format.
    """
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(SILENT_AFTER_S))
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    capture = cv2.VideoCapture(index, BACKENDS.get(sys.platform, cv2.CAP_ANY))
    if sys.platform == "linux":
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH_PX)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT_PX)
    capture.set(cv2.CAP_PROP_FPS, FRAMES_PER_S)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


def found_camera(wanted: int | str | None, known: Sequence[KnownCamera]) -> KnownCamera:
    """The camera with a number, with a name, or with a name that contains the words; case does not matter.

    None means the first one; where the system lists none that is number 0.

    Raises:
        CameraError: NOT_FOUND when no camera, or more than one, is meant.
    """
    if wanted is None:
        return known[0] if known else KnownCamera(0, "camera")
    if isinstance(wanted, int):
        return next((each for each in known if each.index == wanted), KnownCamera(wanted, "camera"))
    words = wanted.casefold()
    exact = [each for each in known if each.name.casefold() == words]
    meant = exact or [each for each in known if words in each.name.casefold()]
    if len(meant) == 1:
        return meant[0]
    many = "More than one camera is" if meant else "There is no camera"
    raise CameraError(CameraTrouble.NOT_FOUND, f'{many} called "{wanted}": {_choices(known)}')


def same_camera(camera: KnownCamera, known: Sequence[KnownCamera]) -> KnownCamera:
    """Where a camera is now that was unplugged: at its old number, or at another one under its name.

    Raises:
        CameraError: LOST while it is still away; a stranger at its number is not taken for it.
    """
    if camera in known:
        return camera
    back = next((each for each in known if each.name == camera.name), None)
    if back is None and known:
        raise _gone(camera)
    return back or camera


class Webcam(Closing):
    """A camera on this machine, with frames stamped when they are grabbed.

    Args:
        wanted: its number, its name or a part of its name; None for the first one.
        listing: tells which cameras there are.
        opener: how a number becomes an open device.

    Raises:
        CameraError: NOT_FOUND, or IN_USE when it is there and gives no picture.
    """

    def __init__(
        self,
        wanted: int | str | None = None,
        *,
        listing: Listing = known_cameras,
        opener: Opener = open_device,
    ) -> None:
        self._listing, self._opener = listing, opener
        known = listing()
        self._camera = found_camera(wanted, known)
        self._capture = opener(self._camera.index)
        if not self._capture.isOpened():
            raise CameraError(
                CameraTrouble.NOT_FOUND, f"There is no camera {self._camera.index}: {_choices(known)}"
            )
        if not self._capture.grab():
            self._capture.release()
            raise CameraError(
                CameraTrouble.IN_USE,
                f"{self._camera} gives no picture: close the program that uses it, or plug it in again.",
            )
        self._frames_per_s = self._capture.get(cv2.CAP_PROP_FPS) or FRAMES_PER_S
        self._number = 0

    @property
    def label(self) -> str:
        """Name and number: "HD Webcam (0)"."""
        return str(self._camera)

    @property
    def live(self) -> bool:
        """True: frames arrive by themselves."""
        return True

    @property
    def frames_per_s(self) -> float:
        """The rate that the camera agreed to."""
        return self._frames_per_s

    def read(self) -> Frame | None:
        """Wait for the next frame.

        Raises:
            CameraError: LOST when the device is gone; the device is let go, so that it can come back.
        """
        grabbed = self._capture.grab()
        captured_s = time.monotonic()
        taken, pixels = self._capture.retrieve() if grabbed else (False, None)
        if not taken or pixels is None:
            self.close()
            raise _gone(self._camera)
        frame = Frame(_bgr(pixels), captured_s, self._number)
        self._number += 1
        return frame

    def again(self) -> "Webcam":
        """Open the same camera once more, also when it was plugged in elsewhere and has another number now.

        Raises:
            CameraError: it is still away, or gives no picture yet.
        """
        camera = same_camera(self._camera, self._listing())
        return Webcam(camera.index, listing=self._listing, opener=self._opener)

    def close(self) -> None:
        """Let the device go; safe to call twice."""
        self._capture.release()


def _bgr(pixels: cv2.typing.MatLike) -> Pixels:
    """OpenCV's picture as what it is: 8-bit BGR, also from a camera that gives shades of grey."""
    if pixels.ndim == 2:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR)
    return np.ascontiguousarray(pixels, np.uint8)


def _gone(camera: KnownCamera) -> CameraError:
    return CameraError(CameraTrouble.LOST, f"{camera} is gone: plug it in again.")


def _choices(known: Sequence[KnownCamera]) -> str:
    """What a user can do about it."""
    if not known:
        return "plug one in, or use --camera athlete."
    return f"use one of {', '.join(map(str, known))}, or --camera athlete."
