"""Holds of a squat position whose joints are set: the clock runs in the posture and nowhere else."""

import pytest
from msgspec.structs import replace
from sets import RATE_HZ, Set, squatting

from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.rules import FaultRule, HoldTarget, PositionRule
from mirror.kinematics.view import View
from mirror.movement.rep import Phase


@pytest.fixture
def wall_sit(library: Library) -> Exercise:
    """Knees bent by 70 degrees and more; leaning is its fault."""
    leaning = FaultRule(
        id="lean",
        name="Leaning",
        measure="trunk_lean",
        when="hold",
        cue="Back to the wall",
        source="a test",
        at_most=40.0,
        clears_by=5.0,
        views=(View.SIDE,),
    )
    target = HoldTarget(target=(PositionRule("knee_bend", at_least=70.0),), shortest_s=2.0, pause_s=2.0)
    return replace(library.find("squat"), signal=None, hold=target, faults=(leaning,))


def sit(done: Set, seconds: float, knee_deg: float = 90.0, trunk_deg: float = 5.0) -> Set:
    return done.see(*[squatting(knee_deg, trunk_deg=trunk_deg)] * round(seconds * RATE_HZ))


@pytest.mark.parametrize(
    ("course", "held_s"),
    [
        ([(5.0, 90.0), (3.0, 5.0)], [5.0]),
        ([(1.0, 90.0), (3.0, 5.0)], []),
        ([(3.0, 90.0), (1.0, 5.0), (3.0, 90.0), (3.0, 5.0)], [6.0]),
        ([(3.0, 90.0), (2.5, 5.0), (3.0, 90.0), (2.5, 5.0)], [3.0, 3.0]),
    ],
    ids=["once", "only passing", "a short break", "two holds"],
)
def test_a_hold_is_told_when_it_is_over_without_its_breaks(
    wall_sit: Exercise, course: list[tuple[float, float]], held_s: list[float]
) -> None:
    """Up for less than two seconds the clock waits, for longer the hold is over."""
    done = Set(wall_sit)
    for seconds, knee_deg in course:
        sit(done, seconds, knee_deg)

    assert [hold.held_s for hold in done.holds] == [pytest.approx(held, abs=0.15) for held in held_s]
    assert [hold.number for hold in done.holds] == list(range(1, len(held_s) + 1))
    assert done.reps == []


def test_the_clock_is_seen_while_it_runs(wall_sit: Exercise) -> None:
    """Two seconds into the posture."""
    progress = sit(Set(wall_sit), 2.0).counter.progress

    assert progress.phase is Phase.TURN
    assert progress.held_s == pytest.approx(2.0, abs=0.1)


def test_a_fault_of_a_hold_is_told_once_and_called_corrected(wall_sit: Exercise) -> None:
    """Leaning for three seconds, then upright: told, gone, and told again when it comes back."""
    done = sit(Set(wall_sit), 2.0)
    sit(done, 3.0, trunk_deg=60.0)
    assert len(done.faults) == 1
    assert len(done.counter.standing_faults(done.now_s)) == 1

    sit(done, 2.0)
    assert [gone.id for gone in done.corrected] == ["lean"]
    assert done.counter.standing_faults(done.now_s) == ()

    sit(done, 2.0, trunk_deg=60.0)
    assert len(done.faults) == 2


def test_a_pause_ends_the_hold_under_way(wall_sit: Exercise) -> None:
    """What was held before a pause does not run on after it."""
    done = sit(Set(wall_sit), 3.0)
    done.counter.interrupt(done.now_s)

    assert done.counter.progress.held_s == 0.0


def test_hours_without_a_frame_are_not_held(wall_sit: Exercise) -> None:
    """The camera comes back after a night: the clock did not run."""
    done = sit(Set(wall_sit), 3.0)
    done.now_s += 8 * 3600
    sit(done, 1.0)

    assert done.counter.progress.held_s < 5.0
