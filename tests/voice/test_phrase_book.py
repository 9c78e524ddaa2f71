"""The phrase book: what is needed is made first, what is known is there at once, failures are tried again."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from mirror.sound.sound import Sound
from mirror.voice.phrase_book import PhraseBook
from mirror.voice.speech import Speech

Child = Callable[[str], tuple[str, ...]]
Until = Callable[[Callable[[], object]], None]
Books = Callable[..., PhraseBook]


class Slow:
    """A renderer in whose way one can stand: it renders when it is let."""

    ready_in_s = 0.0

    def __init__(self, inner: Speech) -> None:
        self._inner = inner
        self.let = Event()
        self.rendered: list[str] = []

    def render(self, words: str) -> Sound:
        """Wait to be let, then speak."""
        self.let.wait()
        self.rendered.append(words)
        return self._inner.render(words)

    def close(self) -> None:
        """Let go of everything."""
        self.let.set()
        self._inner.close()


@pytest.fixture
def slow(child: Child) -> Slow:
    """A renderer that waits to be let."""
    return Slow(Speech(command=child("speaks")))


@pytest.fixture
def changed() -> Event:
    """Set when the book has something to tell."""
    return Event()


@pytest.fixture
def book_of(changed: Event) -> Iterator[Books]:
    """Make a book; it is closed after the test."""
    books: list[PhraseBook] = []

    def make(renderer: Slow | Speech, *ahead: str) -> PhraseBook:
        books.append(PhraseBook(renderer, ahead, changed.set))
        return books[-1]

    yield make
    for book in books:
        book.close()


def test_phrases_are_made_ahead(book_of: Books, child: Child, until: Until) -> None:
    """After a moment every expected phrase is there at once, at the device's rate."""
    book = book_of(Speech(command=child("speaks")), "one", "two")
    until(lambda: book.left == 0)
    until(lambda: book.sound("two", 44_100))
    one = book.sound("one", 44_100)
    assert one is not None
    assert one.rate_hz == 44_100
    assert book.trouble is None


def test_what_is_needed_now_is_made_first(book_of: Books, slow: Slow, changed: Event, until: Until) -> None:
    """Of two phrases asked for, the newest comes first, and both before the rest."""
    book = book_of(slow, "one", "two", "three")
    assert book.sound("older", 48_000) is None
    assert book.sound("newer", 48_000) is None
    slow.let.set()
    assert changed.wait(20)
    until(lambda: book.left == 0)
    assert [words for words in slow.rendered if words != slow.rendered[0]][:2] == ["newer", "older"]
    assert book.sound("newer", 48_000) is not None


def test_asking_twice_makes_it_once(book_of: Books, slow: Slow, until: Until) -> None:
    """A phrase that is asked for again while it is made is not made again."""
    book = book_of(slow)
    for _ in range(5):
        book.sound("go", 48_000)
    slow.let.set()
    until(lambda: book.sound("go", 48_000))
    assert slow.rendered == ["go"]


def test_a_phrase_that_kills_the_engine_costs_itself_only(book_of: Books, child: Child, until: Until) -> None:
    """The others are made all the same, and trouble passes."""
    book = book_of(Speech(command=child("chokes on poison")), "one", "poison", "two")
    until(lambda: book.left == 0 and book.trouble is None)
    assert book.sound("two", 48_000) is not None
    assert book.sound("poison", 48_000) is None


def test_an_engine_that_is_lost_is_told_and_looked_for(book_of: Books, child: Child, changed: Event) -> None:
    """Trouble is a sentence; without one there is none."""
    book = book_of(Speech(command=child("dies")), "one")
    assert changed.wait(20)
    assert book.trouble is not None
    assert book.trouble.endswith(".")


def test_a_book_with_a_hung_engine_closes(book_of: Books, child: Child) -> None:
    """Closing does not wait for the engine."""
    book = book_of(Speech(command=child("hangs")), "one")
    book.close()
    assert not book._thread.is_alive()
