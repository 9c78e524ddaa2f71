"""Viewpoints and light: what stands where in the picture, and how bright it is."""

import numpy as np
import pytest

from mirror.athlete.lighting import Lighting
from mirror.athlete.viewpoint import Viewpoint

LEFT_HAND, NOSE, AIM = np.array((0.5, 0.88, 0.0)), np.array((0.0, 0.88, 0.5)), np.array((0.0, 0.88, 0.0))


@pytest.mark.parametrize(
    ("yaw_deg", "left_hand", "nose"),
    [
        (0, "right", "middle"),
        (90, "middle", "left"),
        (-90, "middle", "right"),
        (180, "left", "middle"),
        (45, "right", "left"),
    ],
)
def test_yaw_is_that_of_the_camera_view(yaw_deg: float, left_hand: str, nose: str) -> None:
    """At 0 the camera is in front, at 90 it sees the athlete's left side, at 180 the back."""
    view = Viewpoint(yaw_deg=yaw_deg)

    def side(point: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
        x = float(view.project(point[None])[0, 0])
        return "middle" if abs(x - 640) < 1 else ("right" if x > 640 else "left")

    assert (side(LEFT_HAND), side(NOSE)) == (left_hand, nose)


def test_the_aim_is_in_the_middle_and_far_is_small() -> None:
    """What the camera is aimed at is in the middle of the picture; twice as far is half as large."""
    near, far = Viewpoint(distance_m=2.5, height_m=0.88), Viewpoint(distance_m=5.0, height_m=0.88)

    assert near.project(AIM[None])[0] == pytest.approx((640, 360))
    small = far.project(LEFT_HAND[None])[0, 0] - 640
    assert near.project(LEFT_HAND[None])[0, 0] - 640 == pytest.approx(2 * small)


@pytest.mark.parametrize(("lux", "exposure"), [(1000, 1.0), (150, 1.0), (50, 0.32), (5, 0.03)])
def test_exposure_holds_down_to_its_limit(lux: float, exposure: float) -> None:
    """A webcam keeps its picture bright until its gain is spent; at 50 lux a third is left."""
    assert Lighting(lux).exposure == pytest.approx(exposure, abs=0.02)


def test_dark_is_noisy_and_warm_is_red() -> None:
    """Less light is more noise; a lower colour temperature has more red and less blue."""
    noises = [Lighting(lux).noise for lux in (1000, 300, 100, 50, 5)]
    blue, _, red = Lighting(kelvin=2700).tint

    assert noises == sorted(noises)
    assert blue < 1 < red
