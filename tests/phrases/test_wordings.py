"""Wordings come in turn, so that none is heard twice in a row."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mirror.phrases.phrases import Phrases
from mirror.phrases.reading import read_phrases
from mirror.phrases.wordings import Wordings

SAID = {"Up": ("Hoch", "Auf", "Rauf"), "Down": ("Ab", "Runter"), "Set {number}": ("Satz {number}",)}


def test_each_wording_comes_in_its_turn() -> None:
    """After the last the first again; phrases do not disturb each other."""
    wordings = Wordings(Phrases("de", "Deutsch", "de", None, SAID))
    asked = ["Up", "Down", "Up", "Down", "Up", "Down", "Up"]
    assert [wordings.pick(phrase) for phrase in asked] == [
        "Hoch", "Ab", "Auf", "Runter", "Rauf", "Ab", "Hoch",
    ]  # fmt: skip


def test_numbers_are_filled_in() -> None:
    """As digits, for a caption shows them so."""
    wordings = Wordings(Phrases("de", "Deutsch", "de", None, SAID))
    assert [wordings.pick("Set {number}", number) for number in (1, 2)] == ["Satz 1", "Satz 2"]
    assert wordings.pick("Nobody knows {number}", 3) == "Nobody knows 3"


@given(st.lists(st.sampled_from(["Up", "Down"]), max_size=40))
def test_never_twice_in_a_row_and_all_alike_often(asked: list[str]) -> None:
    """Whatever is asked for in between; and a second session is worded as the first."""
    wordings, again = (Wordings(Phrases("de", "Deutsch", "de", None, SAID)) for _ in range(2))
    picked = [(phrase, wordings.pick(phrase)) for phrase in asked]
    assert picked == [(phrase, again.pick(phrase)) for phrase in asked]
    for phrase, wordings_of in SAID.items():
        own = [words for of, words in picked if of == phrase]
        assert all(one != other for one, other in pairwise(own))
        counts = Counter(own)
        assert not own or max(counts.values()) - min(counts[words] for words in wordings_of) <= 1


def test_a_cue_is_worded_afresh() -> None:
    """What is said most has several wordings in the shipped files."""
    wordings = Wordings(read_phrases("en"))
    assert len({wordings.pick("Push your knees out") for _ in range(3)}) == 3
