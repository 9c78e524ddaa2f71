"""The renderer: the body is where the truth says, the light is what was asked for, the room is seen."""

import cv2
import numpy as np
import pytest

from mirror.athlete.acts import Stand
from mirror.athlete.lighting import Lighting
from mirror.athlete.performance import Performance
from mirror.athlete.renderer import Renderer
from mirror.athlete.skeleton import Body
from mirror.athlete.viewpoint import Viewpoint
from mirror.devices.frame import Frame, Pixels
from mirror.exercise.library import Library
from mirror.kinematics.light import measure_light

CALM = Lighting(lux=100_000)
"""So bright that there is next to no noise."""


@pytest.fixture
def performance(library: Library) -> Performance:
    return Performance(library.find("squat"), (Stand(1.0),), seed=2)


@pytest.fixture
def body(performance: Performance) -> Body:
    body = performance.at(0.5).body
    assert body is not None
    return body


def luma(pixels: Pixels) -> float:
    return measure_light(Frame(pixels, 0.0, 0)).luma


@pytest.mark.parametrize("yaw_deg", [0, 45, -90, 180])
def test_the_body_covers_its_landmarks(performance: Performance, body: Body, yaw_deg: float) -> None:
    """Every landmark of a standing athlete lies on pixels that differ from the empty room."""
    view = Viewpoint(yaw_deg=yaw_deg)
    renderer = Renderer(performance.plan, view, CALM)

    difference = cv2.absdiff(renderer.draw(body), renderer.draw(None)).max(axis=2)
    covered = cv2.dilate((difference > 12).astype(np.uint8), np.ones((7, 7), np.uint8))

    columns, rows = view.project(body.landmarks).round().astype(int).T
    assert covered[rows, columns].all()


def test_a_foot_casts_a_shadow(performance: Performance, body: Body) -> None:
    """The floor beside the shoes is darker than in the empty room, and the wall above is not."""
    view = Viewpoint()
    renderer = Renderer(performance.plan, view, CALM)
    with_body, empty = renderer.draw(body).astype(int), renderer.draw(None).astype(int)
    between_feet = view.project(np.array(((0.0, 0.0, 0.0),)))[0].round().astype(int)

    darker = (empty - with_body)[between_feet[1], between_feet[0]].mean()

    assert darker > 8
    assert abs(empty[:100] - with_body[:100]).mean() < 2


@pytest.mark.parametrize(("lux", "low", "high"), [(1000, 88, 115), (150, 88, 115), (50, 27, 36), (10, 1, 10)])
def test_the_level_follows_the_light(
    performance: Performance, body: Body, lux: float, low: float, high: float
) -> None:
    """Well exposed down to 150 lux, at 50 about the level that the mirror calls dark, black at 10."""
    picture = Renderer(performance.plan, Viewpoint(), Lighting(lux)).draw(body)

    assert low < luma(picture) < high


def test_noise_differs_from_frame_to_frame(performance: Performance, body: Body) -> None:
    """Two pictures of one body differ by the sensor's noise, and in the dark by more."""
    bright, dark = (Renderer(performance.plan, Viewpoint(), Lighting(lux)) for lux in (1000, 60))

    def grain(renderer: Renderer) -> float:
        return float(cv2.absdiff(renderer.draw(body), renderer.draw(body)).mean())

    assert 0.3 < grain(bright) < 3 < grain(dark)


def test_dumbbells_are_in_the_hands(performance: Performance, body: Body) -> None:
    """Only the pixels about the hands change when weights are held."""
    view = Viewpoint()
    renderer = Renderer(performance.plan, view, CALM)

    changed = cv2.absdiff(renderer.draw(body), renderer.draw(body, dumbbells=True)).max(axis=2) > 40
    rows, columns = np.nonzero(changed)
    hands = view.project(body.landmarks[[15, 16]])
    away = np.min([np.hypot(columns - x, rows - y) for x, y in hands], axis=0)

    assert len(rows) > 200
    assert away.max() < 80


@pytest.mark.parametrize("distance_m", [0.9, 1.6, 9.0])
def test_near_and_far_are_drawn(performance: Performance, body: Body, distance_m: float) -> None:
    """Cut off by the picture's edge or a few pixels tall, a body is drawn without complaint."""
    view = Viewpoint(distance_m=distance_m)
    renderer = Renderer(performance.plan, view, CALM)

    assert cv2.absdiff(renderer.draw(body), renderer.draw(None)).max() > 60
