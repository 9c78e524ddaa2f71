"""Turns: who is heard, who waits, who is too late."""

import pytest

from mirror.coaching.cue import Cue, CueKind
from mirror.voice.turns import FRESH_S, GRACE_S, Said, Turns, may_cut

COACH, SAFETY, FORM, ATTEMPT, PLACEMENT, SESSION, COUNT, PRAISE, ENCOURAGEMENT = (
    CueKind.COACH,
    CueKind.SAFETY,
    CueKind.FORM,
    CueKind.ATTEMPT,
    CueKind.PLACEMENT,
    CueKind.SESSION,
    CueKind.COUNT,
    CueKind.PRAISE,
    CueKind.ENCOURAGEMENT,
)
LONG_S = 1.0
"""More than anybody waits for."""


def said(kind: CueKind, at_s: float = 0.0, words: str = "") -> Said:
    """A cue of this kind, said at this time."""
    words = words or f"{kind} at {at_s}"
    return Said(Cue(kind, words, words, at_s, "test"), at_s)


@pytest.mark.parametrize(
    ("kind", "spoken", "cuts"),
    [
        (COACH, SAFETY, True),
        (COACH, COACH, False),
        (SAFETY, COACH, False),
        (SAFETY, FORM, True),
        (SAFETY, SESSION, True),
        (SAFETY, SAFETY, False),
        (FORM, COUNT, True),
        (FORM, PRAISE, True),
        (FORM, PLACEMENT, True),
        (FORM, SESSION, False),
        (FORM, FORM, False),
        (ATTEMPT, COUNT, True),
        (ATTEMPT, FORM, False),
        (PLACEMENT, ENCOURAGEMENT, True),
        (PLACEMENT, PLACEMENT, False),
        (SESSION, PLACEMENT, False),
        (SESSION, COUNT, False),
        (COUNT, COUNT, True),
        (COUNT, FORM, False),
        (COUNT, PRAISE, False),
        (PRAISE, COUNT, False),
        (PRAISE, PRAISE, False),
        (ENCOURAGEMENT, COUNT, False),
    ],
)
def test_who_cuts_whom(kind: CueKind, spoken: CueKind, cuts: bool) -> None:
    """Faults break into chatter, safety into everything but a person, and a count into the count before."""
    assert may_cut(kind, spoken, LONG_S) is cuts


@pytest.mark.parametrize("kind", CueKind)
def test_every_kind_has_its_place(kind: CueKind) -> None:
    """No kind of cue is forgotten: each may wait, and is heard in silence."""
    turns = Turns()
    turns.offer(said(kind))
    assert turns.waiting() == (said(kind),)


@pytest.mark.parametrize(
    ("kind", "left_s", "cuts"),
    [
        (FORM, GRACE_S + 0.01, True),
        (FORM, GRACE_S - 0.01, False),
        (COUNT, GRACE_S - 0.01, False),
        (SAFETY, 0.05, True),
        (COACH, 0.05, True),
    ],
)
def test_a_word_that_is_nearly_over_is_let_finish(kind: CueKind, left_s: float, cuts: bool) -> None:
    """Only safety and a person break into the last quarter of a second of a count."""
    assert may_cut(kind, COUNT, left_s) is cuts


def test_the_most_urgent_comes_first() -> None:
    """Whatever the order in which they were said; a count comes before its encouragement."""
    turns = Turns()
    for kind in (ENCOURAGEMENT, COUNT, PLACEMENT, FORM, SAFETY):
        turns.offer(said(kind))
    assert [each.cue.kind for each in turns.waiting()] == [SAFETY, FORM, PLACEMENT, COUNT, ENCOURAGEMENT]
    assert [each.cue.kind for each in turns.waiting(PLACEMENT, LONG_S)] == [SAFETY, FORM]
    assert turns.waiting(COACH, LONG_S) == ()


def test_the_coach_is_left_to_speak() -> None:
    """While a human talks, only what keeps from harm is said, and the rest still waits."""
    turns = Turns()
    for kind in (FORM, COUNT, SESSION, SAFETY):
        turns.offer(said(kind))
    assert [each.cue.kind for each in turns.waiting(coach_speaks=True)] == [SAFETY]
    assert len(turns) == 4


def test_the_newest_of_a_kind_stays() -> None:
    """Who is replaced is given back, so that it can be told."""
    turns = Turns()
    assert turns.offer(said(COUNT, 1.0)) is None
    assert turns.offer(said(COUNT, 2.0)) == said(COUNT, 1.0)
    assert turns.waiting() == (said(COUNT, 2.0),)
    assert len(turns) == 1


def test_sentences_of_the_session_are_heard_in_their_order() -> None:
    """Both "Set done" and "Rest 60 seconds" come together and are heard; of a flood the last three are."""
    turns = Turns()
    sentences = [said(SESSION, 1.0, words) for words in ("Set done", "Rest", "Get ready", "Go")]
    replaced = [turns.offer(sentence) for sentence in sentences]
    assert replaced == [None, None, None, sentences[0]]
    assert turns.waiting() == tuple(sentences[1:])


@pytest.mark.parametrize("kind", CueKind)
def test_late_ones_are_given_back(kind: CueKind) -> None:
    """After its time nobody wants to hear it."""
    turns = Turns()
    turns.offer(said(kind, 1.0))
    assert turns.expire(0.999 + FRESH_S[kind]) == ()
    assert turns.expire(1.001 + FRESH_S[kind]) == (said(kind, 1.0),)
    assert turns.waiting() == ()


def test_a_turn_that_was_had_is_over() -> None:
    """Removing twice is no harm, and all can be sent away at once."""
    turns = Turns()
    turns.offer(said(FORM))
    turns.remove(said(FORM))
    turns.remove(said(FORM))
    assert len(turns) == 0
    turns.offer(said(FORM))
    turns.offer(said(COUNT))
    assert turns.clear() == (said(FORM), said(COUNT))
    assert len(turns) == 0
