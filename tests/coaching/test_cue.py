"""A cue in a log: what the mirror says is told, what a person wrote is not."""

import pytest

from mirror.coaching.cue import Cue, CueKind


@pytest.mark.parametrize("kind", list(CueKind))
def test_a_persons_words_are_not_logged(kind: CueKind) -> None:
    """Facts are logged as they are represented, and cues are in them."""
    cue = Cue(kind, "Lovely, Ana", "Lovely, Ana", 1.25, "asked for")
    assert ("Ana" in repr(cue)) == (kind is not CueKind.COACH)
    assert "asked for" in repr(cue)
    assert cue != Cue(kind, "Lovely, Ana", "Lovely, Bea", 1.25, "asked for")
