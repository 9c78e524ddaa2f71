"""The path of a cycle: the body's shapes on the way, evenly spaced along it, whatever the tempo."""

from dataclasses import dataclass

import numpy as np

from mirror.kinematics.shape import LIMBS, SHAPE_SIZE
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Floats

__all__ = ["POINTS", "Path", "difference", "path_of"]

POINTS = 16
"""Shapes on the way: there and back, eight each."""

JITTER = 0.02
"""Trunk lengths by which a shape moves from sample to sample while the body is still."""

_WEIGHT_OF = {
    L.LEFT_SHOULDER: 1.5,
    L.RIGHT_SHOULDER: 1.5,
    L.LEFT_ELBOW: 0.7,
    L.RIGHT_ELBOW: 0.7,
    L.LEFT_WRIST: 0.7,
    L.RIGHT_WRIST: 0.7,
    L.LEFT_KNEE: 1.2,
    L.RIGHT_KNEE: 1.2,
    L.LEFT_ANKLE: 1.0,
    L.RIGHT_ANKLE: 1.0,
}
LIMB_WEIGHTS: Floats = np.append(np.repeat([_WEIGHT_OF[limb] for limb in LIMBS], 3), 1.0).astype(np.float32)
"""How much each limb says about which exercise it is: the trunk's lean the most, arms the least, because in a
squat they are held as one likes."""

POSTURE_WEIGHT = 8.0
"""What a difference in the mean posture weighs, per squared trunk length, beside one in the movement, which
is told in shares of the movement itself: a third of a trunk everywhere is as bad as another movement."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One cycle, or one posture that is held: then all its points are the same."""

    shapes: Floats
    """(POINTS, SHAPE_SIZE)"""
    weights: Floats
    """(SHAPE_SIZE,): how well each number was seen, 0..1."""

    def mirrored(self) -> "Path":
        """The same with left and right exchanged."""
        return Path(self.shapes[:, _OTHER_SIDE] * _MIRROR, self.weights[_OTHER_SIDE])


SMALLER, LARGER = 0.6, 1.6
"""How much less or more of a movement still is the same one: a shallow squat is a squat."""

_OTHER_SIDE = np.array(
    [6 * (axis // 6) + (axis + 3) % 6 if axis < SHAPE_SIZE - 1 else axis for axis in range(SHAPE_SIZE)],
    np.intp,
)
"""LIMBS stand in pairs, left before right, three numbers each."""
_MIRROR = np.array([-1.0 if axis % 3 == 0 and axis < SHAPE_SIZE - 1 else 1.0 for axis in range(SHAPE_SIZE)])
_MIRROR = _MIRROR.astype(np.float32)
_ROWS = np.arange(POINTS)
_ROTATED = (_ROWS[None, :] + _ROWS[:, None]) % POINTS
"""(POINTS, POINTS): which point of the other cycle each point meets, for every rotation."""


def path_of(shapes: Floats, weights: Floats) -> Path:
    """The path through samples of one cycle.

    Args:
        shapes: (n, SHAPE_SIZE), two or more.
        weights: (n, SHAPE_SIZE)
    """
    steps = np.sqrt(np.square(np.diff(shapes, axis=0)).sum(axis=1))
    way = np.concatenate(([0.0], np.cumsum(np.maximum(steps - JITTER, 0.0) + 1e-4)))
    places = np.linspace(0.0, way[-1], POINTS)
    after = np.clip(np.searchsorted(way, places, side="right"), 1, len(way) - 1)
    share = ((places - way[after - 1]) / (way[after] - way[after - 1]))[:, None].astype(np.float32)
    between = shapes[after - 1] * (1.0 - share) + shapes[after] * share
    return Path(between.astype(np.float32), weights.mean(axis=0).astype(np.float32))


def difference(seen: Path, known: Path) -> float:
    """How unlike two cycles are, wherever they begin: 0 the same, about 1 another movement or posture.

    Args:
        seen: its weights count.
        known: a prototype, known exactly.
    """
    weights = LIMB_WEIGHTS * np.square(np.maximum(seen.weights, 0.05))
    seen_mean, known_mean = seen.shapes.mean(axis=0), known.shapes.mean(axis=0)
    moved, moves = seen.shapes - seen_mean, known.shapes - known_mean
    posture = float((weights * np.square(seen_mean - known_mean)).sum() / weights.sum())
    seen_energy, known_energy = (float((weights * np.square(one)).sum()) for one in (moved, moves))
    # The distance under every rotation of the cycle at once: |a|^2 + |b|^2 - 2 a.b, the products of all pairs
    # of points summed along the diagonals.
    products = (moved * weights) @ moves.T
    most = float(products[_ROWS, _ROTATED].sum(axis=1).max())
    return _unlike(seen_energy, known_energy, most) + POSTURE_WEIGHT * posture


def _unlike(seen_energy: float, known_energy: float, product: float) -> float:
    """Two movements' squared distance over the sum of their squares, the known one scaled to fit best."""
    if known_energy < 1e-6:
        return 1.0 if seen_energy > 1e-6 else 0.0
    scale = min(max(product / known_energy, SMALLER), LARGER)
    energy = seen_energy + scale * scale * known_energy
    return (energy - 2.0 * scale * product) / energy
