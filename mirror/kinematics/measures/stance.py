"""Measures of how the legs stand: one foot before or above the other, knees that cave, weight to one side."""

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures.lengths import LENGTH_MEASURES
from mirror.kinematics.measures.measure import FACING, SIDE_ON, Measure, Measuring, table
from mirror.kinematics.measures.points import (
    angle_from_down_deg,
    apart,
    forward_axis,
    least,
    middle,
    near,
    sided,
    trunk_length,
)
from mirror.kinematics.measures.segments import SEGMENT_MEASURES
from mirror.kinematics.motion import Motion
from mirror.pose.landmarks import Landmark as L

__all__ = ["STANCE_MEASURES"]


def _size(measure: Measure) -> Measuring:
    """A measure that has two directions, without its sign: a rule has one limit."""

    def measuring(motion: Motion) -> Measured:
        found = measure.of(motion)
        return Measured(abs(found.value), found.visibility)

    return measuring


def _standing_leg(motion: Motion) -> Measured:
    """How much higher the right ankle is than the left one."""
    world = motion.world
    rise = world[L.LEFT_ANKLE][1] - world[L.RIGHT_ANKLE][1]
    return Measured(100.0 * rise / trunk_length(motion), least(motion, L.LEFT_ANKLE, L.RIGHT_ANKLE))


def _standing_knee_bend(motion: Motion) -> Measured:
    """Knee flexion in space of the leg whose ankle is lower."""
    lower = "left" if motion.world[L.LEFT_ANKLE][1] >= motion.world[L.RIGHT_ANKLE][1] else "right"
    angle = motion.angles[f"knee_{lower}"]
    return Measured(angle.in_space_deg, angle.visibility)


def _knee_cave(motion: Motion) -> Measured:
    """The knees inside the lines from hips to ankles, both sides together, in the picture's plane.

    It is the frontal plane projection of the knee (Willson & Davis 2008, "Utility of the frontal plane
    projection angle", J. Orthop. Sports Phys. Ther. 38(10)), as a length: an angle at the knee means
    nothing while the thigh points at the camera.
    """
    plane = motion.plane
    hips = middle(plane[L.LEFT_HIP], plane[L.RIGHT_HIP])
    trunk = apart(hips, middle(plane[L.LEFT_SHOULDER], plane[L.RIGHT_SHOULDER]))
    left, right = (
        plane[knee][0] - _line_x(plane[hip], plane[ankle], plane[knee][1])
        for hip, knee, ankle in zip(sided(L.LEFT_HIP), sided(L.LEFT_KNEE), sided(L.LEFT_ANKLE), strict=True)
    )
    across = plane[L.LEFT_HIP][0] - plane[L.RIGHT_HIP][0]
    inward = (right - left) / 2 if across >= 0 else (left - right) / 2
    seen = least(motion, L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE)
    return Measured(100.0 * inward / max(trunk, 0.02), seen)


def _weight_shift(motion: Motion) -> Measured:
    """The hips beside the ankles' middle, across the body: hips that go back are not beside, however seen."""
    x, z = forward_axis(motion)
    world = motion.world
    hips = middle(world[L.LEFT_HIP], world[L.RIGHT_HIP])
    ankles = middle(world[L.LEFT_ANKLE], world[L.RIGHT_ANKLE])
    aside = (hips[0] - ankles[0]) * -z + (hips[2] - ankles[2]) * x
    seen = least(motion, L.LEFT_ANKLE, L.RIGHT_ANKLE)
    return Measured(100.0 * abs(aside) / trunk_length(motion), seen)


def _line_x(start: tuple[float, float], end: tuple[float, float], y: float) -> float:
    """Where the line from start to end is at that height; not beyond its ends."""
    drop = end[1] - start[1]
    share = min(1.0, max(0.0, (y - start[1]) / drop)) if abs(drop) > 1e-6 else 0.0
    return start[0] + share * (end[0] - start[0])


def _front_shank_lean(motion: Motion) -> Measured:
    """The shank of the foot in front, from the vertical, forward (+): the knee before the ankle."""
    ahead = LENGTH_MEASURES["foot_lead"].of(motion).value >= 0
    knee, ankle = (L.LEFT_KNEE, L.LEFT_ANKLE) if ahead else (L.RIGHT_KNEE, L.RIGHT_ANKLE)
    lean_deg = angle_from_down_deg(motion.plane[knee], motion.plane[ankle])
    # With the left side to the camera the body faces the left edge of the picture.
    facing = -1.0 if near(motion, L.LEFT_HIP) is L.LEFT_HIP else 1.0
    forward = facing * (motion.plane[knee][0] - motion.plane[ankle][0])
    return Measured(lean_deg if forward >= 0 else -lean_deg, least(motion, knee, ankle))


def _hands_ahead(motion: Motion) -> Measured:
    """The near wrist before the near ankle, along where the body faces, in the picture's plane."""
    wrist, ankle = near(motion, L.LEFT_WRIST), near(motion, L.LEFT_ANKLE)
    plane = motion.plane
    hips = middle(plane[L.LEFT_HIP], plane[L.RIGHT_HIP])
    trunk = apart(hips, middle(plane[L.LEFT_SHOULDER], plane[L.RIGHT_SHOULDER]))
    facing = -1.0 if wrist is L.LEFT_WRIST else 1.0
    ahead = facing * (plane[wrist][0] - plane[ankle][0])
    return Measured(100.0 * ahead / max(trunk, 0.02), least(motion, wrist, ankle))


_STANDING_LEG = Measure("standing_leg", "%", "Right ankle above the left (+: the left stands)", _standing_leg)

STANCE_MEASURES = table(
    Measure(
        "foot_stagger",
        "%",
        "One ankle before the other, whichever, of the trunk",
        _size(LENGTH_MEASURES["foot_lead"]),
    ),
    _STANDING_LEG,
    Measure("foot_lift", "%", "One ankle above the other, of the trunk", _size(_STANDING_LEG)),
    Measure("standing_knee_bend", "deg", "Knee flexion in space of the leg that stands", _standing_knee_bend),
    Measure("knee_cave", "%", "Knees inside the lines from hips to ankles, of the trunk", _knee_cave, FACING),
    Measure(
        "weight_shift", "%", "Hips to either side of the feet's middle, of the trunk", _weight_shift, FACING
    ),
    Measure(
        "tilt",
        "deg",
        "Trunk to either side, as seen from the front",
        _size(SEGMENT_MEASURES["side_lean"]),
        FACING,
    ),
    Measure(
        "front_shank_lean",
        "deg",
        "Shank of the front foot, knee before the ankle (+)",
        _front_shank_lean,
        SIDE_ON,
    ),
    Measure("hands_ahead", "%", "Near wrist before the near ankle, of the trunk", _hands_ahead, SIDE_ON),
)
