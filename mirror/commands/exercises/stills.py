"""The stills that draw an exercise: its rest, half of its way, its turn, its stages and its faults."""

from collections.abc import Iterator
from dataclasses import dataclass

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.demonstration import YAW_DEG
from mirror.athlete.performance import Performance
from mirror.athlete.skeleton import Body
from mirror.athlete.viewpoint import Viewpoint
from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import FaultRule

__all__ = ["Still", "best_viewpoint", "fault_stills", "phase_stills"]

SEED = 3
"""Who is drawn: one athlete for all exercises."""


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
    performance = Performance(exercise, (Stand(0.5), Cycle(), Stand(0.5)), seed=SEED)
    return tuple(
        Still(name, body)
        for name, at_s in _instants(exercise, performance)
        if (body := performance.at(at_s).body) is not None
    )


def fault_stills(exercise: Exercise) -> tuple[Still, ...]:
    """Each fault at its worst: at the turn, or where else it is done.

    Raises:
        ExerciseError: a pose names a joint that does not exist.
    """
    found = []
    for fault in exercise.faults:
        performance = Performance(exercise, (Stand(0.5), Cycle(faults=(fault.id,)), Stand(0.5)), seed=SEED)
        started_s, ended_s, *_ = performance.cycles[0]
        at_rest = fault.when == "rest" or set(fault.performed) == {exercise.phases.rest}
        at_s = ended_s if at_rest else _turn(performance, started_s, ended_s)
        body = performance.at(at_s).body
        if body is not None:
            found.append(Still(fault.name, body, fault))
    return tuple(found)


def _instants(exercise: Exercise, performance: Performance) -> Iterator[tuple[str, float]]:
    phases = exercise.phases
    started_s, ended_s, *_ = performance.cycles[0]
    yield phases.rest, 0.0
    if exercise.stages:
        whole_s = sum(stage.seconds + stage.hold_s for stage in exercise.stages)
        share = (ended_s - started_s) / (whole_s + exercise.tempo.back_s)
        passed_s = started_s
        for stage in exercise.stages:
            passed_s += share * (stage.seconds + stage.hold_s)
            yield stage.pose, passed_s
        return
    turn_s = _turn(performance, started_s, ended_s)
    yield phases.out, (started_s + _first_turn(performance, started_s, ended_s)) / 2
    yield phases.turn, turn_s


def _turn(performance: Performance, started_s: float, ended_s: float) -> float:
    """The middle of the time at the turning point, or of the cycle where it has none."""
    turned = _turned(performance, started_s, ended_s)
    return (turned[0] + turned[-1]) / 2


def _first_turn(performance: Performance, started_s: float, ended_s: float) -> float:
    return _turned(performance, started_s, ended_s)[0]


def _turned(performance: Performance, started_s: float, ended_s: float) -> list[float]:
    steps = [started_s + (ended_s - started_s) * step / 400 for step in range(401)]
    return [at_s for at_s in steps if performance.at(at_s).phase == "turn"] or [(started_s + ended_s) / 2]
