"""Measures of the arms on bodies that were built to have the value."""

import math

import pytest
from bodies import STANDING, Body, pose_of, turned

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.pose.landmarks import Landmark as L

TRUNK = 0.5
"""Metres from hips to shoulders of the standing body."""


def measured(name: str, body: Body) -> Measured:
    return MEASURES[name].of(MotionTracker().update(pose_of(body)))


def with_points(**points: tuple[float, float, float]) -> Body:
    return {**STANDING, **{L[name]: point for name, point in points.items()}}


PUNCHING = with_points(LEFT_ELBOW=(0.18, -0.5, -0.3), LEFT_WRIST=(0.18, -0.5, -0.56))
"""The left arm straight out before the body, the right one hanging."""


@pytest.mark.parametrize("yaw_deg", [0, 40, 90, -90])
def test_what_is_punched_is_before_the_other_from_every_view(yaw_deg: float) -> None:
    """In shares of the trunk, from the front, obliquely and from either side."""
    assert measured("punch", turned(PUNCHING, yaw_deg)).value == pytest.approx(100 * 0.56 / TRUNK, abs=1)


def test_a_camera_beside_the_side_makes_no_lead_of_the_bodys_width() -> None:
    """Both arms hang, and the camera stands 75 degrees round."""
    assert measured("punch", turned(STANDING, 75)).value == pytest.approx(0, abs=1)


def test_the_right_hand_ahead_is_negative() -> None:
    """The sign tells the side."""
    punching = with_points(RIGHT_ELBOW=(-0.18, -0.5, -0.3), RIGHT_WRIST=(-0.18, -0.5, -0.56))
    assert measured("punch", punching).value == pytest.approx(-112, abs=1)


@pytest.mark.parametrize("yaw_deg", [0, 90, -90])
def test_the_straighter_elbow_is_that_of_the_punch(yaw_deg: float) -> None:
    """Right arm bent square, left arm straight."""
    body = with_points(
        LEFT_ELBOW=(0.18, -0.5, -0.3),
        LEFT_WRIST=(0.18, -0.5, -0.56),
        RIGHT_ELBOW=(-0.18, -0.2, 0.0),
        RIGHT_WRIST=(-0.18, -0.2, -0.26),
    )
    assert measured("straighter_elbow", turned(body, yaw_deg)).value == pytest.approx(0, abs=1)


def test_a_lifted_elbow_is_above_the_other() -> None:
    """Left elbow at the shoulder, right elbow 0.3 m under it."""
    body = with_points(LEFT_ELBOW=(0.48, -0.5, 0.0))
    assert measured("elbow_rise", body).value == pytest.approx(60, abs=1)


@pytest.mark.parametrize("roll_deg", [0, 12])
def test_hands_are_uneven_along_the_trunk(roll_deg: float) -> None:
    """A tenth of a metre between the hands, seen by a camera that stands straight, or tilted."""
    body = with_points(LEFT_WRIST=(0.18, -0.04, 0.0))
    cos, sin = math.cos(math.radians(roll_deg)), math.sin(math.radians(roll_deg))
    rolled = {name: (x * cos - y * sin, x * sin + y * cos, z) for name, (x, y, z) in body.items()}
    assert measured("hands_uneven", rolled).value == pytest.approx(20, abs=1)


@pytest.mark.parametrize("yaw_deg", [0, 40, 90, -90])
@pytest.mark.parametrize("lean_deg", [-20, 0, 15])
def test_a_trunk_that_leans_back_is_told_with_its_sign(lean_deg: float, yaw_deg: float) -> None:
    """Backward is positive, whichever side is to the camera."""
    up, back = TRUNK * math.cos(math.radians(lean_deg)), TRUNK * math.sin(math.radians(lean_deg))
    body = with_points(LEFT_SHOULDER=(0.18, -up, back), RIGHT_SHOULDER=(-0.18, -up, back))
    assert measured("lean_back", turned(body, yaw_deg)).value == pytest.approx(lean_deg, abs=1)


def test_a_hidden_arm_takes_nothing_from_what_is_seen() -> None:
    """The punch is as well seen as the better seen arm."""
    pose = pose_of(PUNCHING)
    pose.visibility[[L.RIGHT_ELBOW, L.RIGHT_WRIST]] = 0.1
    found = MEASURES["punch"].of(MotionTracker().update(pose))
    assert found.visibility == pytest.approx(0.95)


@pytest.mark.parametrize("yaw_deg", [0, 90, 180])
def test_a_heel_kicked_up_is_above_the_other_though_it_is_hidden(yaw_deg: float) -> None:
    """The left shank level behind the knee; its ankle is seen badly, the hips well."""
    pose = pose_of(turned(with_points(LEFT_ANKLE=(0.1, 0.42, 0.42)), yaw_deg))
    pose.visibility[L.LEFT_ANKLE] = 0.2
    found = MEASURES["heel_rise"].of(MotionTracker().update(pose))
    assert found.value == pytest.approx(84, abs=1)
    assert found.visibility == pytest.approx(0.95)
