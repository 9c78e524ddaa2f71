"""When each sample of a recording was there, from when its pieces arrived."""

from bisect import bisect_left

__all__ = ["RecordingClock"]

WINDOW_S = 1.0
"""Pieces on either side that are asked: among so many, one comes without having waited for the processor."""


class RecordingClock:
    """Tells the time of a sample by the piece around it that came soonest after it was recorded.

    A recording goes on evenly, and its pieces arrive late or very late, but never early: the least of arrival
    less length so far is when the recording began, plus the little that the fastest piece took. A machine
    that falls behind may leave a gap in the recording, so only pieces nearby are asked.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._ends: list[int] = []
        """Samples from the beginning to the end of each piece."""
        self._arrived_s: list[float] = []

    @property
    def samples(self) -> int:
        """All that arrived."""
        return self._ends[-1] if self._ends else 0

    def arrived(self, samples: int, at_s: float) -> None:
        """Take in the next piece.

        Args:
            samples: how many it holds.
            at_s: the monotonic time at which its last one was here.
        """
        self._ends.append(self.samples + samples)
        self._arrived_s.append(at_s)

    def forget(self, sample: int) -> None:
        """Give up the pieces that ended before a sample, so that an hour takes no more room than a minute."""
        gone = bisect_left(self._ends, sample)
        del self._ends[:gone], self._arrived_s[:gone]

    def time_s(self, sample: int) -> float:
        """The monotonic time of a sample, counted from the beginning of the recording.

        Raises:
            IndexError: it has not arrived.
        """
        arrived_s = self._arrived_s[bisect_left(self._ends, sample + 1)]
        return self._began_s(arrived_s) + sample / self._rate_hz

    def sample(self, at_s: float) -> int:
        """The sample that was there at a monotonic time, at least about: what is outside may be named too."""
        return round((at_s - self._began_s(at_s)) * self._rate_hz)

    def _began_s(self, around_s: float) -> float:
        """When the recording began, as the soonest piece that arrived around a time would have it."""
        first = min(bisect_left(self._arrived_s, around_s - WINDOW_S), len(self._ends) - 1)
        last = max(bisect_left(self._arrived_s, around_s + WINDOW_S), first + 1)
        pieces = zip(self._arrived_s[first:last], self._ends[first:last], strict=True)
        return min(arrived_s - end / self._rate_hz for arrived_s, end in pieces)
