"""The phrases of a language: how numbers are said, and the finite set of cues that is rendered ahead."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mirror.base.errors import VoiceError
from mirror.coaching.words import BETTER, END_SET, words_of
from mirror.exercise.exercise import Exercise
from mirror.movement.placement import PlacementTrouble

__all__ = ["Phrases", "expected", "read_phrases"]

NUMBER = re.compile(r"\d+")


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of `assets/phrases`."""

    language: Annotated[str, Meta(min_length=2)]
    numbers: Annotated[tuple[str, ...], Meta(min_length=101)]
    """The words for 0, 1, 2 ... up to at least 100, which few sets and holds exceed."""

    def spoken(self, words: str) -> str:
        """The words as they are said: numbers as words; those beyond the list stay for the engine to read."""
        return NUMBER.sub(lambda found: self._number(found[0]), words)

    def _number(self, digits: str) -> str:
        value = int(digits)
        return self.numbers[value] if value < len(self.numbers) else digits


def read_phrases(language: str = "en") -> Phrases:
    """The phrases of a language.

    Raises:
        VoiceError: there are none in it, or its file is wrong.
    """
    file = files("assets").joinpath("phrases", f"{language}.toml")
    try:
        return msgspec.toml.decode(file.read_text("utf-8"), type=Phrases)
    except FileNotFoundError as error:
        raise VoiceError(f"There are no phrases in the language {language!r}; choose en.") from error
    except msgspec.DecodeError as error:
        raise VoiceError(f"phrases/{language}.toml: {error}; correct the file and try again.") from error


def expected(exercises: Iterable[Exercise], phrases: Phrases) -> tuple[str, ...]:
    """Everything that a session is known to say, in the order in which it may be needed.

    Args:
        exercises: whatever may be done; the first of them now.
        phrases: how it is said.
    """
    return tuple(dict.fromkeys(phrases.spoken(words) for words in _in_order(tuple(exercises))))


def _in_order(exercises: tuple[Exercise, ...]) -> Iterator[str]:
    """Placement comes before the first rep, and most sets end before twenty."""
    yield from (trouble.value for trouble in PlacementTrouble)
    yield from map(str, range(1, 21))
    for exercise in exercises[:1]:
        yield from words_of(exercise)
    yield from (BETTER, END_SET)
    yield from map(str, range(21, 101))
    for exercise in exercises[1:]:
        yield from words_of(exercise)
