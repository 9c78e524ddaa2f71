"""When each sample of a device passes its membrane: the times that the device tells, without their jitter."""

from math import isfinite

__all__ = ["DeviceClock"]

MEMORY = 2000
"""Frames, 20 s, over which a straight line is laid through the times told: with a millisecond of jitter the
rate is known to 4 ppm then, and crystals differ by up to 100."""
SETTLED = 50
"""Frames, 0.5 s, after which the times are worth something: a tenth of their jitter is left."""
RATE_KNOWN = 500
"""Frames, 5 s, after which the rate is."""
UNUSUAL = 6.0
"""Times the mean of what is told too early or too late: jitter does not do that."""
JITTER_KEPT = 0.99
"""Of that mean, in a frame."""
LONGEST_GAP_S = 0.5
"""A longer one is another device, or the same one opened again."""
FASTEST = 300e-6
"""No crystal is off by more."""
JUMP_S = 0.004
"""A frame told so far from where it was expected is out of line, and left out of it."""
JUMPED = 10
"""Frames in a row out of line on the same side, 0.1 s: the device was opened again, or ran dry. Blocks of
5 ms are told 2.4 ms too early and too late in turn."""


class DeviceClock:
    """Follows one stream of samples that are counted from 0.

    The line is that of least squares over all frames at first, and forgets the oldest later: an expanding-
    and then fading-memory filter of the first order (Morrison, "Introduction to sequential smoothing", 1969).
    """

    def __init__(self, rate_hz: int) -> None:
        self._nominal_s = 1 / rate_hz
        self._sample = 0
        self._time_s = 0.0
        self._drift = 0.0
        self._told = 0
        self._out_of_line = 0
        self._jitter_s = 0.0
        self.jumps = 0
        """How often the device began anew, the first time included."""

    @property
    def settled(self) -> bool:
        """Whether its times are worth something."""
        return self._told >= SETTLED

    @property
    def drift(self) -> float:
        """By how much it is slower than it says; 0 until that is known."""
        return self._drift if self._told >= RATE_KNOWN else 0.0

    def gap(self, sample: int, time_s: float) -> int:
        """How many samples were lost before `sample`, which passes at `time_s`; negative for too many.

        Who counts the samples skips them, and goes on as if nothing had been.
        """
        error_s = time_s - self.time_of(sample)
        if not self.settled or not JUMP_S < abs(error_s) < LONGEST_GAP_S:
            return 0
        return round(error_s / self._nominal_s) if abs(error_s) > UNUSUAL * self._jitter_s else 0

    def tell(self, sample: int, time_s: float) -> None:
        """The device says that sample number `sample` passes at the monotonic time `time_s`."""
        expected_s = self.time_of(sample)
        error_s = time_s - expected_s
        if not isfinite(error_s):
            return
        if self._told and abs(error_s) > JUMP_S:
            side = 1 if error_s > 0 else -1
            self._out_of_line = self._out_of_line + side if self._out_of_line * side > 0 else side
            if abs(self._out_of_line) < JUMPED:
                return
            self._told = 0
        self._out_of_line = 0
        if not self._told:
            self.jumps += 1
            self._drift = 0.0
        self._draw(sample, expected_s, error_s)

    def _draw(self, sample: int, expected_s: float, error_s: float) -> None:
        """Lay the line anew."""
        self._jitter_s = JITTER_KEPT * self._jitter_s + (1 - JITTER_KEPT) * abs(error_s)
        self._told = told = min(self._told + 1, MEMORY)
        passed_s = (sample - self._sample) * self._nominal_s
        if told > 1 and passed_s > 0:
            change = 6 * error_s / (told * (told + 1)) / passed_s
            self._drift = min(max(self._drift + change, -FASTEST), FASTEST)
        self._time_s = expected_s + error_s * 2 * (2 * told - 1) / (told * (told + 1))
        self._sample = sample

    def time_of(self, sample: float) -> float:
        """When a sample passes."""
        return self._time_s + (sample - self._sample) * self._nominal_s * (1 + self._drift)

    def sample_at(self, time_s: float) -> float:
        """Which sample passes at a time; it lies between two."""
        return self._sample + (time_s - self._time_s) / (self._nominal_s * (1 + self._drift))
