"""The set so far: what was counted and told of it, remembered for the figures on the screen."""

from collections import deque

from mirror.coaching.moment import Moment
from mirror.coaching.set_end import SetEnd
from mirror.kinematics.view import Side
from mirror.movement.fatigue import Fatigue
from mirror.movement.rep import Hold, Rep
from mirror.overlay.marks import Mark

__all__ = ["TALLY_LENGTH", "SetSoFar"]

TALLY_LENGTH = 10
"""Marks in the row: a usual set."""


class SetSoFar:
    """Follows the moments of one set."""

    def __init__(self) -> None:
        self.tally: deque[Mark] = deque(maxlen=TALLY_LENGTH)
        """How the last movements ended, oldest first."""
        self.rep: Rep | None = None
        """The newest rep."""
        self.hold: Hold | None = None
        """The newest hold."""
        self.longest_s = 0.0
        """The longest hold, in seconds."""
        self.fatigue: Fatigue | None = None
        """How the set goes, as of its newest rep that told."""
        self.end = SetEnd()
        """Whether the set should end here, and why."""
        self.rest_s = 0.0
        """How long the rest after it is, as far as was seen."""
        self.sides = {Side.LEFT: 0, Side.RIGHT: 0}
        """Reps of each side, where sides take turns."""
        self._reps = 0

    def follow(self, moment: Moment) -> Mark | None:
        """Take a new moment; how the movement that it ended went, None when it ended none."""
        marks = [self._count(rep) for rep in (*moment.recovered, *((moment.rep,) if moment.rep else ()))]
        if moment.hold is not None:
            marks.append(self._keep(moment.hold))
        if not marks and moment.reps > self._reps:
            marks.append(Mark.GOOD)
        if moment.attempt is not None:
            marks.append(Mark.NOT_COUNTED)
        self._reps = moment.reps
        self.rest_s = max(self.rest_s, moment.session.rest_left_s or 0.0)
        self.fatigue = moment.fatigue or self.fatigue
        self.end.update(moment.fatigue)
        self.tally.extend(marks)
        return marks[-1] if marks else None

    def _count(self, rep: Rep) -> Mark:
        self.rep = rep
        if rep.side is not None:
            self.sides[rep.side] += 1
        return Mark.FAULTY if rep.faults else Mark.GOOD

    def _keep(self, hold: Hold) -> Mark:
        self.hold = hold
        self.longest_s = max(self.longest_s, hold.held_s)
        return Mark.FAULTY if hold.faults else Mark.GOOD
