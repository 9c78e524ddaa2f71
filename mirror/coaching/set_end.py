"""Whether the set should end here: when one rep after another says so, for one slow rep may be a rest."""

from mirror.movement.fatigue import Fatigue

__all__ = ["IN_A_ROW", "SetEnd"]

IN_A_ROW = 2
"""Reps that must say it: a rep with a long turn, or one that was badly seen, is slow without any fatigue."""


class SetEnd:
    """Follows the reps of one set."""

    def __init__(self) -> None:
        self.reason = ""
        """Why it should end, as of the newest rep; empty while it may go on."""
        self._agreeing = 0

    def update(self, fatigue: Fatigue | None) -> None:
        """Take what was told with a frame, mostly None."""
        if fatigue is None:
            return
        self._agreeing = self._agreeing + 1 if fatigue.end_set else 0
        self.reason = fatigue.end_set if self._agreeing >= IN_A_ROW else ""
