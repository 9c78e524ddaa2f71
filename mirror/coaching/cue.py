"""A Cue: one thing worth saying now, with the reason for it."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Cue", "CueKind", "Withheld"]


class CueKind(StrEnum):
    """What a cue is about; the screen and the voice treat each in its own way."""

    SAFETY = "safety"
    """A fault that may hurt."""
    FORM = "form"
    ATTEMPT = "attempt"
    PLACEMENT = "placement"
    SESSION = "session"
    COUNT = "count"
    PRAISE = "praise"
    ENCOURAGEMENT = "encouragement"
    COACH = "coach"
    """Free text of a human coach."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words for the athlete: spoken by the voice, shown as a caption."""

    kind: CueKind
    phrase: str
    """Its name in the phrase files, which is its plain English: "Heels down", "{number} seconds"."""
    words: str
    """As it is said and shown: one of the phrase's wordings, in the athlete's language."""
    decided_s: float
    """The capture time of the frame that decided it."""
    why: str
    """Why this one now, for the diagnostics panel: "first depth fault of the set"."""
    over: tuple[str, ...] = ()
    """What competed and lost, each with the reason: "shift: less severe"."""
    subject: str = ""
    """What it is about, where that may be told again: a fault's id, an attempt's reason."""

    def __repr__(self) -> str:
        """For the log, which holds nothing of what a person wrote for a person."""
        words = "..." if self.kind is CueKind.COACH else self.words
        return f"Cue({self.kind}, {words!r}, decided_s={self.decided_s:.3f}, why={self.why!r})"


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was not said, though there was reason to; for the diagnostics panel."""

    phrase: str
    why: str
    """"told 12 s ago", "the coach is speaking"."""
