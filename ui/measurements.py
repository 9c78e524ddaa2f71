"""Measurements: the last seconds of the frame's path, for the diagnostics panel."""

from collections import deque
from collections.abc import Sequence

import numpy as np

from mirror.coaching.moment import Moment

__all__ = ["KEPT", "Measurements"]

KEPT = 300
"""Frames that are remembered: ten seconds at thirty a second."""


class Measurements:
    """Times of stages by frame, in milliseconds."""

    def __init__(self) -> None:
        self.traces: dict[str, deque[float]] = {}
        """By name, oldest first: "latency", "paint", and each stage of the pipeline."""
        self.last: Moment | None = None

    def add(self, moment: Moment, latency_ms: float | None, paint_ms: float) -> None:
        """Take one painted frame."""
        self.last = moment
        times = {"paint": paint_ms, **moment.stage_ms}
        if latency_ms is not None:
            times = {"latency": latency_ms, **times}
        for name, value_ms in times.items():
            self.traces.setdefault(name, deque(maxlen=KEPT)).append(value_ms)

    def percentiles(self, name: str, shares: Sequence[float] = (50, 95)) -> tuple[float, ...]:
        """Percentiles of one trace, in milliseconds.

        Raises:
            KeyError: nothing of that name was measured.
        """
        return tuple(float(value) for value in np.percentile(self.traces[name], shares))
