"""Trials: what is told is held to what is done, and what is wrong with an exercise comes to light."""

from typing import Any

import pytest
from msgspec.structs import replace

from mirror.athlete.truth import Truth
from mirror.coaching.moment import Moment
from mirror.evaluation.trial import Trial
from mirror.evaluation.trial_result import DoneCycle, TrialResult
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.rules import HoldTarget, PositionRule
from mirror.kinematics.view import View

RATE = 15.0


def tried(exercise: Exercise, view: View = View.SIDE, **settings: Any) -> TrialResult:
    return Trial(exercise, view, frames_per_s=RATE, **settings).run()


def with_depth(exercise: Exercise, **changes: Any) -> Exercise:
    """The squat with another rule on its depth, and no other fault."""
    (depth,) = (fault for fault in exercise.faults if fault.id == "depth")
    return replace(exercise, faults=(replace(depth, **changes),))


@pytest.fixture(scope="module")
def squat(library: Library) -> Exercise:
    """The squat with one fault."""
    return with_depth(library.find("squat"))


def test_a_sound_exercise_is_right(squat: Exercise) -> None:
    """Two clean reps, one too shallow, one attempt: all told for what they are."""
    result = tried(squat)

    assert result.right
    assert (result.reps_counted, result.reps_done) == (3, 3)
    assert (result.attempts_told, result.attempts_done) == (1, 1)
    assert result.told_of("depth") == (1, 1)
    assert (result.missed, result.false_alarms, result.ghosts) == ((), (), 0)


def test_a_fault_is_not_due_where_it_cannot_be_seen(squat: Exercise) -> None:
    """From the front nobody judges the depth, and nothing is missed."""
    result = tried(squat, View.FRONT)

    assert result.right
    assert result.told_of("depth") == (0, 0)


def test_a_limit_that_lets_the_fault_pass_is_found(squat: Exercise) -> None:
    """The fault is done and not told."""
    result = tried(with_depth(squat, at_least=30.0))

    assert result.missed == ("depth",)
    assert not result.right


def test_a_limit_that_condemns_the_good_is_found(squat: Exercise) -> None:
    """The fault is told on both clean reps."""
    result = tried(with_depth(squat, at_least=120.0))

    assert result.false_alarms == ("depth", "depth")
    assert not result.right


def test_a_range_that_nobody_reaches_is_found(squat: Exercise) -> None:
    """No rep counts, though all were done."""
    result = tried(replace(squat, signal=replace(squat.rep_signal, required=150.0)))

    assert (result.reps_counted, result.reps_done) == (0, 3)
    assert not result.exact


def test_a_range_that_an_attempt_reaches_is_found(squat: Exercise) -> None:
    """The attempt counts as a rep, and the trial is not exact."""
    result = tried(replace(squat, signal=replace(squat.rep_signal, required=40.0, attempt=25.0)))

    assert result.reps_counted == 4
    assert not result.exact


def test_a_fault_that_voids_makes_no_rep_where_it_is_seen(squat: Exercise) -> None:
    """From the side it is an attempt; from the front, where it cannot be judged, a rep."""
    strict = with_depth(squat, voids=True)

    side, front = tried(strict), tried(strict, View.FRONT)

    assert (side.reps_done, side.reps_counted, side.attempts_done) == (2, 2, 2)
    assert side.right
    assert (front.reps_done, front.attempts_done) == (3, 1)


def test_a_hold_is_tried_as_a_hold(squat: Exercise) -> None:
    """A wall sit: three times down, each told once."""
    low = PositionRule("knee_bend", at_least=60.0)
    wall_sit = replace(
        squat,
        signal=None,
        hold=HoldTarget((low,), shortest_s=1.0, pause_s=1.0),
        tempo=replace(squat.tempo, turn_s=3.0),
        faults=(),
    )

    result = tried(wall_sit, clean=3)

    assert (result.reps_counted, result.reps_done, result.attempts_done) == (3, 3, 0)
    assert result.right


@pytest.mark.parametrize(("seed", "pace"), [(1, 0.7), (2, 1.5)])
def test_other_bodies_and_tempos_do_it_too(squat: Exercise, seed: int, pace: float) -> None:
    """The trial's settings reach the athlete."""
    result = tried(squat, View.OBLIQUE, seed=seed, pace=pace)
    usual = tried(squat, View.OBLIQUE)

    assert result.right
    assert (result.cycles[-1].ended_s < usual.cycles[-1].ended_s) == (pace > 1)


def test_a_witness_sees_each_moment_beside_the_truth(squat: Exercise) -> None:
    """The angles that the mirror measures are those of the body, when its landmarks are true."""
    apart: list[float] = []

    def witness(moment: Moment, truth: Truth) -> None:
        assert moment.frame.captured_s == truth.at_s
        if moment.motion is not None:
            apart.append(abs(moment.motion.angles["knee_left"].in_space_deg - truth.angles["knee_left"]))

    trial = Trial(squat, View.SIDE, frames_per_s=RATE, clean=1, faults=(), attempt=False)
    trial.run(witness=witness)

    assert len(apart) > 30
    assert max(apart) < 0.5


def test_what_is_told_is_laid_to_the_cycle_in_which_it_was_done() -> None:
    """Counts, misses and false alarms of a result are those of its cycles."""

    def cycle(**told: Any) -> DoneCycle:
        plain: dict[str, Any] = {
            "started_s": 0.0, "ended_s": 1.0, "side": None, "faults": (), "due": (), "counts": True,
            "reps": 1, "attempts": 0, "told": (),
        }  # fmt: skip
        return DoneCycle(**plain | told)

    result = TrialResult(
        "squat",
        View.SIDE,
        (
            cycle(told=("lean",)),
            cycle(faults=("depth",), due=("depth",), told=("depth", "lean")),
            cycle(faults=("depth",), due=("depth",), reps=2),
            cycle(counts=False, reps=0, attempts=1, told=("lean",)),
        ),
        ghosts=1,
        strays=("valgus",),
    )

    assert result.false_alarms == ("lean", "valgus")
    assert [done.beside for done in result.cycles] == [("lean",), ("lean",), (), ("lean",)]
    assert result.missed == ("depth",)
    assert result.told_of("depth") == (1, 2)
    assert (result.reps_done, result.reps_counted) == (3, 5)
    assert (result.attempts_done, result.attempts_told) == (1, 1)
    assert not result.exact
