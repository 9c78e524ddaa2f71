"""The stills that draw an exercise: its rest, half of its way, its turn or its stages, and its faults."""

from dataclasses import dataclass

from msgspec.structs import replace

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.demonstration import YAW_DEG
from mirror.athlete.performance import Performance
from mirror.athlete.skeleton import Body
from mirror.athlete.viewpoint import Viewpoint
from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import FaultRule

__all__ = ["SEED", "Still", "best_viewpoint", "fault_stills", "phase_stills"]

SEED = 3
"""Who is drawn: one athlete for all exercises."""
HELD_S = 0.4
"""How long a pose is held to be drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class Still:
    """A body at one moment, and what it is called."""

    name: str
    body: Body
    fault: FaultRule | None = None


def best_viewpoint(exercise: Exercise) -> Viewpoint:
    """From where the exercise is seen best."""
    return Viewpoint(yaw_deg=YAW_DEG[exercise.views[0]])


def phase_stills(exercise: Exercise) -> tuple[Still, ...]:
    """Rest, half way and turn; or rest and every stage of a rep that is a sequence.

    Raises:
        ExerciseError: a pose names a joint that does not exist.
    """
    phases = exercise.phases
    rest = Still(phases.rest, _body(exercise, phases.turn, share=0.0))
    if exercise.stages:
        return (rest, *(Still(stage.pose, _body(exercise, stage.pose)) for stage in exercise.stages))
    half = Still(phases.out, _body(exercise, phases.turn, share=0.5))
    return rest, half, Still(phases.turn, _body(exercise, phases.turn))


def fault_stills(exercise: Exercise) -> tuple[Still, ...]:
    """Each fault in the pose in which it is done: at the turn, where it is done there.

    Raises:
        ExerciseError: a pose names a joint that does not exist.
    """
    turn = exercise.phases.turn
    return tuple(
        Still(fault.name, _body(exercise, turn if turn in poses else poses[0], fault), fault)
        for fault in exercise.faults
        if (poses := [*fault.performed] or [turn])
    )


def _body(exercise: Exercise, pose: str, fault: FaultRule | None = None, share: float = 1.0) -> Body:
    """The body in a key pose, or at a share of the way to it from rest."""
    shown = replace(
        exercise,
        stages=(),
        phases=replace(exercise.phases, turn=pose),
        tempo=replace(exercise.tempo, out_s=1.0, turn_s=HELD_S),
    )
    faults = () if fault is None else (fault.id,)
    performance = Performance(shown, (Stand(1.0), Cycle(faults=faults), Stand(1.0)), seed=SEED)
    cycle = performance.cycles[0]
    reached_s = (cycle.held_s[0] + cycle.held_s[1]) / 2
    at_s = reached_s if share == 1.0 else cycle.started_s + share * (cycle.held_s[0] - cycle.started_s)
    body = performance.at(at_s).body
    if body is None:
        raise AssertionError("an athlete who neither comes nor goes is there")
    return body
