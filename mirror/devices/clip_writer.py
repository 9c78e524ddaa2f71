"""Writes pictures to an H.264 clip that browsers, phones and players open."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from mirror.base.closing import Closing
from mirror.base.errors import MirrorError
from mirror.devices.frame import Pixels

__all__ = ["ClipWriter"]

QUALITY = "23"
"""libx264's default constant rate factor: no difference to be seen at arm's length, about 2 MB a minute."""


class ClipWriter(Closing):
    """An H.264 clip under way; use it as a context manager.

    Only a command that was asked for a clip opens one: a running mirror writes no pictures.
    """

    def __init__(self, path: Path, width: int, height: int, frames_per_s: float) -> None:
        """Begin a clip.

        Args:
            path: where to; an existing file is replaced.
            width: of the pictures, in pixels; an odd size loses its last column, as H.264 wants it.
            height: likewise.
            frames_per_s: the rate at which it plays.

        Raises:
            MirrorError: when the path cannot be written.
        """
        self._width, self._height = width - width % 2, height - height % 2
        try:
            # FFmpeg opens the file with the first picture, too late to say where it may not go.
            path.write_bytes(b"")
        except OSError as error:
            raise MirrorError(f"Cannot write {path} ({error.strerror}): choose another place.") from error
        self._file = av.open(path, "w", format="mp4", options={"movflags": "+faststart"})
        rate = Fraction(frames_per_s).limit_denominator(1001)
        self._stream = self._file.add_stream("libx264", rate=rate)
        self._stream.width, self._stream.height = self._width, self._height
        self._stream.pix_fmt = "yuv420p"
        self._stream.options = {"crf": QUALITY, "preset": "veryfast"}

    def write(self, pixels: Pixels) -> None:
        """Append one BGR picture."""
        cut = np.ascontiguousarray(pixels[: self._height, : self._width])
        picture = av.VideoFrame.from_ndarray(cut, format="bgr24")
        self._file.mux(self._stream.encode(picture))

    def close(self) -> None:
        """Finish the file."""
        self._file.mux(self._stream.encode(None))
        self._file.close()
