"""The trunk: pelvis, shirt and neck."""

import numpy as np

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.figure.mesh import Course, Cover, Material, Mesh, course_weights, join, loft
from mirror.athlete.skeleton import Bone

__all__ = ["trunk"]

SHIRT: tuple[tuple[float, float, float, float], ...] = (
    # up (0 hips, 1 base of the neck), half width, half depth, forward; fractions of the trunk's length
    (-0.085, 0.315, 0.215, -0.014),
    (-0.080, 0.362, 0.258, -0.014),
    (-0.020, 0.352, 0.250, -0.014),
    (0.060, 0.328, 0.232, -0.010),
    (0.160, 0.298, 0.208, 0.002),
    (0.260, 0.280, 0.198, 0.010),
    (0.360, 0.282, 0.202, 0.010),
    (0.470, 0.302, 0.216, 0.008),
    (0.580, 0.326, 0.232, 0.010),
    (0.680, 0.344, 0.236, 0.012),
    (0.770, 0.352, 0.222, 0.004),
    (0.840, 0.354, 0.196, -0.006),
    (0.900, 0.350, 0.168, -0.014),
    (0.935, 0.326, 0.142, -0.018),
    (0.962, 0.268, 0.126, -0.020),
    (0.986, 0.190, 0.120, -0.016),
    (1.000, 0.142, 0.116, -0.010),
    (1.026, 0.120, 0.110, -0.004),
    (1.028, 0.108, 0.100, -0.004),
)
"""Read off drawings of an athletic man in Loomis, "Figure Drawing for All It's Worth"."""

COLLAR = 0.995
"""Where on the trunk the shirt's trim begins."""


def trunk(plan: BodyPlan) -> Mesh:
    """Pelvis, shirt and neck of that body."""
    return join(_pelvis(plan), _shirt(plan), _neck(plan))


def _course(plan: BodyPlan) -> Course:
    length = plan.lengths.trunk
    return (
        (0.05 * length, Bone.PELVIS),
        (0.34 * length, Bone.LUMBAR),
        (0.44 * length, Bone.LUMBAR),
        (0.72 * length, Bone.THORAX),
    )


def _pelvis(plan: BodyPlan) -> Mesh:
    length = plan.lengths.trunk * 1.0
    rings = np.array(
        (
            (-0.235, 0.02, 0.02, 0.0),
            (-0.215, 0.130, 0.130, -0.01),
            (-0.160, 0.250, 0.190, -0.018),
            (-0.080, 0.312, 0.222, -0.022),
            (0.0, 0.318, 0.226, -0.02),
            (0.08, 0.300, 0.205, -0.01),
            (0.14, 0.27, 0.18, 0.0),
        )
    )
    centres = np.stack((np.zeros(len(rings)), rings[:, 0], rings[:, 3]), axis=1) * length
    halves = rings[:, 1:3] * length * _breadth(plan, rings[:, 0])
    weights = course_weights(((0.0, Bone.PELVIS),), centres[:, 1])
    return loft(centres, halves, weights, Cover(Material.SHORTS, occlusion=0.92), sides=18, roundness=2.2)


def _shirt(plan: BodyPlan) -> Mesh:
    length = plan.lengths.trunk
    rings = np.array(SHIRT)
    bust = plan.curve * np.interp(rings[:, 0], (0.5, 0.66, 0.8), (0.0, 0.020, 0.0))
    centres = np.stack((np.zeros(len(rings)), rings[:, 0], rings[:, 3] + bust), axis=1) * length
    halves = rings[:, 1:3] * length * _breadth(plan, rings[:, 0])
    halves[:, 1] += bust * length
    weights = course_weights(_course(plan), centres[:, 1])
    # Over the shorts, however a hip bends: the hem is drawn as if a hand's thickness nearer.
    hem = np.interp(rings[:-1, 0], (0.06, 0.20), (0.040, 0.006))
    made_of = np.where(rings[:-1, 0] < COLLAR, Material.SHIRT, Material.TRIM)
    # Boxy at the shoulders, so that chest and sleeve meet without a groove.
    boxy = np.interp(rings[:, 0], (0.0, 0.55, 0.84, 0.94, 1.0), (2.35, 2.45, 3.4, 3.2, 2.1))
    return loft(centres, halves, weights, Cover(made_of, lead=hem), sides=22, roundness=boxy)


def _breadth(
    plan: BodyPlan, up: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """(r, 2): by how much this body is broader and deeper than the table, at each height."""
    curve = plan.curve
    wide = np.interp(up, (-0.1, 0.05, 0.27, 0.55, 0.8, 1.0), (1.03, 1.03, 0.91, 0.90, 0.91, 0.88))
    deep = np.interp(up, (-0.1, 0.05, 0.27, 0.55, 0.8, 1.0), (1.04, 1.03, 0.88, 0.90, 0.88, 0.88))
    both = np.stack((1 + curve * (wide - 1), 1 + curve * (deep - 1)), axis=1)
    broad: np.ndarray[tuple[int, int], np.dtype[np.float64]] = both * plan.girth
    return broad


def _neck(plan: BodyPlan) -> Mesh:
    size = plan.lengths
    neck = (1 - 0.16 * plan.curve) * plan.girth
    base = size.trunk
    up = np.array((-0.06, -0.02, 0.01, 0.035, 0.065, 0.10, 0.125)) * size.stature / 1.75
    halves = np.array(
        (
            (0.066, 0.060),
            (0.060, 0.058),
            (0.056, 0.056),
            (0.054, 0.055),
            (0.053, 0.055),
            (0.052, 0.054),
            (0.05, 0.05),
        )
    )
    centres = np.stack((np.zeros(len(up)), base + up, np.linspace(-0.012, 0.006, len(up))), axis=1)
    course = ((base - 0.02, Bone.THORAX), (base + 0.03, Bone.NECK), (base + size.neck + 0.02, Bone.HEAD))
    shade = np.array((1.0, 1.0, 0.95, 0.88, 0.78, 0.70))
    weights = course_weights(course, centres[:, 1])
    return loft(centres, halves * neck, weights, Cover(Material.SKIN, occlusion=shade), sides=14)
