"""What is wrong or better with the movement: candidates from faults, attempts and corrections."""

from collections.abc import Iterator

from mirror.coaching.candidate import Candidate
from mirror.coaching.cue import CueKind
from mirror.coaching.observed import Observed
from mirror.coaching.told import Told, ago_s
from mirror.coaching.words import BETTER, not_counted
from mirror.exercise.exercise import Exercise
from mirror.movement.counter import Counted
from mirror.movement.rep import Attempt, Fault, Rep

__all__ = ["FormCalls"]

LOOK_AGAIN_S = 1.0
"""How often what still stands in a hold is offered again: a fault is decided there once, and stands."""


class FormCalls:
    """Follows the movements of an exercise, across its sets."""

    def __init__(self, exercise: Exercise, same_fault_s: float) -> None:
        self._exercise = exercise
        self._same_fault_s = same_fault_s
        self._ended = 0
        """Movements that ended since the start, reps and attempts alike."""
        self._newest_rep = 0
        self._looked_s = 0.0

    def raised(self, observed: Observed, told: Told) -> Iterator[Candidate]:
        """What the frame gives reason to say."""
        counted, at_s = observed.followed.counted, observed.at_s
        self._ended += len(observed.followed.recovered)
        if counted.rep is not None or counted.attempt is not None:
            self._ended += 1
            self._newest_rep = counted.rep.number if counted.rep is not None else self._newest_rep
        for fault in counted.faults:
            yield self._of_fault(fault, self._cycle(fault, counted), at_s)
        if self._exercise.hold is not None and observed.standing_faults:
            yield from self._standing(observed, told)
        if counted.attempt is not None:
            yield self._of_attempt(counted.attempt, at_s)
        yield from self._praise(counted, counted.rep, at_s)

    def begin_set(self) -> None:
        """The count begins anew."""
        self._newest_rep = 0

    def _cycle(self, fault: Fault, counted: Counted) -> int:
        """The movement that the fault was seen in: the one under way, or the one that just ended."""
        if counted.attempt is not None or (fault.rep == self._newest_rep and self._exercise.hold is None):
            return self._ended
        return self._ended + 1

    def _of_fault(self, fault: Fault, cycle: int, at_s: float) -> Candidate:
        kind = CueKind.SAFETY if fault.severity == "safety" else CueKind.FORM
        thing = "hold" if self._exercise.hold is not None else "rep"
        why = f"{fault.id}: {fault.measured:.0f} of {fault.wanted:.0f} {fault.unit}, {thing} {fault.rep}"
        return Candidate(kind, fault.cue, why, at_s, subject=fault.id, cycle=cycle, severity=fault.severity)

    def _standing(self, observed: Observed, told: Told) -> Iterator[Candidate]:
        """What was not told yet in this hold, or long ago, and still is so."""
        at_s, new = observed.at_s, {fault.id for fault in observed.followed.counted.faults}
        if 0.0 <= at_s - self._looked_s < LOOK_AGAIN_S:
            return
        self._looked_s = at_s
        for fault in observed.standing_faults:
            before = told.faults.get(fault.id)
            due = before is None or ago_s(before.at_s, at_s) >= self._same_fault_s
            if due and fault.id not in new:
                yield self._of_fault(fault, self._ended + 1, at_s)

    def _of_attempt(self, attempt: Attempt, at_s: float) -> Candidate:
        phrase = not_counted(self._exercise, attempt)
        return Candidate(CueKind.ATTEMPT, phrase, attempt.reason, at_s, subject=phrase, cycle=self._ended)

    def _praise(self, counted: Counted, rep: Rep | None, at_s: float) -> Iterator[Candidate]:
        """A fault is gone; with a rep in which something else is wrong that is not yet worth a word."""
        other = "something else is wrong with the rep" if rep is not None and rep.faults else ""
        for gone in counted.corrected:
            why = f"{gone.id} is gone, rep {gone.rep}"
            yield Candidate(CueKind.PRAISE, BETTER, why, at_s, subject=gone.id, not_now=other)
