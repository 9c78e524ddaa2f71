"""The body's soft shadow on the floor, darkest where it touches."""

from math import hypot

import cv2
import numpy as np
import numpy.typing as npt

from mirror.athlete.skeleton import PARENTS, Body, Bone
from mirror.athlete.vectors import Array
from mirror.athlete.viewpoint import Viewpoint

__all__ = ["Shadow"]

COARSE = 0.25
"""A shadow is soft, so it is drawn at a quarter of the picture's width."""
DEPTH = 0.62
"""How much of the floor's light the darkest shadow takes."""

THICKNESS: dict[Bone, float] = {
    Bone.LUMBAR: 0.30,
    Bone.THORAX: 0.28,
    Bone.NECK: 0.28,
    Bone.HEAD: 0.14,
    Bone.FOREARM_LEFT: 0.10,
    Bone.HAND_LEFT: 0.085,
    Bone.FINGERS_LEFT: 0.08,
    Bone.FINGERTIPS_LEFT: 0.08,
    Bone.THIGH_LEFT: 0.24,
    Bone.SHANK_LEFT: 0.15,
    Bone.FOOT_LEFT: 0.11,
    Bone.TOES_LEFT: 0.10,
}
"""Metres across of what lies between a bone's joint and its parent's; right bones are as thick as left."""


class Shadow:
    """Draws the shadow of a body before one camera."""

    def __init__(self, viewpoint: Viewpoint) -> None:
        self._viewpoint = viewpoint
        drop = viewpoint.height_m / hypot(viewpoint.height_m, viewpoint.distance_m)
        # Stretching the mask upward makes a round brush the flat ellipse that a disc on the floor is.
        self._scale = np.array((COARSE, COARSE / drop))
        self._size = (round(viewpoint.width_px * COARSE), round(viewpoint.height_px * COARSE / drop))
        right, toward = viewpoint.axes[0], -viewpoint.axes[2]
        # The key light stands at the left before the athlete, so the shadow falls to the right and behind.
        self._lean = 0.16 * right - 0.12 * np.array((toward[0], 0.0, toward[2]))
        self._bones = [bone for bone in range(1, len(PARENTS)) if _thickness(bone)]

    def cast(self, body: Body) -> tuple[int, int, npt.NDArray[np.uint8]]:
        """Left, top and the share of light that is left (h, w), 255 all of it, where any is missing."""
        mask = np.zeros((self._size[1], self._size[0]), np.uint8)
        for dark, thick, start, end in sorted(self._strokes(body.joints)):
            cv2.line(mask, start, end, dark, thick, cv2.LINE_8)
        near = cv2.GaussianBlur(mask, (0, 0), 2.2)
        wide = cv2.blur(cv2.blur(mask, (31, 31)), (31, 31))
        soft = cv2.addWeighted(near, 0.62, wide, 0.55, 0.0)
        return self._enlarged(np.asarray(soft, dtype=np.uint8))

    def _enlarged(self, soft: npt.NDArray[np.uint8]) -> tuple[int, int, npt.NDArray[np.uint8]]:
        """The touched part of the mask at the picture's own size; cut where both grids meet."""
        left, top, width, height = cv2.boundingRect(soft)
        rows = self._viewpoint.height_px / self._size[1]
        first, last = int(top * rows), min(int((top + height) * rows) + 1, self._viewpoint.height_px)
        columns = round(1 / COARSE)
        shrink = np.array(((COARSE, 0.0, left), (0.0, 1 / rows, first / rows)))
        size = (width * columns, last - first)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        large = cv2.warpAffine(soft, shrink, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return left * columns, first, np.asarray(cv2.bitwise_not(large), dtype=np.uint8)

    def _strokes(self, joints: Array) -> list[tuple[int, int, tuple[int, int], tuple[int, int]]]:
        """Darkness, thickness and ends of each bone's shadow in the mask."""
        height = np.maximum(joints[:, 1], 0.0)
        floor = joints + height[:, None] * self._lean
        floor[:, 1] = 0.0
        depth = self._viewpoint.depth(floor)
        pixels = (self._viewpoint.project(floor) * self._scale).astype(int)
        dark = 255 * DEPTH * np.exp(-height / 0.55)
        scale = self._viewpoint.focal_px * COARSE
        strokes = []
        for bone in self._bones:
            parent = PARENTS[bone]
            if min(depth[bone], depth[parent]) > 0.3:
                thick = max(1, round(_thickness(bone) * scale / float(depth[bone])))
                tone = int((dark[bone] + dark[parent]) / 2)
                (x, y), (far_x, far_y) = pixels[[parent, bone]].tolist()
                strokes.append((tone, thick, (x, y), (far_x, far_y)))
        return strokes


def _thickness(bone: int) -> float:
    left = Bone(bone - 10) if bone >= Bone.GIRDLE_RIGHT else Bone(bone)
    return THICKNESS.get(left, 0.0)
