"""Measures of exercises on the floor, on bodies that were built to have the values."""

import math

import pytest
from bodies import STANDING, Body, pose_of

from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion import Motion
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.pose.landmarks import Landmark as L

HEADED = STANDING | {L.LEFT_EAR: (0.08, -0.75, 0.0), L.RIGHT_EAR: (-0.08, -0.75, 0.0)}


def motion_of(points: Body) -> Motion:
    """One frame of that body."""
    return MotionTracker().update(pose_of(points))


def laid(points: Body, pitch_deg: float) -> Body:
    """The body tipped in the picture's plane, head to the left; 90 lies level."""
    cos, sin = math.cos(math.radians(pitch_deg)), math.sin(math.radians(pitch_deg))
    side_on = {mark: (z, y, -x) for mark, (x, y, z) in points.items()}
    return {mark: (x * cos + y * sin, y * cos - x * sin, z) for mark, (x, y, z) in side_on.items()}


def with_hips(rise_m: float) -> Body:
    """Lying along the picture with the knees bent, the hips so high above shoulders and knees."""
    points = laid(STANDING, 90.0)
    for mark in (L.LEFT_ANKLE, L.RIGHT_ANKLE):
        x, y, z = points[mark]
        points[mark] = (x - 0.30, y + 0.30, z)
    for mark in (L.LEFT_HIP, L.RIGHT_HIP):
        x, y, z = points[mark]
        points[mark] = (x, y - rise_m, z)
    return points


@pytest.mark.parametrize(("pitch_deg", "percent"), [(0.0, 150.0), (60.0, 75.0), (90.0, 0.0)])
def test_head_height_falls_with_the_trunk(pitch_deg: float, percent: float) -> None:
    """Ears one and a half trunks above the hips come down as the body lies down."""
    assert MEASURES["head_height"].of(motion_of(laid(HEADED, pitch_deg))).value == pytest.approx(
        percent, abs=1.0
    )


@pytest.mark.parametrize(("flexion_deg", "opening_deg"), [(0.0, 0.0), (60.0, -60.0), (90.0, -90.0)])
def test_hip_opening_is_positive_where_the_left_hip_is_straighter(
    flexion_deg: float, opening_deg: float
) -> None:
    """Bending the left hip alone makes it negative, bending the right one alone positive."""
    along, across = math.cos(math.radians(flexion_deg)), math.sin(math.radians(flexion_deg))
    left = STANDING | {L.LEFT_KNEE: (0.1, 0.42 * along, -0.42 * across)}
    right = STANDING | {L.RIGHT_KNEE: (-0.1, 0.42 * along, -0.42 * across)}
    level = MEASURES["hip_opening"].of(motion_of(STANDING)).value
    assert level == pytest.approx(0.0, abs=0.1)
    assert MEASURES["hip_opening"].of(motion_of(left)).value == pytest.approx(opening_deg, abs=10.0)
    assert MEASURES["hip_opening"].of(motion_of(right)).value == pytest.approx(-opening_deg, abs=10.0)
    assert MEASURES["hip_drive"].of(motion_of(left)).value == pytest.approx(-opening_deg, abs=10.0)
    for lifted in (left, right):
        assert MEASURES["hip_split"].of(motion_of(lifted)).value == pytest.approx(-opening_deg, abs=10.0)


@pytest.mark.parametrize(("rise_m", "sign"), [(-0.12, 1), (0.12, -1)])
def test_hips_are_below_or_above_their_line(rise_m: float, sign: int) -> None:
    """Hips that hang read positive, hips that stick out read negative, in space and in the plane."""
    motion = motion_of(with_hips(rise_m))
    bend_deg = math.degrees(math.atan2(0.12, 0.5) + math.atan2(0.12, 0.42))
    assert MEASURES["knee_line_sag"].of(motion).value == pytest.approx(sign * bend_deg, abs=1.0)
    assert MEASURES["planted_hip_bend"].of(motion).value == pytest.approx(sign * bend_deg, abs=8.0)


@pytest.mark.parametrize(("rise_m", "sign"), [(-0.10, 1), (0.10, -1)])
def test_body_sag_is_told_of_a_body_on_its_side(rise_m: float, sign: int) -> None:
    """Facing the camera and lying on its side, hanging hips read positive, raised ones negative."""
    points = {mark: (-y, x, z) for mark, (x, y, z) in STANDING.items()}
    for mark in (L.LEFT_HIP, L.RIGHT_HIP):
        x, y, z = points[mark]
        points[mark] = (x, y - rise_m, z)
    bend_deg = math.degrees(math.atan2(0.10, 0.5) + math.atan2(0.10, 0.84))
    assert MEASURES["body_sag"].of(motion_of(points)).value == pytest.approx(sign * bend_deg, abs=1.0)


@pytest.mark.parametrize("yaw_deg", [0.0, 40.0, -60.0])
@pytest.mark.parametrize(("aside_m", "percent"), [(0.3, 60.0), (0.0, 0.0), (-0.25, -50.0)])
def test_hands_aside_is_the_same_from_every_view(yaw_deg: float, aside_m: float, percent: float) -> None:
    """Half of the trunk to a side reads 50 percent, positive to the left, however the body stands."""
    cos, sin = math.cos(math.radians(yaw_deg)), math.sin(math.radians(yaw_deg))
    points = STANDING | {L.LEFT_WRIST: (aside_m, -0.1, -0.2), L.RIGHT_WRIST: (aside_m, -0.1, -0.2)}
    seen = {mark: (x * cos + z * sin, y, z * cos - x * sin) for mark, (x, y, z) in points.items()}
    assert MEASURES["hands_aside"].of(motion_of(seen)).value == pytest.approx(percent, abs=1.0)


def test_plank_sag_is_unseen_out_of_a_plank() -> None:
    """Upright there is no plank to sag, whatever the hips do; lying down its value is that of the hips."""
    assert MEASURES["plank_sag"].of(motion_of(STANDING)).visibility == 0.0
    lying = motion_of(laid(STANDING, 80.0))
    assert MEASURES["plank_sag"].of(lying).visibility > 0.9
    assert MEASURES["plank_sag"].of(lying).value == pytest.approx(MEASURES["hip_sag"].of(lying).value)
