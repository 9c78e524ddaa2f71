"""The arrays of the virtual athlete's space: metres, x to the athlete's left, y up, z forward."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Array"]

Array: TypeAlias = npt.NDArray[np.float64]
"""Positions (..., 3) in metres, or orientations (..., 3, 3) whose columns are a bone's own x, y and z."""
