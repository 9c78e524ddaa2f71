"""Measures of the legs' stance, on bodies that were built to have the values."""

import math

import pytest
from bodies import STANDING, Body, pose_of, turned

from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.pose.landmarks import Landmark as L

LEFT_LEG = (L.LEFT_HIP, L.LEFT_KNEE, L.LEFT_ANKLE)


def value(measure: str, points: Body) -> float:
    """What one frame of that body measures."""
    return MEASURES[measure].of(MotionTracker().update(pose_of(points))).value


def moved(points: Body, *marks: L, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Body:
    """The body with some landmarks elsewhere, metres."""
    return points | {mark: (points[mark][0] + x, points[mark][1] + y, points[mark][2] + z) for mark in marks}


def kneed(flexion_deg: float) -> Body:
    """Standing on the right leg, the left shank swung back by that much."""
    x, y, z = STANDING[L.LEFT_KNEE]
    angle = math.radians(flexion_deg)
    ankle = (x, y + 0.42 * math.cos(angle), z + 0.42 * math.sin(angle))
    return STANDING | {L.LEFT_ANKLE: ankle}


@pytest.mark.parametrize("yaw_deg", [0.0, 45.0, 80.0])
@pytest.mark.parametrize("ahead_m", [0.3, -0.3])
def test_a_stagger_is_the_same_whichever_foot_leads_and_from_wherever_it_is_seen(
    ahead_m: float, yaw_deg: float
) -> None:
    """0.3 m between the ankles are 60 percent of a trunk of half a metre."""
    body = turned(moved(STANDING, L.LEFT_ANKLE, z=-ahead_m), yaw_deg)
    assert value("foot_stagger", body) == pytest.approx(60.0, abs=1.0)


@pytest.mark.parametrize(("lifted", "sign"), [(L.RIGHT_ANKLE, 1.0), (L.LEFT_ANKLE, -1.0)])
def test_the_leg_that_stands_is_told_by_the_lower_ankle(lifted: L, sign: float) -> None:
    """Positive while the left one stands; a foot lift has no side."""
    body = moved(STANDING, lifted, y=-0.2)
    assert value("standing_leg", body) == pytest.approx(40.0 * sign, abs=1.0)
    assert value("foot_lift", body) == pytest.approx(40.0, abs=1.0)


def test_the_standing_knee_is_that_of_the_lower_foot() -> None:
    """A bent free leg says nothing of the one that stands."""
    assert value("standing_knee_bend", kneed(70.0)) == pytest.approx(0.0, abs=1.0)
    assert value("deeper_knee_bend", kneed(70.0)) == pytest.approx(70.0, abs=1.0)


@pytest.mark.parametrize(("inward_m", "percent"), [(0.0, 0.0), (0.06, 12.0), (-0.10, -20.0)])
def test_knees_cave_when_they_are_inside_the_lines_from_hips_to_ankles(
    inward_m: float, percent: float
) -> None:
    """Of a trunk of half a metre, whatever the width of the stance."""
    wide = moved(moved(STANDING, L.LEFT_ANKLE, x=0.2), L.RIGHT_ANKLE, x=-0.2)
    wide = moved(moved(wide, L.LEFT_KNEE, x=0.1), L.RIGHT_KNEE, x=-0.1)
    body = moved(moved(wide, L.LEFT_KNEE, x=-inward_m), L.RIGHT_KNEE, x=inward_m)
    assert value("knee_cave", body) == pytest.approx(percent, abs=1.0)


@pytest.mark.parametrize("yaw_deg", [0.0, 20.0])
def test_hips_that_go_back_are_no_shift_and_hips_that_go_aside_are(yaw_deg: float) -> None:
    """Turned a little, the picture alone would take the one for the other."""
    ankles = (L.LEFT_ANKLE, L.RIGHT_ANKLE)
    assert value("weight_shift", turned(moved(STANDING, *ankles, z=-0.25), yaw_deg)) == pytest.approx(
        0.0, abs=1.0
    )
    assert value("weight_shift", turned(moved(STANDING, *ankles, x=0.1), yaw_deg)) == pytest.approx(
        20.0, abs=1.0
    )


@pytest.mark.parametrize("yaw_deg", [90.0, -90.0])
def test_the_front_shank_leans_forward_when_the_knee_is_before_the_ankle(yaw_deg: float) -> None:
    """From either side: 0.42 m forward over 0.42 m of height are 45 degrees."""
    lunge = moved(STANDING, *LEFT_LEG[1:], z=-0.3)
    assert value("front_shank_lean", turned(lunge, yaw_deg)) == pytest.approx(0.0, abs=1.0)
    knee_ahead = moved(lunge, L.LEFT_KNEE, z=-0.42)
    assert value("front_shank_lean", turned(knee_ahead, yaw_deg)) == pytest.approx(45.0, abs=1.0)
    knee_behind = moved(lunge, L.LEFT_KNEE, z=0.42)
    assert value("front_shank_lean", turned(knee_behind, yaw_deg)) == pytest.approx(-45.0, abs=1.0)


@pytest.mark.parametrize("yaw_deg", [90.0, -90.0])
def test_hands_are_ahead_of_the_ankles_along_where_the_body_faces(yaw_deg: float) -> None:
    """A bar 0.2 m before the ankles is 40 percent of the trunk away, from either side."""
    body = moved(STANDING, L.LEFT_WRIST, L.RIGHT_WRIST, z=-0.2)
    assert value("hands_ahead", turned(body, yaw_deg)) == pytest.approx(40.0, abs=1.0)


@pytest.mark.parametrize("aside_m", [0.1, -0.1])
def test_a_tilt_has_no_side(aside_m: float) -> None:
    """Shoulders a tenth of a metre beside the hips, half a metre up."""
    body = moved(STANDING, L.LEFT_SHOULDER, L.RIGHT_SHOULDER, x=aside_m)
    assert value("tilt", body) == pytest.approx(math.degrees(math.atan2(0.1, 0.5)), abs=0.5)
