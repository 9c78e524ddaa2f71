"""Light: whether the athlete is lit well enough for the pose model to be trusted."""

from dataclasses import dataclass

import numpy as np

from mirror.devices.frame import Frame
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose

__all__ = ["DARK_ATHLETE", "DARK_LUMA", "Light", "LightMeter", "measure_light"]

DARK_LUMA = 32.0
"""Mean picture level (0..255) below which nothing is judged while nobody is seen. A camera's automatic
exposure holds the mean near 100 down to its limit; the virtual camera's puts 50 lux at this level."""

DARK_ATHLETE = 40.0
"""The same for the lighter parts of the athlete, wherever the light in the picture comes from: before a
bright window the picture is bright and the athlete is not. Ten virtual athletes read 38 to 65 at 50 lux and
25 to 44 at 35, where the worst hundredth of the model's landmarks is 43 cm off; from 70 lux on it is 12 cm,
as in full light, at 50 it is 14, and at 20 nobody is found."""

AGAIN = 1.2
"""How much lighter than the limit it must become to be light enough again: flicker and a step to the side
change the level by a tenth."""

STRIDE = 16
"""Every sixteenth pixel both ways gives the mean within half a level at 1/256 of the cost."""

BODY = [
    L.NOSE, L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_ELBOW, L.RIGHT_ELBOW, L.LEFT_WRIST, L.RIGHT_WRIST,
    L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE,
]  # fmt: skip
LIGHTER = 9
"""Of so many points of the body in the order of their levels this one is taken, from the darkest: skin and a
light shirt tell how much light there is, black clothes do not."""


@dataclass(frozen=True, slots=True)
class Light:
    """How bright the picture is, and the athlete in it."""

    luma: float
    """Mean level, 0 black to 255 white."""
    athlete: float | None = None
    """Level of the lighter parts of the athlete; None while nobody is seen."""
    margin: float = 1.0
    """By how much more than the limit is asked for."""

    @property
    def enough(self) -> bool:
        """Whether form may be judged in it."""
        if self.athlete is None:
            return self.luma >= DARK_LUMA * self.margin
        return self.athlete >= DARK_ATHLETE * self.margin


class LightMeter:
    """Measures frame after frame; once it was too dark it must become clearly lighter."""

    def __init__(self) -> None:
        self._margin = 1.0

    def measure(self, frame: Frame, pose: Pose | None) -> Light:
        """The light of a frame and of the athlete in it."""
        light = measure_light(frame, pose, self._margin)
        self._margin = 1.0 if light.enough else AGAIN
        return light


def measure_light(frame: Frame, pose: Pose | None = None, margin: float = 1.0) -> Light:
    """The light of a frame, from every sixteenth pixel, and of a sound pose in it, from thirteen points."""
    sample = frame.pixels[::STRIDE, ::STRIDE]
    blue, green, red = (float(sample[..., channel].mean()) for channel in range(3))
    athlete = None if pose is None else _on_athlete(frame, pose)
    return Light(_luma(blue, green, red), athlete, margin)


def _on_athlete(frame: Frame, pose: Pose) -> float:
    places = pose.image[BODY, :2] * (frame.width, frame.height)
    columns, rows = np.clip(places, 0, (frame.width - 1, frame.height - 1)).astype(np.intp).T
    return sorted(_luma(*levels) for levels in frame.pixels[rows, columns].tolist())[LIGHTER]


def _luma(blue: float, green: float, red: float) -> float:
    """ITU-R BT.601 weights."""
    return 0.114 * blue + 0.587 * green + 0.299 * red
