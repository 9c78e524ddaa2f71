"""Columns of numbers as bytes that pack well: whole steps, differences in time, high and low bytes apart."""

import math
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from mirror.pose.pose import Floats

__all__ = ["MISSING", "joined", "quantised", "restored", "split"]

Steps: TypeAlias = npt.NDArray[np.int16]
"""(frames, ...) whole numbers of steps."""

MISSING = -32768
"""Stands for "no number" (NaN)."""
MOST = 32767


def quantised(values: npt.NDArray[np.floating], step: float) -> Steps:
    """Values in whole steps, within half a step; what is beyond 32767 steps is held there, NaN is kept."""
    steps = np.clip(np.rint(values.astype(np.float64) / step), -MOST, MOST)
    return np.where(np.isnan(steps), MISSING, steps).astype(np.int16)


def restored(steps: Steps, step: float) -> Floats:
    """The values of whole steps."""
    return np.where(steps == MISSING, np.nan, steps * np.float64(step)).astype(np.float32)


def split(steps: Steps) -> bytes:
    """Each column's differences from frame to frame, all low bytes before all high ones.

    Differences are small, so the high bytes are nearly all alike: deflate packs landmarks into 60 percent of
    what it makes of them as they are (measured on 13 clips: 231 bytes a frame in place of 373).
    """
    rows = steps.reshape(len(steps), math.prod(steps.shape[1:]))
    differences = np.diff(rows, axis=0, prepend=np.zeros_like(rows[:1])).astype("<i2")
    return np.ascontiguousarray(differences.T).view(np.uint8).reshape(-1, 2).T.tobytes()


def joined(packed: bytes, shape: tuple[int, ...]) -> Steps:
    """What `split` was given; `packed` has two bytes for each number of `shape`, frames first."""
    halves = np.frombuffer(packed, np.uint8).reshape(2, math.prod(shape))
    differences = np.ascontiguousarray(halves.T).view("<i2").reshape(math.prod(shape[1:]), shape[0]).T
    return np.cumsum(differences, axis=0, dtype=np.int16).reshape(shape)
