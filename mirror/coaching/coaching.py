"""What an athlete hears, as it was set: the words, which cues, and what is to be done."""

from dataclasses import dataclass, field

from mirror.base.settings import CueSettings, SetPlan
from mirror.phrases.phrases import Phrases
from mirror.phrases.wordings import Wordings

__all__ = ["Coaching"]


def _plain() -> Wordings:
    """Each phrase as it is named, which is English."""
    return Wordings(Phrases("en", "English", "en"))


@dataclass(frozen=True, slots=True)
class Coaching:
    """The settings of whoever coaches; by default those of a clip, in which nobody listens."""

    wordings: Wordings = field(default_factory=_plain)
    cues: CueSettings = field(default_factory=CueSettings)
    plan: SetPlan | None = None
    """What is to be done; SetPlan() before a live camera where that is left open. None makes one set of it
    all, as in a clip, whose reps are all counted on."""
