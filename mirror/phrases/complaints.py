"""What is wrong with a file of phrases that is TOML: sections, wordings, and the places in them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from mirror.exercise.toml_lines import KeyPath
from mirror.phrases.form import (
    MOST_PHRASES,
    MOST_WORDINGS,
    NUMBER,
    SECTIONS,
    SHOWN,
    Heading,
    Phrase,
    Said,
    Shown,
)
from mirror.phrases.numbers import has_numbers

__all__ = ["Complaint", "complaints", "phrases_of"]

Complaint: TypeAlias = tuple[KeyPath, str]
"""Where in the file something is wrong, and what."""

PLACES = re.compile(r"\{[a-z]+\}")


def complaints(table: Mapping[str, Any]) -> Iterator[Complaint]:
    """All that is wrong, in the file's order as far as sections go."""
    yield from _heading(table)
    seen: dict[str, str] = {}
    for section, phrase, wordings in phrases_of(table):
        path = (section, phrase)
        yield from _unlike(phrase, Phrase, path)
        if phrase in seen:
            yield path, f"it stands in [{seen[phrase]}] already; keep one of them"
        seen[phrase] = section
        yield from _wordings(path, phrase, wordings)
    if len(seen) > MOST_PHRASES:
        yield (), f"it has {len(seen)} phrases, more than {MOST_PHRASES}; give a file of phrases"


def phrases_of(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Section, phrase and what it is worded as, section by section."""
    for section in SECTIONS:
        phrases = table.get(section, {})
        if isinstance(phrases, dict):
            for phrase, wordings in phrases.items():
                yield section, phrase, wordings


def _heading(table: Mapping[str, Any]) -> Iterator[Complaint]:
    """What stands at the top: sections that there are, and fields of the heading."""
    for key, value in table.items():
        if key in Heading.__struct_fields__:
            yield from _unlike({key: value}, Heading, (key,))
        elif key not in SECTIONS:
            yield (key,), f"there is no such section; choose one of {', '.join(SECTIONS)}"
        elif not isinstance(value, dict):
            yield (key,), "it is a table of phrases, each with its wordings"
    numbers = table.get("numbers", "")
    if isinstance(numbers, str) and numbers and not has_numbers(numbers):
        yield (
            ("numbers",),
            f"there are no number words for {numbers!r}; give another language or leave it out",
        )


def _wordings(path: KeyPath, phrase: str, wordings: Any) -> Iterator[Complaint]:
    if not isinstance(wordings, list):
        yield path, 'give its wordings as a list: ["...", "..."]'
        return
    if not 1 <= len(wordings) <= MOST_WORDINGS:
        yield path, f"give 1 to {MOST_WORDINGS} wordings"
    for index, wording in enumerate(wordings):
        here = (*path, index)
        yield from _unlike(wording, Shown if path[0] in SHOWN else Said, here)
        if isinstance(wording, str):
            yield from _wording(here, phrase, wording)
        if wording in wordings[:index]:
            yield here, f"{wording!r} stands there twice; keep one of them"


def _wording(path: KeyPath, phrase: str, wording: str) -> Iterator[Complaint]:
    if wording != " ".join(wording.split()) or not wording.isprintable():
        yield path, "give each wording in one line, without blanks around it"
    places = sorted(PLACES.findall(phrase))
    if sorted(PLACES.findall(wording)) != places:
        yield path, f"{wording!r} must have the same places as its phrase: {', '.join(places) or 'none'}"
    if set("{}") & set(PLACES.sub("", wording)):
        yield path, f"{wording!r} has a brace that belongs to no place such as {NUMBER}"


def _unlike(value: Any, wanted: Any, path: KeyPath) -> Iterator[Complaint]:
    """What keeps a value from being of a type, in the decoder's words."""
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        yield path, str(error).partition(" - at ")[0]
