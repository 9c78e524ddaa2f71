"""The voice port: cues go in, facts tell what became of them.

It knows nothing of why a cue is worth saying, and nobody waits for it.
"""

from dataclasses import dataclass
from typing import Protocol

from mirror.base.facts import Fact, Facts
from mirror.base.settings import VoiceSettings
from mirror.coaching.cue import Cue
from mirror.phrases.phrases import Phrases

__all__ = [
    "CueCaptioned",
    "CueSpoken",
    "SilentVoice",
    "Voice",
    "VoiceLost",
    "VoiceNoticed",
    "VoicePreparing",
    "VoiceReturned",
]


@dataclass(frozen=True, slots=True)
class CueSpoken(Fact):
    """The cue is being heard: its first sample has reached the sound device."""

    cue: Cue
    said_s: float
    """The monotonic time at which the voice was asked to say it."""
    heard_s: float
    """The monotonic time at which its first sample left the device."""
    by_tone: bool = False
    """Whether a tone of its kind stood in for the words."""

    @property
    def latency_s(self) -> float:
        """From decided to heard."""
        return self.heard_s - self.said_s


@dataclass(frozen=True, slots=True)
class CueCaptioned(Fact):
    """The cue stayed a caption: it was not spoken."""

    cue: Cue
    why: str
    """For the diagnostics panel: "the voice is off", "a newer cue came", "too late"."""


@dataclass(frozen=True, slots=True)
class VoiceLost(Fact):
    """Cues are captions until `VoiceReturned`; the mirror goes on."""

    reason: str
    """One sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class VoiceReturned(Fact):
    """Cues are heard again."""

    away_s: float


@dataclass(frozen=True, slots=True)
class VoiceNoticed(Fact):
    """Something about the voice that the user should know once; it goes on all the same."""

    sentence: str
    """For the user: "No voice speaks Deutsch: tones stand in; install one, or choose another language"."""
    shown: str = ""
    """What the screen says of it, short and translated: "Tones stand in for words"; empty for all of it."""


@dataclass(frozen=True, slots=True)
class VoicePreparing(Fact):
    """Phrases are being rendered ahead for the first time; nobody needs to wait for it."""

    done: int
    """As many as `total` at the end."""
    total: int


class Voice(Protocol):
    """Says cues aloud as soon as they come, and publishes `CueSpoken` or `CueCaptioned` for each.

    Engines: `spoken_voice.py` (speech engine and sound device), `SilentVoice` (captions only).
    """

    @property
    def trouble(self) -> str | None:
        """Why nothing is heard, as a sentence that says what to do; None while all is well."""
        ...

    def say(self, cue: Cue) -> None:
        """Ask for a cue to be heard now; never waits."""
        ...

    def configure(self, settings: VoiceSettings, phrases: Phrases) -> None:
        """From now on speak so, or not at all; never waits."""
        ...

    def coach_speaks(self, *, speaks: bool) -> None:
        """Whether a human coach is talking: meanwhile only what keeps from harm is said."""
        ...

    def close(self) -> None:
        """Fall silent; takes a few seconds at most. Safe to call twice."""
        ...


class SilentVoice:
    """A voice that is switched off: every cue stays a caption."""

    def __init__(self, facts: Facts, why: str = "the voice is off") -> None:
        self._facts = facts
        self._why = why

    @property
    def trouble(self) -> str | None:
        """Nothing: silence is what was asked for."""
        return None

    def say(self, cue: Cue) -> None:
        """Tell that the cue is a caption."""
        self._facts.publish(CueCaptioned(cue, self._why))

    def configure(self, settings: VoiceSettings, phrases: Phrases) -> None:
        """It stays silent."""

    def coach_speaks(self, *, speaks: bool) -> None:
        """It is silent in any case."""

    def close(self) -> None:
        """Nothing is open."""
