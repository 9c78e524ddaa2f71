"""A Sound: samples and their rate, which never travel apart."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Samples", "Sound"]

Samples: TypeAlias = npt.NDArray[np.float32]
"""(n,): mono samples, -1..1."""


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """Mono samples."""

    samples: Samples
    rate_hz: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate_hz
