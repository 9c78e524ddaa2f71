"""What the coach makes of a frame: what is counted, called, cheered and announced, and in which words."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from bodies import STANDING, pose_of

from mirror.base.settings import CountAloud, CueSettings
from mirror.coaching.choice import Choice
from mirror.coaching.clock_calls import LATE_S
from mirror.coaching.coach import Coach
from mirror.coaching.count_calls import FRESH_S
from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.observed import Observed
from mirror.coaching.place_calls import AGAIN_S, STANDS_S
from mirror.coaching.session import SessionEvent, SessionState, SessionStep
from mirror.coaching.whereabouts import CALM_S
from mirror.coaching.words import BETTER, END_SET, STAY_THERE, Announcement, Encouragement
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.rules import HoldTarget, PositionRule, Severity
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.movement.counter import Counted
from mirror.movement.fatigue import Fatigue
from mirror.movement.guidance import Guidance
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Attempt, Correction, Fault, Hold, Phase, Progress, Rep
from mirror.phrases.phrases import Phrases
from mirror.phrases.wordings import Wordings
from mirror.recognition.recogniser import Recognition
from mirror.recognition.set_follower import Followed

GOOD = Placement()
FAR = Placement((PlacementTrouble.TOO_FAR,), guidance=Guidance.CLOSER)
GONE = Placement((PlacementTrouble.NOBODY,), blocking=True, guidance=Guidance.STEP_IN)
SHORT = Attempt(0.0, 1.0, 60.4, 75.0, "deg")
SLOWER, SPENT = Fatigue(velocity_loss_pct=20.0), Fatigue(46.0, end_set="46 percent slower")
STANDS = MotionTracker().update(pose_of(STANDING))
PLAIN = SessionStep(SessionState())
TEN = SessionStep(SessionState(target_reps=10))


def fault(rep: int = 1, id_: str = "depth", severity: Severity = "advice") -> Fault:
    return Fault(id_, id_, rep, 0.0, 60.0, 72.0, "deg", severity, f"mind the {id_}", ())


def rep(number: int, *faults: Fault, ended_s: float) -> Rep:
    return Rep(number, 0.0, 1.0, ended_s, 110.0, faults, 1.0, 0.0, 1.0)


def plain() -> Wordings:
    return Wordings(Phrases("en", "English", "en"))


@pytest.fixture
def squat(library: Library) -> Exercise:
    """What is repeated."""
    return library.find("squat")


@pytest.fixture
def plank(squat: Exercise) -> Exercise:
    """What is held."""
    target = HoldTarget((PositionRule("trunk_lean", at_least=60.0),))
    return msgspec.structs.replace(squat, name="Plank", signal=None, hold=target)


@pytest.fixture
def coach(squat: Exercise) -> Coach:
    """A coach of squats that were recognised, so that no set-up is told."""
    return recognising(squat)


def recognising(exercise: Exercise, settings: CueSettings | None = None) -> Coach:
    coach = Coach(exercise, plain(), settings or CueSettings())
    coach.begin(exercise, Choice.RECOGNISED)
    return coach


def said(
    coach: Coach,
    at_s: float,
    placement: Placement = GOOD,
    *,
    session: SessionStep = PLAIN,
    standing: tuple[Fault, ...] = (),
    paused: bool = False,
    **counted: Any,
) -> list[Cue]:
    """What is said because of one frame that yielded this."""
    followed = Followed(Counted(counted.pop("progress", Progress()), **counted))
    motion = None if placement is GONE else STANDS
    observed = Observed(at_s, followed, placement, session, motion, standing, paused=paused)
    return list(coach.update(observed)[0])


def words(cues: Iterable[Cue]) -> list[str]:
    return [cue.words for cue in cues]


def watch(
    coach: Coach, since_s: float, until_s: float, placement: Placement = GOOD, **more: Any
) -> list[Cue]:
    """What is said meanwhile, at ten frames a second."""
    times = (tenth / 10 for tenth in range(round(since_s * 10), round(until_s * 10)))
    return [cue for at_s in times for cue in said(coach, at_s, placement, **more)]


def test_silence_is_the_default(coach: Coach) -> None:
    """A frame in which nothing happened is not talked about."""
    assert watch(coach, 0.0, 30.0) == []


@pytest.mark.parametrize(
    ("late_s", "spoken"), [(0.0, ["7"]), (FRESH_S - 0.1, ["7"]), (FRESH_S, []), (-0.2, ["7"])]
)
def test_a_rep_is_counted_while_it_is_fresh(coach: Coach, late_s: float, spoken: list[str]) -> None:
    """One that comes when the next is under way stays on the screen."""
    cues = said(coach, 2.0 + late_s, rep=rep(7, ended_s=2.0))

    assert words(cues) == spoken
    assert {cue.kind for cue in cues} <= {CueKind.COUNT}


@pytest.mark.parametrize(
    ("aloud", "step", "counted"),
    [
        (CountAloud.EVERY, PLAIN, [str(number) for number in range(1, 13)]),
        (CountAloud.FIFTH, PLAIN, ["5", "10"]),
        (CountAloud.LAST_THREE, TEN, ["8", "9", "10", "11", "12"]),
        (CountAloud.LAST_THREE, PLAIN, []),
        (CountAloud.OFF, TEN, []),
    ],
)
def test_which_reps_are_counted_aloud(
    squat: Exercise, aloud: CountAloud, step: SessionStep, counted: list[str]
) -> None:
    """Of twelve, with and without ten as the target; without a cheer, which would stand for some."""
    coach = recognising(squat, CueSettings(count=aloud, encouragement=False))
    cues = [
        cue for n in range(1, 13) for cue in said(coach, 3.0 * n, session=step, rep=rep(n, ended_s=3.0 * n))
    ]

    assert words(cues) == counted


@pytest.mark.parametrize(
    ("every_s", "counted"), [(1.0, [str(number) for number in range(1, 13)]), (0.5, ["1", "5", "10"])]
)
def test_quick_reps_are_counted_by_fives(coach: Coach, every_s: float, counted: list[str]) -> None:
    """Nobody can say "twenty-seven" twice a second."""
    times = [(n, n * every_s) for n in range(1, 13)]

    assert words(cue for n, at_s in times for cue in said(coach, at_s, rep=rep(n, ended_s=at_s))) == counted


@pytest.mark.parametrize(
    ("target", "last"),
    [
        (12, ["8", "Three more", "Two more", "Last one", "12", "13"]),
        (9, ["5", "Three more", "Two more", "Last one", "9", "10"]),
        (6, ["2", "3", "Two more", "Last one", "6", "7"]),
        (3, ["1", "Last one", "3", "4"]),
        (2, ["1", "2", "3"]),
    ],
)
def test_what_is_left_is_told_in_place_of_the_number(squat: Exercise, target: int, last: list[str]) -> None:
    """Of the last third of a set at most, and reps above the target are counted."""
    coach, step = recognising(squat), SessionStep(SessionState(target_reps=target))
    cues = [
        cue
        for n in range(1, target + 2)
        for cue in said(coach, 3.0 * n, session=step, rep=rep(n, ended_s=3.0 * n))
    ]

    assert words(cues)[-len(last) :] == last


def test_who_does_it_wrong_is_counted_and_not_cheered(coach: Coach) -> None:
    """The number stands where "three more" would have."""
    wrong = rep(7, fault(7), ended_s=2.0)

    assert words(said(coach, 2.0, session=TEN, rep=wrong)) == ["7"]


@pytest.mark.parametrize(
    ("history", "cheered", "sentence"),
    [
        ([SLOWER] * 9, [2, 5, 8], "every third rep, from the second clean one on"),
        ([Fatigue(velocity_loss_pct=12.0)] * 9, [], "not for what rested athletes vary"),
        ([SPENT] * 9, [], "never when the set should end"),
        ([replace(SLOWER, form_decay=15.0)] * 9, [], "nor while form is failing"),
        ([Fatigue()] * 9, [], "nor where nothing is measured"),
    ],
)
def test_reps_that_become_slow(
    coach: Coach, history: list[Fatigue], cheered: list[int], sentence: str
) -> None:
    """A word, after the number."""
    heard = []
    for number, fatigue in enumerate(history, start=1):
        at_s = 4.0 * number
        said(coach, at_s, rep=rep(number, ended_s=at_s), fatigue=fatigue)
        later = watch(coach, at_s + 0.1, at_s + 3.0)
        heard += [number for cue in later if cue.kind is CueKind.ENCOURAGEMENT]

    assert heard == ([3 * n + 1 for n in range(1, 3)] if cheered else []), sentence


def test_the_end_of_a_set_is_told_once(coach: Coach) -> None:
    """After the number of the second rep that showed it, with its reason, whatever comes after."""
    said(coach, 0.0, rep=rep(7, ended_s=0.0), fatigue=SPENT)
    assert words(said(coach, 3.0, rep=rep(8, ended_s=3.0), fatigue=SPENT)) == ["8"]
    (end,) = watch(coach, 3.1, 5.0)

    assert (end.kind, end.words, end.why) == (CueKind.SESSION, END_SET, "46 percent slower")
    assert words(said(coach, 6.0, rep=rep(9, ended_s=6.0), fatigue=SPENT)) == ["9"]
    assert watch(coach, 6.1, 9.0) == []


@pytest.mark.parametrize("trend", [[SLOWER], [SPENT], [SPENT, SLOWER, SPENT], [SLOWER, SPENT]])
def test_a_set_that_may_go_on_is_not_ended(coach: Coach, trend: list[Fatigue]) -> None:
    """A single slow rep may be a rest."""
    for number, fatigue in enumerate(trend, start=4):
        said(coach, 4.0 * number, rep=rep(number, ended_s=4.0 * number), fatigue=fatigue)

    assert END_SET not in words(watch(coach, 30.0, 40.0))


def test_praise_follows_the_number(coach: Coach) -> None:
    """Of a fault that was told and is gone."""
    said(coach, 1.0, faults=(fault(1),))
    said(coach, 3.0, rep=rep(1, fault(1), ended_s=3.0))
    (count,) = said(coach, 6.0, rep=rep(2, ended_s=6.0), corrected=(Correction("depth", "depth", 2, 6.0),))
    (praise,) = watch(coach, 6.1, 9.0)

    assert (count.words, praise.words, praise.kind) == ("2", BETTER, CueKind.PRAISE)
    assert praise.why == "depth is gone, rep 2"


@pytest.mark.parametrize(
    ("attempt", "spoken", "why"),
    [
        (SHORT, "Lower, that one did not count", "range 60 of 75 degrees"),
        (replace(SHORT, why="no plank"), "No plank, that one did not count", "no plank"),
    ],
)
def test_an_attempt_says_what_to_change(coach: Coach, attempt: Attempt, spoken: str, why: str) -> None:
    """The exercise's own words where the range was short, and the reason where it was not."""
    (cue,) = said(coach, 1.0, attempt=attempt)

    assert (cue.kind, cue.words, cue.why) == (CueKind.ATTEMPT, spoken, why)


def test_a_lockout_belongs_to_the_rep_that_ended(coach: Coach) -> None:
    """That rep had its cue, though the fault is decided after it."""
    said(coach, 1.0, faults=(fault(1),))
    said(coach, 3.0, rep=rep(1, fault(1), ended_s=3.0))

    assert watch(coach, 3.5, 3.6, faults=(fault(1, "lockout", "warning"),)) == []


def test_a_fault_that_stands_in_a_hold_is_told_again(plank: Exercise) -> None:
    """It is decided once; what still stands after half a minute is worth another word."""
    coach, sag = recognising(plank), fault(1, "sag")
    held = Progress(Phase.TURN, held_s=5.5)
    first = said(coach, 5.0, faults=(sag,), standing=(sag,), progress=held)
    later = watch(coach, 5.1, 70.0, standing=(sag,), progress=held)

    assert words([*first, *later]) == ["mind the sag"] * 3
    assert [round(cue.decided_s) for cue in later] == pytest.approx([35, 65], abs=2)


def test_two_faults_of_a_hold_are_told_one_after_the_other(plank: Exercise) -> None:
    """What was seen while another was told is not lost."""
    coach, both = recognising(plank), (fault(1, "sag", "warning"), fault(1, "head"))
    held = Progress(Phase.TURN, held_s=5.5)
    first = said(coach, 5.0, faults=both, standing=both, progress=held)
    later = watch(coach, 5.1, 20.0, standing=both, progress=held)

    assert words([*first, *later]) == ["mind the sag", "mind the head"]


def clock(coach: Coach, seconds: Iterable[float], target_s: float | None, phase: Phase) -> list[str]:
    """What is called while the clock of a hold shows these seconds."""
    step = SessionStep(SessionState(target_hold_s=target_s))
    frames = (said(coach, at_s, session=step, progress=Progress(phase, held_s=at_s)) for at_s in seconds)
    return [cue.words for cues in frames for cue in cues]


def steady(until_s: float) -> list[float]:
    """A clock at ten frames a second."""
    return [tenth / 10 + 0.01 for tenth in range(round(until_s * 10))]


@pytest.mark.parametrize(
    ("target_s", "until_s", "called"),
    [
        (None, 35, ["10", "20", "30"]),
        (12.0, 13, ["3", "2", "1"]),
        (20.0, 21, ["10", "Stay tight", "3", "2", "1"]),
        (30.0, 42, ["10", "10 seconds left", "Stay tight", "3", "2", "1", "40"]),
        (60.0, 61, ["10", "20", "Half way", "40", "10 seconds left", "Stay tight", "3", "2", "1"]),
    ],
)
def test_the_clock_of_a_hold_is_called(
    plank: Exercise, target_s: float | None, until_s: float, called: list[str]
) -> None:
    """Every ten seconds; on the way to a target its half, what is left, and the last three."""
    assert clock(recognising(plank), steady(until_s), target_s, Phase.TURN) == called


@pytest.mark.parametrize(
    ("seconds", "called", "sentence"),
    [
        ([9.9, 10.0 + LATE_S + 0.05, 10.6], [], "a second that is over is not called"),
        ([9.9, 10.1, 10.1, 10.1], ["10"], "nor one twice"),
        ([10.1, 0.0, 9.9, 10.1], ["10", "10"], "the next hold has a clock of its own"),
    ],
)
def test_only_a_fresh_second_is_called(
    plank: Exercise, seconds: list[float], called: list[str], sentence: str
) -> None:
    """Frames may be missing: what cannot be called in time is not called."""
    assert clock(recognising(plank), seconds, None, Phase.TURN) == called, sentence


def test_a_waiting_clock_is_not_called(plank: Exercise) -> None:
    """Out of the posture no second passes."""
    assert clock(recognising(plank), steady(35), None, Phase.REST) == []


@pytest.mark.parametrize(
    ("held_s", "target_s", "told"),
    [
        (23.94, None, ["23 seconds"]),
        (22.0, 30.0, ["22 seconds"]),
        (31.0, 30.0, []),
        (36.0, 30.0, ["36 seconds"]),
    ],
)
def test_at_its_end_a_hold_is_told_in_seconds(
    plank: Exercise, held_s: float, target_s: float | None, told: list[str]
) -> None:
    """Whole seconds; a target that was just reached was announced."""
    step = SessionStep(SessionState(target_hold_s=target_s))

    assert words(said(recognising(plank), 60.0, session=step, hold=Hold(1, 20.0, 58.0, held_s, ()))) == told


def test_what_is_recognised_is_named_in_place_of_the_number(squat: Exercise) -> None:
    """The reps that it was recognised by are on the screen."""
    followed = Followed(
        Counted(Progress()), Recognition(squat, 0.83, 0.0, 5.0), (rep(1, ended_s=2.0),), changed=True
    )
    cues, withheld = recognising(squat).update(Observed(5.5, followed, GOOD, PLAIN, STANDS))

    assert [(cue.kind, cue.words) for cue in cues] == [(CueKind.SESSION, "Squats")]
    assert [(one.phrase, one.why) for one in withheld] == [("1", "“Squats” says it")]


def test_a_greeting(squat: Exercise) -> None:
    """Who comes hears what is done and that they may begin, once."""
    coach = Coach(squat, plain(), CueSettings())

    assert words(watch(coach, 0.0, 20.0)) == ["Squats", Announcement.READY]


def test_who_begins_at_once_needs_no_greeting(squat: Exercise) -> None:
    """The first rep is counted, and that is all."""
    coach = Coach(squat, plain(), CueSettings())
    said(coach, 0.2, rep=rep(1, ended_s=0.2))

    assert watch(coach, 0.3, 10.0) == []


def test_an_exercise_that_is_chosen_is_named_at_once(squat: Exercise) -> None:
    """Somebody pressed a key for it, whether or not they stand well."""
    coach = recognising(squat)
    coach.begin(squat, Choice.CHOSEN)

    assert words(said(coach, 0.0, FAR)) == ["Squats"]


def test_a_place_is_asked_for_until_it_is_taken(coach: Coach) -> None:
    """When it was missing for a while, again and again but ever later, and thanked for."""
    asked = watch(coach, 0.0, 120.0, FAR)
    times = [cue.decided_s for cue in asked]
    assert {cue.words for cue in asked} == {Guidance.CLOSER}
    assert times[0] == pytest.approx(CALM_S + STANDS_S, abs=0.3)
    assert [b - a for a, b in pairwise(times)] == pytest.approx(list(AGAIN_S), abs=0.2)

    assert words(watch(coach, 120.0, 150.0)) == [STAY_THERE]


def test_in_another_set_a_place_may_be_asked_for_anew(coach: Coach) -> None:
    """Whoever was told often before walked about in the rest; an empty room is left alone."""
    watch(coach, 0.0, 120.0, FAR)
    coach.begin_set()
    assert words(watch(coach, 120.0, 122.0, FAR)) == [Guidance.CLOSER]

    watch(coach, 122.0, 200.0, GONE)
    coach.begin_set()
    assert watch(coach, 200.0, 300.0, GONE) == []


def test_an_empty_room_is_not_talked_to(squat: Exercise) -> None:
    """Twice at the start, for whoever hears it."""
    asked = watch(Coach(squat, plain(), CueSettings()), 0.0, 300.0, GONE)

    assert words(asked) == [Guidance.STEP_IN] * 2


def test_who_was_away_is_told_when_they_are_seen_again(squat: Exercise) -> None:
    """It serves in place of a look at the screen."""
    coach = recognising(squat)
    watch(coach, 0.0, 3.0)
    watch(coach, 3.0, 9.0, GONE)

    assert words(watch(coach, 9.0, 20.0)) == [Announcement.READY]


def rest(left_s: float, *events: SessionEvent, sets: int | None = 3, number: int = 1) -> SessionStep:
    return SessionStep(SessionState(number, sets, resting=True, rest_left_s=left_s), events)


def test_a_rest_is_announced(coach: Coach) -> None:
    """That the set is done, how long the rest is, when it is nearly over and when it is."""
    heard = said(coach, 0.0, session=rest(60.0, SessionEvent.SET_DONE))
    heard += [cue for n in range(1, 600) for cue in said(coach, n / 10, session=rest(60.0 - n / 10))]
    after = SessionStep(SessionState(3, 3), (SessionEvent.NEXT_SET,))
    heard += said(coach, 60.0, session=after)

    assert words(heard) == ["Set done", "Rest 60 seconds", "10 seconds left", "Last set"]


@pytest.mark.parametrize(
    ("state", "event", "spoken"),
    [
        (SessionState(2, 3), SessionEvent.NEXT_SET, ["Set 2"]),
        (SessionState(3, 3), SessionEvent.NEXT_SET, ["Last set"]),
        (SessionState(1, 1), SessionEvent.NEXT_SET, ["Set 1"]),
        (SessionState(4), SessionEvent.NEXT_SET, ["Set 4"]),
        (SessionState(3, 3, done=True), SessionEvent.ALL_DONE, ["All sets done"]),
        (SessionState(2), SessionEvent.SET_LEFT, []),
        (SessionState(1, 3, resting=True), SessionEvent.SET_DONE, ["Set done"]),
    ],
)
def test_sets_are_announced(
    coach: Coach, state: SessionState, event: SessionEvent, spoken: list[str]
) -> None:
    """By their number; the last by its name; what nobody planned by nothing."""
    first = said(coach, 0.0, session=SessionStep(state, (event,)))

    assert words([*first, *watch(coach, 0.1, 5.0, session=SessionStep(state))]) == spoken


def test_a_pause_is_announced_and_silent(coach: Coach) -> None:
    """Nothing else is said in it, and no greeting after it."""
    assert words(watch(coach, 0.0, 10.0, FAR, paused=True)) == [Announcement.PAUSED]
    assert words(watch(coach, 10.0, 15.0)) == [Announcement.GO_ON]


def test_a_phrase_has_its_wordings(squat: Exercise) -> None:
    """In the athlete's language, another one the next time; its name stays plain English."""
    wordings = Wordings(
        Phrases("de", "Deutsch", "de", _wordings={"mind the knees": ("Knie raus", "Knie nach außen")})
    )
    coach = Coach(squat, wordings, CueSettings())
    coach.begin(squat, Choice.RECOGNISED)
    cues = said(coach, 1.0, faults=(fault(1, "knees", "safety"),))
    said(coach, 3.0, rep=rep(1, ended_s=3.0))
    cues += said(coach, 20.0, faults=(fault(2, "knees", "safety"),))

    assert words(cues) == ["Knie raus", "Knie nach außen"]
    assert {cue.phrase for cue in cues} == {"mind the knees"}


def test_the_same_cheer_is_not_said_twice_in_a_row(coach: Coach) -> None:
    """Of two, each in its turn."""
    heard = []
    for number in range(1, 12):
        said(coach, 4.0 * number, rep=rep(number, ended_s=4.0 * number), fatigue=SLOWER)
        heard += words(watch(coach, 4.0 * number + 0.1, 4.0 * number + 3.0))

    assert heard == [Encouragement.DRIVE, Encouragement.PUSH, Encouragement.DRIVE]
