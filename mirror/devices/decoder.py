"""Decodes one video stream, of a file or from the network, into upright pictures with their times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import av
import av.error
import cv2
import numpy as np
from av.stream import Disposition

from mirror.devices.frame import Pixels

__all__ = ["Decoder", "NoVideoError", "Picture"]

RATE_UNKNOWN_FPS = 30.0
"""What to assume of a stream that does not tell its rate: that of most phones and webcams."""
TURNS = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}
"""How to set a picture upright whose display matrix turns it by so many degrees counterclockwise."""


class NoVideoError(Exception):
    """The address opens and holds no moving picture: sound, a still picture, text."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One decoded picture."""

    pixels: Pixels
    shown_s: float | None
    """Presentation time in seconds on the stream's own clock; None where the stream has none."""


class Decoder:
    """The pictures of an address's first video stream. A damaged packet costs its own pictures only.

    Args:
        address: what FFmpeg opens: "file:..." or a URL.
        options: FFmpeg's options for this address.
        timeouts_s: how long to wait for opening, and for reading; None waits for ever.
        threads: "AUTO" decodes several pictures at once, "SLICE" keeps none back.

    Raises:
        av.error.FFmpegError: it cannot be opened.
        NoVideoError: it opens and holds no moving picture.
    """

    def __init__(
        self,
        address: str,
        *,
        options: Mapping[str, str] | None = None,
        timeouts_s: tuple[float, float] | None = None,
        threads: Literal["AUTO", "SLICE"] = "AUTO",
    ) -> None:
        self._container = av.open(
            address, options=dict(options or {}), timeout=timeouts_s, metadata_errors="replace"
        )
        stream = next((each for each in self._container.streams.video if _moves(each)), None)
        if stream is None or _shows_no_motion(self._container.format.name):
            self._container.close()
            raise NoVideoError
        stream.thread_type = threads
        self._stream = stream
        rate = stream.average_rate or stream.guessed_rate
        self.frames_per_s = float(rate) if rate else RATE_UNKNOWN_FPS
        self.frames_total = stream.frames or self._estimated_frames()

    def pictures(self) -> Iterator[Picture]:
        """Each picture in the order of showing.

        Raises:
            av.error.FFmpegError: the stream breaks off, or nothing comes within the time for reading.
        """
        for packet in self._container.demux(self._stream):
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                continue
            for frame in frames:
                if isinstance(frame, av.VideoFrame):
                    yield Picture(_upright(frame), frame.time)

    def close(self) -> None:
        """Let the file or the connection go; safe to call twice."""
        self._container.close()

    def _estimated_frames(self) -> int | None:
        """How many pictures there should be by duration and rate, where the file does not count them."""
        if self._container.duration is None:
            return None
        return round(self._container.duration / av.time_base * self.frames_per_s) or None


def _moves(stream: av.VideoStream) -> bool:
    """Whether a stream is more than the cover picture of a song."""
    return not stream.disposition & Disposition.attached_pic


def _shows_no_motion(format_name: str) -> bool:
    """Whether a format holds still pictures ("png_pipe", "image2") or text that FFmpeg would draw ("tty")."""
    return format_name.endswith("_pipe") or format_name in {"image2", "tty", "bin", "xbin", "adf", "idf"}


def _upright(frame: av.VideoFrame) -> Pixels:
    pixels = frame.to_ndarray(format="bgr24")
    turn = TURNS.get(round(frame.rotation) % 360)
    return np.ascontiguousarray(pixels if turn is None else cv2.rotate(pixels, turn), np.uint8)
