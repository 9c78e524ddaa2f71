"""Faults of squats whose joints are set: told once, where they can be measured, corrected when gone."""

from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from sets import RATE_HZ, Set, squatting, wave

from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.rules import FaultRule


def rule(**changes: object) -> FaultRule:
    """A fault of leaning: the trunk more than 50 degrees from the vertical."""
    plain = FaultRule(
        id="lean",
        name="Leaning",
        measure="trunk_lean",
        when="rep",
        cue="Chest up",
        source="a test",
        at_most=50.0,
    )
    return replace(plain, **changes)


def squat_with(library: Library, *rules: FaultRule) -> Exercise:
    return replace(library.find("squat"), faults=rules, position=())


def lean(*, to_deg: float, knee_deg: float = 150.0, seconds: float = 2.0) -> list[tuple[float, float]]:
    """Knee and trunk of one squat in which the trunk leans as the knees bend."""
    return [(knee, 5 + (to_deg - 5) * (knee - 5) / (knee_deg - 5)) for knee in wave(5, knee_deg, seconds)]


def do(done: Set, *reps: list[tuple[float, float]]) -> Set:
    for rep in reps:
        done.see(*[squatting(knee, trunk_deg=trunk) for knee, trunk in (*rep, *[(5.0, 5.0)] * 20)])
    return done


@pytest.fixture
def still() -> list[tuple[float, float]]:
    return [(5.0, 5.0)] * 15


@dataclass(frozen=True)
class Case:
    reps: list[list[tuple[float, float]]]
    faults: list[int]
    """The reps in which the fault is told."""
    corrected: list[int]


@pytest.mark.parametrize(
    "case",
    [
        Case([lean(to_deg=30)] * 3, [], []),
        Case([lean(to_deg=70), lean(to_deg=30)], [1], [2]),
        Case([lean(to_deg=70), lean(to_deg=70), lean(to_deg=30)], [1, 2], [3]),
        Case([lean(to_deg=70), lean(to_deg=48), lean(to_deg=48)], [1], []),
        Case([lean(to_deg=70), lean(to_deg=30), lean(to_deg=30)], [1], [2]),
    ],
    ids=["clean", "corrected next", "twice", "only just inside", "once"],
)
def test_a_fault_is_told_in_each_rep_that_has_it_and_gone_after_a_clear_one(
    library: Library, still: list[tuple[float, float]], case: Case
) -> None:
    """A rep within the limit by less than the margin is no fault, and no correction either."""
    done = do(Set(squat_with(library, rule(clears_by=5.0))), still, *case.reps)

    assert [fault.rep for fault in done.faults] == case.faults
    assert [(gone.id, gone.rep) for gone in done.corrected] == [("lean", rep) for rep in case.corrected]


@pytest.mark.parametrize(
    ("when", "told"), [("out", True), ("back", False), ("rep", True), ("turn", False)], ids=str
)
def test_a_rule_looks_only_at_its_own_phase(
    library: Library, still: list[tuple[float, float]], when: str, told: bool
) -> None:
    """Who leans on the way down alone has the fault of the way down, not of the way up or of the turn."""
    down = [(knee, 70.0 if 20 < knee < 140 else 5.0) for knee in wave(5, 150)[:30]]
    up = [(knee, 5.0) for knee in wave(5, 150)[30:]]
    done = do(Set(squat_with(library, rule(when=when))), still, [*down, *up])

    assert len(done.reps) == 1
    assert bool(done.faults) is told


@pytest.mark.parametrize(
    ("least_deg", "told"), [(8.0, []), (28.0, [1, 2])], ids=["locked out", "knees stay bent"]
)
def test_a_missing_lockout_is_told_with_the_number_of_its_rep(
    library: Library, least_deg: float, told: list[int]
) -> None:
    """Knees that stay bent between reps: told of each rep once, when it is over."""
    locked = rule(id="lockout", measure="knee_bend", when="rest", at_most=18.0, views=("side",))
    done = Set(squat_with(library, locked)).see(*[squatting(5)] * 15)
    for _ in range(2):
        done.see(*[squatting(knee) for knee in (*wave(least_deg, 150), *[least_deg] * 40)])

    assert len(done.reps) == 2
    assert [fault.rep for fault in done.faults] == told


@pytest.mark.parametrize(("seconds", "told"), [(3.0, []), (1.0, [1])], ids=["slow", "dropped"])
def test_a_rep_that_was_lowered_too_quickly_is_told_when_it_is_over(
    library: Library, seconds: float, told: list[int]
) -> None:
    """Less than 0.8 seconds down: told by the whole rep's own measure, in seconds."""
    quick = rule(id="dropped", measure="out_s", when="after", at_most=None, at_least=0.8)
    done = Set(squat_with(library, quick)).see(*[squatting(5)] * 15)
    done.see(*[squatting(knee) for knee in (*wave(5, 150, seconds), *[5.0] * 20)])

    assert [fault.rep for fault in done.faults] == told
    assert {fault.unit for fault in done.faults} <= {"s"}


def test_a_rep_with_a_fault_that_voids_it_is_an_attempt_with_its_name(
    library: Library, still: list[tuple[float, float]]
) -> None:
    """The count waits, and the reason is the fault."""
    done = do(Set(squat_with(library, rule(voids=True))), still, lean(to_deg=70), lean(to_deg=30))

    assert [rep.number for rep in done.reps] == [1]
    assert [attempt.reason for attempt in done.attempts] == ["Leaning"]


def test_a_fault_shorter_than_its_hold_is_none(library: Library, still: list[tuple[float, float]]) -> None:
    """A trunk that swings past its limit for a tenth of a second is not told."""
    blink = [(knee, 70.0 if 24 < n < 24 + 0.15 * RATE_HZ else 20.0) for n, knee in enumerate(wave(5, 150))]
    done = do(Set(squat_with(library, rule(held_s=0.25))), still, blink)

    assert done.faults == []
