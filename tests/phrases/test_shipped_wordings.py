"""The shipped files are worded as their rules ask: how many, with which letters, and nothing left over."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pytest

from mirror.overlay.scene import Weight
from mirror.overlay.theme import Theme
from mirror.overlay.typeface import read_advances
from mirror.phrases.form import SECTIONS, SHOWN
from mirror.phrases.reading import languages, read_phrases

HOW_MANY = {
    "session": (1, 2),
    "placement": (2, 2),
    "cues": (2, 4),
    "attempts": (2, 3),
    "praise": (2, 4),
    "encouragement": (2, 4),
    "names": (1, 1),
    **dict.fromkeys(SHOWN, (1, 1)),
}
"""What is heard again and again varies; what is shown, or is a name, does not."""


@cache
def table(language: str) -> dict[str, dict[str, list[str]]]:
    text = (files("assets") / "phrases" / f"{language}.toml").read_text("utf-8")
    return {section: phrases for section, phrases in tomllib.loads(text).items() if section in SECTIONS}


def each(language: str) -> Iterator[tuple[str, str, list[str]]]:
    for section, phrases in table(language).items():
        for phrase, wordings in phrases.items():
            yield section, phrase, wordings


def test_every_section_has_its_number() -> None:
    """A new section says how many wordings its phrases have."""
    assert set(HOW_MANY) == set(SECTIONS)


@pytest.mark.parametrize("language", languages())
def test_how_many_wordings(language: str) -> None:
    """A cue is heard dozens of times in a session, so it has two to four wordings."""
    found = [
        f"{section}: {phrase} has {len(wordings)}"
        for section, phrase, wordings in each(language)
        if not HOW_MANY[section][0] <= len(wordings) <= HOW_MANY[section][1]
    ]
    assert not found, f"{language}.toml:\n" + "\n".join(found)


@pytest.mark.parametrize("language", languages())
def test_every_letter_can_be_shown(language: str) -> None:
    """Each has a glyph in both weights of the screen's typeface."""
    glyphs = [read_advances(Theme.font(weight).read_bytes()) for weight in Weight]
    letters = {letter for _, _, wordings in each(language) for wording in wordings for letter in wording}
    letters |= set(read_phrases(language).name)
    assert not [letter for letter in sorted(letters) if not all(letter in known for known in glyphs)]


@pytest.mark.parametrize("language", languages())
def test_nothing_is_left_over(language: str) -> None:
    """Every language has the phrases of English and no others: what nobody says is not translated."""
    assert {phrase for _, phrase, _ in each(language)} == {phrase for _, phrase, _ in each("en")}


@pytest.mark.parametrize("language", languages())
def test_cues_are_no_sentences(language: str) -> None:
    """They begin with a capital, shout nothing, and end without a full stop, as captions do."""
    spoken = (wording for section, _, said in each(language) if section not in SHOWN for wording in said)
    assert not [
        wording
        for wording in spoken
        if wording[:1].islower() or wording.endswith((".", ",", ";")) or "!" in wording
    ]
