"""Which voice speaks a language: the best of those that the system has, or the one that was asked for."""

from dataclasses import dataclass

from msgspec import Struct

from mirror.voice.speech_pipe import SpeechVoice

__all__ = ["Choice", "Voices"]

PREFERRED = {
    "en": ("en-gb", "en-us"),
    "de": ("de", "de-de"),
    "es": ("es", "es-es"),
    "fr": ("fr-fr", "fr"),
    "pt": ("pt-br", "pt", "pt-pt"),
}
"""Of the kinds of a language, those that most people take for it, and in which our phrases are written;
espeak-ng has ten kinds of English, the Lancaster one among them."""

NOVELTIES = frozenset({
    "albert", "bad news", "bahh", "bells", "boing", "bubbles", "cellos", "deranged", "good news",
    "hysterical", "jester", "organ", "pipe organ", "superstar", "trinoids", "whisper", "wobble", "zarvox",
})  # fmt: skip
"""Voices of macOS that sing, whisper or bubble; Albert would be first by name."""

QUALITIES = ("premium", "enhanced")
"""In the ids of those voices of macOS that a user has fetched because they sound better."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The voice that speaks, and what a user should know of it."""

    voice: SpeechVoice | None
    """None where no voice speaks the language."""
    notice: str = ""
    """A sentence where it is not what was asked for; empty where it is."""


class Voices(Struct, frozen=True, forbid_unknown_fields=True):
    """Every voice of one speech engine."""

    engine: str = ""
    """Which of pyttsx3's drivers has them: "espeak", "sapi5", "nsss"."""
    all: tuple[SpeechVoice, ...] = ()

    def speaking(self, language: str) -> tuple[SpeechVoice, ...]:
        """The voices of a language, best first; `language` is a tag such as "de" or "pt-br"."""
        tag = _plain(language)
        found = [voice for voice in self.all if any(_root(each) == _root(tag) for each in voice.languages)]
        return tuple(sorted(found, key=lambda voice: _rank(voice, tag)))

    def choose(self, language: str, wanted: str = "", spoken_name: str = "") -> Choice:
        """The voice for a language.

        Args:
            language: a tag such as "de".
            wanted: part of the id or name of the voice that was asked for; empty for the best.
            spoken_name: what the notice calls the language, such as "Deutsch".
        """
        name = spoken_name or language
        best = self.speaking(language)
        if not best:
            return Choice(
                None, f"No voice speaks {name}: tones stand in; install one, or choose another language."
            )
        if not wanted:
            return Choice(best[0])
        named = [voice for voice in self.all if _is_meant(voice, wanted)]
        fitting = [voice for voice in best if voice in named]
        fitting += [voice for voice in named if not voice.languages]
        if fitting:
            return Choice(fitting[0])
        fault = f"speaks no {name}" if named else "is not here"
        return Choice(
            best[0], f"The voice {wanted!r} {fault}, so {best[0].name} speaks; mirror voice list shows all."
        )


def _is_meant(voice: SpeechVoice, wanted: str) -> bool:
    part = wanted.casefold()
    return part in voice.id.casefold() or part in voice.name.casefold()


def _rank(voice: SpeechVoice, language: str) -> tuple[bool, int, int, str]:
    """Smaller is better: no joke, the language as people mean it, the better recording, the shorter tag."""
    tags = [_plain(each) for each in voice.languages]
    wanted = (language, *PREFERRED.get(_root(language), ()))
    if language in PREFERRED:  # a language without a region is no wish for the kind that is tagged so
        wanted = PREFERRED[language]
    place = min((wanted.index(tag) for tag in tags if tag in wanted), default=len(wanted))
    quality = next((at for at, word in enumerate(QUALITIES) if word in voice.id.casefold()), len(QUALITIES))
    return voice.name.casefold() in NOVELTIES, place, quality, min(tags, key=len)


def _plain(tag: str) -> str:
    """A language's tag as one writes it in the web: "en-us" for macOS's en_US."""
    return tag.replace("_", "-").casefold()


def _root(tag: str) -> str:
    """The language itself: "en" of en-us."""
    return _plain(tag).split("-")[0]
