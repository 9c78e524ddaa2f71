"""The skeleton: bones and joints over the same frame they were found in, bright where the model is sure."""

import math
from collections.abc import Iterable

from mirror.movement.rep import Fault
from mirror.overlay.fit import Fit
from mirror.overlay.scene import Colour, Dot, Glow, Line, Point, Primitive
from mirror.overlay.theme import Palette
from mirror.pose.landmarks import BONES, Landmark
from mirror.pose.pose import Pose

__all__ = ["JOINTS", "UNSURE", "draw_skeleton", "sureness"]

UNSURE, SURE = 0.25, 0.75
"""Visibility at which a joint begins to show, and at which it shows in full. MediaPipe's own examples hide
landmarks under 0.5."""

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


def draw_skeleton(pose: Pose, fit: Fit, faults: Iterable[Fault], palette: Palette) -> list[Primitive]:
    """The skeleton where the fit puts the pose's frame; limbs in fault in the fault's colour and broader."""
    where = fit.place([(float(x), float(y)) for x, y in pose.image[:, :2]])
    sure = [sureness(float(value)) for value in pose.visibility]
    pen = _pen(where)
    limbs = {limb: _tone(fault, palette) for fault in faults for limb in fault.limbs}
    lamps = {joint: colour for limb, colour in limbs.items() for joint in BONES[limb]}
    bones: list[Primitive] = []
    for name, (one, other) in BONES.items():
        seen = min(sure[one], sure[other])
        if seen > 0.02:
            bones.append(_bone((where[one], where[other]), pen, seen, limbs.get(name), palette))
    joints: list[Primitive] = []
    for joint in JOINTS:
        joints += _joint(where[joint], pen, sure[joint], lamps.get(joint), palette)
    return bones + joints


def _bone(ends: tuple[Point, Point], pen: float, seen: float, fault: Colour | None, palette: Palette) -> Line:
    if fault is not None:
        return Line(ends, pen * 1.9, fault, 0.35 + 0.65 * seen)
    return Line(ends, pen, palette.ink, 0.88 * seen)


def _joint(at: Point, pen: float, sure: float, fault: Colour | None, palette: Palette) -> list[Primitive]:
    if sure <= 0.02:
        return []
    colour = palette.sure if fault is None else fault
    return [
        Glow(at, pen * (3.0 + 3.2 * sure), colour, 0.15 + 0.70 * sure),
        Dot(at, pen * (0.65 + 0.65 * sure), palette.ink if fault is None else fault, 0.25 + 0.75 * sure),
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


def _tone(fault: Fault, palette: Palette) -> Colour:
    return palette.alarm if fault.severity == "safety" else palette.fault
