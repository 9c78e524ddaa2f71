"""The principal movement: the one direction in which a body's shape changes most, and its swings along it.

Whatever is repeated moves the whole body along one curve, there and back. Its first principal component
(Troje 2002, "Decomposing biological motion: a framework for analysis and synthesis of human gait patterns",
J Vision 2) goes there and back with it, so the swings of that one number are the repetitions.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from mirror.pose.pose import Floats

__all__ = ["PROMINENCE", "Principal", "Swing", "resampled", "swings"]

PROMINENCE = 0.4
"""A swing turns back by this share of the whole width to be one: on 74 hand-counted clips of 44 exercises it
takes as many swings as the athlete does cycles."""

POINTS = 16
"""Instants of a cycle that are compared: a limb goes there and back once, or twice, in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Principal:
    """A direction in the space of shapes."""

    origin: Floats
    """(size,): the mean shape."""
    direction: Floats
    """(size,): along which it changes most, of length 1, already weighted by what was seen."""

    @classmethod
    def of(cls, shapes: Floats, weights: Floats) -> Self:
        """The principal movement of a stretch of time.

        Args:
            shapes: (n, size), as `shape_of` gives them.
            weights: (n, size), 0..1; what was seen badly moves by guesses and counts little.
        """
        origin = shapes.mean(axis=0)
        scale = (weights * weights).mean(axis=0)
        spread = (shapes - origin) * scale
        # Power iteration on the covariance: a few products of (n, 31) arrays, where a full decomposition
        # would take ten times as long.
        covariance = spread.T @ spread
        direction = covariance[:, int(covariance.diagonal().argmax())]
        for _ in range(12):
            length = float(np.linalg.norm(direction))
            if length < 1e-9:
                return cls(origin, np.zeros_like(origin))
            direction = np.matmul(covariance, direction / length, dtype=np.float32)
        return cls(origin, scale * direction / np.float32(max(float(np.linalg.norm(direction)), 1e-9)))

    def along(self, shapes: Floats) -> Floats:
        """(n,) or a number: how far along the direction each shape is, in trunk lengths."""
        return np.asarray((shapes - self.origin) @ self.direction, np.float32)


@dataclass(frozen=True, slots=True)
class Swing:
    """A turning point."""

    index: int
    value: float
    high: bool


def swings(values: Floats, prominence: float) -> list[Swing]:
    """The turning points of a row of values, in order, each standing out from the next by the prominence.

    The first is the extreme before the first one that stands out; the last is the extreme so far, which
    may still move.
    """
    found: list[Swing] = []
    low = high = 0
    rising: bool | None = None
    row = values.tolist()
    for index, value in enumerate(row):
        if value > row[high]:
            high = index
        if value < row[low]:
            low = index
        if rising is not False and value < row[high] - prominence:
            found.append(Swing(high, row[high], high=True))
            rising, low = False, index
        elif rising is not True and value > row[low] + prominence:
            found.append(Swing(low, row[low], high=False))
            rising, high = True, index
        if rising is True and value >= row[high]:
            high = index
        if rising is False and value <= row[low]:
            low = index
    if rising is not None:
        last = high if rising else low
        found.append(Swing(last, row[last], high=rising))
    return found


def resampled(shapes: Floats, points: int = POINTS) -> Floats:
    """(points, size): a stretch of shapes at evenly spaced instants, in straight lines between samples."""
    places = np.linspace(0.0, len(shapes) - 1.0, points)
    before = np.minimum(places.astype(np.intp), len(shapes) - 2)
    share = (places - before)[:, None].astype(np.float32)
    between: Floats = shapes[before] * (1.0 - share) + shapes[before + 1] * share
    return between
