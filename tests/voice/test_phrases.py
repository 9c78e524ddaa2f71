"""Phrases: everything that a session says is known ahead."""

from mirror.coaching.words import BETTER, END_SET, words_of
from mirror.exercise.library import Library
from mirror.movement.placement import PlacementTrouble
from mirror.voice.phrases import expected, read_phrases


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
