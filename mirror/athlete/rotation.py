"""Rotations of bones: matrices about the body's axes, blending of orientations."""

from math import cos, radians, sin

import numpy as np

from mirror.athlete.vectors import Array

__all__ = ["about_x", "about_y", "about_z", "frame_along", "halfway", "slerp", "turn_about", "turned"]


def about_x(degrees: float) -> Array:
    """(3, 3): turns up (y) toward forward (z)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)))


def about_y(degrees: float) -> Array:
    """(3, 3): turns forward (z) toward the left (x)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)))


def about_z(degrees: float) -> Array:
    """(3, 3): turns down (-y) toward the left (x)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)))


def turn_about(axis: Array, degrees: float) -> Array:
    """(3, 3): turns about an axis (3,) of length one, as a right hand's fingers go about its thumb."""
    x, y, z = axis
    c, s = cos(radians(degrees)), sin(radians(degrees))
    across = np.array(((0.0, -z, y), (z, 0.0, -x), (-y, x, 0.0)))
    turned: Array = np.eye(3) + s * across + (1 - c) * (across @ across)
    return turned


def frame_along(up: Array, hint: Array) -> Array:
    """(3, 3): the frame whose y is along `up` and whose x is as near to `hint` as may be."""
    y = up / np.linalg.norm(up)
    x = hint - (hint @ y) * y
    x = x / np.linalg.norm(x)
    return np.stack((x, y, np.cross(x, y)), axis=1)


def halfway(first: Array, second: Array) -> Array:
    """(n, 3, 3): the orientations in the middle between pairs, for turns well short of a half circle."""
    y = first[:, :, 1] + second[:, :, 1]
    y /= np.linalg.norm(y, axis=1, keepdims=True)
    x = first[:, :, 0] + second[:, :, 0]
    x -= (x * y).sum(axis=1, keepdims=True) * y
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return np.stack((x, y, np.cross(x, y)), axis=2)


def slerp(first: Array, second: Array, share: float) -> Array:
    """(n, 3, 3): each orientation turned by `share` of the shortest way from first to second."""
    relative = np.einsum("nji,njk->nik", first, second)
    angle = np.arccos(np.clip((np.trace(relative, axis1=1, axis2=2) - 1) / 2, -1, 1))
    axis = np.stack(
        (
            relative[:, 2, 1] - relative[:, 1, 2],
            relative[:, 0, 2] - relative[:, 2, 0],
            relative[:, 1, 0] - relative[:, 0, 1],
        ),
        axis=1,
    )
    length = np.linalg.norm(axis, axis=1, keepdims=True)
    axis = np.where(length > 1e-9, axis / np.maximum(length, 1e-9), np.array((1.0, 0.0, 0.0)))
    part = (angle * share)[:, None, None]
    zero = np.zeros(len(axis))
    x, y, z = axis.T
    cross = np.stack((zero, -z, y, z, zero, -x, -y, x, zero), axis=1).reshape(-1, 3, 3)
    turned: Array = first @ (np.eye(3) + np.sin(part) * cross + (1 - np.cos(part)) * (cross @ cross))
    return turned


def turned(first: Array, last: Array, share: float) -> Array:
    """(3, 3): one orientation turned by `share` of the shortest way to another."""
    part: Array = slerp(first[None], last[None], share)[0]
    return part
