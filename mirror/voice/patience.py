"""How long to wait before trying again what failed several times in a row."""

from collections.abc import Callable
from time import monotonic

__all__ = ["Patience"]

FIRST_S = 0.5
"""The wait after the second failure; it doubles with each one. After the first there is none."""
LONGEST_S = 30.0
"""Rare enough to cost nothing, often enough that an engine installed meanwhile is found."""


class Patience:
    """Counts failures in a row and tells how much of the wait is left."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._until_s = clock()

    @property
    def left_s(self) -> float:
        """Seconds until it may be tried again."""
        return max(0.0, self._until_s - self._clock())

    def failed(self) -> None:
        """It failed once more."""
        self._failures += 1
        # the exponent is kept small: floats overflow, and patience has an end
        wait_s = FIRST_S * 2.0 ** min(self._failures - 2, 10) if self._failures > 1 else 0.0
        self._until_s = self._clock() + min(wait_s, LONGEST_S)

    def worked(self) -> None:
        """It works: the next failure is a first one."""
        self._failures = 0
        self._until_s = self._clock()
