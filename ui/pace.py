"""The pace: how many pictures a second reach the screen, and how late they are."""

from collections import deque
from statistics import median

__all__ = ["Pace"]

REMEMBERED = 60
"""Pictures that the figures are taken over: two seconds at thirty a second."""

REFRESH_S = 0.5
"""How often the figures change: faster ones cannot be read."""

OTHER_CLOCK_MS = 5_000.0
"""A picture that seems later than this was stamped by another clock, as a clip's are: no latency."""


class Pace:
    """Measures from the times at which moments were captured and painted."""

    def __init__(self) -> None:
        self._captured_s: deque[float] = deque(maxlen=REMEMBERED)
        self._late_ms: deque[float] = deque(maxlen=REMEMBERED)
        self._told_s: float | None = None
        self.frames_per_s: float | None = None
        self.latency_ms: float | None = None
        """From capture to painted, median."""

    def update(self, captured_s: float, painted_s: float) -> float | None:
        """Take one picture; its latency in milliseconds, None when its clock is another one."""
        self._captured_s.append(captured_s)
        late_ms = (painted_s - captured_s) * 1000.0
        same_clock = 0.0 <= late_ms < OTHER_CLOCK_MS
        if same_clock:
            self._late_ms.append(late_ms)
        if self._told_s is None or painted_s - self._told_s >= REFRESH_S:
            self._told_s = painted_s
            self._tell()
        return late_ms if same_clock else None

    def _tell(self) -> None:
        steps = len(self._captured_s) - 1
        lasting_s = self._captured_s[-1] - self._captured_s[0]
        self.frames_per_s = steps / lasting_s if steps > 0 and lasting_s > 0 else None
        self.latency_ms = median(self._late_ms) if self._late_ms else None
