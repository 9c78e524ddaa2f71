"""Decides what is worth saying now: the count, a form cue, why a rep did not count, where to stand."""

from mirror.coaching.cue import Cue, CueKind
from mirror.exercise.exercise import Exercise
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Attempt, Fault, Rep

__all__ = ["Coach"]

SAME_FAULT_S = 12.0
"""The same fault is told again only after a few reps in which it could be corrected."""

SAME_PLACEMENT_S = 8.0
"""How often the mirror asks again for the same placement: the time to walk back and look."""

WORST_FIRST = ("safety", "warning", "advice")


class Coach:
    """Follows one set and chooses its cues; at most one form cue a rep, and silence is the default."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._told_s: dict[str, float] = {}
        self._cued_rep = 0
        self._asked_s: dict[PlacementTrouble, float] = {}

    def place(self, placement: Placement, at_s: float) -> tuple[Cue, ...]:
        """Ask for a better place, for the first trouble only."""
        if placement.good:
            return ()
        trouble = placement.troubles[0]
        asked_s = self._asked_s.get(trouble)
        if asked_s is not None and 0 <= at_s - asked_s < SAME_PLACEMENT_S:
            return ()
        self._asked_s[trouble] = at_s
        return (Cue(CueKind.PLACEMENT, trouble.value, at_s, f"placement: {trouble.name.lower()}"),)

    def form(self, faults: tuple[Fault, ...], at_s: float) -> tuple[Cue, ...]:
        """The cue of a frame's worst fault, unless this rep had its cue or the fault was told just now."""
        for fault in sorted(faults, key=lambda fault: WORST_FIRST.index(fault.severity)):
            told_s = self._told_s.get(fault.id)
            if self._cued_rep != fault.rep and (told_s is None or not 0 <= at_s - told_s < SAME_FAULT_S):
                self._told_s[fault.id] = at_s
                self._cued_rep = fault.rep
                why = f"{fault.id}: {fault.measured:.0f} of {fault.wanted:.0f} {fault.unit}, rep {fault.rep}"
                return (Cue(CueKind.FORM, fault.cue, at_s, why),)
        return ()

    def count(self, rep: Rep | None, attempt: Attempt | None, at_s: float) -> tuple[Cue, ...]:
        """Say the number of a rep, or why a cycle did not count."""
        if rep is not None:
            return (Cue(CueKind.COUNT, str(rep.number), at_s, f"rep {rep.number} completed"),)
        if attempt is not None:
            return (Cue(CueKind.ATTEMPT, self._exercise.attempt_cue, at_s, attempt.reason),)
        return ()
