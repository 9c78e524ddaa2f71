"""What is said and when: a table of a set's events and the cues they give."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from mirror.coaching.clock_calls import LATE_S
from mirror.coaching.coach import (
    AFTER_COUNT_S,
    FRESH_S,
    NEXT_FAULT_S,
    SAME_FAULT_S,
    SAME_PLACEMENT_S,
    Coach,
)
from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.words import BETTER, END_SET, name_aloud, words_of
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.phases import Stage
from mirror.exercise.rules import HoldTarget, PositionRule, Severity
from mirror.movement.counter import Counted
from mirror.movement.fatigue import Fatigue
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Attempt, Correction, Fault, Hold, Phase, Progress, Rep
from mirror.recognition.recogniser import Recognition
from mirror.recognition.set_follower import Followed

GOOD = Placement()
SHORT = Attempt(0.0, 1.0, 60.4, 75.0, "deg")
FRESH = Fatigue(velocity_loss_pct=20.0)
SLOW = Fatigue(velocity_loss_pct=46.0, end_set="46 percent slower")


def fault(rep: int = 1, id_: str = "depth", severity: Severity = "advice") -> Fault:
    return Fault(id_, id_, rep, 0.0, 60.0, 72.0, "deg", severity, f"mind the {id_}", ())


def rep(number: int, *faults: Fault, ended_s: float = 2.0) -> Rep:
    return Rep(number, 0.0, 1.0, ended_s, 110.0, faults, 1.0, 0.0, 1.0)


def gone(rep: int = 2, id_: str = "depth") -> Correction:
    return Correction(id_, id_, rep, 0.0)


@pytest.fixture
def squat(library: Library) -> Exercise:
    """What is done."""
    return library.find("squat")


@pytest.fixture
def plank(squat: Exercise) -> Exercise:
    """A hold of half a minute."""
    target = HoldTarget((PositionRule("trunk_lean", at_least=60.0),))
    tempo = msgspec.structs.replace(squat.tempo, turn_s=30.0)
    return msgspec.structs.replace(squat, name="Plank", signal=None, hold=target, tempo=tempo)


@pytest.fixture
def coach(squat: Exercise) -> Coach:
    """A coach at the start of a set of squats."""
    return Coach(squat)


def said(coach: Coach, at_s: float, placement: Placement = GOOD, **counted: Any) -> list[Cue]:
    """What is said because of one frame that yielded this."""
    followed = Followed(Counted(Progress(), **counted))
    return list(coach.update(followed, placement, at_s))


def words(cues: list[Cue]) -> list[str]:
    return [cue.words for cue in cues]


def test_silence_is_the_default(coach: Coach) -> None:
    """A frame in which nothing happened is not talked about."""
    assert said(coach, 1.0) == []


@pytest.mark.parametrize(
    ("late_s", "spoken"), [(0.0, ["7"]), (FRESH_S - 0.1, ["7"]), (FRESH_S, []), (-0.2, ["7"])]
)
def test_every_rep_is_counted_aloud(coach: Coach, late_s: float, spoken: list[str]) -> None:
    """The words are the number; one that comes when the next rep is under way stays on the screen."""
    cues = said(coach, 2.0 + late_s, rep=rep(7))

    assert words(cues) == spoken
    assert {cue.kind for cue in cues} <= {CueKind.COUNT}


def test_of_recovered_reps_the_newest_is_counted(squat: Exercise) -> None:
    """What was done before it was recognised is named once and counted once."""
    recognition = Recognition(squat, 0.83, 0.0, 5.0)
    followed = Followed(Counted(Progress()), recognition, (rep(1), rep(2, ended_s=4.0)), changed=True)
    coach = Coach(squat)
    cues = coach.update(followed, GOOD, 5.5)

    assert [(cue.kind, cue.words) for cue in cues] == [(CueKind.SESSION, "Squats"), (CueKind.COUNT, "2")]
    assert coach.update(replace(followed, recovered=(), changed=False), GOOD, 6.0) == ()


def test_a_name_waits_for_what_is_more_urgent(squat: Exercise) -> None:
    """A fault of the very frame goes first, and the name comes with the next frame."""
    coach = Coach(squat)
    first = Followed(Counted(Progress(), faults=(fault(),)), changed=True)

    assert words(list(coach.update(first, GOOD, 5.0))) == ["mind the depth"]
    assert words(said(coach, 5.03)) == ["Squats"]


@pytest.mark.parametrize(
    ("attempt", "spoken", "why"),
    [
        (SHORT, "Lower, that one did not count", "range 60 of 75 degrees"),
        (replace(SHORT, why="no plank"), "No plank, that one did not count", "no plank"),
        (replace(SHORT, why="Kipping"), "Kipping, that one did not count", "Kipping"),
    ],
)
def test_an_attempt_says_what_to_change(coach: Coach, attempt: Attempt, spoken: str, why: str) -> None:
    """The exercise's own words where the range was short, and the reason where it was not."""
    (cue,) = said(coach, 1.0, attempt=attempt)

    assert (cue.kind, cue.words, cue.why) == (CueKind.ATTEMPT, spoken, why)


@pytest.mark.parametrize(
    ("seen", "told", "sentence"),
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
    coach: Coach, seen: list[tuple[int, float]], told: list[float], sentence: str
) -> None:
    """Faults as (rep, time); the times at which something is said."""
    assert [at_s for rep, at_s in seen if said(coach, at_s, faults=(fault(rep),))] == told, sentence


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        ([("sag", 5.0), ("head", 6.0)], ["mind the sag"]),
        ([("sag", 5.0), ("head", 5.0 + NEXT_FAULT_S)], ["mind the sag", "mind the head"]),
        ([("sag", 5.0), ("sag", 11.0), ("sag", 5.1 + SAME_FAULT_S)], ["mind the sag"] * 2),
    ],
)
def test_a_hold_has_time_for_more_than_one_cue(
    plank: Exercise, seen: list[tuple[str, float]], told: list[str]
) -> None:
    """In one long hold, cues are parted by time."""
    coach = Coach(plank)

    assert [cue.words for id_, at_s in seen for cue in said(coach, at_s, faults=(fault(1, id_),))] == told


def test_the_worst_fault_of_a_frame_comes_first(coach: Coach) -> None:
    """Of advice, warning and safety, safety is said and the others wait for another rep."""
    faults = (fault(1, "polish"), fault(1, "knees", "safety"), fault(1, "hips", "warning"))
    (cue,) = said(coach, 1.0, faults=faults)

    assert cue.words == "mind the knees"
    assert said(coach, 1.5, faults=(fault(1, "hips", "warning"),)) == []
    assert words(said(coach, 3.0, faults=(fault(2, "hips", "warning"),))) == ["mind the hips"]


def test_placement_is_asked_for_now_and_again(coach: Coach) -> None:
    """At once, then not before the athlete could walk, and the first trouble only."""
    bad = Placement((PlacementTrouble.NOBODY, PlacementTrouble.TOO_DARK), blocking=True)

    assert words(said(coach, 0.0, bad)) == ["Step into the picture"]
    assert said(coach, SAME_PLACEMENT_S / 2, bad) == []
    assert len(said(coach, SAME_PLACEMENT_S + 0.1, bad)) == 1
    assert said(coach, 60.0) == []


def test_a_corrected_fault_is_praised_once(coach: Coach) -> None:
    """After the count, of a fault that was told, and once a set."""
    said(coach, 1.0, faults=(fault(),))
    cues = said(coach, 4.0, rep=rep(2, ended_s=4.0), corrected=(gone(),))

    assert [(cue.kind, cue.words) for cue in cues] == [(CueKind.COUNT, "2"), (CueKind.PRAISE, BETTER)]
    assert words(said(coach, 30.0, rep=rep(9, ended_s=30.0), corrected=(gone(9),))) == ["9"]


@pytest.mark.parametrize(
    ("told", "counted", "sentence"),
    [
        ((), {"corrected": (gone(),)}, "what nobody heard of cannot be better"),
        ((fault(),), {"corrected": (gone(id_="knees"),)}, "of another fault"),
        ((fault(),), {"corrected": (gone(),), "rep": rep(2, fault(2, "knees"))}, "of a faulty rep"),
        ((fault(),), {"corrected": (gone(),), "attempt": SHORT}, "beside an attempt"),
        ((fault(),), {"corrected": (gone(),), "faults": (fault(2, "knees"),)}, "beside another fault"),
    ],
)
def test_no_praise(coach: Coach, told: tuple[Fault, ...], counted: dict[str, Any], sentence: str) -> None:
    """Praise that is not wholly true is kept."""
    said(coach, 0.0, faults=told)

    assert CueKind.PRAISE not in {cue.kind for cue in said(coach, 2.0, **counted)}, sentence


def test_the_end_of_a_set_is_told_once(coach: Coach) -> None:
    """After the number of the rep that showed it, with its reason, whatever comes after."""
    said(coach, 0.0, rep=rep(7, ended_s=0.0), fatigue=SLOW)
    assert words(said(coach, 2.0, rep=rep(8), fatigue=SLOW)) == ["8"]
    assert said(coach, 2.0 + AFTER_COUNT_S / 2) == []
    (end,) = said(coach, 2.0 + AFTER_COUNT_S)

    assert (end.kind, end.words, end.why) == (CueKind.SESSION, END_SET, "46 percent slower")
    assert words(said(coach, 5.0, rep=rep(9, ended_s=5.0), fatigue=SLOW)) == ["9"]
    assert said(coach, 6.0) == []


@pytest.mark.parametrize(
    "trend",
    [[FRESH], [SLOW], [SLOW, FRESH, SLOW], [FRESH, SLOW]],
    ids=["none", "one", "not in a row", "last"],
)
def test_a_set_that_may_go_on_is_not_ended(coach: Coach, trend: list[Fatigue]) -> None:
    """A trend without a reason to end says nothing, nor does a single slow rep."""
    for number, fatigue in enumerate(trend, start=4):
        said(coach, float(number), rep=rep(number, ended_s=float(number)), fatigue=fatigue)

    assert said(coach, 10.0) == []


def clock(coach: Coach, seconds: list[float], phase: Phase = Phase.TURN) -> list[str]:
    """What is called while the clock of a hold shows these seconds."""
    frames = (Followed(Counted(Progress(phase, 0.0, 0.0, None, held_s))) for held_s in seconds)
    return [cue.words for frame in frames for cue in coach.update(frame, GOOD, 0.0)]


def steady(until_s: float) -> list[float]:
    """A clock at ten frames a second."""
    return [tenth / 10 + 0.01 for tenth in range(round(until_s * 10))]


@pytest.mark.parametrize(
    ("target_s", "until_s", "called"),
    [
        (30.0, 52, ["10", "20", "3", "2", "1", "30", "40", "50"]),
        (45.0, 46, ["10", "20", "30", "40", "3", "2", "1", "45"]),
        (12.0, 21, ["3", "2", "1", "12", "20"]),
        (4.0, 21, ["10", "20"]),
        (32.5, 34, ["10", "20", "30"]),
    ],
)
def test_the_clock_of_a_hold_is_called(
    plank: Exercise, target_s: float, until_s: float, called: list[str]
) -> None:
    """Every ten seconds, and the last three before the exercise's own time if it is long and a whole one."""
    tempo = msgspec.structs.replace(plank.tempo, turn_s=target_s)

    assert clock(Coach(msgspec.structs.replace(plank, tempo=tempo)), steady(until_s)) == called


@pytest.mark.parametrize(
    ("seconds", "called", "sentence"),
    [
        ([9.9, 10.0 + LATE_S + 0.05, 10.6], [], "a second that is over is not called"),
        ([9.9, 10.1, 10.1, 10.1], ["10"], "nor one twice"),
        ([26.9, 28.9], [], "nor is any made up for"),
        ([10.1, 0.0, 9.9, 10.1], ["10", "10"], "the next hold has a clock of its own"),
    ],
)
def test_only_a_fresh_second_is_called(
    plank: Exercise, seconds: list[float], called: list[str], sentence: str
) -> None:
    """Frames may be missing: what cannot be called in time is not called."""
    assert clock(Coach(plank), seconds) == called, sentence


def test_a_waiting_clock_is_not_called(plank: Exercise) -> None:
    """Out of the posture no second passes."""
    assert clock(Coach(plank), steady(35), Phase.REST) == []


@pytest.mark.parametrize(("held_s", "number"), [(23.94, "23"), (31.0, "31"), (2.2, "2")])
def test_at_its_end_a_hold_is_told_in_seconds(plank: Exercise, held_s: float, number: str) -> None:
    """Whole seconds that were held, none that was not."""
    (cue,) = said(Coach(plank), 60.0, hold=Hold(1, 20.0, 58.0, held_s, ()))

    assert (cue.kind, cue.words) == (CueKind.COUNT, number)


@pytest.mark.parametrize(
    ("name", "aloud"),
    [
        ("Squat", "Squats"),
        ("Push-up", "Push-ups"),
        ("Overhead press", "Overhead presses"),
        ("Crunch", "Crunches"),
        ("Butt kicks", "Butt kicks"),
        ("Reverse fly", "Reverse flies"),
        ("Squat (goblet)", "Squat (goblet)"),
    ],
)
def test_reps_are_announced_as_many(squat: Exercise, name: str, aloud: str) -> None:
    """In the plural, where there is a plain one."""
    assert name_aloud(msgspec.structs.replace(squat, name=name)) == aloud


def test_a_hold_is_announced_as_one(plank: Exercise) -> None:
    """There is one plank."""
    assert name_aloud(plank) == "Plank"


def test_all_that_is_said_of_an_exercise_is_known_ahead(squat: Exercise) -> None:
    """Its name, its cues, and every reason why a rep may not count."""
    voids = msgspec.structs.replace(squat.faults[0], name="Kipping", voids=True)
    stages = (Stage("plank", 0.5, measure="trunk_lean"), Stage("jump", 0.5))
    known = set(words_of(msgspec.structs.replace(squat, faults=(voids,), stages=stages)))

    assert known == {
        "Squats",
        squat.attempt_cue,
        voids.cue,
        "Kipping, that one did not count",
        "No plank, that one did not count",
    }
