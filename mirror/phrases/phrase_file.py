"""Reads a file of phrases: each phrase, named by its plain English, with the wordings of one language."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import Meta, Struct

from mirror.base.errors import PhrasesError
from mirror.exercise.toml_lines import KeyPath, key_lines

__all__ = [
    "LARGEST_BYTES",
    "LONGEST_SAID",
    "LONGEST_SHOWN",
    "NUMBER",
    "SECTIONS",
    "SHOWN",
    "Heading",
    "PhraseFile",
    "read_phrase_file",
]

LARGEST_BYTES = 131_072
"""Four times the longest file that is shipped; what is larger holds no phrases."""

MOST_PHRASES = 2000
"""Four times as many as are shipped."""

LONGEST_SAID = 60
"""Letters in a wording that is said: four seconds of speech, and what a caption holds in two lines."""

LONGEST_SHOWN = 100
"""Letters in a wording of the screen's."""

SECTIONS: Mapping[str, str] = {
    "session": "What frames the work: sets, rests, pause, camera.",
    "placement": "Where to stand, said before anything is judged.",
    "cues": "What to do about a fault; the `cue` of an exercise file.",
    "attempts": "Why a rep did not count; the `attempt_cue` of an exercise file, and what its faults void.",
    "praise": "Said of a fault that is gone.",
    "encouragement": "Said in the last reps.",
    "names": "Exercises as they are announced: many reps, one hold.",
    "titles": "Exercises as they are written.",
    "faults": "What is wrong, by its name; shown, never said.",
    "phases": "Parts of a rep, as exercise files name them.",
    "screen": "What else is shown and never said.",
}
"""The tables of a file; they are for its reader, for a phrase is found by its English alone."""

SHOWN = ("titles", "faults", "phases", "screen")
"""The sections of which nothing is said."""

NUMBER = "{number}"
"""Where a number goes, in a phrase and in each of its wordings; the screen has other places: `{total}`."""

PLACES = re.compile(r"\{[a-z]+\}")

Phrase: TypeAlias = Annotated[str, Meta(min_length=1, max_length=LONGEST_SHOWN)]
Said: TypeAlias = Annotated[str, Meta(min_length=1, max_length=LONGEST_SAID)]
Shown: TypeAlias = Annotated[str, Meta(min_length=1, max_length=LONGEST_SHOWN)]


class Heading(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands above the tables."""

    language: Annotated[str, Meta(max_length=20)] = ""
    """The file's own name, such as "de"; a studio's file may leave it out."""
    name: Annotated[str, Meta(max_length=40)] = ""
    """What the language calls itself: "Deutsch"."""
    numbers: Annotated[str, Meta(max_length=20)] = ""
    """Whose number words are said, where one language has several: "pt_BR"; the language's by default."""
    replace: bool = False
    """Whether a studio's wordings stand in place of the shipped ones of the same phrase, not beside them."""


class PhraseFile(Struct, frozen=True):
    """One file of `assets/phrases`, or of a studio."""

    heading: Heading
    wordings: dict[str, tuple[str, ...]]
    """Every phrase of every section."""


def read_phrase_file(text: str, name: str) -> PhraseFile:
    """The phrases that a file's text holds.

    Args:
        text: the TOML.
        name: the file's name, for the error's sentence.

    Raises:
        PhrasesError: naming the file, the line and what is wrong in it.
    """
    if len(text.encode("utf-8", "replace")) > LARGEST_BYTES:
        raise PhrasesError(f"{name}: it is larger than {LARGEST_BYTES // 1024} kB; give a file of phrases.")
    table = _table(text, name)
    for path, words in _complaints(table):
        raise PhrasesError(f"{name}, line {_line(text, path)}: {_told(path)}{words}.")
    heading = {key: value for key, value in table.items() if key not in SECTIONS}
    wordings = {phrase: tuple(said) for _, phrase, said in _phrases(table)}
    return PhraseFile(msgspec.convert(heading, Heading), wordings)


def _table(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PhrasesError(f"{name}, {_where(str(error), text)}.") from error
    except ValueError as error:
        raise PhrasesError(f"{name}: a number in it has too many digits; correct it.") from error
    except RecursionError as error:
        raise PhrasesError(f"{name}: its tables and arrays are nested too deeply.") from error


def _where(complaint: str, text: str) -> str:
    """A parser's complaint with its place first: "line 3, column 5: Unclosed string"."""
    words, _, place = complaint.rpartition(" (at ")
    if place.startswith("line"):
        return f"{place.removesuffix(')')}: {words}"
    return f"line {len(text.splitlines())}: {words}, and the file ends there"


def _complaints(table: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """All that is wrong with a file that is TOML."""
    for key, value in table.items():
        if key in SECTIONS and not isinstance(value, dict):
            yield (key,), "it is a table of phrases, each with its wordings"
            return
        if key not in SECTIONS and key not in Heading.__struct_fields__:
            yield (key,), f"there is no such section; choose one of {', '.join(SECTIONS)}"
        elif key not in SECTIONS:
            yield from _unlike({key: value}, Heading, (key,))
    sections: dict[str, str] = {}
    for section, phrase, said in _phrases(table):
        path = (section, phrase)
        if phrase in sections:
            yield path, f"it stands in [{sections[phrase]}] already; keep one of them"
        sections[phrase] = section
        yield from _unlike(phrase, Phrase, path)
        yield from _phrase(path, phrase, said)
    if len(sections) > MOST_PHRASES:
        yield (), f"it has {len(sections)} phrases, more than {MOST_PHRASES}; give a file of phrases"


def _phrases(table: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Section, phrase and what is said for it."""
    for section in SECTIONS:
        for phrase, said in table.get(section, {}).items():
            yield section, phrase, said


def _phrase(path: KeyPath, phrase: str, said: Any) -> Iterator[tuple[KeyPath, str]]:
    if not isinstance(said, list):
        yield path, 'give its wordings as a list: ["...", "..."]'
        return
    if not 1 <= len(said) <= 8:
        yield path, "give 1 to 8 wordings"
    for index, wording in enumerate(said):
        here = (*path, index)
        yield from _unlike(wording, Shown if path[0] in SHOWN else Said, here)
        yield from _wording(here, phrase, str(wording))
        if wording in said[:index]:
            yield here, f"{wording!r} stands there twice; keep one of them"


def _wording(path: KeyPath, phrase: str, wording: str) -> Iterator[tuple[KeyPath, str]]:
    if wording != " ".join(wording.split()) or not wording.isprintable():
        yield path, "a wording is one line without blanks around it"
    places = sorted(PLACES.findall(phrase))
    if sorted(PLACES.findall(wording)) != places:
        yield path, f"{wording!r} must have the same places as its phrase: {', '.join(places) or 'none'}"
    if set("{}") & set(PLACES.sub("", wording)):
        yield path, f"{wording!r} has a brace that belongs to no place such as {NUMBER}"


def _unlike(value: Any, wanted: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """What keeps a value from being of a type, in the decoder's words."""
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        yield path, str(error).partition(" - at ")[0]


def _line(text: str, path: KeyPath) -> int:
    """From 1; of the file itself, the first."""
    lines = key_lines(text)
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _told(path: KeyPath) -> str:
    return f"{' / '.join(str(step) for step in path if isinstance(step, str))}: " if path else ""
