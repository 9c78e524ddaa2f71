"""The painter: a posed figure as lit, smooth-edged pixels, farthest face first."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from mirror.athlete.figure.mesh import Mesh
from mirror.athlete.lighting import Lighting
from mirror.athlete.vectors import Array
from mirror.athlete.viewpoint import Viewpoint
from mirror.devices.frame import Pixels

__all__ = ["Painter", "Painting"]

FINE = 2
"""Faces are filled at twice the picture's resolution and shrunk, which smooths all edges at once."""
SHIFT = 4
"""Fractional bits of a corner's coordinates, so that slow movement does not step."""
SMOOTHING_M = 0.0065
"""How far light is smoothed over the skin, metres: a face is some three centimetres wide."""
FULL_LIGHT = 170
"""The stored light (0..255) at which a material shows its own colour; what is above is highlight."""

Single = npt.NDArray[np.float32]
"""Single-precision numbers; the shape is told where it is used."""


@dataclass(frozen=True, slots=True, eq=False)
class Painting:
    """The painted figure, cut out."""

    left: int
    top: int
    colour: Pixels
    """(h, w, 3): lit colour, already multiplied with the coverage."""
    coverage: npt.NDArray[np.uint8]
    """(h, w): 0 empty, 255 covered."""


class Painter:
    """Paints one mesh before one camera in one light."""

    def __init__(self, mesh: Mesh, colours: Array, viewpoint: Viewpoint, lighting: Lighting) -> None:
        """Take the mesh, the colour of each material (m, 3), the camera and the light."""
        self._mesh = mesh
        self._viewpoint = viewpoint
        self._albedo = colours[mesh.materials].round().astype(np.uint8)
        self._occlusion = mesh.occlusion.astype(np.float32)
        self._lead = mesh.lead.astype(np.float32)
        self._axes = viewpoint.axes.astype(np.float32)
        self._position = viewpoint.position.astype(np.float32)
        self._lamps = _lamps(self._axes)
        self._ramp = _ramp(lighting)

    def paint(self, vertices: Single, normals: Single) -> Painting | None:
        """The figure whose mesh lies and faces so (v, 3), or None when all of it is out of the picture."""
        seen = (vertices - self._position) @ self._axes.T
        depth = np.maximum(seen[:, 2], 0.05)
        middle = np.array((self._viewpoint.width_px, self._viewpoint.height_px), np.float32) / 2
        pixels: Single = (seen[:, :2] / depth[:, None] * self._viewpoint.focal_px + middle).astype(np.float32)
        box = self._box(pixels)
        if box is None or seen[:, 2].min() < 0.2:
            return None
        left, top, width, height = box
        corners = pixels[self._mesh.faces]
        facing = np.flatnonzero(_turned(corners) < 0)
        order = facing[np.argsort(self._lead[facing] - depth[self._mesh.faces[facing]].mean(axis=1))]
        light = self._light(vertices, normals, order)
        fine = np.zeros((height * FINE, width * FINE, 4), np.uint8)
        offset = np.array((left, top), np.float32)
        points = ((corners[order] - offset) * (FINE << SHIFT) - (1 << SHIFT) / 2).astype(np.int32)
        tones = np.concatenate((self._albedo[order], light[:, None]), axis=1).tolist()
        for outline, tone in zip(list(points), tones, strict=True):
            cv2.fillConvexPoly(fine, outline, tone, cv2.LINE_8, SHIFT)
        smooth_px = SMOOTHING_M * self._viewpoint.focal_px / float(np.median(depth))
        return self._develop(fine, left, top, smooth_px)

    def _box(self, pixels: Single) -> tuple[int, int, int, int] | None:
        """Left, top, width and height of the part of the picture that the figure touches."""
        low = np.maximum(np.floor(pixels.min(axis=0)).astype(int) - 3, 0)
        limit = (self._viewpoint.width_px, self._viewpoint.height_px)
        high = np.minimum(np.ceil(pixels.max(axis=0)).astype(int) + 4, limit)
        if (high - low).min() < 4:
            return None
        return int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1])

    def _light(self, vertices: Single, normals: Single, order: npt.NDArray[np.intp]) -> npt.NDArray[np.uint8]:
        """(f,): how brightly each face is lit, FULL_LIGHT for its own colour."""
        facing = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
        key, fill, rim = (facing @ self._lamps.T).T
        sky = 0.34 + 0.09 * facing[:, 1]
        near_floor = 0.80 + 0.20 * np.clip(vertices[:, 1] / 0.35, 0, 1)
        shaded = near_floor * (sky + 0.70 * np.clip((key + 0.22) / 1.22, 0, 1) + 0.22 * np.clip(fill, 0, 1))
        corners = self._mesh.faces[order]
        light = shaded[corners].mean(axis=1) * self._occlusion[order]
        light += 0.32 * (np.clip(rim, 0, 1) ** 2)[corners].mean(axis=1)
        level: npt.NDArray[np.uint8] = np.clip(light * FULL_LIGHT, 24, 255).astype(np.uint8)
        return level

    def _develop(self, fine: Pixels, left: int, top: int, smooth_px: float) -> Painting:
        """Shrink the layer, smooth the light over the faces' edges, and let it fall on the colours."""
        size = (fine.shape[1] // FINE, fine.shape[0] // FINE)
        mask = cv2.threshold(cv2.extractChannel(fine, 3), 0, 255, cv2.THRESH_BINARY)[1]
        coverage = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
        small = cv2.resize(fine, size, interpolation=cv2.INTER_AREA)
        raw = cv2.merge((cv2.extractChannel(small, 3), coverage))
        spread = cv2.GaussianBlur(raw, (0, 0), min(smooth_px, 8.0))
        light = cv2.divide(cv2.extractChannel(spread, 0), cv2.extractChannel(spread, 1), scale=255)
        shine = cv2.applyColorMap(light, self._ramp)
        colour = cv2.multiply(cv2.cvtColor(small, cv2.COLOR_BGRA2BGR), shine, scale=1 / FULL_LIGHT)
        return Painting(left, top, np.asarray(colour, dtype=np.uint8), np.asarray(coverage, dtype=np.uint8))


def _turned(corners: Single) -> Single:
    """(f,): twice the area of each outline (f, 4, 2), negative when seen from outside."""
    first, second = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
    area: Single = first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]
    return area


def _lamps(axes: Single) -> Single:
    """(3, 3): directions to the key light, the fill and the rim, which stand in the room by the camera."""
    right, toward, up = axes[0], -axes[2], np.array((0.0, 1.0, 0.0), np.float32)
    lamps = np.stack(
        (
            -0.55 * right + 0.62 * up + 0.56 * toward,
            0.85 * right + 0.15 * up + 0.45 * toward,
            0.60 * right + 0.45 * up - 0.70 * toward,
        )
    )
    directions: Single = (lamps / np.linalg.norm(lamps, axis=1, keepdims=True)).astype(np.float32)
    return directions


def _ramp(lighting: Lighting) -> Pixels:
    """(256, 1, 3): what light does to blue, green and red: warm where it falls, cool where it does not."""
    light = np.arange(256) / FULL_LIGHT
    cool = np.clip(1.0 - light, 0.0, 1.0)
    factors = np.stack(
        (light * (1 + 0.07 * cool), light * (1 + 0.02 * cool), light * (1 + 0.02 * (1 - cool))), axis=1
    )
    factors = factors * lighting.tint * lighting.exposure
    ramp: Pixels = np.clip(factors * FULL_LIGHT, 0, 255).astype(np.uint8)[:, None, :]
    return ramp
