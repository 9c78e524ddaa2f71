"""Every posture has its room: words stay off the body, and a body that is wide is not cut."""

from typing import get_args

import pytest

from mirror.exercise.phases import Posture
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.postures import lies_wide, stays_low
from mirror.overlay.theme import Theme


@pytest.mark.parametrize(
    ("posture", "low", "wide"),
    [
        ("standing", False, False),
        ("hanging", False, False),
        ("kneeling", True, False),
        ("seated", True, True),
        ("all_fours", True, True),
        ("prone", True, True),
        ("supine", True, True),
        ("side_lying", True, True),
    ],
)
def test_postures_take_their_room(posture: Posture, low: bool, wide: bool) -> None:
    """Who is on the floor is low in the picture; who is long on it is wide."""
    assert (stays_low(posture), lies_wide(posture)) == (low, wide)


@pytest.mark.parametrize("posture", get_args(Posture))
def test_a_wide_body_is_whole_on_an_upright_screen(posture: Posture, theme: Theme) -> None:
    """All of the frame's width is there for it; a tall one fills the screen instead."""
    fit = lay_out(Look.VIDEO, 1080, 1920, theme).fit((1280, 720), posture, 0.5)

    assert (fit.source.width == 1.0) is lies_wide(posture)
