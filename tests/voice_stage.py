"""A voice before a sound system without a device, and all that it tells."""

from collections.abc import Callable
from time import monotonic

from hand_sound import HandSound

from mirror.base.facts import Fact, Facts
from mirror.base.settings import VoiceSettings
from mirror.coaching.cue import Cue, CueKind
from mirror.phrases.phrases import Phrases
from mirror.sound.sound import Sound
from mirror.sound.sound_system import Bus
from mirror.voice.narrator import Narrator
from mirror.voice.phrase_book import PhraseBook
from mirror.voice.rendering_ahead import RenderingAhead
from mirror.voice.repertoire import Repertoire
from mirror.voice.speech import Speech
from mirror.voice.spoken_voice import SpokenVoice
from mirror.voice.voice import CueCaptioned, CueSpoken, VoiceNoticed


class PacedPlaying:
    """A sound that is heard 10 ms after it was asked for, at the pace of the clock."""

    def __init__(self, sound: Sound, *, still: bool) -> None:
        self.sound = sound
        self._still = still
        self._asked_s = monotonic()
        self.was_cut = False

    @property
    def heard_s(self) -> float | None:
        """When its first sample was heard."""
        heard_s = self._asked_s + 0.01
        return heard_s if monotonic() >= heard_s and not self._still else None

    @property
    def done(self) -> bool:
        """Whether it was heard to its end, or cut."""
        over = self.heard_s is not None and monotonic() >= self.heard_s + self.sound.seconds
        return self.was_cut or over

    def cut(self) -> None:
        """Note that it was."""
        self.was_cut = True


class PacedSound(HandSound):
    """Keeps what it is given, and takes as long as hearing it would."""

    def __init__(self) -> None:
        super().__init__()
        self.live = True
        self.still = False
        self.played: list[PacedPlaying] = []

    def lose(self, trouble: str) -> None:
        """From now on nothing is heard."""
        self.trouble, self.live = trouble, False

    def find(self) -> None:
        """It is back."""
        self.trouble, self.live = None, True

    def play(self, sound: Sound, bus: Bus = Bus.CUES) -> PacedPlaying:
        """Let it be heard."""
        assert bus is Bus.CUES
        self.played.append(PacedPlaying(sound, still=self.still))
        return self.played[-1]


class Stage:
    """A voice, and all that it told."""

    def __init__(
        self,
        command: tuple[str, ...],
        ahead: tuple[str, ...],
        settings: VoiceSettings,
        phrases: Phrases,
    ) -> None:
        self.told: list[Fact] = []
        self.sound = PacedSound()
        self.phrases = phrases
        facts = Facts()
        facts.subscribe(self.told.append)
        repertoire = Repertoire()

        def narrator_of(changed: Callable[[], None]) -> Narrator:
            book = PhraseBook(Speech(command), repertoire, changed)
            rendering = RenderingAhead(facts, lambda: Speech(command, patient=True), repertoire)
            return Narrator(facts, book, rendering, lambda _: ahead)

        self.voice = SpokenVoice(facts, self.sound, narrator_of, settings, phrases)

    def say(self, words: str, kind: CueKind = CueKind.SESSION) -> Cue:
        """Ask for a cue, of a kind that has time: on a busy machine a thread may wait for half a second."""
        cue = Cue(kind, words, words, 0.0, "test")
        self.voice.say(cue)
        return cue

    def said(self, words: str) -> bool:
        """Ask for a cue, for a condition that is waited for."""
        self.say(words)
        return True

    def of(self, kind: type[Fact]) -> list[Fact]:
        """The facts of one kind so far."""
        return [fact for fact in self.told if isinstance(fact, kind)]

    @property
    def notices(self) -> list[str]:
        """What the user was told so far."""
        return [fact.sentence for fact in self.told if isinstance(fact, VoiceNoticed)]

    def became(self, cue: Cue) -> Fact | None:
        """What became of a cue."""
        ends = [fact for fact in self.told if isinstance(fact, CueSpoken | CueCaptioned) and fact.cue is cue]
        assert len(ends) <= 1, "a cue is told once"
        return ends[0] if ends else None

    def spoken(self) -> list[Cue]:
        """The cues that were heard, in their order."""
        return [fact.cue for fact in self.told if isinstance(fact, CueSpoken)]
