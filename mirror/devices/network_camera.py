"""A camera on the network: RTSP, or MJPEG over HTTP as phones and cheap cameras serve it."""

import time
from urllib.parse import urlsplit

import av.error

from mirror.base.closing import Closing
from mirror.base.errors import CameraError, CameraTrouble
from mirror.devices.decoder import Decoder, NoVideoError, Picture
from mirror.devices.frame import Frame

__all__ = ["NetworkCamera"]

TIMEOUTS_S = (5.0, 2.0)
"""For opening and for the next picture: the screen says "camera lost" two seconds after the network died."""
OPTIONS = {
    "rtsp_transport": "tcp",  # UDP loses slices of a picture, and firewalls drop it
    "fflags": "nobuffer",
    "flags": "low_delay",
    "analyzeduration": "1000000",  # microseconds of stream to look at before the first picture
}


class NetworkCamera(Closing):
    """Frames from a URL, stamped when they arrive.

    Args:
        url: "rtsp://..." or "http://.../stream.mjpg"; a user and a password in it are never shown.
        timeouts_s: seconds to wait for opening, and for the next picture.

    Raises:
        CameraError: UNREACHABLE or NOT_A_VIDEO, with a sentence that says what to do.
    """

    def __init__(self, url: str, *, timeouts_s: tuple[float, float] = TIMEOUTS_S) -> None:
        self._label = _without_password(url)
        try:
            self._decoder = Decoder(url, options=OPTIONS, timeouts_s=timeouts_s, threads="SLICE")
        except NoVideoError:
            raise CameraError(
                CameraTrouble.NOT_A_VIDEO,
                f"{self._label} answers with something that is no video: check the address.",
            ) from None
        except av.error.FFmpegError as error:
            raise CameraError(
                CameraTrouble.UNREACHABLE,
                f"{self._label} does not answer with a video ({error.strerror}): check the address, "
                "and that the camera is on.",
            ) from None  # FFmpeg's error quotes the whole URL, password and all
        self._pictures = self._decoder.pictures()
        self._number = 0

    @property
    def label(self) -> str:
        """The address without user and password."""
        return self._label

    @property
    def live(self) -> bool:
        """True: frames arrive by themselves."""
        return True

    @property
    def frames_per_s(self) -> float:
        """The rate that the stream tells, or FFmpeg's guess."""
        return self._decoder.frames_per_s

    def read(self) -> Frame | None:
        """Wait for the next frame.

        Raises:
            CameraError: LOST when the connection ends, or nothing comes for two seconds.
        """
        picture = self._arrived()
        frame = Frame(picture.pixels, time.monotonic(), self._number)
        self._number += 1
        return frame

    def close(self) -> None:
        """Hang up; safe to call twice."""
        self._decoder.close()

    def _arrived(self) -> Picture:
        try:
            picture = next(self._pictures, None)
        except av.error.FFmpegError:
            picture = None
        if picture is None:
            self.close()
            raise CameraError(
                CameraTrouble.LOST, f"{self._label} stopped sending: check the camera and the network."
            )
        return picture


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()
