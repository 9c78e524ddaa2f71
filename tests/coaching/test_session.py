"""Sets, rests and targets: when a set ends, when the count begins anew, and what is announced of it."""

from dataclasses import dataclass

import msgspec
import pytest

from mirror.base.settings import SetPlan
from mirror.coaching.session import EXTRA_S, IDLE_S, Session, SessionEvent, SessionStep
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.rules import HoldTarget, PositionRule
from mirror.movement.counter import Counted
from mirror.movement.rep import Hold, Phase, Progress, Rep
from mirror.recognition.set_follower import Followed

DONE, NEXT, ALL, LEFT = (
    SessionEvent.SET_DONE,
    SessionEvent.NEXT_SET,
    SessionEvent.ALL_DONE,
    SessionEvent.SET_LEFT,
)
PLAN = SetPlan(reps=3, sets=2, rest_s=30.0)


@pytest.fixture
def squat(library: Library) -> Exercise:
    """What is repeated."""
    return library.find("squat")


@pytest.fixture
def plank(squat: Exercise) -> Exercise:
    """What is held."""
    target = HoldTarget((PositionRule("trunk_lean", at_least=60.0),))
    return msgspec.structs.replace(squat, name="Plank", signal=None, hold=target)


@dataclass
class Told:
    """An event, and when."""

    at_s: float
    event: SessionEvent


class Athlete:
    """Ten frames a second before a session, with a counter that begins anew when it is told to."""

    def __init__(self, plan: SetPlan, exercise: Exercise) -> None:
        self.session = Session(plan, exercise)
        self.now_s = 0.0
        self.reps = 0
        self.events: list[Told] = []
        self.anew_s: list[float] = []
        self.step = SessionStep(self.session.state)

    def rest(self, seconds: float, phase: Phase = Phase.REST) -> "Athlete":
        for _ in range(round(seconds * 10)):
            self._frame(Counted(Progress(phase)))
        return self

    def rep(self, count: int = 1) -> "Athlete":
        for _ in range(count):
            self.rest(1.9, Phase.OUT)
            self.reps += 1
            rep = Rep(self.reps, self.now_s - 2, self.now_s - 1, self.now_s, 90.0, (), 1.0, 0.0, 1.0)
            self._frame(Counted(Progress(), rep=rep))
        return self

    def hold(self, seconds: float) -> "Athlete":
        began_s = self.now_s
        for tenth in range(round(seconds * 10)):
            self._frame(Counted(Progress(Phase.TURN, held_s=(tenth + 1) / 10)))
        self.reps += 1
        self._frame(Counted(Progress(), hold=Hold(self.reps, began_s, self.now_s, seconds, ())))
        return self

    def _frame(self, counted: Counted) -> None:
        self.now_s = round(self.now_s + 0.1, 1)
        self.step = self.session.update(Followed(counted), self.reps, self.now_s)
        self.events += [Told(self.now_s, event) for event in self.step.events]
        if self.step.anew:
            self.reps = 0
            self.anew_s.append(self.now_s)

    @property
    def told(self) -> list[SessionEvent]:
        return [one.event for one in self.events]


def test_a_planned_session(squat: Exercise) -> None:
    """The target ends a set with its last rep, the rest takes its time, and the last set ends it all."""
    athlete = Athlete(PLAN, squat).rep(3)
    ended_s = athlete.now_s
    assert athlete.told == [DONE]
    assert (athlete.step.state.resting, athlete.step.state.rest_left_s) == (True, 30.0)

    athlete.rest(31.0)
    assert athlete.told == [DONE, NEXT]
    assert athlete.events[-1].at_s == pytest.approx(ended_s + 30.0)
    assert athlete.anew_s == [pytest.approx(ended_s + EXTRA_S)]
    assert (athlete.step.state.set_number, athlete.step.state.resting) == (2, False)

    athlete.rep(3).rest(40.0)
    assert athlete.told == [DONE, NEXT, ALL]
    assert athlete.step.state.done
    assert athlete.reps == 3


def test_reps_above_the_target_are_counted(squat: Exercise) -> None:
    """They belong to the set that is just done, and the rest begins after them."""
    athlete = Athlete(PLAN, squat).rep(3).rest(1.0).rep(2)
    last_s = athlete.now_s
    assert athlete.reps == 5

    athlete.rest(31.0)
    assert athlete.told == [DONE, NEXT]
    assert athlete.events[-1].at_s == pytest.approx(last_s + 30.0)


def test_who_cannot_wait_has_begun(squat: Exercise) -> None:
    """Reps long before the rest is over are the next set, without a word."""
    athlete = Athlete(PLAN, squat).rep(3).rest(12.0).rep(2)

    assert athlete.told == [DONE]
    assert (athlete.reps, athlete.step.state.set_number, athlete.step.state.resting) == (2, 2, False)


@pytest.mark.parametrize(
    ("plan", "told", "sentence"),
    [
        (SetPlan(), [LEFT], "without a plan nothing is announced"),
        (SetPlan(sets=3), [DONE, NEXT], "of planned sets the next may begin"),
        (SetPlan(sets=1), [ALL], "and the last of them is the last"),
        (SetPlan(reps=5), [DONE, NEXT], "who gives up before the target has done a set"),
        (SetPlan(hold_s=30.0), [LEFT], "seconds say nothing of what is repeated"),
    ],
)
def test_a_long_pause_ends_a_set(
    squat: Exercise, plan: SetPlan, told: list[SessionEvent], sentence: str
) -> None:
    """Two reps, and then nothing."""
    athlete = Athlete(plan, squat).rep(2).rest(IDLE_S - 0.5)
    assert athlete.told == [], sentence

    athlete.rest(10.0)
    assert athlete.told == told, sentence
    assert athlete.reps == (2 if told == [ALL] else 0), sentence


@pytest.mark.parametrize(
    ("seconds", "phase", "sentence"),
    [
        (IDLE_S - 1.0, Phase.REST, "a breath within a set"),
        (IDLE_S + 5.0, Phase.OUT, "a rep under way"),
    ],
)
def test_a_set_goes_on(squat: Exercise, seconds: float, phase: Phase, sentence: str) -> None:
    """What is not a long pause."""
    athlete = Athlete(SetPlan(), squat).rep(2).rest(seconds, phase).rep()

    assert (athlete.told, athlete.reps) == ([], 3), sentence


def test_before_the_first_rep_nothing_ends(squat: Exercise) -> None:
    """A set begins with its first rep."""
    athlete = Athlete(PLAN, squat).rest(120.0)

    assert (athlete.told, athlete.anew_s) == ([], [])


def test_a_rest_of_what_is_left(squat: Exercise) -> None:
    """A set that a pause ended has rested for as long already."""
    athlete = Athlete(SetPlan(sets=2, rest_s=60.0), squat).rep(2).rest(IDLE_S)

    assert athlete.told == [DONE]
    assert athlete.step.state.rest_left_s == pytest.approx(60.0 - IDLE_S)


@pytest.mark.parametrize(
    ("seconds", "told", "sentence"),
    [
        (30.0, [DONE], "the target"),
        (22.0, [DONE], "more than half of it, and no more in the legs"),
        (9.0, [], "an interruption is no set"),
    ],
)
def test_a_planned_hold(plank: Exercise, seconds: float, told: list[SessionEvent], sentence: str) -> None:
    """Of thirty seconds."""
    athlete = Athlete(SetPlan(hold_s=30.0, sets=2, rest_s=20.0), plank).hold(seconds)

    assert athlete.told == told, sentence


def test_a_hold_that_goes_on_is_announced_at_its_target(plank: Exercise) -> None:
    """Its rest begins when it is left."""
    athlete = Athlete(SetPlan(hold_s=30.0, sets=2, rest_s=20.0), plank).hold(36.0)
    left_s = athlete.now_s
    assert [(one.at_s, one.event) for one in athlete.events] == [(30.0, DONE)]

    athlete.rest(21.0)
    assert athlete.events[-1].at_s == pytest.approx(left_s + 20.0, abs=0.2)


def test_holds_without_a_plan_are_each_their_own(plank: Exercise) -> None:
    """Nothing adds up, so that nothing begins anew."""
    athlete = Athlete(SetPlan(), plank).hold(12.0).rest(60.0)

    assert (athlete.told, athlete.reps) == ([], 1)


@pytest.mark.parametrize(
    ("plan", "before", "told", "number"),
    [
        (PLAN, 3, [DONE, NEXT], 2),
        (PLAN, 1, [DONE], 1),
        (SetPlan(), 2, [NEXT], 2),
        (PLAN, 0, [], 1),
        (SetPlan(reps=3, sets=1), 3, [ALL, NEXT], 1),
    ],
    ids=["ends the rest", "ends the set", "without a plan", "before it began", "all once more"],
)
def test_the_next_set_by_wish(
    squat: Exercise, plan: SetPlan, before: int, told: list[SessionEvent], number: int
) -> None:
    """A key or a word: what is under way ends."""
    athlete = Athlete(plan, squat).rep(before).rest(1.0)
    athlete.session.next_set()
    athlete.rest(0.2)

    assert athlete.told == told
    assert athlete.step.state.set_number == number


def test_no_time_passes_in_a_pause(squat: Exercise) -> None:
    """Neither of the set nor of its rest."""
    athlete = Athlete(PLAN, squat).rep(3).rest(10.0)
    left_s = athlete.step.state.rest_left_s
    for _ in range(600):
        athlete.now_s += 0.1
        step = athlete.session.pause(athlete.now_s)
    assert step.state.rest_left_s == left_s

    athlete.rest(0.1)
    assert athlete.step.state.rest_left_s == pytest.approx((left_s or 0.0) - 0.1)


def test_another_exercise_is_another_session(squat: Exercise) -> None:
    """From its first set on."""
    athlete = Athlete(PLAN, squat).rep(3)
    athlete.session.begin(squat)

    assert (athlete.session.state.set_number, athlete.session.state.resting) == (1, False)
