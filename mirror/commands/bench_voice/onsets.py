"""Where sounds begin in a recording, and percentiles of how long they took."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["AUDIBLE", "first_audible", "percentile_ms"]

Samples = npt.NDArray[np.float32]

AUDIBLE = 10 ** (-40 / 20)
"""40 dB below full scale: far above what 16 bits add, far below any word."""


def first_audible(samples: Samples, level: float = AUDIBLE) -> int | None:
    """The first sample that is as loud as `level`; None where all is quiet.

    Args:
        samples: (n,), -1..1.
        level: of the same unit.
    """
    loud = np.flatnonzero(np.abs(samples) >= level)
    return int(loud[0]) if loud.size else None


def percentile_ms(taken_s: Sequence[float], percentile: float) -> float | None:
    """A percentile of seconds in milliseconds, to a tenth; None of nothing."""
    return round(float(np.percentile(taken_s, percentile)) * 1000.0, 1) if taken_s else None
