"""Moments for the tests of what is shown: an athlete in the picture, and what one frame yielded."""

from typing import Any

import numpy as np
from bodies import STANDING, pose_of

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.moment import Moment
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.kinematics.light import Light
from mirror.movement.placement import Placement
from mirror.movement.rep import Attempt, Correction, Fault, Hold, Phase, Progress, Rep

SAG = Fault(
    "sag",
    "Hips sag",
    1,
    3.0,
    21.4,
    15.0,
    "deg",
    "warning",
    "Squeeze your glutes, hips in line",
    ("thigh_left",),
)
"""A fault as the form judge tells it."""

SHORT = Attempt(1.0, 2.5, 61.0, 70.0, "deg")
"""A cycle that fell short."""

BETTER = Correction("sag", "Hips sag", 2, 6.0)
"""That fault, gone."""

HELD = Hold(1, 4.0, 30.0, 24.3, ())
"""A hold that ended."""


def said(kind: CueKind, words: str, phrase: str = "", subject: str = "") -> Cue:
    """A cue; its phrase is its words unless told otherwise."""
    return Cue(kind, phrase or words, words, 1.0, "a test", subject=subject)


def frame(width_px: int = 320, height_px: int = 180, number: int = 0, at_s: float = 0.0) -> Frame:
    """A grey picture."""
    return Frame(np.full((height_px, width_px, 3), 90, np.uint8), at_s, number)


def rep(number: int = 1, *faults: Fault) -> Rep:
    """A rep of three seconds."""
    return Rep(number, 1.0, 2.5, 4.0, 95.0, faults, out_s=1.4, turn_s=0.5, back_s=1.1)


def moment(exercise: Exercise, at_s: float = 0.0, **changes: Any) -> Moment:
    """An athlete who stands in the picture and is half way down, unless told otherwise."""
    plain: dict[str, Any] = {
        "frame": frame(at_s=at_s, number=round(at_s * 30)),
        "light": Light(120.0),
        "placement": Placement(),
        "progress": Progress(Phase.OUT, at_s - 0.8, 0.5, 62.0),
        "reps": 0,
        "pose": pose_of(STANDING, at_s=at_s),
    }
    return Moment(exercise=exercise, **{**plain, **changes})
