"""The cycles of an exercise's signal: of both sides at once, or of each side in its turn."""

from mirror.exercise.rules import RepSignal
from mirror.kinematics.view import Side
from mirror.movement.cycle import Cycle, CycleFinder

__all__ = ["Cycles"]


class Cycles:
    """One finder, or for a signed signal two, of which one is at work at any time.

    The left side's is fed with the value, the right's with its opposite, neither with less than rest.
    """

    def __init__(self, signal: RepSignal) -> None:
        self._signal = signal
        self._plain = CycleFinder(signal)
        self._mirrored = CycleFinder(signal) if signal.signed else None
        self._at_work = self._plain

    def update(self, value: float, at_s: float) -> Cycle | None:
        """Take the signal's value at a time; the cycle that it completes, if any."""
        if self._mirrored is None:
            return self._plain.update(value, at_s)
        rest = self._signal.rest
        left = self._plain.update(max(value, rest), at_s)
        right = self._mirrored.update(max(-value, rest), at_s)
        finished = self._plain if left else self._mirrored
        if left or right:
            self._at_work = finished
        else:
            self._at_work = max(self._plain, self._mirrored, key=lambda finder: finder.fraction)
        return left or right

    def forget(self) -> None:
        """Drop the cycles under way."""
        self._plain.forget()
        if self._mirrored is not None:
            self._mirrored.forget()

    @property
    def at_work(self) -> CycleFinder:
        """The finder whose side is away from rest, or the one that finished a cycle with this value."""
        return self._at_work

    @property
    def side(self) -> Side | None:
        """The side at work, None where both work at once."""
        if self._mirrored is None:
            return None
        return Side.LEFT if self._at_work is self._plain else Side.RIGHT
