"""Opens the voice: it speaks where it can, and stands in with tones where it cannot."""

from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic

from mirror.base.facts import Facts
from mirror.base.settings import VoiceSettings
from mirror.exercise.exercise import Exercise
from mirror.phrases.phrases import Phrases
from mirror.sound.sound_system import SoundSystem
from mirror.voice.expected import expected
from mirror.voice.narrator import Narrator
from mirror.voice.phrase_book import PhraseBook
from mirror.voice.rendering_ahead import RenderingAhead
from mirror.voice.repertoire import Repertoire
from mirror.voice.shelf import Shelf
from mirror.voice.speech import Speech
from mirror.voice.spoken_voice import SpokenVoice

__all__ = ["open_voice"]

START_S = 3.0
"""The budget of a start to the first skeleton (ARCHITECTURE.md), which needs the processor more; a cue that
comes earlier is rendered when it comes, in 15 ms, or taken from the disk."""


def open_voice(
    facts: Facts,
    sound: SoundSystem,
    phrases: Phrases,
    exercises: Iterable[Exercise],
    settings: VoiceSettings | None = None,
    cache: Path | None = None,
    clock: Callable[[], float] = monotonic,
) -> SpokenVoice:
    """A voice that says the cues of `exercises`; returns at once and starts its engine by itself.

    What is missing is published as `VoiceLost` or `VoiceNoticed` with a sentence that says what to do, and
    looked for again until it is there: subscribe before, or read `SpokenVoice.trouble`.

    Args:
        facts: where the voice tells what becomes of each cue.
        sound: what it is heard through; whoever opened it closes it, after the voice.
        phrases: the language that is spoken at first.
        exercises: whose cues are rendered ahead, the first of them first; counts and placement always are.
        settings: voice, rate, volume, and whether anything is said; `SpokenVoice.configure` changes them.
        cache: the folder in which rendered speech is kept from start to start; None keeps none.
        clock: monotonic seconds, the same that cues are timed by.
    """
    repertoire = Repertoire(Shelf(cache) if cache is not None else None)
    ahead = RenderingAhead(facts, lambda: Speech(patient=True), repertoire, START_S)
    known = tuple(exercises)

    def narrator_of(changed: Callable[[], None]) -> Narrator:
        book = PhraseBook(Speech(), repertoire, changed)
        return Narrator(facts, book, ahead, lambda language: expected(known, language))

    return SpokenVoice(facts, sound, narrator_of, settings or VoiceSettings(), phrases, clock)
