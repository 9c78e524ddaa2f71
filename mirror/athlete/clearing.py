"""Limbs that would go through the floor give way to it, as limbs do."""

from math import asin, degrees

import numpy as np

from mirror.athlete.bones import SIDES, beyond
from mirror.athlete.bones import Bone as B
from mirror.athlete.rotation import turn_about
from mirror.athlete.skeleton import Body, Skeleton
from mirror.athlete.vectors import Array

__all__ = ["cleared"]

BENT_DEG, STRAIGHT_DEG = 40.0, 15.0
"""A knee that is bent so far gives way itself; one that is straighter leaves it to the hip."""
ROUNDS = 7
"""A limb is lifted by the angle that would do if it were straight, and again by what is then missing."""


def cleared(skeleton: Skeleton, body: Body) -> Body:
    """The body with every limb that reaches below the floor lifted about its knee, hip or shoulder."""
    frames = body.frames.copy()
    for _ in range(ROUNDS):
        clear = skeleton.clearances(body)
        if clear.min() > -1e-3:
            break
        for _, _, shift in SIDES:
            knee_deg = _angle_deg(frames[B.THIGH_LEFT + shift], frames[B.SHANK_LEFT + shift])
            bent = min(max((knee_deg - STRAIGHT_DEG) / (BENT_DEG - STRAIGHT_DEG), 0.0), 1.0)
            _lift(body, frames, clear, (B.SHANK_LEFT + shift, bent))
            _lift(body, frames, clear, (B.THIGH_LEFT + shift, 1.0 - bent))
            _lift(body, frames, clear, (B.UPPER_ARM_LEFT + shift, 1.0))
        body = skeleton.body(frames, body.joints[B.PELVIS])
    return body


def _lift(body: Body, frames: Array, clear: Array, root: tuple[int, float]) -> None:
    """Turn the bones from one joint on until the lowest of them is a share of its way up to the floor."""
    joint, share = root
    limb = list(beyond(joint))
    deepest = min(limb[1:], key=lambda bone: clear[bone])
    run = body.joints[deepest] - body.joints[joint]
    length = float(np.hypot(run[0], run[2]))
    if clear[deepest] > -1e-3 or share <= 0.0 or length < 1e-3:
        return
    angle_deg = share * degrees(asin(min(-clear[deepest] / max(length, -clear[deepest]), 0.5)))
    axis = np.array((-run[2], 0.0, run[0])) / length
    frames[limb] = turn_about(axis, angle_deg) @ frames[limb]


def _angle_deg(first: Array, second: Array) -> float:
    """Between two bones."""
    return degrees(np.arccos(np.clip(first[:, 1] @ second[:, 1], -1.0, 1.0)))
