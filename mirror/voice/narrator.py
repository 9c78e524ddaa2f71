"""The narrator: gives each cue its sound, spoken by the voice that fits, or a tone where no voice can."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mirror.base.facts import Facts
from mirror.base.settings import VoiceSettings
from mirror.coaching.cue import Cue
from mirror.phrases.phrases import Phrases
from mirror.sound.sound import Sound
from mirror.voice.diction import Diction, diction_of
from mirror.voice.line import Line, speakable
from mirror.voice.phrase_book import PhraseBook
from mirror.voice.rendering_ahead import RenderingAhead
from mirror.voice.tones import tone_of
from mirror.voice.voice import VoiceNoticed

__all__ = ["Narration", "Narrator"]

NO_VOICE = "No voice is installed: tones stand in for words; install espeak-ng, or a voice of your system."
VOICE_GONE = "The speech engine does not work any more: tones stand in for words until it does."
VOICE_BACK = "The voice is back."
TONES_SHOWN, BACK_SHOWN = "Tones stand in for words", "The voice is back"
"""What the screen says of them (`mirror/overlay/screen_words.py`); the sentences say what to do."""


@dataclass(frozen=True, slots=True)
class Narration:
    """What is heard of a cue."""

    sound: Sound
    by_tone: bool
    """Whether a tone stands in for the words."""


class Narrator:
    """Knows how cues are spoken now, and keeps up with settings and with the engine.

    Publishes `VoiceNoticed`. All of it is used on one thread, besides `trouble` and `left`.
    """

    def __init__(
        self,
        facts: Facts,
        book: PhraseBook,
        ahead: RenderingAhead,
        expected: Callable[[Phrases], Iterable[str]],
    ) -> None:
        """Nothing is started before `configure`.

        Args:
            facts: where it tells what the user should know.
            book: finds and renders lines.
            ahead: renders what is expected.
            expected: all that is known to be said in a language, in the order of need.
        """
        self._facts = facts
        self._book = book
        self._ahead = ahead
        self._expected = expected
        self._diction: Diction | None = None
        self._notice = ""
        self._engine_lost = False

    @property
    def trouble(self) -> str | None:
        """Why nothing is heard, as a sentence; None while words or tones are."""
        return None if self._stands_in else self._book.trouble

    @property
    def left(self) -> int | None:
        """How many lines are still to be rendered ahead; None until that is known."""
        return self._ahead.left

    def configure(self, settings: VoiceSettings, phrases: Phrases) -> None:
        """Speak so from now on; the engine is started when it is wanted for the first time."""
        self._settle(diction_of(settings, phrases, self._book.voices))
        self._book.open()

    def keep_up(self) -> None:
        """Follow what became of the engine: the list of its voices, its end, its return."""
        diction = self._diction
        if diction is None:
            return
        if self._book.voices is not diction.voices:
            self._settle(diction_of(diction.settings, diction.phrases, self._book.voices))
        if self._engine_lost and self._book.trouble is None:
            self._prepare()  # what was left when the engine failed
        self._engine_lost = self._book.given_up
        self._tell()

    def narrate(self, cue: Cue) -> Narration | None:
        """What is heard of a cue; None while its words are being rendered."""
        if self._diction is None:
            return None
        line = self._diction.line(cue)
        wordless = line is not None and not speakable(line.words)
        spoken = None if line is None or wordless else self._book.sound(line)
        if spoken is not None:
            return Narration(spoken, by_tone=False)
        return Narration(tone_of(cue), by_tone=True) if wordless or self._stands_in else None

    def close(self) -> None:
        """End the engines; waits for four seconds if both of them hang."""
        self._ahead.close()
        self._book.close()

    @property
    def _stands_in(self) -> bool:
        """Whether tones stand in for words."""
        return self._book.given_up or (self._diction is not None and self._diction.mute)

    def _settle(self, diction: Diction) -> None:
        before, self._diction = self._diction, diction
        if before is None or (before.manner, before.phrases) != (diction.manner, diction.phrases):
            self._prepare()

    def _prepare(self) -> None:
        diction = self._diction
        if diction is not None and (manner := diction.manner) is not None:
            self._ahead.prepare(Line(words, manner) for words in self._expected(diction.phrases))

    def _tell(self) -> None:
        """Tell once what is other than it was asked for, and when that is over."""
        notice = self._diction.notice if self._diction is not None else ""
        if self._book.given_up:
            notice = VOICE_GONE if self._book.worked else NO_VOICE
        if notice == self._notice:
            return
        if notice or self._notice in {NO_VOICE, VOICE_GONE}:
            shown = TONES_SHOWN if self._stands_in else "" if notice else BACK_SHOWN
            self._facts.publish(VoiceNoticed(notice or VOICE_BACK, shown))
        self._notice = notice
