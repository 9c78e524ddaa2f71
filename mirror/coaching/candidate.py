"""A Candidate: what there is reason to say because of one frame, before it is decided whether to say it."""

from dataclasses import dataclass

from mirror.coaching.cue import CueKind
from mirror.exercise.rules import Severity

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that could be said, with all that the policy weighs."""

    kind: CueKind
    phrase: str
    """Its plain English: "Heels down", "Set {number}"."""
    why: str
    at_s: float
    """The capture time of the frame that raised it."""
    number: int | None = None
    """What stands for {number}."""
    subject: str = ""
    """By what it is known again, where it may be told again: a fault's id, an attempt's reason."""
    cycle: int = 0
    """Which movement since the start it is about, reps and attempts alike; 0 for none."""
    severity: Severity = "advice"
    counts: bool = False
    """Whether it stands in place of the rep's number: "Last one"."""
    not_now: str = ""
    """Why it is withheld in any case: "form is failing"."""

    @property
    def named(self) -> str:
        """Its phrase with the number: "Set 2"."""
        return self.phrase if self.number is None else self.phrase.replace("{number}", str(self.number))
