"""The signal of a clip over time, with what was counted in it: for a picture of a count that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from mirror.coaching.moment import Moment
from mirror.kinematics.measures import MEASURES
from mirror.report import Analysis

__all__ = ["Curve", "CurveTracer"]

STEP_S = 1 / 15
"""Closer samples than this cannot be told apart in a picture as wide as a page."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A signal, and the reps and attempts that were counted on it."""

    file: str
    measure: str
    points: tuple[tuple[float, float], ...]
    """Seconds and the signal's value."""
    levels: Mapping[str, float]
    """What the exercise file asks for: rest, attempt, required."""
    reps: tuple[tuple[float, float], ...]
    """From when to when, each."""
    attempts: tuple[tuple[float, float], ...]


class CurveTracer:
    """Watches an analysis and draws its signal."""

    def __init__(self) -> None:
        self._points: list[tuple[float, float]] = []
        self._measure = "progress"
        self._levels: dict[str, float] = {}

    def see(self, moment: Moment) -> None:
        """Take one moment."""
        at_s = moment.frame.captured_s
        if self._points and 0.0 <= at_s - self._points[-1][0] < STEP_S:
            return
        signal = moment.exercise.signal
        if signal is None:
            self._points.append((at_s, moment.progress.fraction))
        elif moment.motion is not None:
            self._measure = signal.measure
            self._levels = {"rest": signal.rest, "attempt": signal.attempt, "required": signal.required}
            self._points.append((at_s, MEASURES[signal.measure].of(moment.motion).value))

    def curve(self, file: str, report: Analysis) -> Curve:
        """All that was seen, with what the report counted."""
        return Curve(
            file,
            self._measure,
            tuple(self._points),
            self._levels,
            tuple((rep.start_s, rep.end_s) for rep in report.reps),
            tuple((attempt.start_s, attempt.end_s) for attempt in report.attempts),
        )
