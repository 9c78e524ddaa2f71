"""Expected words: everything that a session says is known ahead, what is needed first before the rest."""

import pytest

from mirror.coaching.words import BETTER, END_SET, words_of
from mirror.exercise.library import Library
from mirror.movement.guidance import Guidance
from mirror.phrases.reading import languages, read_phrases
from mirror.voice.expected import expected


@pytest.mark.parametrize("language", languages())
def test_everything_that_may_be_said_is_expected_once(library: Library, language: str) -> None:
    """Every wording of the session and of every exercise, in every language; numbers in words."""
    phrases = read_phrases(language)
    ahead = list(expected(library, phrases))
    assert len(set(ahead)) == len(ahead)
    keys = [*Guidance, BETTER, END_SET, *(words for exercise in library for words in words_of(exercise))]
    assert {phrases.spoken(wording) for key in keys for wording in phrases.wordings(key)} <= set(ahead)
    assert {phrases.spoken(str(number)) for number in range(1, 101)} <= set(ahead)
    assert not [words for words in ahead if any(map(str.isdigit, words)) or "{" in words]


def test_the_exercise_that_is_done_comes_first(library: Library) -> None:
    """Its cues are ready before the numbers that few sets come to, and all others after."""
    phrases = read_phrases("en")
    curl, squat = library.find("biceps_curl"), library.find("squat")
    ahead = list(expected((squat, curl), phrases))
    places = [ahead.index(phrases.wordings(next(iter(words_of(each))))[0]) for each in (squat, curl)]
    assert ahead.index("seven") < places[0] < ahead.index("ninety-nine") < places[1]
    assert ahead[0] == phrases.wordings(Guidance.STEP_IN)[0]
