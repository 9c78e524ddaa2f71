"""Angles of poses that were built to have them."""

import math

import pytest
from bodies import STANDING, Body, bent, pose_of, turned

from mirror.kinematics.joints import joint_angles
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.kinematics.view import View, ViewEstimator, name_view
from mirror.pose.landmarks import Landmark as L


@pytest.mark.parametrize("joint", ["knee_left", "elbow_left", "shoulder_left"])
@pytest.mark.parametrize("flexion_deg", [0, 15, 45, 90, 130])
def test_a_bent_joint_measures_its_angle(joint: str, flexion_deg: float) -> None:
    """Seen square on, the angles in the plane and in space are the one it was built with."""
    points = bent(joint, flexion_deg)
    if joint == "shoulder_left":
        points[L.LEFT_HIP] = (0.18, 0.0, 0.0)  # a trunk with parallel sides hangs straight down

    angle = joint_angles(pose_of(points))[joint]

    assert angle.in_plane_deg == pytest.approx(flexion_deg, abs=0.1)
    assert angle.in_space_deg == pytest.approx(flexion_deg, abs=0.1)


@pytest.mark.parametrize("yaw_deg", [0, 30, 60, 90, -90])
def test_the_angle_in_space_does_not_turn_with_the_body(yaw_deg: float) -> None:
    """The same knee is 70 degrees from everywhere in space, and in the plane only from one side."""
    angle = joint_angles(pose_of(turned(bent("knee_left", 70), yaw_deg)))["knee_left"]

    assert angle.in_space_deg == pytest.approx(70, abs=0.1)
    assert (abs(angle.in_plane_deg - 70) < 1) == (yaw_deg == 0)


def test_a_joint_is_as_visible_as_its_least_visible_landmark() -> None:
    """One hidden ankle hides the knee's angle and not the elbow's."""
    pose = pose_of(STANDING)
    pose.visibility[L.LEFT_ANKLE] = 0.2
    angles = joint_angles(pose)

    assert angles["knee_left"].visibility == pytest.approx(0.2)
    assert angles["elbow_left"].visibility == pytest.approx(0.95)


@pytest.mark.parametrize(
    ("yaw_deg", "view"),
    [
        (0, View.FRONT), (15, View.FRONT), (-15, View.FRONT), (45, View.OBLIQUE), (-50, View.OBLIQUE),
        (90, View.SIDE), (-80, View.SIDE), (140, View.OBLIQUE), (180, View.REAR), (-175, View.REAR),
    ],
)  # fmt: skip
def test_the_view_is_named_by_its_yaw(yaw_deg: float, view: View) -> None:
    """A body turned by an angle is seen from there."""
    seen = ViewEstimator().update(pose_of(turned(STANDING, yaw_deg)))

    assert seen.view is view is name_view(yaw_deg)
    assert math.cos(math.radians(seen.yaw_deg - yaw_deg)) == pytest.approx(1.0, abs=1e-3)


def test_one_wild_frame_does_not_turn_the_view() -> None:
    """The yaw is smoothed over about half a second, and follows a real turn within one."""
    estimator = ViewEstimator()
    for n in range(30):
        estimator.update(pose_of(STANDING, at_s=n / 30))

    assert estimator.update(pose_of(turned(STANDING, 90), at_s=1.0)).view is View.FRONT
    for n in range(30):
        seen = estimator.update(pose_of(turned(STANDING, 90), at_s=1.0 + n / 30))
    assert seen.view is View.SIDE


@pytest.mark.parametrize(
    ("measure", "points", "yaw_deg", "expected"),
    [
        ("trunk_lean", STANDING, 0, 0), ("thigh_lean", STANDING, 90, 0), ("forearm_lift", STANDING, 0, 0),
        ("elbow_flexion", bent("elbow_left", 120), 0, 60), ("forearm_lift", bent("elbow_left", 120), 0, 120),
        ("knee_bend", bent("knee_left", 80), 0, 0), ("knee_flexion", bent("knee_left", 80), 0, 40),
    ],
)  # fmt: skip
def test_measures_of_known_bodies(measure: str, points: Body, yaw_deg: float, expected: float) -> None:
    """Each measure takes the sides as its sentence says: mean, straighter, higher or nearer."""
    motion = MotionTracker().update(pose_of(turned(points, yaw_deg)))

    assert MEASURES[measure].of(motion).value == pytest.approx(expected, abs=0.5)


@pytest.mark.parametrize(("drop", "sign"), [(0.1, 1), (-0.1, -1)])
def test_hips_below_the_line_sag_and_above_it_pike(drop: float, sign: int) -> None:
    """A body along the picture: hips lowered are positive, raised negative, by the angle at the hip."""
    lying = {
        L.LEFT_SHOULDER: (-0.5, -0.1, -0.1),
        L.RIGHT_SHOULDER: (-0.5, -0.1, 0.1),
        L.LEFT_HIP: (0.0, drop, -0.1),
        L.RIGHT_HIP: (0.0, drop, 0.1),
        L.LEFT_ANKLE: (0.5, 0.1, -0.1),
        L.RIGHT_ANKLE: (0.5, 0.1, 0.1),
    }
    measured = MEASURES["hip_sag"].of(MotionTracker().update(pose_of(lying)))

    expected_deg = 180 - math.degrees(math.acos((-0.25 + (0.1 + drop) * (0.1 - drop) * -1) / (
        math.hypot(0.5, 0.1 + drop) * math.hypot(0.5, 0.1 - drop))))  # fmt: skip
    assert measured.value == pytest.approx(sign * expected_deg, abs=0.5)
