"""What is told of whole reps and sets: the score, the athlete's own range, fatigue, speed."""

import pytest
from msgspec.structs import replace
from sets import Set, squatting, wave

from mirror.exercise.library import Library
from mirror.exercise.phases import Stage
from mirror.exercise.rules import Severity
from mirror.movement.fatigue import Fatigue, SetTrend
from mirror.movement.own_range import OwnRange, RangeLearner
from mirror.movement.rep import Rep
from mirror.movement.score import Score, score_of
from mirror.movement.speed import Speed


@pytest.mark.parametrize(
    ("faults", "range_share", "lowering_share", "symmetry_pct", "sway_cm", "total"),
    [
        ((), 1.0, 1.0, None, None, 100.0),
        ((), 1.3, 1.4, 99.0, 0.5, 100.0),
        (("advice",), 1.0, 1.0, None, None, 92.5),
        (("safety", "safety"), 1.0, 1.0, None, None, 50.0),
        ((), 0.5, 1.0, None, None, 81.25),
        ((), 1.0, 1.0, 70.0, None, 94.4),
        ((), 1.0, 1.0, None, 5.0, 94.4),
    ],
    ids=["all right", "never above 100", "one advice", "never below 0", "half range", "lopsided", "swaying"],
)
def test_a_score_is_the_weighted_mean_of_what_could_be_measured(
    faults: tuple[Severity, ...],
    range_share: float,
    lowering_share: float,
    symmetry_pct: float | None,
    sway_cm: float | None,
    total: float,
) -> None:
    """Parts that the view does not show take no weight."""
    score = score_of(faults, range_share, lowering_share, symmetry_pct, sway_cm)

    assert score.total == pytest.approx(total, abs=0.1)
    assert all(0.0 <= part <= 100.0 for part in score.parts.values())


@pytest.mark.parametrize(
    ("peaks", "required"),
    [
        ([], 1.0),
        ([1.4, 1.4], 1.0),
        ([1.05, 1.05, 1.05], 0.945),
        ([1.0, 1.0, 1.0], 0.9),
        ([1.5, 1.5, 1.5], 1.0),
        ([2.4, 2.4, 2.4], 1.2),
        ([9.0, 9.0, 9.0], 1.25),
    ],
    ids=["unknown", "too few", "just enough", "the least", "usual", "supple", "never out of reach"],
)
def test_what_the_next_rep_must_reach_follows_the_athletes_own_range(
    peaks: list[float], required: float
) -> None:
    """Who just reaches it is met half way; who does far more is not let off with less than half of it."""
    learner = RangeLearner()
    for peak in peaks:
        learner.learn(peak)

    assert learner.required == pytest.approx(required)


def test_a_history_is_known_from_the_first_rep() -> None:
    """What an athlete reached in earlier sets counts as if it had been reached in this one."""
    assert RangeLearner(OwnRange(1.05, 12)).required == pytest.approx(0.945)


def rep(number: int, mean_m_s: float | None, range_deg: float = 100.0, score: float = 90.0) -> Rep:
    speed = None if mean_m_s is None else Speed(mean_m_s, mean_m_s)
    return Rep(
        number, 0.0, 1.0, 2.0, range_deg, (), out_s=1, turn_s=0, back_s=1, speed=speed, score=Score(score, {})
    )


def trend(library: Library, reps: list[Rep]) -> Fatigue | None:
    """What the last rep of a set of squats tells."""
    following = SetTrend(library.find("squat"))
    told = None
    for one in reps:
        told = following.update(one)
    return told


@pytest.mark.parametrize(
    ("speeds", "loss_pct", "left", "ends"),
    [
        ([0.6] * 8, 0.0, None, False),
        ([0.6, 0.6, 0.6, 0.57, 0.55, 0.53, 0.52, 0.5], 15.0, 16.5, False),
        ([0.6, 0.6, 0.58, 0.5, 0.46, 0.42, 0.38, 0.34], 40.0, 1.2, True),
        ([0.6, 0.6, 0.6, 0.3, 0.6, 0.6, 0.6, 0.6], 0.0, None, False),
        ([None] * 8, None, None, False),
    ],
    ids=["fresh", "some way to go", "nearly spent", "one slow rep", "no speed"],
)
def test_velocity_loss_tells_the_reps_in_reserve(
    library: Library, speeds: list[float | None], loss_pct: float | None, left: float | None, ends: bool
) -> None:
    """In proportion to the loss at failure, with its uncertainty; only one slow rep is no loss."""
    told = trend(library, [rep(number, speed) for number, speed in enumerate(speeds, start=1)])

    assert told is not None
    assert told.velocity_loss_pct == (None if loss_pct is None else pytest.approx(loss_pct, abs=0.1))
    assert (told.reserve is None) == (left is None)
    if told.reserve is not None and left is not None:
        assert told.reserve.reps == pytest.approx(left, abs=0.2)
        assert told.reserve.fewest < told.reserve.reps < told.reserve.most
    assert bool(told.end_set) is ends


def test_form_that_falls_apart_ends_a_set(library: Library) -> None:
    """Two reps thirty points below the best are enough, whatever the speed."""
    scores = [95, 94, 95, 92, 64, 63]
    told = trend(library, [rep(number, 0.6, score=score) for number, score in enumerate(scores, start=1)])

    assert told is not None
    assert told.end_set == "form 32 points down"


def test_nothing_is_told_of_a_set_of_three(library: Library) -> None:
    """Too few reps to compare."""
    assert trend(library, [rep(number, 0.6) for number in (1, 2, 3)]) is None


def test_the_speed_of_a_squat_is_that_of_the_hips_over_the_feet(library: Library) -> None:
    """Up 0.42 * 2 * (1 - cos 75) metres in a second: the mean of what was seen of it, the peak above."""
    done = Set(library.find("squat")).see(*[squatting(5)] * 15).squat(150, 150)
    speeds = [one.speed for one in done.reps]

    for speed in speeds:
        assert speed is not None
        assert 0.6 < speed.mean_m_s < 0.95
        assert speed.mean_m_s < speed.peak_m_s < 1.3


def test_a_rep_tells_how_long_was_rested_before_it(library: Library) -> None:
    """Two seconds of standing between two squats."""
    done = (
        Set(library.find("squat")).see(*[squatting(5)] * 15).squat(150).see(*[squatting(5)] * 60).squat(150)
    )

    assert done.reps[0].rest_s == 0.0
    assert done.reps[1].rest_s == pytest.approx(2.5, abs=0.5)


def test_a_station_that_is_left_out_makes_an_attempt(library: Library) -> None:
    """Squats that must also pass a deep lean of the trunk: one without it does not count, and says why."""
    bow = Stage(pose="bottom", seconds=1.0, measure="trunk_lean", at_least=40.0, missed="no bow")
    exercise = replace(library.find("squat"), stages=(bow,), position=())
    done = Set(exercise).see(*[squatting(5)] * 15)
    for trunk_deg in (60.0, 10.0, 60.0):
        bodies = [squatting(knee, trunk_deg=trunk_deg * knee / 150) for knee in (*wave(5, 150), *[5.0] * 15)]
        done.see(*bodies)

    assert len(done.reps) == 2
    assert [attempt.reason for attempt in done.attempts] == ["no bow"]
