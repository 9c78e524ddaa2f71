"""Alignment measured on bodies that were built to have it."""

import math

import pytest
from bodies import STANDING, Body, pose_of, turned

from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.pose.landmarks import Landmark as L


def measured(name: str, body: Body, yaw_deg: float) -> float:
    return MEASURES[name].of(MotionTracker().update(pose_of(turned(body, yaw_deg)))).value


def with_head(forward_deg: float, lean_deg: float = 0.0) -> Body:
    """A body facing the camera whose head is so far before the line of a trunk that leans forward."""
    body = dict(STANDING)
    trunk, head = math.radians(lean_deg), math.radians(lean_deg + forward_deg)
    shoulder = (-0.5 * math.cos(trunk), -0.5 * math.sin(trunk))
    ear = (shoulder[0] - 0.2 * math.cos(head), shoulder[1] - 0.2 * math.sin(head))
    face = math.radians(lean_deg + 90)
    nose = (ear[0] - 0.1 * math.cos(face), ear[1] - 0.1 * math.sin(face))
    for side, x in (("LEFT", 0.1), ("RIGHT", -0.1)):
        body[L[f"{side}_SHOULDER"]] = (x, *shoulder)
        body[L[f"{side}_EAR"]] = (x / 2, *ear)
    body[L.NOSE] = (0.0, *nose)
    return body


@pytest.mark.parametrize("yaw_deg", [90.0, -90.0])
@pytest.mark.parametrize("lean_deg", [0.0, 40.0, 85.0])
@pytest.mark.parametrize("forward_deg", [-20.0, 0.0, 35.0])
def test_the_head_is_told_from_the_trunks_line(yaw_deg: float, lean_deg: float, forward_deg: float) -> None:
    """From either side, standing, leaning and nearly lying face down."""
    assert measured("head_forward", with_head(forward_deg, lean_deg), yaw_deg) == pytest.approx(
        forward_deg, abs=0.5
    )


@pytest.mark.parametrize(
    ("across_m", "up_m", "lean_deg"), [(0.0, 0.3, 0.0), (0.3, 0.3, 45.0), (0.0, -0.3, 0.0)]
)
def test_a_wrist_over_or_under_its_elbow_is_stacked(across_m: float, up_m: float, lean_deg: float) -> None:
    """A press with the forearms upright, one with them outward, and arms that hang."""
    body = dict(STANDING)
    for side, sign in (("LEFT", 1), ("RIGHT", -1)):
        x, y, z = body[L[f"{side}_ELBOW"]]
        body[L[f"{side}_WRIST"]] = (x + sign * across_m, y - up_m, z)

    assert measured("wrist_over_elbow", body, 0.0) == pytest.approx(lean_deg, abs=0.5)


@pytest.mark.parametrize("yaw_deg", [0.0, 60.0, 90.0, -90.0])
def test_a_bar_is_before_the_feet_by_so_much_of_the_trunk(yaw_deg: float) -> None:
    """Hands a quarter of a metre before the ankles, on a trunk of half a metre."""
    body = dict(STANDING)
    for side in ("LEFT", "RIGHT"):
        x, y, _ = body[L[f"{side}_WRIST"]]
        body[L[f"{side}_WRIST"]] = (x, y, -0.25)

    assert measured("bar_ahead", body, yaw_deg) == pytest.approx(50.0, abs=0.5)
