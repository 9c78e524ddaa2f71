"""Figures: what ring and figure tell of a moment, by how its exercise is counted."""

from mirror.coaching.moment import Moment
from mirror.exercise.free import ANY
from mirror.kinematics.view import Side
from mirror.movement.rep import Phase
from mirror.overlay.figure import FigureState, Sides
from mirror.overlay.ring import RingState
from mirror.overlay.set_so_far import SetSoFar

__all__ = ["ring_state"]


def ring_state(moment: Moment, so_far: SetSoFar, *, counting: bool) -> RingState:
    """What the ring tells: reps and range, the seconds of a hold and their goal, or that it is looking."""
    progress = moment.progress
    if moment.exercise == ANY:
        return RingState(FigureState("", unit=""), 0.0, counting=counting, searching=counting)
    faulty = bool(moment.standing_faults)
    if moment.exercise.hold is not None:
        share = progress.held_s / max(moment.exercise.tempo.turn_s, 1.0)
        return RingState(_seconds(moment, so_far), share if counting else 0.0, faulty, counting)
    told = counting and progress.degrees is not None
    below = f"{progress.degrees:.0f}°" if told else ""
    figure = FigureState(str(moment.reps), below=below, sides=_sides(moment, so_far))
    return RingState(figure, progress.fraction if counting else 0.0, faulty, counting)


def _seconds(moment: Moment, so_far: SetSoFar) -> FigureState:
    """The clock of the hold under way; after it, for as long as none began, what it came to."""
    progress, goal = moment.progress, f"of {moment.exercise.tempo.turn_s:.0f} s"
    if progress.held_s:
        waiting = progress.phase is Phase.REST
        return FigureState(str(int(progress.held_s)), "seconds", goal, waiting=waiting)
    if so_far.hold is not None:
        return FigureState(str(int(so_far.hold.held_s)), "held", goal)
    return FigureState("0", "seconds", goal)


def _sides(moment: Moment, so_far: SetSoFar) -> Sides | None:
    if moment.exercise.sides != "alternating":
        return None
    at_work = moment.progress.side if moment.progress.phase is not Phase.REST else None
    return Sides(so_far.sides[Side.LEFT], so_far.sides[Side.RIGHT], at_work)
