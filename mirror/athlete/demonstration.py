"""The demonstration: a set that shows what the mirror can do, for a machine without a camera."""

from collections.abc import Callable
from typing import TypeAlias

from mirror.athlete.acts import Act, Away, Cycle, Stand, WalkIn, WalkOut
from mirror.athlete.framing import framed
from mirror.athlete.performance import Performance
from mirror.athlete.skeleton import Body
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.exercise.exercise import Exercise
from mirror.kinematics.view import View

__all__ = ["Script", "demonstration", "demonstration_set"]

Script: TypeAlias = Callable[[Exercise], tuple[Act, ...]]
"""Writes the acts between coming and going."""

YAW_DEG = {View.FRONT: 0.0, View.OBLIQUE: 50.0, View.SIDE: 77.0, View.REAR: 180.0}
"""Where the camera stands for an exercise's best view; from 77 degrees the face is still seen."""

SUPINE_OBLIQUE_DEG = 60.0
"""On its back, the model misplaces most bodies by 30 cm from 45 or 50 degrees, and none of six from 60."""


def demonstration_set(exercise: Exercise) -> tuple[Act, ...]:
    """Eight full reps, two of them with a fault if it knows one that voids no rep, and one that falls short.

    Of an exercise that is held: three holds, the second of them with a fault.
    """
    shown = (rule for rule in exercise.faults if rule.performed or rule.performed_pace != 1.0)
    wrong = tuple(rule.id for rule in shown if not rule.voids)[:1]
    if exercise.hold is not None:
        return (Stand(1.0), Cycle(), Stand(1.0), Cycle(faults=wrong), Stand(1.0), Cycle(), Stand(1.0))
    return (
        Stand(1.6),
        Cycle(),
        Cycle(depth=1.01),
        Cycle(faults=wrong),
        Cycle(),
        Cycle(partial=True),
        Cycle(pace=0.9),
        Cycle(),
        Stand(0.8),
        Cycle(faults=wrong),
        Cycle(pause_s=0.4),
        Stand(1.4),
    )


def demonstration(
    exercise: Exercise,
    *,
    seed: int = 0,
    live: bool = True,
    viewpoint: Viewpoint | None = None,
    script: Script = demonstration_set,
) -> VirtualCamera:
    """The virtual athlete as a camera: walks in, does a set, walks out, and live begins again for ever.

    Args:
        exercise: what is done first; `VirtualCamera.perform` changes it.
        seed: who does it, and how exactly.
        live: paced as a webcam is; otherwise one set as fast as it can be drawn.
        viewpoint: from where it is seen; by default from the exercise's best view, so that all is seen.
        script: the acts between coming and going.
    """
    sample = Performance(exercise, (Cycle(),), seed=seed)
    stand = viewpoint or framed(sample, _best_yaw_deg(exercise))

    def rehearse(exercise: Exercise, start: Body | None) -> Performance:
        come = () if start is not None else (Away(0.4), WalkIn(bearing_deg=stand.yaw_deg + 90))
        acts = (*come, *script(exercise), WalkOut(bearing_deg=stand.yaw_deg - 90), Away(0.6))
        return Performance(exercise, acts, seed=seed, start=start)

    return VirtualCamera(rehearse, exercise, stand, live=live)


def _best_yaw_deg(exercise: Exercise) -> float:
    view = exercise.views[0]
    if exercise.posture == "supine" and view is View.OBLIQUE:
        return SUPINE_OBLIQUE_DEG
    return YAW_DEG[view]
