"""The picture: the seen part of a frame, mirrored and scaled, in a buffer that a screen shows as it is."""

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from mirror.devices.frame import Frame
from mirror.overlay.fit import Fit
from mirror.overlay.scene import Picture

__all__ = ["Bgra", "PictureBuffer"]

Bgra: TypeAlias = npt.NDArray[np.uint8]
"""(height, width, 4): blue, green, red, 255; what screens call RGB32."""


class PictureBuffer:
    """Makes the picture into one buffer of its own, again and again; the frame is never written to."""

    def __init__(self) -> None:
        self._seen = np.empty((0, 0, 4), np.uint8)
        self._made = np.empty((0, 0, 4), np.uint8)
        self._of: tuple[Frame, Picture, tuple[int, int]] | None = None

    def compose(self, frame: Frame, picture: Picture, size_px: tuple[int, int]) -> Bgra:
        """The frame as `picture` wants it, `size_px` (width, height) large.

        The array is valid until the next call. The same arguments twice cost nothing.
        """
        of = (frame, picture, size_px)
        if self._of is None or self._of[0] is not frame or self._of[1:] != of[1:]:
            self._compose(frame, picture, size_px)
            self._of = of
        return self._made

    def _compose(self, frame: Frame, picture: Picture, size_px: tuple[int, int]) -> None:
        seen = _cut(frame, picture.fit)
        self._seen = _shaped(self._seen, (seen.shape[1], seen.shape[0]))
        self._made = _shaped(self._made, size_px)
        # Mirrored before it is enlarged: there are fewer pixels to move.
        small = self._made if size_px == (seen.shape[1], seen.shape[0]) else self._seen
        cv2.cvtColor(seen, cv2.COLOR_BGR2BGRA, dst=small)
        if picture.grey:
            cv2.cvtColor(cv2.cvtColor(small, cv2.COLOR_BGRA2GRAY), cv2.COLOR_GRAY2BGRA, dst=small)
        if picture.brightness < 0.999:
            cv2.convertScaleAbs(small, dst=small, alpha=picture.brightness)
        if picture.fit.mirrored:
            cv2.flip(small, 1, dst=small)
        if small is self._seen:
            # The mean of an area is right for much smaller pictures, and slow for slightly smaller ones.
            shrinks = size_px[0] * 2 <= seen.shape[1]
            cv2.resize(
                small, size_px, dst=self._made, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
            )


def _cut(frame: Frame, fit: Fit) -> npt.NDArray[np.uint8]:
    source = fit.source
    left, top = round(source.left * frame.width), round(source.top * frame.height)
    right, bottom = round(source.right * frame.width), round(source.bottom * frame.height)
    return frame.pixels[top:bottom, left:right]


def _shaped(buffer: Bgra, size_px: tuple[int, int]) -> Bgra:
    """The buffer if it has that size already, a new one if not."""
    shape = (size_px[1], size_px[0], 4)
    return buffer if buffer.shape == shape else np.empty(shape, np.uint8)
