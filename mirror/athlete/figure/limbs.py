"""Arms and legs: skin, sleeves, shorts or tights, and socks."""

import numpy as np

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.figure.mesh import Course, Cover, Material, Mesh, Rig, course_weights, join, loft
from mirror.athlete.skeleton import Bone
from mirror.athlete.vectors import Array

__all__ = ["arm", "leg"]

ARM: tuple[tuple[float, float, float, float, float], ...] = (
    # along (0 shoulder, 1 elbow, 2 wrist), half width, half depth, outward, forward; metres on a body of 1.75
    (0.36, 0.046, 0.053, 0.0, 0.003),
    (0.52, 0.044, 0.053, 0.0, 0.006),
    (0.70, 0.042, 0.049, 0.0, 0.004),
    (0.86, 0.040, 0.042, 0.0, 0.0),
    (0.95, 0.041, 0.040, 0.0, -0.002),
    (1.00, 0.042, 0.040, 0.0, -0.003),
    (1.06, 0.043, 0.041, 0.001, 0.0),
    (1.18, 0.045, 0.043, 0.003, 0.003),
    (1.34, 0.042, 0.041, 0.003, 0.003),
    (1.55, 0.034, 0.035, 0.001, 0.002),
    (1.76, 0.027, 0.030, 0.0, 0.0),
    (1.93, 0.023, 0.029, 0.0, 0.0),
    (2.03, 0.021, 0.029, 0.0, 0.0),
)

SLEEVE: tuple[tuple[float, float, float, float, float], ...] = (
    (-0.112, 0.010, 0.010, -0.040, -0.006),
    (-0.102, 0.036, 0.034, -0.036, -0.006),
    (-0.066, 0.054, 0.050, -0.027, -0.004),
    (-0.010, 0.063, 0.060, -0.017, -0.002),
    (0.080, 0.064, 0.065, -0.007, 0.0),
    (0.22, 0.059, 0.066, 0.001, 0.001),
    (0.40, 0.057, 0.064, 0.002, 0.002),
    (0.52, 0.056, 0.063, 0.002, 0.003),
    (0.525, 0.046, 0.052, 0.002, 0.003),
)

LEG: tuple[tuple[float, float, float, float, float], ...] = (
    # along (0 hip, 1 knee, 2 ankle), half width, half depth, outward, forward
    (-0.10, 0.060, 0.060, 0.022, -0.006),
    (0.0, 0.086, 0.090, 0.020, -0.006),
    (0.14, 0.088, 0.094, 0.012, -0.002),
    (0.30, 0.082, 0.091, 0.006, 0.004),
    (0.48, 0.074, 0.083, 0.003, 0.008),
    (0.66, 0.065, 0.073, 0.0, 0.008),
    (0.82, 0.057, 0.062, 0.0, 0.006),
    (0.92, 0.054, 0.057, 0.0, 0.004),
    (1.00, 0.053, 0.056, 0.0, 0.006),
    (1.07, 0.050, 0.054, 0.0, 0.002),
    (1.16, 0.052, 0.055, 0.001, -0.008),
    (1.28, 0.056, 0.060, 0.002, -0.015),
    (1.42, 0.053, 0.057, 0.002, -0.014),
    (1.60, 0.043, 0.046, 0.0, -0.010),
    (1.78, 0.034, 0.039, 0.0, -0.007),
    (1.87, 0.031, 0.037, 0.0, -0.007),
)

SHORT: tuple[tuple[float, float, float, float, float], ...] = (
    (-0.09, 0.040, 0.050, 0.026, -0.014),
    (-0.05, 0.070, 0.084, 0.024, -0.014),
    (0.04, 0.088, 0.102, 0.019, -0.010),
    (0.16, 0.093, 0.106, 0.014, -0.004),
    (0.34, 0.093, 0.104, 0.008, 0.003),
    (0.50, 0.092, 0.100, 0.006, 0.007),
    (0.58, 0.091, 0.099, 0.006, 0.008),
    (0.61, 0.091, 0.099, 0.006, 0.008),
    (0.615, 0.070, 0.078, 0.006, 0.008),
)

SOCK: tuple[tuple[float, float, float, float, float], ...] = (
    (1.80, 0.037, 0.042, 0.0, -0.007),
    (1.83, 0.038, 0.043, 0.0, -0.007),
    (1.90, 0.0355, 0.042, 0.0, -0.007),
    (2.02, 0.037, 0.046, 0.0, -0.008),
    (2.07, 0.036, 0.046, 0.0, -0.006),
)


def arm(plan: BodyPlan, sign: int, shift: int) -> Mesh:
    """Skin and sleeve of one arm, without the hand."""
    size = plan.lengths
    shoulder = np.array((sign * size.shoulder_half, (0.6 + 0.295) * size.trunk, -0.008))
    slim = plan.girth * (1 - 0.14 * plan.curve)
    elbow = shoulder[1] - size.upper_arm
    helper = Rig.ELBOW_LEFT + (3 if shift else 0)
    course: Course = (
        (elbow + 0.05, Bone.UPPER_ARM_LEFT + shift),
        (elbow, helper),
        (elbow - 0.05, Bone.FOREARM_LEFT + shift),
        (elbow - 0.55 * size.forearm, Bone.FOREARM_LEFT + shift),
        (elbow - 0.97 * size.forearm, Bone.HAND_LEFT + shift),
    )
    limb = (size.upper_arm, size.forearm, sign, slim)
    skin = _limb(ARM, shoulder, limb, course, Cover(Material.SKIN))
    sleeve = _limb(SLEEVE, shoulder, limb, course, Cover(Material.SHIRT, lead=0.018))
    return join(skin, sleeve)


def leg(plan: BodyPlan, sign: int, shift: int) -> Mesh:
    """Skin, shorts or tights, and sock of one leg."""
    size = plan.lengths
    hip = np.array((sign * size.hip_half, 0.0, 0.0))
    slim = plan.girth * (1 - 0.04 * plan.curve)
    knee, ankle = -size.thigh, -size.thigh - size.shank
    number = 3 if shift else 0
    course: Course = (
        (0.07, Rig.HIP_LEFT + number),
        (0.0, Rig.HIP_LEFT + number),
        (-0.10, Bone.THIGH_LEFT + shift),
        (knee + 0.07, Bone.THIGH_LEFT + shift),
        (knee, Rig.KNEE_LEFT + number),
        (knee - 0.07, Bone.SHANK_LEFT + shift),
        (ankle + 0.06, Bone.SHANK_LEFT + shift),
        (ankle - 0.05, Bone.FOOT_LEFT + shift),
    )
    limb = (size.thigh, size.shank, sign, slim)
    cover = Cover(Material.SHORTS if plan.outfit.leggings else Material.SKIN)
    covered = 0 if plan.outfit.leggings else 4
    skin = _limb(LEG[covered:], hip, limb, course, cover, sides=16)
    sock = _limb(SOCK, hip, limb, course, Cover(Material.SOCK, lead=0.008))
    if plan.outfit.leggings:
        return join(skin, sock)
    short = _limb(SHORT, hip, limb, course, Cover(Material.SHORTS, lead=0.008), sides=18)
    return join(skin, _striped(short, sign, 18), sock)


def _striped(short: Mesh, sign: int, sides: int) -> Mesh:
    """Shorts with a stripe down the outer side."""
    materials = short.materials.reshape(-1, sides).copy()
    outer = sides // 4 if sign > 0 else sides - sides // 4
    materials[2:, outer - 1 : outer + 1] = Material.TRIM
    return Mesh(
        short.vertices, short.weights, short.faces, materials.reshape(-1), short.occlusion, short.lead
    )


def _limb(
    table: tuple[tuple[float, float, float, float, float], ...],
    root: Array,
    limb: tuple[float, float, int, float],
    course: Course,
    cover: Cover,
    *,
    sides: int = 14,
) -> Mesh:
    upper, lower, sign, slim = limb
    rows = np.array(table)
    scale = (upper + lower) / (0.320 * 1.75 if upper < 0.2 * 1.75 and lower < upper else 0.491 * 1.75)
    along = -np.where(rows[:, 0] < 1, rows[:, 0] * upper, upper + (rows[:, 0] - 1) * lower)
    centres = root + np.stack((sign * rows[:, 3] * scale, along, rows[:, 4] * scale), axis=1)
    halves = rows[:, 1:3] * scale * slim
    return loft(centres, halves, course_weights(course, centres[:, 1]), cover, sides=sides)
