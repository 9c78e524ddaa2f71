"""OpenCV paints what the scene says, where it says."""

import numpy as np
import pytest
from moments import moment

from mirror.devices.frame import Frame, Pixels
from mirror.exercise.exercise import Exercise
from mirror.overlay.fit import cover
from mirror.overlay.hud import Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.raster import Raster, arc_points
from mirror.overlay.rect import Rect
from mirror.overlay.scene import (
    Align,
    Arc,
    Colour,
    Dot,
    Edge,
    Glow,
    Line,
    Picture,
    Primitive,
    Scene,
    Shade,
    Text,
    Weight,
)
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme

RED = Colour(255, 0, 0)
SCREEN = Rect(0, 0, 2, 1)
FRAME = Frame(np.full((100, 200, 3), 100, np.uint8), 0.0, 0)


def painted(theme: Theme, *primitives: Primitive) -> Pixels:
    """A screen of 200 x 100 pixels with these on it."""
    return Raster(theme, 200, 100).paint(Scene(2.0, 1.0, primitives), FRAME)


@pytest.mark.parametrize(
    ("primitive", "inside", "outside"),
    [
        (Line(((0.2, 0.5), (1.8, 0.5)), 0.06, RED), (100, 50), (100, 60)),
        (Dot((0.5, 0.5), 0.1, RED), (50, 50), (50, 65)),
        (Arc((1.0, 0.5), 0.4, 0.06, 0, 90, RED), (128, 22), (72, 22)),
        (Arc((1.0, 0.5), 0.4, 0.06, 180, 90, RED), (72, 78), (128, 22)),
        (Text((0.2, 0.8), "IIII", 0.8, RED, Weight.SEMIBOLD), (30, 60), (150, 60)),
        (Text((1.8, 0.8), "IIII", 0.8, RED, Weight.SEMIBOLD, Align.RIGHT), (172, 60), (50, 60)),
    ],
)
def test_primitives_are_painted(
    theme: Theme, primitive: Primitive, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    """Full colour within, black without."""
    pixels = painted(theme, primitive)

    assert pixels[inside[1] - 3 : inside[1] + 4, inside[0] - 3 : inside[0] + 4].max(axis=(0, 1))[2] == 255
    assert pixels[outside[1], outside[0]].max() == 0


@pytest.mark.parametrize("opacity", [0.0, 0.25, 0.5, 1.0])
def test_opacity_mixes_with_the_ground(theme: Theme, opacity: float) -> None:
    """A colour over the picture, as strong as it is asked to be."""
    picture = Picture(cover((200, 100), SCREEN))
    pixels = painted(theme, picture, Dot((1.0, 0.5), 0.2, RED, opacity))

    ground = 100 * (1 - opacity)

    assert pixels[50, 100] == pytest.approx([ground, ground, ground + 255 * opacity], abs=2)


def test_a_glow_falls_off(theme: Theme) -> None:
    """Bright in the middle, weaker outwards, nothing at its radius."""
    pixels = painted(theme, Glow((1.0, 0.5), 0.3, RED))[50, 100:131, 2].astype(int)

    assert pixels[0] > 240
    assert pixels[-1] == 0
    assert (np.diff(pixels) <= 0).all()


@pytest.mark.parametrize(
    ("dark", "darkest", "brightest"),
    [
        (Edge.LEFT, (0, 50), (199, 50)),
        (Edge.RIGHT, (199, 50), (0, 50)),
        (Edge.TOP, (9, 0), (9, 99)),
        (Edge.BOTTOM, (9, 99), (9, 0)),
    ],
)
def test_a_shade_darkens_one_edge(
    theme: Theme, dark: Edge, darkest: tuple[int, int], brightest: tuple[int, int]
) -> None:
    """Words stand on the dark side; the other side stays as it is."""
    picture = Picture(cover((200, 100), SCREEN))
    pixels = painted(theme, picture, Shade(SCREEN, dark, Colour(0, 0, 0), 0.8))

    assert pixels[darkest[1], darkest[0], 0] == pytest.approx(20, abs=3)
    assert pixels[brightest[1], brightest[0], 0] == pytest.approx(100, abs=3)


def test_nothing_is_left_for_the_next_scene(theme: Theme) -> None:
    """Whatever was painted, an empty scene after it is black: also what reached beyond the screen."""
    raster = Raster(theme, 200, 100)
    beyond = (
        Dot((0, 0), 0.3, RED, 0.5),
        Line(((-1, -1), (3, 2)), 0.1, RED),
        Glow((2, 1), 0.4, RED),
        Text((1.9, 0.1), "Beyond", 0.5, RED, Weight.MEDIUM, tracking=0.1),
        Dot((5, 5), 0.3, RED),
        Glow((-5, -5), 0.3, RED),
    )
    raster.paint(Scene(2.0, 1.0, beyond), None)
    veil = Shade(SCREEN, Edge.LEFT, Colour(0, 0, 0), 0.0)

    assert raster.paint(Scene(2.0, 1.0, (veil, Dot((1, 0.5), 0.01, RED, 0.0))), None).max() == 0


def test_the_frame_stays_as_it_was(theme: Theme, squat: Exercise) -> None:
    """A whole hud over a frame, and not a pixel of the frame itself is changed."""
    seen = moment(squat, reps=3)
    before = seen.frame.pixels.copy()
    hud = Hud(lay_out(Look.VIDEO, 320, 180, theme), theme)
    pixels = Raster(theme, 320, 180).paint(hud.update(seen, Situation(), 0.0), seen.frame)

    assert (seen.frame.pixels == before).all()
    assert not (pixels == before).all()


def test_an_arc_is_round() -> None:
    """Every point of it is one radius from the centre, and the ends are where they should be."""
    points = arc_points(Arc((1.0, 1.0), 0.5, 0.1, 90, 180, RED))

    assert [((x - 1) ** 2 + (y - 1) ** 2) ** 0.5 for x, y in points] == pytest.approx([0.5] * len(points))
    assert points[0] == pytest.approx((1.5, 1.0))
    assert points[-1] == pytest.approx((0.5, 1.0))
