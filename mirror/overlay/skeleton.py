"""The skeleton: bones and joints over the same frame they were found in, bright where the model is sure."""

import math
from collections.abc import Mapping

from mirror.overlay.fit import Fit
from mirror.overlay.limbs import Tint
from mirror.overlay.scene import Colour, Dot, Glow, Line, Point, Primitive
from mirror.overlay.theme import Palette
from mirror.pose.landmarks import BONES, Landmark
from mirror.pose.pose import Pose

__all__ = ["JOINTS", "UNSURE", "draw_skeleton", "sureness"]

UNSURE, SURE = 0.25, 0.75
"""Visibility at which a joint begins to show, and at which it shows in full. MediaPipe's own examples hide
landmarks under 0.5."""

PLAIN = Tint(Colour(255, 255, 255), 0.0)
"""A limb like any other."""

LEAST = 0.02
"""What is surer than this is drawn."""

FULL_TORSO = 0.30
"""Shoulder to hip, in units, of an athlete who fills the picture; the pen gets thinner for one far away."""

JOINTS = tuple(
    sorted({joint for bone in BONES.values() for joint in bone} - {Landmark.LEFT_INDEX, Landmark.RIGHT_INDEX})
)
"""The joints that glow: all ends of bones but the finger tips."""


def sureness(visibility: float) -> float:
    """0 hidden to 1 seen well, with a soft step between."""
    share = min(max((visibility - UNSURE) / (SURE - UNSURE), 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


def draw_skeleton(pose: Pose, fit: Fit, tints: Mapping[str, Tint], palette: Palette) -> list[Primitive]:
    """The skeleton where the fit puts the pose's frame; limbs with a tint in its colour and broader.

    What is seen badly is thin and grey rather than transparent: painting opaque lines is four times as fast.
    """
    where = fit.place(pose.image[:, :2].tolist())
    sure = [sureness(value) for value in pose.visibility.tolist()]
    pen = _pen(where)
    lamps = {joint: tint for limb, tint in tints.items() for joint in BONES[limb]}
    edges: list[Primitive] = []
    bones: list[Primitive] = []
    for name, (one, other) in BONES.items():
        seen = min(sure[one], sure[other])
        if seen > LEAST:
            ends = (where[one], where[other])
            edge, bone = _bone(ends, pen, seen, tints.get(name, PLAIN), palette)
            edges.append(edge)
            bones.append(bone)
    joints: list[Primitive] = []
    for joint in JOINTS:
        if sure[joint] > LEAST:
            joints += _joint(where[joint], pen, sure[joint], lamps.get(joint, PLAIN), palette)
    return edges + bones + joints


def _bone(
    ends: tuple[Point, Point], pen: float, seen: float, tint: Tint, palette: Palette
) -> tuple[Line, Line]:
    """The bone, and the dark edge that keeps it in sight before a white wall."""
    width = pen * (0.35 + 0.65 * seen) * (1.0 + 0.7 * tint.strength)
    colour = palette.faint.toward(palette.ink if tint is PLAIN else tint.over(palette.ink), seen)
    edge = Line(ends, width + pen * 0.62, palette.edge, rounded=False)
    return edge, Line(ends, width, colour, rounded=False)


def _joint(at: Point, pen: float, sure: float, tint: Tint, palette: Palette) -> list[Primitive]:
    glow, body = palette.sure, palette.ink
    if tint is not PLAIN:
        glow, body = tint.over(glow), tint.over(body)
    return [
        Glow(at, pen * (2.6 + 3.8 * sure), glow, 0.10 + 0.80 * sure),
        Dot(at, pen * (0.55 + 0.80 * sure), palette.faint.toward(body, sure)),
    ]


def _pen(where: list[Point]) -> float:
    (shoulder_x, shoulder_y), (hip_x, hip_y) = (
        _between(where[Landmark.LEFT_SHOULDER], where[Landmark.RIGHT_SHOULDER]),
        _between(where[Landmark.LEFT_HIP], where[Landmark.RIGHT_HIP]),
    )
    torso = math.hypot(shoulder_x - hip_x, shoulder_y - hip_y)
    return 0.0072 * min(max(torso / FULL_TORSO, 0.6), 1.25)


def _between(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
