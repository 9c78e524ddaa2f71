"""`mirror voice list`: the voices of this machine by language, and the one that would speak."""

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mirror.commands.chosen import choose_settings
from mirror.commands.typed import Words
from mirror.phrases.phrases import Phrases
from mirror.phrases.reading import languages, read_phrases
from mirror.voice.speech import Speech
from mirror.voice.voices import Choice, Voices
from mirror.wiring import open_phrases

__all__ = ["LanguageVoices", "list_voices", "voices_by_language"]

SHOWN = 5
"""Voices of a language that are shown, best first; espeak-ng has ten kinds of English."""


class LanguageVoices(msgspec.Struct, frozen=True):
    """The voices of one language of the phrases, as `--json` writes them."""

    language: str
    name: str
    """What the language calls itself."""
    in_use: bool
    """Whether the mirror speaks it."""
    chosen: str | None
    """The id of the voice that speaks, or would; None where none does."""
    notice: str
    """Why it is not the voice that was asked for; empty where it is."""
    voices: list[dict[str, object]]
    """Best first."""


def list_voices(words: Words, *, as_json: bool) -> int:
    """Print them; exit code 1 when no voice speaks the language in force.

    Raises:
        MirrorError: a setting is wrong, or there is no speech engine.
    """
    chosen = choose_settings(words)
    phrases = open_phrases(chosen.settings.voice.language, chosen.phrases)
    found = voices_by_language(phrases, chosen.settings.voice.voice)
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        _print(found, Console())
    return 0 if any(each.in_use and each.chosen for each in found) else 1


def voices_by_language(spoken: Phrases, wanted: str) -> list[LanguageVoices]:
    """What this machine can speak of the languages that there are phrases in.

    Args:
        spoken: the language in force.
        wanted: part of a voice's name, which counts in that language.

    Raises:
        VoiceError: there is no speech engine.
    """
    speech = Speech()
    try:
        voices = speech.voices()
    finally:
        speech.close()
    return [_of(language, spoken, wanted, voices) for language in languages()]


def _of(language: str, spoken: Phrases, wanted: str, voices: Voices) -> LanguageVoices:
    in_use = language == spoken.language
    phrases = spoken if in_use else read_phrases(language)
    choice: Choice = voices.choose(language, wanted if in_use else "", phrases.name)
    return LanguageVoices(
        language=language,
        name=phrases.name,
        in_use=in_use,
        chosen=choice.voice.id if choice.voice is not None else None,
        notice=choice.notice,
        voices=[
            {"id": voice.id, "name": voice.name, "languages": list(voice.languages)}
            for voice in voices.speaking(language)
        ],
    )


def _print(found: list[LanguageVoices], console: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("", "language", "voice", "others"):
        table.add_column(heading, overflow="fold")
    for each in found:
        speaking = [str(voice["name"]) for voice in each.voices if voice["id"] == each.chosen]
        others = [str(voice["name"]) for voice in each.voices if voice["id"] != each.chosen]
        more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        table.add_row(
            Text("*" if each.in_use else "", "green"),
            Text(f"{each.language}  {each.name}", "bold" if each.in_use else ""),
            Text(speaking[0], "green" if each.in_use else "") if speaking else Text("none", "yellow"),
            Text(", ".join(others[:SHOWN]) + more, "dim"),
        )
    console.print(Padding(table, (1, 1, 0, 1)))
    for notice in filter(None, (each.notice for each in found if each.in_use)):
        console.print(Padding(Text(notice, "yellow"), (1, 1, 0, 1)))
    console.print(
        Padding(Text("* in use; mirror settings set voice.language or voice.voice changes it", "dim"), (1, 1))
    )
