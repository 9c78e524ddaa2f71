"""The pose rate before machines of every speed: lowered in time, raised with a proof, never to and fro."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirror.devices.frame import Frame
from mirror.pose.pose_rate import LEVELS_HZ, Load, PoseRate, PoseRateChanged

PIXELS = np.zeros((1, 1, 3), np.uint8)

Cost = Callable[[float, float], float]
"""How long a step takes (seconds): of the time, and of the rate at which it is asked for."""


@dataclass
class Run:
    """What became of a session."""

    stepped_s: list[float] = field(default_factory=list)
    changes: list[tuple[float, PoseRateChanged]] = field(default_factory=list)
    load: Load = field(default_factory=Load)

    @property
    def rates_hz(self) -> list[float]:
        """The rates in their order, the first one left out."""
        return [round(change.load.rate_hz) for _, change in self.changes]

    def rate_in(self, from_s: float, to_s: float) -> float:
        """Poses a second over a stretch of time."""
        return sum(from_s <= at_s < to_s for at_s in self.stepped_s) / (to_s - from_s)


def run(cost: Cost, camera_hz: float = 30.0, seconds: float = 30.0, jitter_s: float = 0.0) -> Run:
    """A vision thread that takes the newest frame, as the engine's does, on a machine with these costs."""
    rate, done, chance = PoseRate(), Run(), Random(1)
    free_s = 0.0
    frames = int(seconds * camera_hz)
    captured = [number / camera_hz + chance.uniform(-jitter_s, jitter_s) for number in range(frames)]
    for number, at_s in enumerate(captured):
        newest = number + 1 == frames or captured[number + 1] > free_s
        if not newest:
            continue  # replaced in the mailbox before the thread had time for it
        now_s = max(at_s, free_s)
        if rate.due(Frame(PIXELS, at_s, number)):
            step_s = cost(now_s, rate.load.rate_hz)
            free_s = now_s + step_s
            done.stepped_s.append(at_s)
            change = rate.took(step_s)
            if change is not None:
                done.changes.append((now_s, change))
    done.load = rate.load
    return done


def constant(step_ms: float) -> Cost:
    """Every step takes as long."""
    return lambda _at_s, _rate_hz: step_ms / 1000


@pytest.mark.parametrize(
    ("step_ms", "camera_hz", "rate_hz", "behind"),
    [
        (5, 30, 30, False),
        (19, 30, 30, False),
        (29, 30, 30, False),
        (31, 30, 20, False),
        (43, 30, 20, False),
        (47, 30, 15, False),
        (62, 30, 10, False),
        (95, 30, 10, False),
        (130, 30, 10, True),
        (1500, 30, 10, True),
        (12, 60, 30, False),
        (31, 60, 20, False),
        (62, 60, 10, False),
        (30, 15, 15, False),
        (58, 15, 15, False),
        (30, 25, 25, False),
        (62, 15, 10, False),
        (36, 24, 24, False),
        (40, 24, 15, False),
        (90, 8, 8, False),
        (140, 8, 8, True),
    ],
)
def test_a_machine_settles_at_the_rate_it_can_hold(
    step_ms: float, camera_hz: float, rate_hz: float, behind: bool
) -> None:
    """The highest rate whose steps take at most nine tenths of the time; one change of rate is enough."""
    done = run(constant(step_ms), camera_hz)

    assert round(done.load.rate_hz) == rate_hz
    assert done.load.behind is behind
    assert len(set(done.rates_hz)) <= 1
    if not behind:
        assert done.rate_in(5.0, 30.0) == pytest.approx(rate_hz, rel=0.08)


@pytest.mark.parametrize(("factor", "rate_hz"), [(1, 30), (2, 20), (3, 15), (5, 10)])
def test_a_machine_that_is_slower_by_a_factor(factor: int, rate_hz: float) -> None:
    """18 ms a step is the full model on a laptop of two cores; twice and three and five times slower."""
    done = run(constant(18.0 * factor))

    assert round(done.load.rate_hz) == rate_hz
    assert not done.load.behind


def test_it_is_lowered_within_a_second() -> None:
    """A machine that is five times slower from 10 s on; another half second finds the rate that fits."""
    done = run(lambda at_s, _: 0.09 if at_s > 10 else 0.018)

    assert done.changes[0][0] < 10.8
    assert done.changes[-1][0] < 11.6
    assert done.rates_hz[-1] == 10


def test_it_is_lowered_before_frames_are_lost() -> None:
    """On a slow ramp from 10 to 70 ms the steps never take longer than the time between two that are due."""
    done = run(lambda at_s, _: 0.010 + 0.060 * at_s / 60, seconds=60)

    assert done.rates_hz == [20, 15, 10]
    periods = [later - earlier for earlier, later in pairwise(done.stepped_s)]
    assert max(periods) < 0.134


def test_it_is_raised_step_by_step_after_a_proof() -> None:
    """The other program is closed at 10 s: five seconds of light steps for each level."""
    done = run(lambda at_s, _: 0.07 if at_s < 10 else 0.015, seconds=40)
    raised = [(at_s, change.load.rate_hz) for at_s, change in done.changes if at_s > 10]

    assert [round(rate_hz) for _, rate_hz in raised] == [15, 20, 30]
    assert all(later - earlier >= 5.0 for (earlier, _), (later, _) in pairwise([(10.0, 0.0), *raised]))
    assert raised[-1][0] < 30


@pytest.mark.parametrize("spike_ms", [60.0, 150.0, 400.0])
def test_a_hiccup_is_no_load(spike_ms: float) -> None:
    """One slow step every three seconds leaves the rate where it is."""
    done = run(lambda at_s, _: spike_ms / 1000 if at_s % 3.0 < 0.034 else 0.012, seconds=60)

    assert done.changes == []


@pytest.mark.parametrize("share", [0.1, 0.2, 0.3])
def test_spikes_that_keep_coming_do_not_swing_the_rate(share: float) -> None:
    """Random slow steps: ten minutes see few changes of rate, because each try in vain doubles the wait."""
    chance = Random(3)
    done = run(lambda _a, _r: 0.1 if chance.random() < share else 0.012, seconds=600)

    assert len(done.changes) <= 24


def test_steps_that_grow_with_the_rate_do_not_swing_it() -> None:
    """The heaviest case: a rate that proves itself only until it is taken."""
    done = run(lambda _, rate_hz: 0.02 if rate_hz < 25 else 0.05, seconds=600)

    assert len(done.changes) <= 24
    assert done.rate_in(60.0, 600.0) < 22


def test_the_machine_that_is_too_slow_is_told_once_and_taken_back() -> None:
    """Behind at the lowest rate for five seconds; no longer behind once the steps fit."""
    done = run(lambda at_s, _: 0.16 if at_s < 20 else 0.07, seconds=40)
    told = [(at_s, change.load.behind) for at_s, change in done.changes]

    assert [behind for _, behind in told] == [False, True, False]
    assert told[1][0] < 8.0


@pytest.mark.parametrize("camera_hz", [15.0, 24.0, 25.0, 30.0])
def test_a_fast_machine_looks_at_every_frame(camera_hz: float) -> None:
    """Also when the camera's frames come unevenly."""
    done = run(constant(12.0), camera_hz, jitter_s=0.008)

    assert len(done.stepped_s) == int(30.0 * camera_hz)


def test_another_camera_starts_afresh() -> None:
    """Numbers and times that begin again, or leap ahead, are looked at at once."""
    rate = PoseRate()
    for captured_s, number in ((100.0, 900), (100.033, 901), (3.0, 0), (3.033, 1), (9_000.0, 2)):
        assert rate.due(Frame(PIXELS, captured_s, number))
        assert rate.took(0.01) is None


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    camera_hz=st.sampled_from([10.0, 15.0, 24.0, 25.0, 30.0, 50.0, 60.0]),
    base_ms=st.floats(1.0, 300.0),
    swing_ms=st.floats(0.0, 100.0),
    spiky=st.floats(0.0, 0.5),
    jitter_ms=st.floats(0.0, 5.0),
    seed=st.integers(0, 99),
)
def test_whatever_the_load_the_rate_is_one_of_the_levels(
    camera_hz: float, base_ms: float, swing_ms: float, spiky: float, jitter_ms: float, seed: int
) -> None:
    """Never over 30 a second, never under 10 while it can be held, and few changes."""
    chance = Random(seed)

    def cost(_at_s: float, _rate_hz: float) -> float:
        return (base_ms + (swing_ms if chance.random() < spiky else 0.0)) / 1000

    done = run(cost, camera_hz, 60.0, jitter_ms / 1000)

    rates_hz = [min(level, camera_hz) for level in LEVELS_HZ]
    assert any(done.load.rate_hz == pytest.approx(rate_hz, rel=0.05) for rate_hz in rates_hz)
    assert done.rate_in(2.0, 60.0) <= 31.0
    if base_ms + swing_ms < 75.0:
        assert done.rate_in(2.0, 60.0) > min(9.5, camera_hz * 0.95)
    assert len(done.changes) <= 10
