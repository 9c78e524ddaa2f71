"""What a session is known to say: the finite set of phrases that is rendered ahead."""

from collections.abc import Iterable, Iterator

from mirror.coaching.words import BETTER, END_SET, words_of
from mirror.exercise.exercise import Exercise
from mirror.movement.placement import PlacementTrouble
from mirror.phrases.phrases import Phrases
from mirror.phrases.reading import read_phrases as read_phrases_of

__all__ = ["Phrases", "expected", "read_phrases"]


def read_phrases(language: str = "en") -> Phrases:
    """The phrases of a language.

    Raises:
        PhrasesError: there are none in it, or its file is wrong.
    """
    return read_phrases_of(language)


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
