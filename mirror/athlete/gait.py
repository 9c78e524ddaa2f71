"""How a body walks: joint angles over a stride, for coming into the picture and leaving it."""

import numpy as np
import numpy.typing as npt

from mirror.athlete.joints import JointAngles, resolve

__all__ = ["STRIDE_M", "walk"]

STRIDE_M = 1.36
"""Metres from one strike of a heel to the next of the same one, at a stroll of 1.2 m/s.

Source: Perry & Burnfield, "Gait Analysis": 1.41 m at 82 m/min, shortened for a small room.
"""

HIP = (
    (0.0, 30.0),
    (0.1, 26.0),
    (0.3, 8.0),
    (0.5, -10.0),
    (0.6, -4.0),
    (0.75, 22.0),
    (0.87, 32.0),
    (1.0, 30.0),
)
KNEE = (
    (0.0, 5.0),
    (0.15, 18.0),
    (0.4, 6.0),
    (0.55, 22.0),
    (0.62, 38.0),
    (0.72, 60.0),
    (0.86, 32.0),
    (0.95, 7.0),
    (1.0, 5.0),
)
ANKLE = ((0.0, 0.0), (0.08, -6.0), (0.4, 10.0), (0.5, 8.0), (0.62, -18.0), (0.75, -2.0), (1.0, 0.0))
"""(share of the stride, degrees of flexion), 0 at the heel's strike.

Source: Winter, "Biomechanics and Motor Control of Human Movement", normal cadence, read off the figures.
"""

HARMONICS = 6
"""A stride is smooth: the first six harmonics hold it."""


def _series(table: tuple[tuple[float, float], ...]) -> npt.NDArray[np.complex128]:
    at, degrees = zip(*table, strict=True)
    wave = np.fft.rfft(np.interp(np.arange(64) / 64, at, degrees))[: HARMONICS + 1] / 64
    wave[1:] *= 2
    return wave


_SERIES = {"hip": _series(HIP), "knee": _series(KNEE), "ankle": _series(ANKLE)}


def _at(joint: str, phase: float) -> float:
    turns = np.exp(2j * np.pi * phase * np.arange(HARMONICS + 1))
    return float((_SERIES[joint] * turns).real.sum())


def walk(phase: float, vigour: float = 1.0) -> JointAngles:
    """The joint angles of a walk.

    Args:
        phase: strides since the left heel struck.
        vigour: 1 walking, 0 standing; between them the steps grow smaller.
    """
    pose = {
        "trunk_pitch_deg": 2.0 * vigour,
        "spine_flexion_deg": 2.0,
        "hip_abduction_deg": 2.0,
        "hip_rotation_deg": 6.0,
    }
    for side, late in (("left", 0.0), ("right", 0.5)):
        pose[f"hip_flexion_{side}_deg"] = 3.0 + vigour * (_at("hip", phase + late) - 3.0)
        pose[f"knee_flexion_{side}_deg"] = 3.0 + vigour * (_at("knee", phase + late) - 3.0)
        pose[f"ankle_dorsiflexion_{side}_deg"] = vigour * _at("ankle", phase + late)
        pose[f"shoulder_flexion_{side}_deg"] = 3.0 - vigour * 21.0 * float(np.cos(2 * np.pi * (phase + late)))
        pose[f"shoulder_abduction_{side}_deg"] = 9.0
        pose[f"elbow_flexion_{side}_deg"] = 16.0 - vigour * 10.0 * float(np.cos(2 * np.pi * (phase + late)))
    return resolve(pose)
