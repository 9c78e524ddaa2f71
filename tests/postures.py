"""Exercises in every posture, with every contact, in their plainest form: for the virtual athlete's tests."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

import msgspec

from mirror.exercise.exercise import Exercise

__all__ = ["EXERCISES", "exercise"]

Pose: TypeAlias = Mapping[str, float]


def exercise(name: str, posture: str, contacts: str, rest: Pose, turn: Pose, **more: Any) -> Exercise:
    """An exercise of two key poses; `contacts` are words, `more` are further fields of the format."""
    held = bool(more.pop("held", False))
    signal = {"measure": "knee_flexion", "rest": 10, "required": 80, "attempt": 40}
    plain = {
        "id": name,
        "name": name.replace("_", " ").capitalize(),
        "met": 3.0,
        "met_source": "none: it is for tests",
        "posture": posture,
        "contacts": contacts.split(),
        "views": ["side"],
        "needs": ["hip"],
        "phases": {"rest": "rest", "out": "out", "turn": "turn", "back": "back"},
        "tempo": {"out_s": 0.9, "turn_s": 2.0 if held else 0.2, "back_s": 0.9, "rest_s": 0.4},
        "range": "knee_flexion",
        ("hold" if held else "signal"): {"target": []} if held else signal,
        **more,
        "poses": {"rest": _deg(rest), "turn": _deg(turn)}
        | {key: _deg(pose) for key, pose in more.get("poses", {}).items()},
    }
    return msgspec.convert(plain, Exercise)


def _deg(pose: Pose) -> dict[str, float]:
    """Key poses are written here without the ending that every angle has."""
    return {key if key.endswith("_cm") else f"{key}_deg": float(value) for key, value in pose.items()}


ON_BACK = {"trunk_pitch": -90, "neck_flexion": 6, "shoulder_abduction": 22, "elbow_flexion": 8}
KNEES_BENT = {"hip_flexion": 48, "knee_flexion": 98, "ankle_dorsiflexion": -40}
ON_ALL_FOURS = {
    "trunk_pitch": 84,
    "hip_flexion": 84,
    "knee_flexion": 88,
    "ankle_dorsiflexion": -45,
    "shoulder_flexion": 82,
    "elbow_flexion": 4,
    "wrist_extension": 75,
    "neck_flexion": -20,
}
ON_HANDS = {
    "trunk_pitch": 72,
    "shoulder_flexion": 74,
    "shoulder_abduction": 12,
    "shoulder_rotation": -20,
    "elbow_flexion": 6,
    "wrist_extension": 75,
    "neck_flexion": -32,
}
ON_TOES = {"ankle_dorsiflexion": 12, "toe_extension": 55}
LOWERED = {"trunk_pitch": 80, "shoulder_flexion": 8, "shoulder_abduction": 42, "elbow_flexion": 120}
SEATED = {"hip_flexion": 88, "knee_flexion": 88, "hip_abduction": 10}
RACKED = {"shoulder_abduction": 80, "elbow_flexion": 110, "shoulder_rotation": 85}
OVERHEAD = {"shoulder_abduction": 168, "elbow_flexion": 12, "shoulder_rotation": 85}
HANGING = {"shoulder_flexion": 168, "shoulder_abduction": 12, "elbow_flexion": 6, "forearm_supination": -80}
PULLED = {"shoulder_flexion": 60, "shoulder_abduction": 40, "elbow_flexion": 130, "forearm_supination": -80}
CROUCHED = {
    "trunk_pitch": 62,
    "spine_flexion": 24,
    "hip_flexion": 128,
    "hip_abduction": 10,
    "knee_flexion": 120,
    "ankle_dorsiflexion": 32,
    "shoulder_flexion": 78,
    "wrist_extension": 60,
    "toe_extension": 15,
}

JUMPING = {"rise_cm": 25, "shoulder_flexion": 165, "ankle_dorsiflexion": -35}

_ALL = (
    exercise(
        *("glute_bridge", "supine", "shoulders feet"),
        ON_BACK | KNEES_BENT,
        ON_BACK | {"trunk_pitch": -116, "hip_flexion": -2, "knee_flexion": 86, "neck_flexion": 30},
    ),
    exercise(
        *("sit_up", "supine", "seat feet"),
        {"trunk_pitch": -88, "shoulder_flexion": 40, "elbow_flexion": 125, **KNEES_BENT},
        {"trunk_pitch": -18, "spine_flexion": 35, "shoulder_flexion": 40, "elbow_flexion": 125}
        | (KNEES_BENT | {"hip_flexion": 115}),
    ),
    exercise(
        *("dead_bug", "supine", "back"),
        {"trunk_pitch": -90, "hip_flexion": 90, "knee_flexion": 90, "shoulder_flexion": 90},
        {"trunk_pitch": -90, "hip_flexion": 90, "knee_flexion": 90, "shoulder_flexion": 90}
        | {"hip_flexion_left": 12, "knee_flexion_left": 8, "shoulder_flexion_right": 170},
        sides="alternating",
    ),
    exercise(
        *("bird_dog", "all_fours", "knees hands"),
        ON_ALL_FOURS,
        ON_ALL_FOURS | {"hip_flexion_left": -2, "knee_flexion_left": 4, "shoulder_flexion_right": 172},
        sides="alternating",
    ),
    exercise(
        *("side_plank", "side_lying", "forearm feet"),
        {"trunk_roll": 64, "spine_side_bend": -28, "shoulder_abduction_left": 62, "elbow_flexion_left": 90},
        {"trunk_roll": 70, "shoulder_abduction_left": 78, "elbow_flexion_left": 90},
        sides="one",
        held=True,
    ),
    exercise(
        *("superman", "prone", "belly"),
        {"trunk_pitch": 90, "shoulder_flexion": 168, "ankle_dorsiflexion": -45},
        {"trunk_pitch": 88, "spine_flexion": -28, "shoulder_flexion": 172, "hip_flexion": -20}
        | {"ankle_dorsiflexion": -45},
    ),
    exercise(
        *("mountain_climber", "prone", "hands toes"),
        ON_HANDS | ON_TOES | {"hip_flexion": 25},
        ON_HANDS | ON_TOES | {"hip_flexion": 25, "hip_flexion_left": 115, "knee_flexion_left": 120},
        sides="alternating",
    ),
    exercise(
        *("knee_push_up", "prone", "hands knees"),
        ON_HANDS | {"knee_flexion": 80},
        ON_HANDS | LOWERED | {"knee_flexion": 80},
    ),
    exercise(*("pull_up", "hanging", "bar"), HANGING | {"knee_flexion": 20}, PULLED | {"knee_flexion": 40}),
    exercise(*("chair_press", "seated", "seat feet"), SEATED | RACKED, SEATED | OVERHEAD),
    exercise(
        *("bench_dip", "seated", "hands feet"),
        {"hip_flexion": 70, "knee_flexion": 40, "shoulder_flexion": -22, "elbow_flexion": 6},
        {"hip_flexion": 84, "knee_flexion": 66, "shoulder_flexion": -44, "elbow_flexion": 70},
    ),
    exercise(
        *("kneeling_press", "kneeling", "knees"),
        RACKED | {"knee_flexion": 86},
        OVERHEAD | {"knee_flexion": 86},
    ),
    exercise(*("calf_raise", "standing", "feet"), {}, {"toe_extension": 42}),
    exercise(
        *("lunge", "standing", "toes"),
        {},
        {"hip_flexion_left": 85, "knee_flexion_left": 90, "hip_flexion_right": -8, "knee_flexion_right": 88}
        | {"ankle_dorsiflexion_right": 10, "toe_extension_right": 55, "forward_cm": 38},
        sides="alternating",
    ),
    exercise(
        *("burpee", "standing", "hands"),
        {"shoulder_abduction": 8, "elbow_flexion": 12},
        ON_HANDS | ON_TOES | {"forward_cm": -30},
        poses={
            "crouch": CROUCHED,
            "jump": JUMPING,
        },
        stages=[
            {"pose": "crouch", "seconds": 0.7},
            {"pose": "turn", "seconds": 0.5, "hold_s": 0.2, "measure": "trunk_lean", "at_least": 60},
            {"pose": "crouch", "seconds": 0.5},
            {"pose": "jump", "seconds": 0.6, "measure": "hip_rise", "at_least": 0.1},
        ],
    ),
)

EXERCISES: Mapping[str, Exercise] = MappingProxyType({each.id: each for each in _ALL})
"""By id."""
