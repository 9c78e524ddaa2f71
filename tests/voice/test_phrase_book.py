"""The phrase book: what is needed is made first, what is known is there at once, failures are tried again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from mirror.sound.sound import Sound
from mirror.voice.line import SYSTEM_MANNER, Line, Manner
from mirror.voice.phrase_book import PhraseBook
from mirror.voice.repertoire import Repertoire
from mirror.voice.shelf import Shelf
from mirror.voice.speech import Speech
from mirror.voice.voices import Voices

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

    def render(self, words: str, manner: Manner = SYSTEM_MANNER) -> Sound:
        """Wait to be let, then speak."""
        self.let.wait()
        self.rendered.append(words)
        return self._inner.render(words, manner)

    def voices(self) -> Voices:
        """Those of the engine."""
        return self._inner.voices()

    def close(self) -> None:
        """Let go of everything."""
        self.let.set()
        self._inner.close()


@pytest.fixture
def slow(child: Child) -> Slow:
    """A renderer that waits to be let."""
    return Slow(Speech(child("speaks")))


@pytest.fixture
def changed() -> Event:
    """Set when the book has something to tell."""
    return Event()


@pytest.fixture
def book_of(changed: Event) -> Iterator[Books]:
    """Make a book; it is closed after the test."""
    books: list[PhraseBook] = []

    def make(renderer: Slow | Speech, repertoire: Repertoire | None = None) -> PhraseBook:
        books.append(PhraseBook(renderer, repertoire or Repertoire(), changed.set))
        books[-1].open()
        return books[-1]

    yield make
    for book in books:
        book.close()


def test_voices_are_listed_and_told(book_of: Books, child: Child, changed: Event) -> None:
    """Before anything is said, for every line needs a voice."""
    book = book_of(Speech(child("speaks")))
    assert changed.wait(20)
    assert book.voices is not None
    assert [voice.id for voice in book.voices.all] == ["test/en", "test/de"]
    assert book.worked


def test_voices_are_remembered(tmp_path: Path, book_of: Books, child: Child, until: Until) -> None:
    """The next start knows them before its engine answers, even one that never does."""
    first = book_of(Speech(child("speaks")), Repertoire(Shelf(tmp_path)))
    until(lambda: first.voices)
    later = book_of(Speech(child("hangs")), Repertoire(Shelf(tmp_path)))
    assert later.voices == first.voices
    assert not later.worked


def test_what_is_needed_now_is_made_first(book_of: Books, slow: Slow, until: Until) -> None:
    """Of lines asked for while one is made, the newest comes next."""
    book = book_of(slow)
    asked = [Line(words) for words in ("first", "older", "newer")]
    assert book.sound(asked[0]) is None
    until(lambda: book.voices)
    for line in asked[1:]:
        assert book.sound(line) is None
    slow.let.set()
    until(lambda: all(book.sound(line) for line in asked))
    assert slow.rendered.index("newer") < slow.rendered.index("older")


def test_asking_twice_makes_it_once(book_of: Books, slow: Slow, until: Until) -> None:
    """A line that is asked for again while it is made is not made again."""
    book = book_of(slow)
    for _ in range(5):
        book.sound(Line("go"))
    slow.let.set()
    until(lambda: book.sound(Line("go")))
    assert slow.rendered == ["go"]


def test_the_manner_makes_another_line(book_of: Books, slow: Slow, until: Until) -> None:
    """The same words in another voice are rendered for themselves."""
    book = book_of(slow)
    slow.let.set()
    until(lambda: book.sound(Line("go")) and book.sound(Line("go", Manner("test/de"))))
    assert slow.rendered == ["go", "go"]


def test_a_line_that_kills_the_engine_costs_itself_only(book_of: Books, child: Child, until: Until) -> None:
    """Another is made all the same, and trouble passes."""
    book = book_of(Speech(child("chokes on poison")))
    book.sound(Line("poison"))
    until(lambda: book.trouble)
    until(lambda: book.sound(Line("go")))
    until(lambda: book.trouble is None)
    assert not book.given_up


def test_an_engine_that_never_works_is_given_up(book_of: Books, child: Child, changed: Event) -> None:
    """Trouble is a sentence, and nobody waits for the second failure."""
    book = book_of(Speech(child("dies")))
    assert changed.wait(20)
    assert book.trouble is not None
    assert book.trouble.endswith(".")
    assert book.given_up
    assert not book.worked


def test_an_engine_that_worked_has_a_second_chance(book_of: Books, child: Child, until: Until) -> None:
    """One failure is trouble, a second in a row is no hope for now; it is looked for all the same."""
    book = book_of(Speech(child("dies on the second")))
    until(lambda: book.sound(Line("one")))
    book.sound(Line("two"))
    until(lambda: book.trouble)
    until(lambda: book.trouble is None)
    assert book.worked


def test_a_book_with_a_hung_engine_closes(book_of: Books, child: Child) -> None:
    """Closing does not wait for the engine."""
    book = book_of(Speech(child("hangs")))
    book.close()
    assert book._thread is not None
    assert not book._thread.is_alive()
