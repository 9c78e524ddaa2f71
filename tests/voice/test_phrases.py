"""Phrases: numbers are said as words, and everything that a session says is known ahead."""

import pytest

from mirror.base.errors import VoiceError
from mirror.coaching.words import BETTER, END_SET, words_of
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
        ("99", "ninety-nine"),
        ("100", "one hundred"),
        ("101", "101"),
        ("3 more, then 12 left", "three more, then twelve left"),
        ("Go a little deeper", "Go a little deeper"),
        ("", ""),
    ],
)
def test_numbers_as_words(words: str, spoken: str) -> None:
    """Numbers up to a hundred are words; larger ones are left to the engine."""
    assert read_phrases().spoken(words) == spoken


def test_numbers_are_all_different() -> None:
    """No number is missing or told twice."""
    numbers = read_phrases().numbers
    assert len(set(numbers)) == len(numbers) == 101


def test_everything_that_may_be_said_is_expected_once() -> None:
    """Counts, placement, what the coach says of every exercise; what comes first may be needed first."""
    library, phrases = Library.shipped(), read_phrases()
    ahead = expected(library, phrases)
    assert len(set(ahead)) == len(ahead)
    assert ahead[0] == PlacementTrouble.NOBODY.value
    assert {"one", "one hundred", BETTER, END_SET} <= set(ahead)
    assert {phrases.spoken(words) for exercise in library for words in words_of(exercise)} <= set(ahead)


def test_the_exercise_that_is_done_comes_first() -> None:
    """Its cues are ready before the numbers that few sets come to, and all others after."""
    library = Library.shipped()
    curl, squat = library.find("biceps_curl"), library.find("squat")
    ahead = expected((squat, curl), read_phrases())

    assert ahead.index(squat.attempt_cue) < ahead.index("twenty-one") < ahead.index(curl.attempt_cue)


def test_a_language_without_phrases() -> None:
    """The sentence names the language."""
    with pytest.raises(VoiceError, match="'tlh'"):
        read_phrases("tlh")
