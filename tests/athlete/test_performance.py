"""Performances: what is counted, what is wrong, and that a body moves without a jump."""

import numpy as np
import pytest

from mirror.athlete.acts import Act, Away, Cycle, Stand, WalkIn, WalkOut
from mirror.athlete.demonstration import demonstration_set
from mirror.athlete.performance import Performance
from mirror.athlete.skeleton import Skeleton
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import seen
from mirror.base.errors import ExerciseError
from mirror.exercise.library import Library
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion_tracker import MotionTracker

WHOLE: tuple[Act, ...] = (
    Away(0.3),
    WalkIn(),
    Stand(0.5),
    Cycle(),
    Cycle(partial=True),
    Cycle(depth=1.04, pace=1.3, pause_s=0.3),
    Stand(0.3),
    WalkOut(),
    Away(0.2),
)


def test_a_rep_counts_at_its_end_and_a_partial_one_never(library: Library) -> None:
    """Reps rise by one at the end of each full cycle; what falls short is an attempt."""
    performance = Performance(library.find("squat"), WHOLE, seed=3)

    first, second, last = performance.cycles

    assert (performance.reps, performance.attempts) == (2, 1)
    assert [cycle.kind for cycle in performance.cycles] == ["rep", "attempt", "rep"]
    assert (performance.at(first.ended_s - 0.01).reps, performance.at(first.ended_s + 0.01).reps) == (0, 1)
    assert (performance.at(second.ended_s + 0.01).reps, performance.at(second.ended_s + 0.01).attempts) == (
        1,
        1,
    )
    assert performance.at(last.ended_s + 0.01).reps == performance.at(performance.seconds + 9).reps == 2


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("exercise_id", ["squat", "push_up", "biceps_curl"])
def test_the_truth_agrees_with_the_exercise_file(library: Library, exercise_id: str, seed: int) -> None:
    """By the rep signal itself, a full cycle counts and a partial one is an attempt, seen perfectly."""
    exercise = library.find(exercise_id)
    performance = Performance(exercise, (Stand(0.3), Cycle(), Cycle(partial=True)), seed=seed)
    signal, tracker = exercise.rep_signal, MotionTracker()

    def share(at_s: float) -> float:
        """How far the signal has come: 0 at its rest level, 1 where it counts."""
        body = performance.at(at_s).body
        pose = None if body is None else seen(body, Viewpoint(yaw_deg=60), at_s)
        assert pose is not None
        value = MEASURES[signal.measure].of(tracker.update(pose)).value
        return (value - signal.rest) / (signal.required - signal.rest)

    full, short = (
        max(share(float(t)) for t in np.linspace(cycle.started_s, cycle.ended_s, 30))
        for cycle in performance.cycles
    )

    assert share(0.1) < 0
    assert full > 1.05
    assert (signal.attempt - signal.rest) / (signal.required - signal.rest) < short < 0.93


@pytest.mark.parametrize("exercise_id", ["squat", "push_up", "biceps_curl"])
def test_nothing_jumps_and_nothing_sinks(library: Library, exercise_id: str) -> None:
    """Between two frames no joint moves farther than a hand can, and no part goes under the floor."""
    performance = Performance(library.find(exercise_id), WHOLE, seed=4)
    skeleton = Skeleton(performance.plan)
    before = None
    for number in range(int(performance.seconds * 30)):
        body = performance.at(number / 30).body
        if body is not None:
            assert skeleton.lowest(body) > -0.012
            if before is not None:
                # Five metres a second: the toe of a swinging foot (Winter: 4.6).
                assert np.linalg.norm(body.joints - before.joints, axis=1).max() < 5.0 / 30
        before = body


@pytest.mark.parametrize(
    ("exercise_id", "fault", "measure"),
    [
        ("squat", "depth", "knee_left"),
        ("push_up", "hip_sag", "hip_left"),
        ("biceps_curl", "elbow_drift", None),
    ],
)
def test_a_fault_is_done_and_told(
    library: Library, exercise_id: str, fault: str, measure: str | None
) -> None:
    """During a faulty rep the truth names the fault and the body differs; before and after it does not."""
    exercise = library.find(exercise_id)
    good = Performance(exercise, (Stand(0.5), Cycle()), seed=1)
    bad = Performance(exercise, (Stand(0.5), Cycle(faults=(fault,)), Stand(1.0)), seed=1)
    (cycle,) = bad.cycles
    turning = (cycle.started_s + cycle.ended_s) / 2

    assert cycle.faults == (fault,)
    assert bad.at(turning).faults == (fault,)
    assert bad.at(0.1).faults == bad.at(bad.seconds - 0.1).faults == ()
    assert bad.reps == 1
    if measure is not None:
        (same,) = good.cycles
        right = good.at((same.started_s + same.ended_s) / 2).angles[measure]
        assert abs(bad.at(turning).angles[measure] - right) > 8


def test_an_unknown_fault_is_refused(library: Library) -> None:
    """The sentence names the faults there are."""
    with pytest.raises(ExerciseError, match="no fault called 'flying'; choose one of: depth"):
        Performance(library.find("squat"), (Cycle(faults=("flying",)),))


def test_the_same_seed_is_the_same_performance(library: Library) -> None:
    """Natural variation is seeded: two performances of one seed agree, of two seeds differ."""
    squat = library.find("squat")
    first, same, other = (Performance(squat, demonstration_set(squat), seed=seed) for seed in (5, 5, 6))

    assert first.cycles == same.cycles
    assert first.cycles != other.cycles
    assert first.at(7.3).angles == same.at(7.3).angles


def test_the_demonstration_shows_it_all(library: Library) -> None:
    """Nine cycles, two of them faulty and one that falls short, or three holds, whatever the exercise."""
    for exercise in library:
        performance = Performance(exercise, demonstration_set(exercise))
        if exercise.hold is not None:
            assert performance.tally.holds == 3, exercise.id
            continue
        assert len(performance.cycles) == 9, exercise.id
        assert sum(bool(cycle.faults) for cycle in performance.cycles) == 2, exercise.id
        assert performance.reps + performance.attempts == 9, exercise.id


def test_walking_comes_from_out_of_the_picture(library: Library) -> None:
    """The athlete starts where the act says and ends at the spot."""
    performance = Performance(library.find("squat"), (WalkIn(bearing_deg=90, metres=3.0), Stand(1.0)), seed=2)

    start, end = performance.at(0.0).body, performance.at(performance.seconds).body

    assert start is not None
    assert end is not None
    assert start.joints[0][0] == pytest.approx(3.0, abs=0.05)
    assert abs(end.joints[0][0]) < 0.05
    assert performance.at(0.5).phase == "walking"
