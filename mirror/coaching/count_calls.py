"""What is counted aloud: reps, the seconds of a hold, and how long it was."""

import math

from mirror.base.settings import CountAloud
from mirror.coaching.candidate import Candidate
from mirror.coaching.clock_calls import ClockCalls
from mirror.coaching.cue import CueKind
from mirror.coaching.observed import Observed
from mirror.coaching.words import NUMBER, SECONDS
from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Hold

__all__ = ["FRESH_S", "LAST", "CountCalls"]

FRESH_S = 1.0
"""A rep that ended longer ago is not counted aloud: the athlete has begun another one."""

FIFTH = 5

QUICK_S = 0.8
"""Reps that follow each other faster are counted by fives: "twenty-seven" takes as long to say."""

LAST = 3
"""Reps before the target that are counted where only the last are."""

BEYOND_S = 5.0
"""A hold that reached its target is told once more when it went on for so long after."""


class CountCalls:
    """Follows the reps, or the clock of one hold after another."""

    def __init__(self, exercise: Exercise, aloud: CountAloud) -> None:
        self._aloud = aloud
        self._clock = ClockCalls() if exercise.hold is not None else None
        self._rep_s = -math.inf

    def raised(self, observed: Observed) -> Candidate | None:
        """The number to say because of this frame."""
        if self._aloud is CountAloud.OFF:
            return None
        if self._clock is not None:
            return self._second(self._clock, observed)
        rep = observed.followed.counted.rep or (observed.followed.recovered or (None,))[-1]
        if rep is None:
            return None
        quick, self._rep_s = 0.0 < rep.ended_s - self._rep_s < QUICK_S, rep.ended_s
        if not self._counted(rep.number, observed.session.state.target_reps, quick=quick):
            return None
        if not observed.followed.recovered and observed.at_s - rep.ended_s >= FRESH_S:
            return None
        why = f"rep {rep.number} completed"
        return Candidate(CueKind.COUNT, NUMBER, why, observed.at_s, number=rep.number)

    def _counted(self, number: int, target: int | None, *, quick: bool) -> bool:
        match self._aloud:
            case CountAloud.EVERY if not quick:
                return True
            case CountAloud.EVERY | CountAloud.FIFTH:
                return number % FIFTH == 0
            case CountAloud.LAST_THREE:
                return target is not None and number > target - LAST
        return False

    def _second(self, clock: ClockCalls, observed: Observed) -> Candidate | None:
        target_s = observed.session.state.target_hold_s
        hold, progress = observed.followed.counted.hold, observed.followed.counted.progress
        if hold is not None:
            return self._held(hold, target_s, observed.at_s)
        call = clock.update(progress, target_s)
        if call is None or (self._aloud is CountAloud.LAST_THREE and not call.last):
            return None
        why = f"{progress.held_s:.1f} s held"
        kind = CueKind.COUNT if call.phrase == NUMBER else CueKind.SESSION
        return Candidate(kind, call.phrase, why, observed.at_s, number=call.number)

    def _held(self, hold: Hold, target_s: float | None, at_s: float) -> Candidate | None:
        """How long it was, unless the athlete has heard that it reached its target."""
        if target_s is not None and target_s <= hold.held_s < target_s + BEYOND_S:
            return None
        return Candidate(CueKind.COUNT, SECONDS, f"hold {hold.number} ended", at_s, number=int(hold.held_s))
