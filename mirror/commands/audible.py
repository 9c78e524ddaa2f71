"""All that is heard, opened together and closed in order: the sound system, the voice, the metronome."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from rich.console import Console

from mirror.base.closing import Closing
from mirror.base.facts import Fact, Facts
from mirror.commands.chosen import Chosen
from mirror.commands.exercise_beat import ExerciseBeat
from mirror.exercise.exercise import Exercise
from mirror.phrases.phrases import Phrases
from mirror.sound.sound_system import SoundSystem
from mirror.voice.spoken_voice import SpokenVoice
from mirror.voice.voice import VoiceLost, VoiceNoticed
from mirror.wiring import open_sound, open_voice

__all__ = ["Audible", "open_audible", "tell_on_terminal"]


@dataclass(frozen=True, slots=True)
class Audible(Closing):
    """What speaks, and what it speaks through."""

    sound: SoundSystem
    voice: SpokenVoice

    def close(self) -> None:
        """Fall silent: the voice first, which plays through the sound system."""
        self.voice.close()
        self.sound.close()


def open_audible(chosen: Chosen, phrases: Phrases, facts: Facts, exercises: Iterable[Exercise]) -> Audible:
    """Open it all and return at once; what is missing is told by facts, and looked for again.

    Args:
        chosen: the settings in force.
        phrases: the language that is spoken.
        facts: where voice and sound system tell what becomes of them; the metronome follows what is done.
        exercises: whose cues are rendered ahead, the one that is done first.

    Raises:
        SettingError: the music file is not there.
    """
    settings = chosen.settings
    music = str(chosen.music or "")
    notices = _SoundNotices(facts)
    sound = open_sound(msgspec.structs.replace(settings.sound, music=music), notices.changed)
    notices.follow(sound)
    if settings.sound.metronome:
        facts.subscribe(ExerciseBeat(sound))
    return Audible(sound, open_voice(facts, sound, phrases, exercises, settings.voice))


def tell_on_terminal(fact: Fact) -> None:
    """Why the voice is not what was asked for; the screen says that it is so, the terminal what to do."""
    match fact:
        case VoiceLost(reason):
            Console(stderr=True).print(f"Captions only. {reason}", highlight=False)
        case VoiceNoticed(sentence):
            Console(stderr=True).print(sentence, highlight=False)


class _SoundNotices:
    """Publishes what is other than asked for although sound is heard, each sentence when it is new."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._sound: SoundSystem | None = None
        self._told: tuple[str, ...] = ()

    def follow(self, sound: SoundSystem) -> None:
        """Ask this one; it may have called before it was known here."""
        self._sound = sound
        self.changed()

    def changed(self) -> None:
        """Something about the sound system is different."""
        notices = self._sound.notices if self._sound is not None else ()
        before, self._told = self._told, notices
        for sentence in notices:
            if sentence not in before:
                self._facts.publish(VoiceNoticed(sentence))
