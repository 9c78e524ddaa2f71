"""World positions out of those in the picture, for landmarks that were kept without them."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Floats

__all__ = ["reconstructed"]

Lengths: TypeAlias = npt.NDArray[np.floating]
"""(n,): a length in each frame."""

DEPTH = 0.28
"""Metres of depth for a metre across, at the same difference in z and in x. MediaPipe promises that z has
"roughly the same scale as x"; over 78 clips of exercise it is 3.5 times as large against the model's own
world landmarks (2.6 to 3.8 from clip to clip, correlation 0.99). Angles in space made with this share differ
from those of the world landmarks by 5 to 9 degrees (spread); with z as it is, by 12 to 35."""

TRUNK_M = 0.48
"""From the middle of the shoulders to that of the hips in the model's world landmarks, whoever is seen: 0.43
to 0.52 on the same clips."""

TRUNK_LEAST = 1e-3
"""Picture heights. A shorter trunk is a point, and has no scale."""


def reconstructed(image: Floats, aspect: float, window: int) -> Floats:
    """Metres from the middle of the hips, x to the right, y down, z away.

    Everything is as large as gives the trunk its length. A trunk trembles and is foreshortened, a body does
    not grow and comes nearer slowly: the scale is the median of the frames around.

    Args:
        image: (n, 33, 3) as in a Pose: fractions of the picture, z in the scale of x.
        aspect: width of the picture divided by its height.
        window: how many frames make up about a second.

    Returns:
        (n, 33, 3).
    """
    flat = image * np.array([aspect, 1.0, aspect * DEPTH], np.float32)
    hips = (flat[:, L.LEFT_HIP] + flat[:, L.RIGHT_HIP]) / 2
    shoulders = (flat[:, L.LEFT_SHOULDER] + flat[:, L.RIGHT_SHOULDER]) / 2
    trunks = np.linalg.norm(shoulders - hips, axis=1)
    scale = TRUNK_M / np.maximum(_median_around(trunks, window), TRUNK_LEAST)
    return ((flat - hips[:, None]) * scale[:, None, None]).astype(np.float32)


def _median_around(lengths: Lengths, window: int) -> Lengths:
    """(n,): each value's median with `window // 2` values before and after it."""
    if not lengths.size:
        return lengths
    reach = min(window // 2, len(lengths) - 1)
    padded = np.pad(lengths, reach, mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    median: Lengths = np.median(around, axis=1)
    return median
