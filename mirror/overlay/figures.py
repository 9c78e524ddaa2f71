"""Figures: what ring and figure tell of a moment, by how its exercise is counted, and of a rest."""

import math

from mirror.coaching.moment import Moment
from mirror.coaching.session import SessionState
from mirror.exercise.free import ANY
from mirror.kinematics.view import Side
from mirror.movement.rep import Phase
from mirror.overlay.figure import FigureState, Sides
from mirror.overlay.ring import RingState
from mirror.overlay.set_so_far import SetSoFar
from mirror.overlay.tongue import Tongue

__all__ = ["ring_state", "set_words"]

LONG_S = 100
"""From here on a rest is told in minutes and seconds: three figures are slow to read."""


def ring_state(moment: Moment, so_far: SetSoFar, tongue: Tongue, *, counting: bool) -> RingState:
    """What the ring tells: reps and range, the seconds of a hold or of a rest, or that it is looking."""
    session = moment.session
    if session.resting and session.rest_left_s is not None:
        return _rest(session.rest_left_s, so_far, tongue)
    if moment.exercise == ANY:
        return RingState(FigureState(""), 0.0, counting=counting, searching=counting)
    faulty = bool(moment.standing_faults)
    progress = moment.progress
    if moment.exercise.hold is not None:
        share = progress.held_s / max(_goal_s(moment), 1.0)
        return RingState(_seconds(moment, so_far, tongue), share if counting else 0.0, faulty, counting)
    told = counting and progress.degrees is not None
    figure = FigureState(
        str(moment.reps),
        tongue.word("reps"),
        below=f"{progress.degrees:.0f}°" if told else "",
        target="" if session.target_reps is None else f"/ {session.target_reps}",
        sides=_sides(moment, so_far, tongue),
    )
    return RingState(figure, progress.fraction if counting else 0.0, faulty, counting)


def set_words(session: SessionState, tongue: Tongue) -> str:
    """Which set it is, or comes next: "set 2 of 3"; of the first of who knows how many nothing."""
    if session.sets is not None:
        if session.resting:
            return tongue.word("next: set {number} of {total}", session.set_number + 1, session.sets)
        return tongue.word("set {number} of {total}", session.set_number, session.sets)
    if session.resting:
        return tongue.word("rest")
    return tongue.word("set {number}", session.set_number) if session.set_number > 1 else ""


def _rest(left_s: float, so_far: SetSoFar, tongue: Tongue) -> RingState:
    """The time left, and a ring that empties with it."""
    left = math.ceil(left_s)
    words = f"{left // 60}:{left % 60:02d}" if left >= LONG_S else str(left)
    share = left_s / max(so_far.rest_s, 1.0)
    return RingState(FigureState(words, tongue.word("rest"), large_unit=True), share, resting=True)


def _goal_s(moment: Moment) -> float:
    """The time to hold: what is planned, or what the exercise takes for a good one."""
    return moment.session.target_hold_s or moment.exercise.tempo.turn_s


def _seconds(moment: Moment, so_far: SetSoFar, tongue: Tongue) -> FigureState:
    """The clock of the hold under way; after it, for as long as none began, what it came to."""
    progress, goal = moment.progress, tongue.word("of {number} s", f"{_goal_s(moment):.0f}")
    if progress.held_s:
        waiting = progress.phase is Phase.REST
        return FigureState(str(int(progress.held_s)), tongue.word("seconds"), goal, waiting=waiting)
    if so_far.hold is not None:
        return FigureState(str(int(so_far.hold.held_s)), tongue.word("held"), goal)
    return FigureState("0", tongue.word("seconds"), goal)


def _sides(moment: Moment, so_far: SetSoFar, tongue: Tongue) -> Sides | None:
    if moment.exercise.sides != "alternating":
        return None
    at_work = moment.progress.side if moment.progress.phase is not Phase.REST else None
    left = f"{tongue.word('L')} {so_far.sides[Side.LEFT]}"
    return Sides(left, f"{tongue.word('R')} {so_far.sides[Side.RIGHT]}", at_work)
