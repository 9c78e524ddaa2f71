"""A day in fast time: one set again and again through the engine, its counts and the size of its state."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mirror.athlete.acts import Act, Away, Cycle, Stand, WalkIn, WalkOut
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import seen
from mirror.exercise.exercise import Exercise
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.movement.counter import Counter
from mirror.movement.counting import counter_for
from mirror.pose.pose import Pose

__all__ = ["Day", "day_of"]

RATE_HZ = 10.0
"""Poses a second: the lowest rate at which counts are exact."""


@dataclass(frozen=True, slots=True)
class Day:
    """What became of it."""

    hours: float
    reps_done: int
    reps_counted: int
    attempts_done: int
    attempts_told: int
    bytes_half_way: int
    """Size of the state of tracker and counter, as it would be written to disk."""
    bytes_at_end: int


def day_of(exercise: Exercise, hours: float) -> Day:
    """One set, an attempt and a rest walked off, until the hours are over.

    Args:
        exercise: one that is counted in reps.
        hours: of the athlete's time; one takes some ten seconds.
    """
    poses, performance = _set(exercise)
    tracker, counter = MotionTracker(), counter_for(exercise)
    reps = attempts = rounds = half_bytes = 0
    while rounds * performance.seconds < hours * 3600.0:
        begun_s = rounds * performance.seconds
        for at_s, pose in poses:
            now_s = begun_s + at_s
            motion = tracker.update(replace(pose, captured_s=now_s)) if pose is not None else None
            counted = counter.update(motion, now_s)
            reps += counted.rep is not None
            attempts += counted.attempt is not None
        rounds += 1
        if begun_s < hours * 1800.0:
            half_bytes = _size(tracker, counter)
    return Day(
        hours=rounds * performance.seconds / 3600.0,
        reps_done=rounds * performance.reps,
        reps_counted=reps,
        attempts_done=rounds * performance.attempts,
        attempts_told=attempts,
        bytes_half_way=half_bytes,
        bytes_at_end=_size(tracker, counter),
    )


def _set(exercise: Exercise) -> tuple[list[tuple[float, Pose | None]], Performance]:
    acts: tuple[Act, ...] = (
        Away(2.0),
        WalkIn(),
        Stand(2.0),
        *(Cycle() for _ in range(5)),
        Cycle(partial=True),
        *(Cycle(pace=1.2) for _ in range(4)),
        Stand(20.0),
        WalkOut(),
        Away(10.0),
    )
    performance = Performance(exercise, acts)
    return list(_poses(performance, Viewpoint(yaw_deg=45.0, distance_m=4.5))), performance


def _poses(performance: Performance, viewpoint: Viewpoint) -> Iterator[tuple[float, Pose | None]]:
    for number in range(int(performance.seconds * RATE_HZ)):
        at_s = number / RATE_HZ
        body = performance.at(at_s).body
        yield at_s, None if body is None else seen(body, viewpoint, at_s)


def _size(tracker: MotionTracker, counter: Counter) -> int:
    """Bytes of the state: what a list that grows would show."""
    return len(pickle.dumps(_state(tracker))) + len(pickle.dumps(_state(counter)))


def _state(thing: object) -> object:
    """Everything that an object of ours holds, down to plain values; functions and the like are left out."""
    if isinstance(thing, (str, bytes, int, float, type(None))):
        return thing
    if isinstance(thing, dict):
        return {str(key): _state(value) for key, value in thing.items()}
    if isinstance(thing, (list, tuple, set, frozenset)) or type(thing).__name__ == "deque":
        return [_state(value) for value in thing]  # type: ignore[attr-defined] # a deque is iterable too
    if type(thing).__module__.startswith("mirror.movement") or type(thing).__module__.startswith(
        "mirror.kinematics"
    ):
        names = getattr(thing, "__slots__", None) or vars(thing)
        return {name: _state(getattr(thing, name, None)) for name in names}
    return type(thing).__name__
