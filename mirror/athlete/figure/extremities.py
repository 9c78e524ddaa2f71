"""Hands, shoes, and the dumbbells that a hand holds."""

import numpy as np

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.figure.mesh import Course, Cover, Material, Mesh, course_weights, join, loft
from mirror.athlete.skeleton import Bone
from mirror.athlete.vectors import Array

__all__ = ["dumbbell", "hand", "shoe"]

ALONG_Y = ((0.0, 0.0, 1.0), (1.0, 0.0, 0.0))
"""A hand's rings: broad from thumb to little finger (z), flat from palm to back (x)."""
ALONG_Z = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))


def hand(plan: BodyPlan, wrist: Array, sign: int, shift: int) -> Mesh:
    """Palm, four fingers and thumb below a wrist at rest (3,)."""
    size = plan.lengths
    scale = size.palm / 0.0875
    bone, knuckle = Bone.HAND_LEFT + shift, wrist[1] - size.palm
    rows = np.array(
        (
            (0.012, 0.027, 0.021, 0.0),
            (-0.010, 0.031, 0.021, 0.001),
            (-0.035, 0.038, 0.020, 0.003),
            (-0.062, 0.041, 0.017, 0.0),
            (-0.086, 0.040, 0.014, -0.001),
            (-0.094, 0.034, 0.009, -0.001),
        )
    )
    centres = wrist + np.stack((np.zeros(len(rows)), rows[:, 0], rows[:, 3]), axis=1) * scale
    weights = course_weights(((0.0, bone),), centres[:, 1])
    palm = loft(
        centres,
        rows[:, 1:3] * scale,
        weights,
        Cover(Material.SKIN, occlusion=0.97),
        sides=10,
        axes=ALONG_Y,
        roundness=2.6,
    )
    fingers = [
        _finger(
            np.array((wrist[0], knuckle, wrist[2] + z * scale)), length * size.finger, thick * scale, shift
        )
        for z, length, thick in (
            (0.030, 0.92, 0.0098),
            (0.010, 1.0, 0.0102),
            (-0.010, 0.94, 0.0098),
            (-0.029, 0.76, 0.0088),
        )
    ]
    return join(palm, *fingers, _thumb(wrist, scale, sign, bone))


def _finger(root: Array, length: float, thick: float, shift: int) -> Mesh:
    down = np.array((-0.012, 0.0, 0.25, 0.48, 0.75, 0.94, 1.0))
    radius = np.array((0.8, 1.0, 0.98, 0.98, 0.88, 0.66, 0.2)) * thick
    centres = root - np.stack((np.zeros(7), down * length, np.zeros(7)), axis=1)
    course: Course = (
        (root[1], Bone.FINGERS_LEFT + shift),
        (root[1] - 0.4 * length, Bone.FINGERS_LEFT + shift),
        (root[1] - 0.56 * length, Bone.FINGERTIPS_LEFT + shift),
    )
    weights = course_weights(course, centres[:, 1])
    return loft(
        centres, np.stack((radius, radius), axis=1), weights, Cover(Material.SKIN), sides=7, axes=ALONG_Y
    )


def _thumb(wrist: Array, scale: float, sign: int, bone: int) -> Mesh:
    way = np.array(
        (
            (0.0, -0.012, 0.014),
            (-0.004, -0.030, 0.034),
            (-0.012, -0.052, 0.047),
            (-0.020, -0.074, 0.052),
            (-0.025, -0.086, 0.053),
            (-0.026, -0.090, 0.053),
        )
    )
    radius = np.array((0.012, 0.0155, 0.0125, 0.0115, 0.0085, 0.002)) * scale
    centres = wrist + way * (sign, 1, 1) * scale
    weights = course_weights(((0.0, bone),), centres[:, 1])
    return loft(
        centres, np.stack((radius, radius), axis=1), weights, Cover(Material.SKIN), sides=7, axes=ALONG_Y
    )


def shoe(plan: BodyPlan, ankle: Array, sign: int, shift: int) -> Mesh:
    """A trainer with a pale sole around a foot whose ankle rests at `ankle` (3,)."""
    size = plan.lengths
    scale = size.foot / (0.152 * 1.75)
    floor = ankle[1] - size.ankle_height
    # forward of the ankle, half width, top of the upper, toward the other foot
    rows = (
        np.array(
            (
                (-0.075, 0.000, 0.030, 0.0),
                (-0.074, 0.008, 0.045, 0.0),
                (-0.072, 0.022, 0.080, 0.0),
                (-0.060, 0.033, 0.104, 0.0),
                (-0.030, 0.037, 0.108, 0.0),
                (0.005, 0.038, 0.112, 0.0),
                (0.045, 0.040, 0.094, 0.001),
                (0.085, 0.045, 0.074, 0.003),
                (0.120, 0.049, 0.060, 0.004),
                (0.150, 0.048, 0.050, 0.006),
                (0.178, 0.040, 0.044, 0.010),
                (0.196, 0.026, 0.036, 0.013),
                (0.203, 0.008, 0.030, 0.014),
                (0.205, 0.000, 0.018, 0.014),
            )
        )
        * scale
    )
    course: Course = (
        (ankle[2] + size.ball - 0.012, Bone.FOOT_LEFT + shift),
        (ankle[2] + size.ball + 0.02, Bone.TOES_LEFT + shift),
    )
    forward, half, top, inward = rows.T
    bottom = 0.016 * scale
    centres = np.stack((ankle[0] - sign * inward, floor + (top + bottom) / 2, ankle[2] + forward), axis=1)
    halves = np.stack((half, (top - bottom) / 2), axis=1)
    weights = course_weights(course, centres[:, 2])
    upper = loft(
        centres, halves, weights, Cover(Material.SHOE, lead=0.015), sides=14, axes=ALONG_Z, roundness=2.5
    )
    spread = np.stack((half + 0.005 * scale * (half > 0.01), np.full(len(half), 0.013 * scale)), axis=1)
    middle = np.stack((centres[:, 0], np.full(len(half), floor + 0.013 * scale), centres[:, 2]), axis=1)
    sole = loft(
        middle, spread, weights, Cover(Material.SOLE, lead=0.019), sides=12, axes=ALONG_Z, roundness=5.0
    )
    return join(upper, sole)


def dumbbell(wrist: Array, size_palm: float, sign: int, shift: int) -> Mesh:
    """A short dumbbell across the palm of a closed hand."""
    bone = Bone.HAND_LEFT + shift
    middle = wrist + np.array((-sign * 0.030, -0.98 * size_palm, 0.0))
    reach = np.array(
        (-0.125, -0.125, -0.120, -0.075, -0.070, -0.070, 0.070, 0.070, 0.075, 0.120, 0.125, 0.125)
    )
    radius = np.array((0.001, 0.040, 0.046, 0.046, 0.040, 0.014, 0.014, 0.040, 0.046, 0.046, 0.040, 0.001))
    centres = middle + np.stack((np.zeros(12), np.zeros(12), reach), axis=1)
    iron, chrome = int(Material.IRON), int(Material.CHROME)
    materials = np.array((iron, iron, iron, iron, iron, chrome, iron, iron, iron, iron, iron))
    weights = course_weights(((0.0, bone),), centres[:, 1])
    return loft(
        centres,
        np.stack((radius, radius), axis=1),
        weights,
        Cover(materials),
        sides=8,
        axes=ALONG_Z,
        roundness=2.0,
    )
