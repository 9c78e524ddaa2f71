"""A Pose: where the athlete's landmarks are in one frame, and how sure the model is of each."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["SEEN", "Floats", "Pose"]

SEEN = 0.5
"""The visibility from which a landmark counts as seen: the model's own border between seen and guessed."""

Floats: TypeAlias = npt.NDArray[np.float32]
"""An array of 32-bit floats; its docstring gives the shape."""


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """One athlete in one frame. It knows no vendor: a landmarker makes it, everything after reads it."""

    image: Floats
    """(33, 3): x to the right and y down as fractions of the picture's width and height (outside 0..1
    when out of the picture); z toward the scene, smaller is nearer the camera, in the scale of x."""
    world: Floats
    """(33, 3): metres from the middle of the hips; x to the right of the picture, y down, z away."""
    visibility: Floats
    """(33,): 0..1, how likely the landmark is in the picture and not hidden."""
    aspect: float
    """Width of the picture divided by its height."""
    captured_s: float
    """The frame's capture time."""

    def plane(self) -> Floats:
        """(33, 2): image positions with equal units along both axes, in picture heights."""
        return self.image[:, :2] * np.array([self.aspect, 1.0], np.float32)
