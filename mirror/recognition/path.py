"""The path of a cycle: the body's shapes on the way, evenly spaced along it, whatever the tempo."""

from dataclasses import dataclass

import numpy as np

from mirror.kinematics.shape import SHAPE_SIZE
from mirror.pose.pose import Floats

__all__ = ["POINTS", "Path", "difference", "path_of"]

POINTS = 16
"""Shapes on the way: there and back, eight each."""

JITTER = 0.02
"""Trunk lengths by which a shape moves from sample to sample while the body is still."""


def _of_limbs(shoulder: float, elbow: float, wrist: float, knee: float, ankle: float, rise: float) -> Floats:
    """(SHAPE_SIZE,): a weight for every number of a shape; LIMBS stand in pairs of these."""
    limbs = np.repeat((shoulder, elbow, wrist, knee, ankle), 6)
    return np.append(limbs, rise).astype(np.float32)


MOVEMENT_WEIGHTS = _of_limbs(shoulder=1.5, elbow=0.7, wrist=0.7, knee=1.2, ankle=1.0, rise=5.0)
"""How much the way of each limb says about which exercise it is. The rise of the whole body alone tells a
pull-up from a press."""

POSTURE_WEIGHTS = _of_limbs(shoulder=1.5, elbow=0.4, wrist=0.3, knee=1.2, ankle=0.6, rise=0.0)
"""How much its mean place says: the trunk's lean the most, arms little, because in a squat they are held as
one likes, and feet less than knees, because legs differ in length."""

POSTURE_WEIGHT = 6.0
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
    trust = np.square(np.maximum(seen.weights, 0.05))
    weights, posture_weights = MOVEMENT_WEIGHTS * trust, POSTURE_WEIGHTS * trust
    seen_mean, known_mean = seen.shapes.mean(axis=0), known.shapes.mean(axis=0)
    moved, moves = seen.shapes - seen_mean, known.shapes - known_mean
    apart = np.square(seen_mean - known_mean)
    posture = float((posture_weights * apart).sum() / posture_weights.sum())
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
