"""The grid: what is tried, what its totals are, and a sample of it with true landmarks."""

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from mirror.evaluation.grid.angle_errors import angle_errors, scatters
from mirror.evaluation.grid.athlete_evaluation import evaluated_athlete
from mirror.evaluation.grid.athlete_grid import AthleteJudge, JudgedTrial, grid, sample_before_model
from mirror.evaluation.grid.athlete_totals import athlete_totals
from mirror.evaluation.grid.trial_score import FaultScore, TrialScore
from mirror.exercise.library import Library
from mirror.kinematics.view import View


def score(**fields: Any) -> TrialScore:
    sound: dict[str, Any] = {
        "exercise": "squat", "view": "side", "declared": True, "eyes": "true", "seed": 0, "pace": 1.0,
        "reps_done": 4, "reps_counted": 4, "exact": True, "attempts_done": 1, "attempts_told": 1, "clean": 2,
        "false_alarms": (), "beside": (), "faults": (FaultScore("depth", 1, 1),), "asked": (),
    }  # fmt: skip
    return TrialScore(**sound | fields)


def test_the_grid_is_every_view_body_and_tempo(library: Library) -> None:
    """Views that the file declares, and others until there are three; before the model only the first."""
    squat = replace(library.find("squat"), views=(View.SIDE,))
    trials = grid([squat])

    assert [trial.view for trial in trials[::6]] == [View.SIDE, View.FRONT, View.OBLIQUE]
    assert len({(trial.view, trial.seed, trial.pace) for trial in trials}) == len(trials) == 3 * 3 * 2
    assert [trial.view for trial in sample_before_model([squat])] == [View.SIDE]


def test_a_sample_of_the_grid_is_right(library: Library) -> None:
    """Two exercises with true landmarks: every rep counted, every fault told, none on a clean rep."""
    exercises = [library.find("squat"), library.find("biceps_curl")]
    trials = [trial for trial in grid(exercises) if (trial.seed, trial.pace) == (0, 1.25)]
    found = evaluated_athlete(list(AthleteJudge()(trials)))

    assert found.totals.trials == sum(len(exercise.views) for exercise in exercises)
    assert (found.totals.exact, found.totals.fault_recall, found.totals.false_alarms) == (1.0, 1.0, 0)
    assert found.totals.faults_due > 0
    assert [group.name for group in found.by_exercise] == ["squat", "biceps_curl"]


def test_totals_of_trials() -> None:
    """Three trials, told by hand: 9 of 10 reps, 2 of 4 faults, one told beside, two on six clean reps."""
    totals = athlete_totals(
        [
            score(),
            score(reps_counted=3, exact=False, faults=(FaultScore("depth", 1, 0), FaultScore("heel", 1, 1))),
            score(
                reps_done=2, reps_counted=2, attempts_told=0, beside=("heel",),
                false_alarms=("heel", "depth"), faults=(FaultScore("depth", 1, 0),),
            ),
        ]
    )  # fmt: skip

    assert (totals.trials, totals.reps_done, totals.reps_counted) == (3, 10, 9)
    assert totals.exact == pytest.approx(2 / 3)
    assert totals.right == pytest.approx(1 / 3)
    assert totals.mae == pytest.approx((0 + 1 / 4 + 0) / 3)
    assert (totals.attempts_done, totals.attempts_told) == (3, 2)
    assert (totals.faults_due, totals.faults_told, totals.beside) == (4, 2, 1)
    assert totals.fault_recall == pytest.approx(1 / 2)
    assert totals.fault_precision == pytest.approx(2 / 5)
    assert totals.alarms_per_200 == pytest.approx(200 * 2 / 6)


def test_no_trial_is_no_share() -> None:
    """Where nothing was tried, nothing is told."""
    totals = athlete_totals([])
    assert (totals.exact, totals.mae, totals.fault_recall, totals.alarms_per_200) == (None,) * 4


def test_views_that_are_not_declared_stand_apart() -> None:
    """Nobody promises anything there, so they are in no total and in no group."""
    scores = [score(), score(view="front", declared=False, exact=False, reps_counted=0)]
    found = evaluated_athlete([JudgedTrial(one, {}) for one in scores])

    assert (found.totals.trials, found.totals.exact) == (1, 1.0)
    assert (found.beyond.trials, found.beyond.exact) == (1, 0.0)
    assert [group.name for group in found.by_view] == ["side"]
    assert len(found.of("squat", "front")) == 1


def judged(view: str, exercise: str, shift_deg: float) -> JudgedTrial:
    """A knee that bends to 90 degrees, measured a little too large in the plane and twice that in space."""
    true = np.linspace(0, 90, 100)
    knee = np.stack((true, true + shift_deg, true + 2 * shift_deg), axis=1).astype(np.float32)
    return JudgedTrial(score(view=view, exercise=exercise), {"knee": knee})


def test_angle_errors() -> None:
    """By joint and view, of all exercises and of each; from the side the plane is told, else space."""
    trials = [judged("side", "squat", 3.0), judged("side", "lunge", 5.0), judged("front", "squat", -2.0)]
    rows = {(row.exercise, row.view, row.measured): row for row in angle_errors(trials)}

    assert rows["", "side", "in plane"].bias_deg == pytest.approx(4.0, abs=0.01)
    assert rows["", "side", "in plane"].spread_deg == pytest.approx(1.0, abs=0.01)
    assert rows["", "side", "in plane"].low_deg == pytest.approx(4 - 1.96, abs=0.01)
    assert rows["squat", "side", "in plane"].bias_deg == pytest.approx(3.0, abs=0.01)
    assert rows["squat", "front", "in space"].bias_deg == pytest.approx(-4.0, abs=0.01)
    assert {key[1:] for key, row in rows.items() if row.told} == {("side", "in plane"), ("front", "in space")}


def test_scatters_are_of_what_is_told() -> None:
    """Over the mean of both angles their difference; as many points as a plot can show."""
    (front, side) = scatters([judged("front", "squat", -2.0), *[judged("side", "squat", 3.0)] * 7])

    assert (front.view, side.view) == ("front", "side")
    assert front.points[:, 1] == pytest.approx(np.full(100, -4.0), abs=1e-3)
    assert side.points[0] == pytest.approx([1.5, 3.0], abs=1e-3)
    assert 300 <= len(side.points) <= 500
    assert side.agreement.frames == 700
