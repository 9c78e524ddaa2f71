"""Reads a file of phrases: each phrase, named by its plain English, with the wordings of one language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from mirror.base.errors import PhrasesError
from mirror.exercise.toml_lines import KeyPath, key_lines
from mirror.phrases.complaints import complaints, phrases_of
from mirror.phrases.form import LARGEST_BYTES, LONGEST_SHOWN, SECTIONS, Heading

__all__ = ["PhraseFile", "read_phrase_file"]


@dataclass(frozen=True, slots=True)
class PhraseFile:
    """One file of `assets/phrases`, or of a studio."""

    heading: Heading
    wordings: Mapping[str, tuple[str, ...]]
    """The phrases of every section."""


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
    for path, words in complaints(table):
        raise PhrasesError(f"{name}, line {_line(text, path)}: {_told(path)}{words}.")
    heading = {key: value for key, value in table.items() if key not in SECTIONS}
    wordings = {phrase: tuple(said) for _, phrase, said in phrases_of(table)}
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
    return f"line {max(1, len(text.splitlines()))}: {words}, and the file ends there"


def _line(text: str, path: KeyPath) -> int:
    """From 1; of the file itself, the first."""
    lines = key_lines(text)
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _told(path: KeyPath) -> str:
    """The section and the phrase, as they are written: `cues "Heels down": `."""
    section, *phrase = (str(step) for step in path[:2]) if path else ("",)
    words = " ".join([_cut(section), *(f'"{_cut(step)}"' for step in phrase)])
    return f"{words}: " if path else ""


def _cut(key: str) -> str:
    """A key that fits in a sentence, whatever it holds."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in key[: LONGEST_SHOWN + 1])
    return shown if len(key) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}..."
