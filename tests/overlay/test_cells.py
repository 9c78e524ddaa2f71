"""The small figures tell ranges outwards, and nothing that is too vague to be of use."""

import pytest

from mirror.movement.fatigue import Reserve
from mirror.overlay.cells import reserve_words
from mirror.overlay.tongue import Tongue


@pytest.mark.parametrize(
    ("fewest", "most", "words"),
    [
        (2.3, 4.1, "2\N{EN DASH}5 left"),
        (0.0, 1.0, "0\N{EN DASH}1 left"),
        (2.0, 2.0, "2 left"),
        (0.2, 3.9, "0\N{EN DASH}4 left"),
        (1.2, 6.3, ""),
        (5.9, 40.0, ""),
        (6.1, 40.0, "6+ left"),
    ],
)
def test_reps_in_reserve_are_a_range(fewest: float, most: float, words: str) -> None:
    """Whole reps around the estimate; many are "enough", and a range that says little is kept."""
    assert reserve_words(Reserve((fewest + most) / 2, fewest, most), Tongue()) == words
