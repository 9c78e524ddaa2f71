"""Movements on the screen are smooth, come to rest, and do not depend on the frame rate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.overlay.easing import Spring, ease_out, pulse


@pytest.mark.parametrize("rate_hz", [15, 24, 30, 60, 144])
def test_a_spring_is_the_same_at_every_rate(rate_hz: int) -> None:
    """After the settling time 98 % of the way are done, however many steps it took."""
    spring = Spring(0.5)
    spring.update(0.0, 0.0)
    spring.update(1.0, 0.0)
    for step in range(1, rate_hz + 1):
        value = spring.update(1.0, 0.5 * step / rate_hz)

    assert value == pytest.approx(0.98, abs=0.001)


@given(st.lists(st.floats(0.001, 0.5), min_size=1, max_size=40))
def test_a_spring_never_overshoots(steps_s: list[float]) -> None:
    """From rest to a higher target it only rises, and never passes it."""
    spring, now_s, before = Spring(0.3), 0.0, 0.0
    spring.update(1.0, now_s)
    for step_s in steps_s:
        now_s += step_s
        value = spring.update(1.0, now_s)

        assert before - 1e-9 <= value <= 1.0 + 1e-9
        before = value


def test_a_spring_comes_to_rest() -> None:
    """It is moving on its way, and at rest when it has arrived: nothing is painted for nothing."""
    spring = Spring(0.2)
    spring.update(1.0, 0.0)
    spring.update(1.0, 0.05)
    assert spring.moving

    spring.update(1.0, 2.0)
    assert not spring.moving


def test_a_clock_that_goes_back_moves_nothing() -> None:
    """A display clock that steps back is a pause."""
    spring = Spring(0.2)
    spring.update(1.0, 5.0)
    there = spring.update(1.0, 5.05)

    assert spring.update(1.0, 4.0) == pytest.approx(there)


@pytest.mark.parametrize(("age_s", "expected"), [(-1, 0.0), (0, 0.0), (0.5, 0.875), (1.0, 1.0), (9, 1.0)])
def test_easing_out(age_s: float, expected: float) -> None:
    """From 0 to 1, quick first."""
    assert ease_out(age_s, 1.0) == pytest.approx(expected)


@pytest.mark.parametrize(("age_s", "expected"), [(-0.1, 0.0), (0, 1.0), (1.0, 0.0), (5, 0.0)])
def test_a_pulse(age_s: float, expected: float) -> None:
    """Nothing before, all at the start, nothing after."""
    assert pulse(age_s, 1.0) == pytest.approx(expected)
