"""Values that change without a jump: how loud a bus is, and how far it steps back."""

from typing import Final

import numpy as np

from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

__all__ = ["Ramp", "ramped"]


class Ramp:
    """A value on its way to where it is wanted, at a fixed pace in each direction.

    Args:
        value: where it begins.
        rise_s: how long it takes to go up by one.
        fall_s: how long it takes to go down by one.
    """

    def __init__(self, value: float, rise_s: float, fall_s: float) -> None:
        self.value = value
        self.aim = value
        self._rise: Final = 1 / (rise_s * RATE_HZ)
        self._fall: Final = 1 / (fall_s * RATE_HZ)

    def step(self, samples: int) -> float:
        """Where it is after so many samples more."""
        if self.aim > self.value:
            self.value = min(self.aim, self.value + self._rise * samples)
        else:
            self.value = max(self.aim, self.value - self._fall * samples)
        return self.value


def ramped(start: float, end: float, samples: int) -> Samples:
    """(samples,): factors that go evenly from `start`, where the last piece ended, to `end`."""
    return np.linspace(start, end, samples + 1, dtype=np.float32)[1:]
