"""Diction: how a cue is spoken now, in which language, by which voice, how fast."""

from dataclasses import dataclass

from mirror.base.settings import VoiceSettings
from mirror.coaching.cue import Cue, CueKind
from mirror.phrases.phrases import Phrases
from mirror.voice.line import Line, Manner
from mirror.voice.voices import Voices

__all__ = ["Diction", "diction_of"]


@dataclass(frozen=True, slots=True)
class Diction:
    """What settings, phrases and the voices of this machine come to."""

    settings: VoiceSettings
    phrases: Phrases
    manner: Manner | None = None
    """None where no voice speaks the language, or where it is not known yet which do."""
    notice: str = ""
    """A sentence where the voice is not what was asked for."""
    voices: Voices | None = None
    """Those that there are to choose from; None where that is not known yet."""

    @property
    def mute(self) -> bool:
        """Whether no voice here speaks the language."""
        return self.voices is not None and self.manner is None

    def line(self, cue: Cue) -> Line | None:
        """What is to be spoken for a cue; None where there is no voice for it."""
        if self.manner is None:
            return None
        return Line(self.phrases.spoken(cue.words), self.manner, private=cue.kind is CueKind.COACH)


def diction_of(settings: VoiceSettings, phrases: Phrases, voices: Voices | None) -> Diction:
    """How to speak by these settings with these voices; None for voices that are not known yet."""
    if voices is None:
        return Diction(settings, phrases)
    choice = voices.choose(phrases.language, settings.voice, phrases.name)
    if choice.voice is None:
        return Diction(settings, phrases, None, choice.notice, voices)
    manner = Manner(choice.voice.id, settings.words_per_minute, voices.engine)
    return Diction(settings, phrases, manner, choice.notice, voices)
