"""Voices: the best of a language, the one that was asked for, and a sentence where it is another."""

import pytest

from mirror.voice.speech_pipe import SpeechVoice
from mirror.voice.voices import Voices

ESPEAK = Voices(
    "espeak",
    (
        SpeechVoice("gmw/de", "German", ("de",)),
        SpeechVoice("gmw/en-029", "English (Caribbean)", ("en-029",)),
        SpeechVoice("gmw/en-gb-x-gbclan", "English (Lancaster)", ("en-gb-x-gbclan",)),
        SpeechVoice("gmw/en", "English (Great Britain)", ("en-gb",)),
        SpeechVoice("gmw/en-us", "English (America)", ("en-us",)),
        SpeechVoice("roa/es-419", "Spanish (Latin America)", ("es-419",)),
        SpeechVoice("roa/es", "Spanish (Spain)", ("es",)),
        SpeechVoice("roa/fr-be", "French (Belgium)", ("fr-be",)),
        SpeechVoice("roa/fr", "French (France)", ("fr-fr",)),
        SpeechVoice("roa/pt", "Portuguese (Portugal)", ("pt",)),
        SpeechVoice("roa/pt-br", "Portuguese (Brazil)", ("pt-br",)),
    ),
)
MACOS = Voices(
    "nsss",
    (
        SpeechVoice("com.apple.speech.synthesis.voice.Albert", "Albert", ("en_US",)),
        SpeechVoice("com.apple.voice.compact.en-GB.Daniel", "Daniel", ("en_GB",)),
        SpeechVoice("com.apple.voice.enhanced.en-GB.Kate", "Kate", ("en_GB",)),
        SpeechVoice("com.apple.voice.compact.de-DE.Anna", "Anna", ("de_DE",)),
        SpeechVoice("com.apple.voice.compact.fr-CA.Amelie", "Amélie", ("fr_CA",)),
    ),
)
WINDOWS = Voices(
    "sapi5",
    (
        SpeechVoice(
            "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_EN-US_ZIRA_11.0",
            "Microsoft Zira Desktop - English (United States)",
            ("en-US",),
        ),
        SpeechVoice("OLD", "An old voice of another maker", ()),
    ),
)


@pytest.mark.parametrize(
    ("voices", "language", "name"),
    [
        (ESPEAK, "en", "English (Great Britain)"),
        (ESPEAK, "en-us", "English (America)"),
        (ESPEAK, "de", "German"),
        (ESPEAK, "es", "Spanish (Spain)"),
        (ESPEAK, "fr", "French (France)"),
        (ESPEAK, "pt", "Portuguese (Brazil)"),
        (MACOS, "en", "Kate"),
        (MACOS, "de", "Anna"),
        (MACOS, "fr", "Amélie"),
        (WINDOWS, "en", "Microsoft Zira Desktop - English (United States)"),
    ],
)
def test_the_best_of_a_language_speaks(voices: Voices, language: str, name: str) -> None:
    """The kind that most people take for it, the better recording, and never a joke."""
    choice = voices.choose(language)
    assert choice.voice is not None
    assert (choice.voice.name, choice.notice) == (name, "")


@pytest.mark.parametrize(
    ("voices", "language", "wanted", "name"),
    [
        (ESPEAK, "en", "america", "English (America)"),
        (ESPEAK, "en", "gmw/en-029", "English (Caribbean)"),
        (ESPEAK, "pt", "PORTUGAL", "Portuguese (Portugal)"),
        (MACOS, "en", "albert", "Albert"),
        (WINDOWS, "en", "zira", "Microsoft Zira Desktop - English (United States)"),
        (WINDOWS, "en", "old voice", "An old voice of another maker"),
    ],
)
def test_the_voice_that_was_asked_for_speaks(voices: Voices, language: str, wanted: str, name: str) -> None:
    """By a part of its id or name; one that does not tell its language is trusted."""
    choice = voices.choose(language, wanted)
    assert choice.voice is not None
    assert (choice.voice.name, choice.notice) == (name, "")


@pytest.mark.parametrize(("wanted", "why"), [("Siri", "is not here"), ("French", "speaks no English")])
def test_a_missing_voice_is_replaced_and_told(wanted: str, why: str) -> None:
    """Another of the language speaks, and a sentence says which and why."""
    choice = ESPEAK.choose("en", wanted, "English")
    assert choice.voice is not None
    assert choice.voice.id == "gmw/en"
    assert why in choice.notice
    assert choice.voice.name in choice.notice


@pytest.mark.parametrize("voices", [Voices(), WINDOWS, MACOS])
def test_a_language_without_a_voice_is_told(voices: Voices) -> None:
    """No voice of another language mumbles it."""
    choice = voices.choose("pt", "", "Português")
    assert choice.voice is None
    assert choice.notice.startswith("No voice speaks Português: tones stand in")


def test_all_of_a_language_are_listed_best_first() -> None:
    """For somebody who wants to choose."""
    names = [voice.name for voice in ESPEAK.speaking("en")]
    assert names[:2] == ["English (Great Britain)", "English (America)"]
    assert len(names) == 4
    assert ESPEAK.speaking("xx") == ()
