"""What the types of an exercise cannot say: names that exist, levels in order, faults that can be seen."""

from collections.abc import Iterator
from typing import TypeAlias

from mirror.exercise.exercise import Exercise
from mirror.exercise.joint_names import joint_complaint
from mirror.exercise.phases import KeyPose
from mirror.exercise.rules import AFTER_MEASURES, FaultRule, RepSignal
from mirror.exercise.toml_lines import KeyPath
from mirror.kinematics.measures import MEASURES
from mirror.pose.landmarks import BONES

__all__ = ["Complaint", "complaints"]

Complaint: TypeAlias = tuple[KeyPath, str]
"""Where in the file something is wrong, and what."""


def complaints(exercise: Exercise) -> Iterator[Complaint]:
    """All that is wrong with an exercise whose fields have the right types."""
    yield from _kind(exercise)
    yield from _names(exercise)
    if not exercise.views:
        yield ("views",), "give at least one view from which it may be done"
    if exercise.without_faults and not exercise.like:
        yield ("without_faults",), 'it leaves out the faults of another exercise: say which, like = "..."'
    for path, pose in _poses(exercise):
        for key, value in pose.items():
            if complaint := joint_complaint(key, value):
                yield (*path, key), complaint
    for index, rule in enumerate(exercise.position):
        yield from _measured(("position", index), rule.measure)
        yield from _limited(("position", index), rule.at_least, rule.at_most)
    for index, fault in enumerate(exercise.faults):
        yield from _fault(("faults", index), fault, exercise)


def _poses(exercise: Exercise) -> Iterator[tuple[KeyPath, KeyPose]]:
    """Every set of joint angles in the file."""
    for name, pose in exercise.poses.items():
        yield ("poses", name), pose
    yield ("partial",), exercise.partial
    for index, fault in enumerate(exercise.faults):
        for name, pose in fault.performed.items():
            yield ("faults", index, "performed", name), pose


def _kind(exercise: Exercise) -> Iterator[Complaint]:
    """Reps or a hold, and all that belongs to either."""
    if exercise.signal is not None:
        yield from _signal(exercise.signal)
    if exercise.signal is not None and exercise.hold is not None:
        yield ("hold",), "an exercise has either a [signal] or a [hold]"
    if exercise.signal is None and exercise.hold is None:
        yield (), "an exercise has either a [signal] or a [hold]"
    if exercise.hold is not None:
        yield from _hold(exercise)
    signal = exercise.signal
    if exercise.sides == "alternating" and signal is not None and not (signal.signed or signal.side):
        yield (
            ("sides",),
            "an alternating exercise tells its sides apart: give signal.signed = true or signal.side",
        )


def _signal(signal: RepSignal) -> Iterator[Complaint]:
    yield from _measured(("signal",), signal.measure)
    if signal.side:
        yield from _measured(("signal",), signal.side, "side")
    if not (signal.rest < signal.attempt < signal.required or signal.rest > signal.attempt > signal.required):
        yield ("signal", "attempt"), "it must lie between signal.rest and signal.required"
    if not signal.shortest_s < signal.longest_s:
        yield ("signal", "shortest_s"), "it must be less than signal.longest_s"


def _hold(exercise: Exercise) -> Iterator[Complaint]:
    assert exercise.hold is not None  # noqa: S101 - asked by the only caller
    if not exercise.hold.target:
        yield ("hold", "target"), "a hold needs at least one rule: { measure = ..., at_least = ... }"
    for index, rule in enumerate(exercise.hold.target):
        path: KeyPath = ("hold", "target", index)
        yield from _measured(path, rule.measure)
        yield from _limited(path, rule.at_least, rule.at_most)
    if exercise.stages:
        yield ("stages",), "stages are passed in a rep, and this exercise is held"


def _names(exercise: Exercise) -> Iterator[Complaint]:
    """Measures and key poses that are spoken of and must be there."""
    yield from _measured((), exercise.range, "range")
    for part, pose in (("rest", exercise.phases.rest), ("turn", exercise.phases.turn)):
        if pose not in exercise.poses:
            yield ("phases", part), f"there is no key pose [poses.{pose}]"
    for index, stage in enumerate(exercise.stages):
        path: KeyPath = ("stages", index)
        if stage.pose not in exercise.poses:
            yield (*path, "pose"), f"there is no key pose [poses.{stage.pose}]"
        if stage.measure:
            yield from _measured(path, stage.measure)
            yield from _limited(path, stage.at_least, stage.at_most)
        elif stage.at_least is not None or stage.at_most is not None:
            yield path, "it has a limit, and no measure to hold against it"


def _fault(path: KeyPath, fault: FaultRule, exercise: Exercise) -> Iterator[Complaint]:
    if fault.id in [other.id for other in exercise.faults[: int(path[-1])]]:
        yield (*path, "id"), f"two faults are called {fault.id!r}"
    yield from _judged(path, fault, exercise)
    yield from _limited(path, fault.at_least, fault.at_most)
    if not set(fault.views) & set(exercise.views):
        yield (*path, "views"), f"it is done from {_words(exercise.views)}, and none of these shows the fault"
    for index, limb in enumerate(fault.limbs):
        if limb not in BONES:
            yield (*path, "limbs", index), f"no bone is called {limb!r} (there are: {', '.join(BONES)})"
    for pose in fault.performed:
        if pose not in exercise.poses:
            yield (*path, "performed", pose), f"there is no key pose [poses.{pose}]"


def _judged(path: KeyPath, fault: FaultRule, exercise: Exercise) -> Iterator[Complaint]:
    """Whether the fault's time exists in this exercise, and its measure at that time."""
    if (fault.when == "hold") != (exercise.hold is not None):
        kind = "held: its faults have" if exercise.hold is not None else "repeated, not held: only a hold has"
        yield (*path, "when"), f'the exercise is {kind} when = "hold"'
    if fault.when != "after":
        yield from _measured(path, fault.measure)
    elif fault.measure not in AFTER_MEASURES:
        yield (
            (*path, "measure"),
            f"a finished rep has no measure {fault.measure!r} (there are: {', '.join(AFTER_MEASURES)})",
        )


def _measured(path: KeyPath, measure: str, key: str = "measure") -> Iterator[Complaint]:
    if measure not in MEASURES:
        yield (*path, key), f"no measure is called {measure!r} (there are: {', '.join(MEASURES)})"


def _limited(path: KeyPath, at_least: float | None, at_most: float | None) -> Iterator[Complaint]:
    if (at_least is None) == (at_most is None):
        yield path, "give either at_least or at_most"


def _words(names: tuple[str, ...]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"
