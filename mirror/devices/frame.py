"""A Frame: one picture, when it was captured, and its number."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Frame", "Pixels"]

Pixels: TypeAlias = npt.NDArray[np.uint8]
"""A picture: (height, width, 3), BGR as OpenCV reads it, contiguous."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture from a camera. The pixels are read-only: nobody draws on them."""

    pixels: Pixels
    captured_s: float
    """Monotonic seconds at capture for a live camera; seconds from the start for a clip."""
    number: int
    """Counts up by one for each frame that the camera gave, from 0."""

    def __post_init__(self) -> None:
        self.pixels.setflags(write=False)

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])
