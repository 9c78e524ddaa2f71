"""What a session is known to say: the finite set of words that is rendered ahead, in the order of need."""

from collections.abc import Iterable, Iterator
from itertools import chain

from mirror.coaching.words import NUMBER, SECONDS, SESSION_PHRASES, Announcement, words_of
from mirror.exercise.exercise import Exercise
from mirror.phrases.phrases import Phrases, filled

__all__ = ["expected"]

FIRST_NUMBERS = range(1, 21)
"""Most sets end before twenty."""
NUMBERS: dict[str, Iterable[int]] = {
    NUMBER: range(1, 101),
    SECONDS: range(1, 121),
    Announcement.SET: range(2, 11),
    Announcement.REST: (10, 15, 20, 30, 40, 45, 60, 75, 90, 100, 120, 150, 180, 240, 300),
    Announcement.LEFT: (3, 5, 10, 15, 20, 30, 60),
}
"""What stands for {number}; others are rendered when they come, in a few milliseconds."""


def expected(exercises: Iterable[Exercise], phrases: Phrases) -> Iterator[str]:
    """Everything that a session is known to say, each once, numbers in words.

    The words of placement come first, then the session's, counts to twenty, the exercise that is done, and
    then the rest.

    Args:
        exercises: whatever may be done; the first of them now.
        phrases: how it is worded and said.
    """
    told = set[str]()
    for words in _in_order(tuple(exercises), phrases):
        spoken = phrases.spoken(words)
        if spoken not in told:
            told.add(spoken)
            yield spoken


def _in_order(exercises: tuple[Exercise, ...], phrases: Phrases) -> Iterator[str]:
    plain = [phrase for phrase in SESSION_PHRASES if NUMBER not in phrase]
    numbered = [phrase for phrase in SESSION_PHRASES if NUMBER in phrase]
    yield from _wordings(plain, phrases)
    yield from _numbered(NUMBER, FIRST_NUMBERS, phrases)
    yield from _wordings(chain.from_iterable(map(words_of, exercises[:1])), phrases)
    for phrase in sorted(numbered, key=len, reverse=True):  # announcements first, of which there are few
        yield from _numbered(phrase, NUMBERS.get(phrase, FIRST_NUMBERS), phrases)
    yield from _wordings(chain.from_iterable(map(words_of, exercises[1:])), phrases)


def _wordings(keys: Iterable[str], phrases: Phrases) -> Iterator[str]:
    for key in keys:
        yield from phrases.wordings(key)


def _numbered(key: str, numbers: Iterable[int], phrases: Phrases) -> Iterator[str]:
    for number in numbers:
        for wording in phrases.wordings(key):
            yield filled(wording, number)
