"""A Cue: one thing worth saying now, with the reason for it."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Cue", "CueKind"]


class CueKind(StrEnum):
    """What a cue is about; the screen and the voice treat each in its own way."""

    COUNT = "count"
    FORM = "form"
    ATTEMPT = "attempt"
    PLACEMENT = "placement"
    SESSION = "session"
    PRAISE = "praise"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words for the athlete: spoken by the voice, shown as a caption."""

    kind: CueKind
    words: str
    decided_s: float
    """The capture time of the frame that decided it."""
    why: str
    """Why this one now, for the diagnostics panel: "first depth fault of the set"."""
