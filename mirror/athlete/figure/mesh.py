"""A mesh: four-cornered faces with a material each, whose corners follow the rig's bones."""

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from mirror.athlete.skeleton import Bone
from mirror.athlete.vectors import Array

__all__ = [
    "RIG_SIZE",
    "Course",
    "Cover",
    "Indices",
    "Material",
    "Mesh",
    "Rig",
    "course_weights",
    "join",
    "loft",
]

Indices: TypeAlias = npt.NDArray[np.intp]
"""Numbers of vertices, materials or bones; the shape is told where it is used."""


class Material(IntEnum):
    """What a face is made of; the wardrobe gives it a colour."""

    SKIN = 0
    LIP = 1
    SHIRT = 2
    TRIM = 3
    SHORTS = 4
    SHOE = 5
    SOLE = 6
    SOCK = 7
    HAIR = 8
    EYE = 9
    IRIS = 10
    BROW = 11
    IRON = 12
    CHROME = 13


class Rig(IntEnum):
    """What a vertex may follow beside the bones: the frame halfway between two bones at their joint."""

    ELBOW_LEFT = len(Bone)
    HIP_LEFT = len(Bone) + 1
    KNEE_LEFT = len(Bone) + 2
    ELBOW_RIGHT = len(Bone) + 3
    HIP_RIGHT = len(Bone) + 4
    KNEE_RIGHT = len(Bone) + 5


RIG_SIZE = len(Bone) + len(Rig)

Course: TypeAlias = tuple[tuple[float, int], ...]
"""Which bone a limb follows along its length: (coordinate, bone or rig frame), blended between neighbours."""


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Part of a figure, in the anatomical position around the pelvis."""

    vertices: Array
    """(v, 3): metres."""
    weights: Array
    """(v, 31): how much each vertex follows each bone and rig frame; rows add up to 1."""
    faces: Indices
    """(f, 4): corners, counter-clockwise from outside; a corner may be repeated."""
    materials: Indices
    """(f,)"""
    occlusion: Array
    """(f,): 1 open, less where the body keeps light from itself."""
    lead: Array
    """(f,): metres by which a face is drawn as if nearer: features lie on the skin that bears them."""

    @property
    def normals(self) -> Array:
        """(v, 3): whither the skin faces at each vertex, of length one: the mean of the faces around it."""
        corners = self.vertices[self.faces]
        facing = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
        normals = np.zeros_like(self.vertices)
        for corner in range(4):
            np.add.at(normals, self.faces[:, corner], facing)
        unit: Array = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
        return unit


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """What a loft is covered with; each is one for all, or one for each gap between its rings (r - 1,)."""

    material: Material | Indices
    occlusion: float | Array = 1.0
    lead: float | Array = 0.0


def join(*parts: Mesh) -> Mesh:
    """One mesh of several."""
    starts = np.cumsum([0, *(len(part.vertices) for part in parts[:-1])])
    return Mesh(
        np.concatenate([part.vertices for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.faces + start for part, start in zip(parts, starts, strict=True)]),
        np.concatenate([part.materials for part in parts]),
        np.concatenate([part.occlusion for part in parts]),
        np.concatenate([part.lead for part in parts]),
    )


def course_weights(course: Course, at: Array) -> Array:
    """(n, 31): weights at the coordinates `at` (n,) along a limb; outside the course its ends go on."""
    ordered = sorted(course)
    stops = [stop for stop, _ in ordered]
    weights = np.zeros((len(at), RIG_SIZE))
    for number, (_, bone) in enumerate(ordered):
        weights[:, bone] += np.interp(at, stops, np.eye(len(ordered))[number])
    return weights


def loft(
    centres: Array,
    halves: Array,
    weights: Array,
    cover: Cover,
    *,
    sides: int = 16,
    axes: tuple[tuple[float, float, float], tuple[float, float, float]] = ((1, 0, 0), (0, 0, 1)),
    roundness: float | Array = 2.0,
) -> Mesh:
    """A skin over rings: the way a hull is drawn over its ribs.

    Args:
        centres: (r, 3): the middle of each ring.
        halves: (r, 2): half width and half depth of each ring, along the two axes; 0 closes an end.
        weights: (r, 31): what each ring follows.
        cover: what it is made of.
        sides: corners of a ring; the first lies along the second axis and they go round toward the first.
        axes: the two directions that a ring spans.
        roundness: 2 an ellipse, more a rounded box; one for all, or one for each ring.
    """
    rings = len(centres)
    around = np.arange(sides) * (2 * np.pi / sides)
    section = np.stack((np.sin(around), np.cos(around)), axis=1)
    power = 2 / np.broadcast_to(np.asarray(roundness, dtype=np.float64), rings)[:, None, None]
    rounded = np.sign(section) * np.abs(section) ** power
    spread = (halves[:, None, :] * rounded) @ np.asarray(axes, dtype=np.float64)
    vertices = (centres[:, None, :] + spread).reshape(-1, 3)
    ring, side = np.meshgrid(np.arange(rings - 1), np.arange(sides), indexing="ij")
    after = (side + 1) % sides
    faces = np.stack(
        (ring * sides + side, ring * sides + after, (ring + 1) * sides + after, (ring + 1) * sides + side),
        axis=-1,
    ).reshape(-1, 4)
    faces = _outward(vertices, faces, centres, ring.reshape(-1))
    return Mesh(
        vertices,
        np.repeat(weights, sides, axis=0),
        faces,
        np.repeat(np.broadcast_to(np.asarray(cover.material, dtype=np.intp), rings - 1), sides),
        np.repeat(np.broadcast_to(np.asarray(cover.occlusion, dtype=np.float64), rings - 1), sides),
        np.repeat(np.broadcast_to(np.asarray(cover.lead, dtype=np.float64), rings - 1), sides),
    )


def _outward(vertices: Array, faces: Indices, centres: Array, ring: Indices) -> Indices:
    """The faces with their corners in the order that makes most of them look away from the rings' middles."""
    corners = vertices[faces]
    normals = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    away = corners.mean(axis=1) - (centres[ring] + centres[ring + 1]) / 2
    inward = float((normals * away).sum()) < 0
    return faces[:, ::-1] if inward else faces
