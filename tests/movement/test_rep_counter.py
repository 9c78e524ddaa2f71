"""Reps, attempts and faults of bodies whose joints are set frame by frame."""

import pytest
from bodies import Body, turned
from sets import Set, reaching, squatting, wave

from mirror.exercise.library import Library
from mirror.movement.rep import Phase
from mirror.movement.rep_counter import AFTERGLOW_S


@pytest.fixture
def squats(library: Library) -> Set:
    """A set of squats, standing still for the first half second."""
    return Set(library.find("squat")).see(*[squatting(5)] * 15)


def test_deep_squats_are_reps_without_fault(squats: Set) -> None:
    """Three times to 170 degrees of bend - thighs below level - are three clean reps of that range."""
    squats.squat(170, 170, 170)

    assert [rep.number for rep in squats.reps] == [1, 2, 3]
    assert [rep.faults for rep in squats.reps] == [()] * 3
    assert all(rep.range_deg == pytest.approx(165, abs=5) for rep in squats.reps)
    assert squats.attempts == []


def test_a_half_squat_is_an_attempt_with_its_reason(squats: Set) -> None:
    """The count waits, and the reason tells how far it went."""
    squats.squat(170, 50, 170)

    assert len(squats.reps) == 2
    assert [attempt.reason for attempt in squats.attempts] == ["range 50 of 66 degrees"]


def test_a_shallow_squat_counts_and_has_the_fault_of_depth(squats: Set) -> None:
    """Deep enough to count, thighs above level: told once for the rep, with measured and wanted value."""
    squats.squat(120)
    (fault,) = squats.faults

    assert (fault.id, fault.rep, fault.wanted, fault.unit) == ("depth", 1, 72, "deg")
    assert fault.measured == pytest.approx(60, abs=1)
    assert squats.reps[0].faults == (fault,)


@pytest.mark.parametrize(
    ("yaw_deg", "told"),
    [(0, True), (30, True), (90, False), (180, True), (-90, False)],
    ids=["left side", "oblique", "front", "right side", "rear"],
)
def test_depth_is_judged_only_where_it_can_be_seen(squats: Set, yaw_deg: float, told: bool) -> None:
    """The same shallow squat is a fault from the side, silence from the front, and counts from everywhere."""
    for knee_deg in (*[5.0] * 30, *wave(5, 120), *[5.0] * 10):
        squats.see(turned(squatting(knee_deg), -yaw_deg))

    assert len(squats.reps) == 1
    assert bool(squats.faults) == told


def test_nothing_is_judged_while_placement_is_wrong(squats: Set) -> None:
    """The rep counts, its fault is not told."""
    squats.squat(120, judging=False)

    assert (len(squats.reps), squats.faults) == (1, [])


def test_landmarks_that_are_guessed_count_nothing(squats: Set) -> None:
    """Legs behind a bench: the model still gives points, and they are not believed."""
    squats.squat(170, 170, visibility=0.3)

    assert (squats.reps, squats.attempts) == ([], [])


def test_a_short_blink_of_the_model_keeps_the_rep(squats: Set) -> None:
    """Nobody found for half a second at the bottom."""
    bodies: list[Body | None] = [squatting(knee_deg) for knee_deg in (*wave(5, 170), *[5.0] * 10)]
    bodies[25:40] = [None] * 15

    assert len(squats.see(*bodies).reps) == 1


def test_leaving_the_picture_ends_the_rep_under_way(squats: Set) -> None:
    """Down, out of the picture for two seconds, then standing there: no rep was seen."""
    down: list[Body | None] = [squatting(knee_deg) for knee_deg in wave(5, 170)[:30]]
    squats.see(*down, *[None] * 60, *[squatting(5)] * 30)

    assert squats.reps == []
    assert squats.counter.progress.phase is Phase.REST


def test_a_pause_breaks_the_rep_under_way(squats: Set) -> None:
    """Down before the pause and up after it is no rep; the next whole one is."""
    down, up = wave(5, 170)[:30], wave(5, 170)[30:]
    squats.see(*[squatting(knee_deg) for knee_deg in down])
    squats.counter.interrupt(squats.now_s)
    squats.see(*[squatting(knee_deg) for knee_deg in (*up, *[5.0] * 15)])
    assert squats.reps == []

    assert len(squats.squat(170).reps) == 1


def test_no_fault_is_told_of_what_is_not_the_exercise(library: Library) -> None:
    """Straight arms that are lifted forward are no curl, and nobody is told to keep the elbows still."""
    curls = Set(library.find("biceps_curl"))
    for lift_deg in (*[5.0] * 30, *wave(5, 55), *[5.0] * 15):
        curls.see(reaching(lift_deg))

    assert (curls.reps, curls.faults) == ([], [])


def test_bending_the_knees_while_lying_is_no_squat(squats: Set) -> None:
    """The position rule keeps out what only looks like it."""
    for knee_deg in (*wave(5, 170), *[5.0] * 10):
        squats.see(squatting(knee_deg, trunk_deg=90))

    assert (squats.reps, squats.attempts) == ([], [])


@pytest.mark.parametrize(("metres", "reps"), [(0.0, 1), (0.6, 1), (1.5, 0)])
def test_who_walks_through_the_picture_does_no_rep(squats: Set, metres: float, reps: int) -> None:
    """Hips that travel as far as in a squat from the side are one; on the way across the picture, none."""
    bent_deg = [*wave(5, 170), *[5.0] * 10]
    for n, knee_deg in enumerate(bent_deg):
        squats.see(squatting(knee_deg), across_m=metres * n / len(bent_deg))

    assert (len(squats.reps), squats.attempts) == (reps, [])


def test_a_fault_stays_in_sight_for_a_while(squats: Set) -> None:
    """The limb is coloured until the next rep begins or the afterglow ends."""
    squats.squat(120)
    ended_s = squats.reps[-1].ended_s

    assert [fault.id for fault in squats.counter.standing_faults(ended_s + 0.5)] == ["depth"]
    assert squats.counter.standing_faults(ended_s + AFTERGLOW_S + 1) == ()


def test_the_ring_follows_the_range(squats: Set) -> None:
    """Progress is 0 at rest, 1 at the required range and more beyond it."""
    squats.see(*[squatting(66)] * 10)
    assert squats.counter.progress.fraction == pytest.approx(1.0, abs=0.02)

    squats.see(*[squatting(117)] * 10)
    assert squats.counter.progress.fraction == pytest.approx(2.0, abs=0.02)
