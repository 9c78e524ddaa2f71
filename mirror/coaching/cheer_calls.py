"""Encouragement: how many are left of a target, and a word when reps become slow while form holds."""

from mirror.coaching.candidate import Candidate
from mirror.coaching.cue import CueKind
from mirror.coaching.observed import Observed
from mirror.coaching.words import Encouragement
from mirror.exercise.exercise import Exercise
from mirror.movement.fatigue import Fatigue
from mirror.movement.rep import Rep

__all__ = ["SLOWER_PCT", "CheerCalls"]

LEFT = {3: Encouragement.THREE_MORE, 2: Encouragement.TWO_MORE, 1: Encouragement.LAST_ONE}

TIMES = 3
"""So many times as many a set must have: of six reps the last two are told as what is left, of nine three."""

SLOWER_PCT = 15.0
"""Velocity loss from which an athlete is spoken to: below 10 % rested athletes vary, and sets that are meant
to stay far from failure are stopped at 20 % (Pareja-Blanco et al. 2017, Scand J Med Sci Sports 27)."""

DECAYED = 12.0
"""Points of score by which form may have fallen: half of what ends a set."""

REPS_BETWEEN = 3
"""Between two such words: every rep's would be noise."""

CLEAN = 2
"""Reps in a row that must be clean before an athlete is asked for more speed."""

LAST_S, LATE_S = 7.0, 0.5
"""Seconds before the end of a hold at which its last stretch is cheered, so that it is over before the last
three are counted; and how much later it is left out."""

LONG_S = 20.0
"""A hold from which that is worth a word."""


class CheerCalls:
    """Follows one set after the other."""

    def __init__(self, exercise: Exercise) -> None:
        self._held = exercise.hold is not None
        self.begin_set()

    def begin_set(self) -> None:
        """The count begins anew."""
        self._clean = 0
        """Clean reps in a row."""
        self._cheered_rep = 0
        self._pushed = False
        self._cheered_hold = False

    def raised(self, observed: Observed, *, ends: bool) -> Candidate | None:
        """What would be said now; why it is not, where form or the set's end speaks against it.

        Args:
            observed: of this frame.
            ends: whether the athlete should end the set.
        """
        if self._held:
            return self._of_hold(observed)
        counted = observed.followed.counted
        rep = counted.rep
        if counted.attempt is not None or (rep is not None and rep.faults):
            self._clean = 0
        if rep is None:
            return None
        self._clean += not rep.faults
        not_now = "the set should end" if ends else _failing(rep, counted.fatigue)
        return self._left(rep, observed, not_now) or self._slower(
            rep, counted.fatigue, observed.at_s, not_now
        )

    def _left(self, rep: Rep, observed: Observed, not_now: str) -> Candidate | None:
        target = observed.session.state.target_reps
        left = (target or 0) - rep.number
        if target is None or left not in LEFT or target < TIMES * left:
            return None
        phrase, why = LEFT[left], f"rep {rep.number} of {target}"
        return Candidate(CueKind.ENCOURAGEMENT, phrase, why, observed.at_s, counts=True, not_now=not_now)

    def _slower(self, rep: Rep, fatigue: Fatigue | None, at_s: float, not_now: str) -> Candidate | None:
        loss_pct = fatigue.velocity_loss_pct if fatigue is not None else None
        if loss_pct is None or loss_pct < SLOWER_PCT:
            return None
        if self._cheered_rep and rep.number - self._cheered_rep < REPS_BETWEEN:
            return None
        phrase = Encouragement.DRIVE if self._pushed else Encouragement.PUSH
        self._cheered_rep, self._pushed = rep.number, not self._pushed
        why = f"{loss_pct:.0f} percent slower, rep {rep.number}"
        not_now = not_now or ("form was failing" if self._clean < CLEAN else "")
        return Candidate(CueKind.ENCOURAGEMENT, phrase, why, at_s, not_now=not_now)

    def _of_hold(self, observed: Observed) -> Candidate | None:
        """Once a hold, shortly before its target."""
        held_s = observed.followed.counted.progress.held_s
        target_s = observed.session.state.target_hold_s or 0.0
        begins_s = target_s - LAST_S
        if held_s < begins_s or target_s < LONG_S:
            self._cheered_hold = False
            return None
        if self._cheered_hold or held_s > begins_s + LATE_S:
            return None
        self._cheered_hold = True
        not_now = "form is failing" if observed.standing_faults else ""
        why = f"{target_s - held_s:.0f} s left"
        return Candidate(CueKind.ENCOURAGEMENT, Encouragement.TIGHT, why, observed.at_s, not_now=not_now)


def _failing(rep: Rep, fatigue: Fatigue | None) -> str:
    """Whoever does it wrong is not to do it harder."""
    if fatigue is not None and fatigue.end_set:
        return f"the set should end: {fatigue.end_set}"
    if rep.faults or (fatigue is not None and fatigue.form_decay >= DECAYED):
        return "form is failing"
    return ""
