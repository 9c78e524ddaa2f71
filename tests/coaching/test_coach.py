"""What is said and when: a table of a set's events and the cues they give."""

import pytest

from mirror.coaching.coach import SAME_FAULT_S, SAME_PLACEMENT_S, Coach
from mirror.coaching.cue import CueKind
from mirror.exercise.library import Library
from mirror.exercise.rules import Severity
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Attempt, Fault, Rep


def fault(rep: int, id_: str = "depth", severity: Severity = "advice") -> Fault:
    return Fault(id_, id_, rep, 0.0, 60.0, 72.0, "deg", severity, f"mind the {id_}", ())


@pytest.fixture
def coach(library: Library) -> Coach:
    """A coach at the start of a set of squats."""
    return Coach(library.find("squat"))


def test_every_rep_is_counted_aloud(coach: Coach) -> None:
    """The words are the number."""
    (cue,) = coach.count(Rep(7, 0.0, 1.0, 2.0, 110.0, (), 1.0, 0.0, 1.0), None, 2.0)

    assert (cue.kind, cue.words) == (CueKind.COUNT, "7")


def test_an_attempt_says_what_to_change(coach: Coach) -> None:
    """The exercise's own words, and the reason for the diagnostics."""
    (cue,) = coach.count(None, Attempt(0.0, 1.0, 60.4, 75.0, "deg"), 1.0)

    assert (cue.kind, cue.words) == (CueKind.ATTEMPT, "Lower, that one did not count")
    assert cue.why == "range 60 of 75 degrees"


@pytest.mark.parametrize(
    ("seen", "said", "sentence"),
    [
        ([(1, 0.0)], [0.0], "the first fault is told"),
        ([(1, 0.0), (1, 0.5)], [0.0], "once a rep"),
        ([(1, 0.0), (2, 3.0), (3, 6.0)], [0.0], "then there is time to correct it"),
        (
            [(1, 0.0), (2, SAME_FAULT_S + 0.1)],
            [0.0, SAME_FAULT_S + 0.1],
            "and it is told again when it stays",
        ),
        ([(1, 100.0), (1, 0.0)], [100.0], "a clock that goes back does not make it talk twice in a rep"),
    ],
)
def test_the_same_fault(
    coach: Coach, seen: list[tuple[int, float]], said: list[float], sentence: str
) -> None:
    """Faults as (rep, time); the times at which something is said."""
    assert [at_s for rep, at_s in seen if coach.form((fault(rep),), at_s)] == said, sentence


def test_the_worst_fault_of_a_frame_comes_first(coach: Coach) -> None:
    """Of advice, warning and safety, safety is said and the others wait for another rep."""
    faults = (fault(1, "polish"), fault(1, "knees", "safety"), fault(1, "hips", "warning"))
    (cue,) = coach.form(faults, 1.0)

    assert cue.words == "mind the knees"
    assert coach.form((fault(1, "hips", "warning"),), 1.5) == ()
    assert [cue.words for cue in coach.form((fault(2, "hips", "warning"),), 3.0)] == ["mind the hips"]


def test_placement_is_asked_for_now_and_again(coach: Coach) -> None:
    """At once, then not before the athlete could walk, and the first trouble only."""
    bad = Placement((PlacementTrouble.NOBODY, PlacementTrouble.TOO_DARK), blocking=True)

    assert [cue.words for cue in coach.place(bad, 0.0)] == ["Step into the picture"]
    assert coach.place(bad, SAME_PLACEMENT_S / 2) == ()
    assert len(coach.place(bad, SAME_PLACEMENT_S + 0.1)) == 1
    assert coach.place(Placement(), 60.0) == ()
