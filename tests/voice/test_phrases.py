"""Phrases: numbers are said as words, and everything that a session says is known ahead."""

import pytest

from mirror.base.errors import VoiceError
from mirror.exercise.library import Library
from mirror.movement.placement import PlacementTrouble
from mirror.voice.phrases import expected, read_phrases


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("7", "seven"),
        ("0", "zero"),
        ("21", "twenty-one"),
        ("50", "fifty"),
        ("51", "51"),
        ("3 more, then 12 left", "three more, then twelve left"),
        ("Go a little deeper", "Go a little deeper"),
        ("", ""),
    ],
)
def test_numbers_as_words(words: str, spoken: str) -> None:
    """Numbers up to fifty are words; larger ones are left to the engine."""
    assert read_phrases().spoken(words) == spoken


def test_numbers_are_all_different() -> None:
    """No number is missing or told twice."""
    numbers = read_phrases().numbers
    assert len(set(numbers)) == len(numbers) == 51


def test_everything_that_may_be_said_is_expected_once() -> None:
    """Counts, placement and the cues of every exercise; what comes first may be needed first."""
    library, phrases = Library.shipped(), read_phrases()
    ahead = expected(library, phrases)
    assert len(set(ahead)) == len(ahead)
    assert ahead[0] == PlacementTrouble.NOBODY.value
    assert {"one", "fifty"} <= set(ahead)
    assert {fault.cue for exercise in library for fault in exercise.faults} <= set(ahead)
    assert {exercise.attempt_cue for exercise in library} <= set(ahead)


def test_a_language_without_phrases() -> None:
    """The sentence names the language."""
    with pytest.raises(VoiceError, match="'tlh'"):
        read_phrases("tlh")
