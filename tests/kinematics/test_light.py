"""The light on the athlete, wherever the light in the picture is."""

import numpy as np
import pytest

from mirror.athlete.acts import Stand
from mirror.athlete.lighting import Lighting
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.devices.frame import Frame
from mirror.exercise.library import Library
from mirror.kinematics.light import AGAIN, DARK_ATHLETE, LightMeter, measure_light
from mirror.pose.pose import Pose


def standing(library: Library, lux: float, seed: int = 0) -> tuple[Frame, Pose]:
    """One frame of the virtual athlete in that light, and the true pose in it."""
    performance = Performance(library.find("squat"), (Stand(1.0),), seed=seed)
    camera = VirtualCamera.of(performance, Viewpoint(), Lighting(lux=lux))
    frame = camera.read()
    assert frame is not None
    pose = camera.true_pose(frame)
    assert pose is not None
    return frame, pose


@pytest.mark.parametrize(
    ("lux", "enough"), [(20, False), (30, False), (70, True), (100, True), (200, True), (400, True)]
)
@pytest.mark.parametrize("seed", [0, 1, 4, 7])
def test_lux_decides(library: Library, lux: float, seed: int, enough: bool) -> None:
    """At 30 lux nothing is judged, from 70 on all is, whoever stands there; between, it depends on them."""
    assert measure_light(*standing(library, lux, seed)).enough is enough


def test_a_bright_window_does_not_light_the_athlete(library: Library) -> None:
    """Before a white wall a dark athlete is too dark, though the picture is bright."""
    frame, pose = standing(library, 20)
    pixels = frame.pixels.copy()
    left, right = (pose.image[:, 0].min() - 0.05) * frame.width, (pose.image[:, 0].max() + 0.05) * frame.width
    pixels[:, : int(left)] = pixels[:, int(right) :] = 250
    light = measure_light(Frame(pixels, 0.0, 0), pose)

    assert light.luma > 150
    assert not light.enough
    assert measure_light(Frame(pixels, 0.0, 0)).enough  # as the whole picture has it


def test_a_lit_athlete_in_a_dark_room_is_judged(library: Library) -> None:
    """Under one lamp the picture is dark, and the athlete is not."""
    frame, pose = standing(library, 400)
    pixels = frame.pixels // 8
    left, right = int(pose.image[:, 0].min() * frame.width), int(pose.image[:, 0].max() * frame.width)
    pixels[:, left:right] = frame.pixels[:, left:right]
    light = measure_light(Frame(pixels, 0.0, 0), pose)

    assert light.luma < 32
    assert light.enough


def test_light_that_wavers_about_the_limit_does_not_flicker(library: Library) -> None:
    """Once it was too dark, it must become lighter than the limit by a fifth."""
    _, pose = standing(library, 400)
    meter = LightMeter()

    def enough(level: float) -> bool:
        frame = Frame(np.full((90, 160, 3), round(level), np.uint8), 0.0, 0)
        return meter.measure(frame, pose).enough

    assert enough(DARK_ATHLETE + 2)
    assert not enough(DARK_ATHLETE - 2)
    assert not any(enough(DARK_ATHLETE + wave) for wave in (2, -2, 4, 1, 3))
    assert enough(DARK_ATHLETE * AGAIN + 1)
    assert enough(DARK_ATHLETE + 2)


@pytest.mark.parametrize("far", [-3.0, 0.0, 1.0, 7.5])
def test_landmarks_out_of_the_picture_take_its_edge(library: Library, far: float) -> None:
    """A body that is partly out of the picture is measured all the same."""
    frame, pose = standing(library, 400)
    pose.image[:, 0] += far

    assert 0 <= (measure_light(frame, pose).athlete or -1) <= 255
