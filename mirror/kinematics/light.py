"""Light: whether the picture is bright enough for the pose model to be trusted."""

from dataclasses import dataclass

import numpy as np

from mirror.devices.frame import Frame

__all__ = ["DARK_LUMA", "Light", "measure_light"]

DARK_LUMA = 32.0
"""Mean picture level (0..255) below which nothing is judged. A camera's automatic exposure holds the mean
near 100 down to its limit; BlazePose holds to about 50 lux (ACCURACY.md), which the virtual
camera's exposure puts at this level."""

STRIDE = 16
"""Every sixteenth pixel both ways gives the mean within half a level at 1/256 of the cost."""


@dataclass(frozen=True, slots=True)
class Light:
    """How bright the picture is."""

    luma: float
    """Mean level, 0 black to 255 white."""

    @property
    def enough(self) -> bool:
        """Whether form may be judged in it."""
        return self.luma >= DARK_LUMA


def measure_light(frame: Frame) -> Light:
    """The light of a frame, from every sixteenth pixel (ITU-R BT.601 weights)."""
    blue, green, red = frame.pixels[::STRIDE, ::STRIDE].reshape(-1, 3).mean(axis=0, dtype=np.float32)
    return Light(float(0.114 * blue + 0.587 * green + 0.299 * red))
