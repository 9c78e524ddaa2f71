"""When each sample of a device passes its membrane: the times that the device tells, without their jitter."""

from math import isfinite

__all__ = ["DeviceClock"]

SETTLING = 200
"""Frames over which the times are averaged, 2 s: drivers tell them give or take some milliseconds."""
JUMP_S = 0.02
"""A frame told so far from where it was expected is out of line; jitter is a quarter of that."""
JUMPED = 10
"""Frames in a row out of line, 0.1 s: the device was opened again, or lost some sound."""


class DeviceClock:
    """Follows one stream of samples that are counted from 0."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._start_s = 0.0
        self._told = 0
        self._out_of_line = 0
        self.jumps = 0
        """How often the device began anew, the first time included."""

    def tell(self, sample: int, time_s: float) -> None:
        """The device says that sample number `sample` passes at the monotonic time `time_s`."""
        error_s = time_s - self.time_of(sample)
        if not isfinite(error_s):
            return
        if self._told and abs(error_s) > JUMP_S:
            self._out_of_line += 1
            if self._out_of_line < JUMPED:
                return
            self._told = 0
        self._out_of_line = 0
        if not self._told:
            self.jumps += 1
        self._told = min(self._told + 1, SETTLING)
        self._start_s += error_s / self._told

    def time_of(self, sample: float) -> float:
        """When a sample passes."""
        return self._start_s + sample / self._rate_hz

    def sample_at(self, time_s: float) -> float:
        """Which sample passes at a time; it lies between two."""
        return (time_s - self._start_s) * self._rate_hz
