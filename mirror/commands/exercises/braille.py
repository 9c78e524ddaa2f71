"""Bodies as text: limbs with their girth on a grid of braille dots, near ones before far ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt
from rich.text import Text

from mirror.athlete.skeleton import Body
from mirror.athlete.vectors import Array
from mirror.athlete.viewpoint import Viewpoint
from mirror.pose.landmarks import Landmark as L

__all__ = ["figures"]

Dots = npt.NDArray[np.uint8]
"""(height, width): 0 where nothing is, else a tone."""

FLOOR, FAR, TRUNK, NEAR = 1, 2, 3, 4
STYLES = {FLOOR: "grey35", FAR: "grey50", TRUNK: "white", NEAR: "bright_cyan"}

BITS = np.array(((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80)), np.uint8)
"""The bit of each dot of a cell, four rows by two columns; from the Unicode Standard, "Braille Patterns"."""

GAP_DOTS = 1.1
"""What stays free around a limb that is in front: without it, an arm before the trunk could not be seen."""

SOLE_M = 0.03
"""From the landmarks of a foot down to the floor."""

SIDE_MARGIN_M = 0.12
"""Beside the outermost landmark: half a head, and air."""


@dataclass(frozen=True, slots=True)
class _Capsule:
    """A rounded bar between two points, as limbs nearly are."""

    ends: tuple[Array, Array]
    """Two of (2,): metres to the picture's right and down."""
    radius_m: float


def figures(bodies: Sequence[Body], viewpoint: Viewpoint, columns: int, rows: int) -> list[list[Text]]:
    """Each body as lines of text, all on one scale, on a floor.

    Args:
        bodies: what is drawn.
        viewpoint: from where.
        columns: the most that one figure may be wide.
        rows: the most that it may be high.
    """
    flat = [body.landmarks @ viewpoint.axes[:2].T for body in bodies]
    everything = np.concatenate(flat)
    low = everything.min(axis=0) - SIDE_MARGIN_M
    high = everything.max(axis=0) + np.array((SIDE_MARGIN_M, SOLE_M))
    size_m = high - low
    dots_per_m = min(columns * 2 / size_m[0], (rows * 4 - 1) / size_m[1])
    wide, tall = ceil(size_m[0] * dots_per_m / 2) * 2, ceil((size_m[1] * dots_per_m + 1) / 4) * 4
    # What is left over by whole cells is air above, so that all stand on the floor.
    low[1] = high[1] - (tall - 1) / dots_per_m
    made = []
    for marks in flat:
        dots = np.zeros((tall, wide), np.uint8)
        dots[-1] = FLOOR
        for tone, capsule in _parts(marks, near=0 if viewpoint.yaw_deg >= 0 else 1):
            _lay(dots, capsule, tone, low, dots_per_m)
        made.append(_lines(dots))
    return made


def _parts(marks: Array, near: int) -> list[tuple[int, _Capsule]]:
    """Far limbs, trunk and head, near limbs: in the order in which they are painted; near 0 is the left."""
    far = 1 - near
    return [
        *((FAR, limb) for limb in (*_arm(marks, far), *_leg(marks, far))),
        *((TRUNK, part) for part in _middle(marks)),
        *((NEAR, limb) for limb in (*_leg(marks, near), *_arm(marks, near))),
    ]


def _arm(marks: Array, side: int) -> list[_Capsule]:
    """The arm of a side, 0 left and 1 right; radii are those of an average body."""
    shoulder, elbow, wrist, index = marks[
        [L.LEFT_SHOULDER + side, L.LEFT_ELBOW + side, L.LEFT_WRIST + side, L.LEFT_INDEX + side]
    ]
    return [
        _Capsule((shoulder, elbow), 0.045),
        _Capsule((elbow, wrist), 0.038),
        _Capsule((wrist, index), 0.034),
    ]


def _leg(marks: Array, side: int) -> list[_Capsule]:
    hip, knee, ankle, heel, toes = marks[
        [
            L.LEFT_HIP + side,
            L.LEFT_KNEE + side,
            L.LEFT_ANKLE + side,
            L.LEFT_HEEL + side,
            L.LEFT_FOOT_INDEX + side,
        ]
    ]
    return [
        _Capsule((hip, knee), 0.072),
        _Capsule((knee, ankle), 0.050),
        _Capsule((ankle, heel), 0.035),
        _Capsule((heel, toes), 0.032),
    ]


def _middle(marks: Array) -> list[_Capsule]:
    shoulders = marks[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER]]
    hips = marks[[L.LEFT_HIP, L.RIGHT_HIP]]
    head = marks[[L.LEFT_EAR, L.RIGHT_EAR]].mean(axis=0)
    neck, seat = shoulders.mean(axis=0), hips.mean(axis=0)
    return [
        _Capsule((neck, head), 0.055),
        _Capsule((head, head), 0.105),
        _Capsule((shoulders[0], shoulders[1]), 0.070),
        _Capsule((hips[0], hips[1]), 0.080),
        *(_Capsule((shoulder, hip), 0.085) for shoulder, hip in zip(shoulders, hips, strict=True)),
        _Capsule((neck, seat), 0.110),
    ]


def _lay(dots: Dots, capsule: _Capsule, tone: int, low: Array, dots_per_m: float) -> None:
    """Paint a capsule; what lies behind it is cut off a little around it."""
    start, end = ((point - low) * dots_per_m for point in capsule.ends)
    rows, columns = np.indices(dots.shape)
    spots = np.stack((columns, rows), axis=-1) + 0.5 - start
    along = end - start
    share = np.clip(spots @ along / max(float(along @ along), 1e-9), 0.0, 1.0)
    away = np.linalg.norm(spots - share[..., None] * along, axis=-1) - capsule.radius_m * dots_per_m
    dots[(away < GAP_DOTS) & (dots != tone) & (dots != FLOOR)] = 0
    dots[away < 0] = tone


def _lines(dots: Dots) -> list[Text]:
    """Cells of four by two dots; each takes the tone of its nearest dot."""
    height, width = dots.shape
    cells = dots.reshape(height // 4, 4, width // 2, 2).transpose(0, 2, 1, 3)
    bits = ((cells > 0) * BITS).sum(axis=(2, 3))
    tones = cells.max(axis=(2, 3))
    return [
        Text.assemble(
            *(
                (chr(0x2800 + int(bit)), STYLES.get(int(tone), ""))
                for bit, tone in zip(row, row_tones, strict=True)
            )
        )
        for row, row_tones in zip(bits, tones, strict=True)
    ]
