"""Cycles of a signal: what is counted, what is not, at any rate and with noise."""

import math
import random
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.exercise.rules import RepSignal
from mirror.movement.cycle import Cycle, CycleFinder
from mirror.movement.rep import Phase

SIGNAL = RepSignal(measure="knee_bend", rest=10.0, required=80.0, attempt=45.0)


def rep(peak: float, seconds: float = 2.0, low: float = 10.0, rate_hz: float = 30.0) -> list[float]:
    """One smooth cycle from `low` to `peak` and back."""
    count = round(seconds * rate_hz)
    return [low + (peak - low) * (1 - math.cos(2 * math.pi * n / count)) / 2 for n in range(count)]


def still(value: float, seconds: float, rate_hz: float = 30.0) -> list[float]:
    return [value] * round(seconds * rate_hz)


DOWN, UP = rep(110)[:30], rep(110)[30:]


def find(values: Iterable[float], rate_hz: float = 30.0) -> list[Cycle]:
    finder = CycleFinder(SIGNAL)
    found = (finder.update(value, n / rate_hz) for n, value in enumerate(values))
    return [cycle for cycle in found if cycle]


def peaks(values: Iterable[float], rate_hz: float = 30.0) -> list[float]:
    return [round(cycle.peak, 1) for cycle in find(values, rate_hz)]


@pytest.mark.parametrize(
    ("values", "expected", "sentence"),
    [
        (still(12, 60), [], "standing still is no cycle"),
        (rep(110) * 3 + still(10, 0.5), [1.4, 1.4, 1.4], "three whole reps are three cycles"),
        (rep(45) + still(10, 0.5), [0.5], "a quarter squat is a cycle with a small peak"),
        (rep(110) + rep(45) + rep(110) + still(10, 0.5), [1.4, 0.5, 1.4], "each keeps its peak"),
        (still(10, 1) + rep(20) * 20, [], "shifting from foot to foot is too small for a cycle"),
        (rep(110, 8.0) + still(10, 0.5), [1.4], "a slow rep is one"),
        (rep(110, 0.8) * 5 + still(10, 0.5), [1.4] * 5, "quick reps are counted"),
        (rep(110, 0.2) + still(10, 0.5), [], "a fifth of a second is a jump of landmarks, no rep"),
        (DOWN + still(110, 3) + UP + still(10, 1), [1.4], "a pause at the bottom is one rep"),
        (DOWN + still(110, 25) + UP + still(10, 1), [], "sitting down for 25 s is no rep"),
        (still(80, 0.2) + DOWN[20:] + UP + rep(110) + still(10, 0.5), [1.4], "met half way: the next counts"),
        (rep(110, low=30) * 4 + still(10, 0.5), [1.4] * 4, "soft knees between reps do not merge them"),
        (DOWN + rep(110, low=85)[30:] + rep(110, low=85) + UP + still(10, 1), [1.4],
         "a bounce at the bottom is the same rep"),
    ],
)  # fmt: skip
def test_cycles_of(values: list[float], expected: list[float], sentence: str) -> None:
    """Each shape of a signal gives the cycles that a person would count."""
    assert peaks(values) == expected, sentence


@pytest.mark.parametrize("rate_hz", [10.0, 15.0, 24.0, 30.0, 60.0])
def test_the_count_does_not_depend_on_the_rate(rate_hz: float) -> None:
    """Ten reps are ten from 10 to 60 frames a second."""
    values = [value for _ in range(10) for value in rep(110, 1.6, rate_hz=rate_hz)]

    assert len(find(values + still(10, 1, rate_hz), rate_hz)) == 10


def test_dithering_at_a_threshold_counts_once() -> None:
    """Noise of 6 degrees all along, at the bottom too, adds no rep and takes none."""
    chance = random.Random(4)
    values = (rep(85, 2.0)[:30] + still(85, 1) + rep(85, 2.0)[30:] + still(10, 1)) * 10

    assert len(find(value + chance.uniform(-6, 6) for value in values)) == 10


def test_a_single_wild_frame_changes_nothing() -> None:
    """One frame in which the landmarks jumped, at rest or at the bottom, is taken out."""
    values = still(10, 1) + rep(110) + still(10, 1)
    for place in (10, 60, 75):
        values[place] = 130.0 if place < 30 else 5.0

    assert peaks(values) == [1.4]


def test_a_wiggle_at_rest_is_no_part_of_the_rep_after_it() -> None:
    """Shifting the weight, just enough to look like leaving, and two seconds of standing before the squat."""
    wiggle = rep(10 + 0.215 * (80 - 10), 1.0)[:28]
    (cycle,) = find(still(10, 1) + wiggle + still(11.5, 2) + rep(110) + still(10, 1))

    assert cycle.started_s > 3.5


def test_a_gap_in_time_keeps_the_rep() -> None:
    """Down before the camera was lost and up after it came back: one rep, no more and no less."""
    finder = CycleFinder(SIGNAL)
    down = [finder.update(value, n / 30) for n, value in enumerate(still(10, 1) + rep(110)[:30])]
    up = [finder.update(value, 6.0 + n / 30) for n, value in enumerate(rep(110)[30:] + still(10, 1))]

    assert [cycle.peak > 1 for cycle in (*down, *up) if cycle] == [True]


def test_phases_follow_each_other() -> None:
    """Rest, out, turn while held, back, rest."""
    finder = CycleFinder(SIGNAL)
    phases: list[Phase] = []
    for n, value in enumerate(
        still(10, 0.5) + rep(110)[:30] + still(110, 1) + rep(110)[30:] + still(10, 0.5)
    ):
        finder.update(value, n / 30)
        if not phases or phases[-1] is not finder.phase:
            phases.append(finder.phase)

    assert phases == [Phase.REST, Phase.OUT, Phase.TURN, Phase.BACK, Phase.REST]


def test_times_are_those_of_the_extremes() -> None:
    """The turn is told where the signal was largest, the start where it left rest."""
    (cycle,) = find(still(10, 1) + rep(110) + still(10, 1))

    assert cycle.started_s == pytest.approx(1.1, abs=0.25)
    assert cycle.turned_s == pytest.approx(2.0, abs=0.1)
    assert cycle.ended_s == pytest.approx(2.7, abs=0.25)


@pytest.mark.parametrize(
    ("down_s", "held_s", "up_s"),
    [(1.0, 0.0, 1.0), (3.0, 0.0, 1.0), (1.0, 2.0, 1.5), (0.6, 0.2, 0.6), (4.0, 1.0, 4.0)],
)
def test_tempo_is_the_one_that_was_kept(down_s: float, held_s: float, up_s: float) -> None:
    """Out, turn and back of smooth reps come out within a tenth."""
    out, back = rep(110, 2 * down_s), rep(110, 2 * up_s)
    shape = out[: len(out) // 2] + still(110, held_s) + back[len(back) // 2 :]
    (cycle,) = find(still(10, 1) + shape + still(10, 1))

    assert cycle.out_s == pytest.approx(down_s, rel=0.1, abs=0.1)
    assert cycle.turn_s == pytest.approx(held_s, abs=0.1 + 0.05 * (down_s + up_s))
    assert cycle.back_s == pytest.approx(up_s, rel=0.1, abs=0.1)


@given(st.lists(st.floats(-720, 720), max_size=200), st.lists(st.floats(0, 1), min_size=200, max_size=200))
def test_any_signal_gives_sane_cycles(values: list[float], steps_s: list[float]) -> None:
    """Whatever comes, cycles are in order, do not overlap and last as long as they may."""

    def cycles() -> Iterator[Cycle]:
        finder, now_s = CycleFinder(SIGNAL), 0.0
        for value, step_s in zip(values, steps_s, strict=False):
            now_s += step_s
            if cycle := finder.update(value, now_s):
                yield cycle

    last_s = 0.0
    for cycle in cycles():
        assert last_s <= cycle.started_s <= cycle.turned_s <= cycle.ended_s
        assert SIGNAL.shortest_s <= cycle.ended_s - cycle.started_s <= SIGNAL.longest_s + 1
        last_s = cycle.ended_s
