"""Framing: whatever the athlete does is in the picture."""

import numpy as np
import pytest

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.evaluation.framing import enclosing, framed
from mirror.exercise.library import Library
from mirror.kinematics.view import View


def inside(viewpoint: Viewpoint, points: np.ndarray) -> bool:
    shares = viewpoint.project(points) / (viewpoint.width_px, viewpoint.height_px)
    return bool(((shares > 0) & (shares < 1)).all())


@pytest.mark.parametrize("view", list(View))
def test_a_movement_that_fits_leaves_the_camera_where_it_stands(library: Library, view: View) -> None:
    """Only the view is taken up."""
    performance = Performance(library.find("squat"), (Stand(0.5), Cycle()))

    found = framed(performance, view)

    assert (found.distance_m, found.height_m, found.aim_m) == (3.4, 1.15, 0.88)
    body = performance.at(0.0).body
    assert body is not None
    assert inside(found, body.landmarks)


@pytest.mark.parametrize(
    ("points", "farther"),
    [
        (((0.0, 0.0, 0.0), (0.0, 1.8, 0.0)), False),
        (((0.0, 0.0, 0.0), (0.0, 2.5, 0.0)), True),
        (((-2.6, 0.1, 0.0), (2.6, 0.1, 0.0)), True),
        (((0.0, 1.0, 0.0), (0.0, 2.4, 0.0)), False),
    ],
)
def test_the_camera_goes_back_as_far_as_it_must(
    points: tuple[tuple[float, float, float], ...], farther: bool
) -> None:
    """Hands at a bar, legs stretched out: it is aimed anew, and goes back where that is not enough."""
    marks = np.array(points)

    found = enclosing(Viewpoint(), marks)

    assert inside(found, marks)
    assert (found.distance_m > 3.4) == farther
