"""The session: one set after the other with the rests between them, as planned or as it comes.

A set begins with its first rep. It ends when its target is reached and the athlete is home, when nothing has
been done for long, or when the athlete says so. It knows no clock but the frames' and says nothing itself.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from mirror.base.settings import SetPlan
from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Phase
from mirror.recognition.set_follower import Followed

__all__ = ["EXTRA_S", "IDLE_S", "Session", "SessionEvent", "SessionState"]

IDLE_S = 20.0
"""At rest for so long, the set is over: within one, lifters who are nearly spent stand for ten seconds and
breathe, rest-pause sets have up to fifteen, and rests between sets begin at thirty."""

EXTRA_S = 5.0
"""What is done so soon after the last rep of a set belongs to it still; then the next set's count begins."""

HALF = 0.5
"""A hold that was left before half of its time is no set of it, as half a rep is no rep."""


class SessionEvent(StrEnum):
    """What changed with a frame, for whoever announces it."""

    SET_DONE = "set done"
    """The rest begins, or the next set may."""
    NEXT_SET = "next set"
    """The rest is over."""
    ALL_DONE = "all sets done"
    SET_LEFT = "set left"
    """Nothing was done for long; the next rep is the first of another set."""


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where in the session the athlete is."""

    set_number: int = 1
    sets: int | None = None
    """How many are planned; None leaves it open."""
    target_reps: int | None = None
    """Of this exercise; None where it is held, or where nothing is planned."""
    target_hold_s: float | None = None
    resting: bool = False
    """Whether it is the time between two sets, with or without a rest that is timed."""
    rest_left_s: float | None = None
    """Of a rest that is timed."""
    done: bool = False
    """Whether all sets are done."""


@dataclass(frozen=True, slots=True)
class SessionStep:
    """What one frame made of the session."""

    state: SessionState
    events: tuple[SessionEvent, ...] = ()
    anew: bool = False
    """Whether the count begins anew after this frame."""


class Session:
    """Follows the sets of one exercise; without a plan it only tells one set from the next."""

    def __init__(self, plan: SetPlan, exercise: Exercise) -> None:
        self._plan = plan
        self._wanted = False
        self._now_s = 0.0
        self.begin(exercise)

    def begin(self, exercise: Exercise) -> None:
        """The first set of an exercise."""
        plan, self._hold = self._plan, exercise.hold
        reps = plan.reps if self._hold is None else None
        hold_s = plan.hold_s if self._hold is not None else None
        self.state = SessionState(sets=plan.sets, target_reps=reps, target_hold_s=hold_s)
        self._planned = any(value is not None for value in (plan.sets, plan.rest_s, reps, hold_s))
        self._done_s = self._now_s
        self._fresh = True

    def next_set(self) -> None:
        """With the next frame end the set, or the rest that is under way; after the last set begin again."""
        self._wanted = True

    def pause(self, at_s: float) -> SessionStep:
        """Take a frame of a pause, in which no time passes for the session."""
        self._done_s += max(0.0, at_s - self._now_s)
        self._now_s = at_s
        return SessionStep(self.state)

    def update(self, followed: Followed, reps: int, at_s: float) -> SessionStep:
        """Take what one frame yielded.

        Args:
            followed: of this frame.
            reps: counted since the count began, or holds told.
            at_s: its capture time.
        """
        wanted, self._wanted = self._wanted, False
        self._hear(followed, at_s)
        home = followed.counted.progress.phase is Phase.REST
        begun = reps > 0 or self._holds(followed)
        if self.state.done:
            return self._again() if wanted else SessionStep(self.state)
        if self.state.resting:
            return self._rest(at_s, begun=begun, home=home, wanted=wanted)
        return self._work(followed, reps, at_s, home=home, wanted=wanted and begun)

    def _hear(self, followed: Followed, at_s: float) -> None:
        """When something was done last; a clock that went back has begun another time.

        What is done in a rest, once the next set's count has begun, does not lengthen it.
        """
        counted = followed.counted
        done = counted.rep or counted.attempt or counted.hold or followed.recovered or self._holds(followed)
        if at_s < self._now_s or (done and not (self.state.resting and self._fresh)):
            self._done_s = at_s
        self._now_s = at_s

    def _holds(self, followed: Followed) -> bool:
        """Whether a posture is held for as long as it takes to be told."""
        return self._hold is not None and followed.counted.progress.held_s >= self._hold.shortest_s

    def _work(self, followed: Followed, reps: int, at_s: float, *, home: bool, wanted: bool) -> SessionStep:
        self._fresh = False
        if self._reached(followed, reps):
            return self._end(at_s)
        left = home and reps > 0 and at_s - self._done_s >= IDLE_S
        if not (left or wanted):
            return SessionStep(self.state)
        if self._planned:
            return self._end(at_s)
        if self._hold is not None and not wanted:
            # Holds are told each by itself: nothing adds up that would begin anew.
            return SessionStep(self.state)
        return self._next(SessionEvent.NEXT_SET if wanted else SessionEvent.SET_LEFT, anew=True)

    def _reached(self, followed: Followed, reps: int) -> bool:
        """Whether the frame completed the set's target, or the hold that is one of the planned sets."""
        if not self._planned:
            return False
        if self._hold is None:
            return self.state.target_reps is not None and reps >= self.state.target_reps
        target_s, hold = self.state.target_hold_s, followed.counted.hold
        if target_s is not None and followed.counted.progress.held_s >= target_s:
            return True
        return hold is not None and hold.held_s >= HALF * (target_s or 0.0)

    def _end(self, at_s: float) -> SessionStep:
        """The set is done: rest, or be done with all of them."""
        if self.state.sets is not None and self.state.set_number >= self.state.sets:
            self.state = replace(self.state, done=True)
            return SessionStep(self.state, (SessionEvent.ALL_DONE,))
        self.state = replace(self.state, resting=True, rest_left_s=self._left_s(at_s))
        return SessionStep(self.state, (SessionEvent.SET_DONE,))

    def _rest(self, at_s: float, *, begun: bool, home: bool, wanted: bool) -> SessionStep:
        if self._fresh and begun:
            # They could not wait: what was just counted is the first of the next set.
            return self._next(anew=False)
        left_s = self._left_s(at_s)
        calm = home and at_s - self._done_s >= EXTRA_S
        over = calm if left_s is None else home and left_s <= 0.0
        if wanted or over:
            return self._next(SessionEvent.NEXT_SET, anew=not self._fresh)
        self.state = replace(self.state, rest_left_s=left_s)
        anew = calm and not self._fresh
        self._fresh = self._fresh or anew
        return SessionStep(self.state, anew=anew)

    def _left_s(self, at_s: float) -> float | None:
        """Of the rest, which begins with the end of whatever was done last."""
        if self._plan.rest_s is None:
            return None
        return max(0.0, self._plan.rest_s - (at_s - self._done_s))

    def _next(self, *events: SessionEvent, anew: bool) -> SessionStep:
        number = self.state.set_number + 1
        self.state = replace(self.state, set_number=number, resting=False, rest_left_s=None)
        return SessionStep(self.state, events, anew)

    def _again(self) -> SessionStep:
        self.state = replace(self.state, set_number=1, done=False)
        return SessionStep(self.state, (SessionEvent.NEXT_SET,), anew=True)
