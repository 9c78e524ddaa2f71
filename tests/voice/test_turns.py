"""Turns: who is heard, who waits, who is too late."""

import pytest

from mirror.coaching.cue import Cue, CueKind
from mirror.voice.turns import STALE_S, Said, Turns, may_cut

COUNT, FORM, ATTEMPT, PLACEMENT, SESSION, PRAISE = (
    CueKind.COUNT,
    CueKind.FORM,
    CueKind.ATTEMPT,
    CueKind.PLACEMENT,
    CueKind.SESSION,
    CueKind.PRAISE,
)


def said(kind: CueKind, at_s: float = 0.0) -> Said:
    """A cue of this kind, said at this time."""
    return Said(Cue(kind, f"{kind} at {at_s}", f"{kind} at {at_s}", at_s, "test"), at_s)


@pytest.mark.parametrize(
    ("kind", "spoken", "cuts"),
    [
        (FORM, COUNT, True),
        (FORM, PLACEMENT, True),
        (ATTEMPT, COUNT, True),
        (COUNT, COUNT, True),
        (COUNT, FORM, False),
        (FORM, FORM, False),
        (PLACEMENT, PLACEMENT, False),
        (SESSION, PLACEMENT, False),
        (COUNT, PRAISE, True),
        (PRAISE, COUNT, False),
        (PRAISE, PRAISE, False),
    ],
)
def test_who_cuts_whom(kind: CueKind, spoken: CueKind, cuts: bool) -> None:
    """The more urgent cuts the less urgent, and a new count the old count: a count is never behind."""
    assert may_cut(kind, spoken) is cuts


def test_every_kind_has_its_place() -> None:
    """No kind of cue is forgotten."""
    assert all(may_cut(FORM, kind) for kind in CueKind if kind is not FORM)


def test_the_most_urgent_comes_first() -> None:
    """Whatever the order in which they were said."""
    turns = Turns()
    for kind in (COUNT, PLACEMENT, FORM):
        turns.offer(said(kind))
    assert [waiting.cue.kind for waiting in turns.waiting(None)] == [FORM, PLACEMENT, COUNT]
    assert [waiting.cue.kind for waiting in turns.waiting(PLACEMENT)] == [FORM]
    assert turns.waiting(FORM) == ()


def test_the_newest_of_a_kind_stays() -> None:
    """Who is replaced is given back, so that it can be told."""
    turns = Turns()
    assert turns.offer(said(COUNT, 1.0)) is None
    assert turns.offer(said(COUNT, 2.0)) == said(COUNT, 1.0)
    assert turns.waiting(None) == (said(COUNT, 2.0),)
    assert len(turns) == 1


def test_late_ones_are_given_back() -> None:
    """After a second nobody wants to hear it."""
    turns = Turns()
    turns.offer(said(FORM, 1.0))
    turns.offer(said(COUNT, 1.5))
    assert turns.expire(1.0 + STALE_S) == ()
    assert turns.expire(1.1 + STALE_S) == (said(FORM, 1.0),)
    assert turns.waiting(None) == (said(COUNT, 1.5),)


def test_a_turn_that_was_had_is_over() -> None:
    """Removing twice is no harm."""
    turns = Turns()
    turns.offer(said(FORM))
    turns.remove(said(FORM))
    turns.remove(said(FORM))
    assert len(turns) == 0
