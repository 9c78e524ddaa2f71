"""Picture and skeleton use one mapping, mirrored or not, cut or whole."""

import cv2
import numpy as np
import pytest

from mirror.devices.frame import Frame
from mirror.overlay.fit import Fit, contain, cover
from mirror.overlay.picture import PictureBuffer
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Picture

WIDE = Rect(0.0, 0.0, 16 / 9, 1.0)
TALL = Rect(0.0, 0.5, 1.0, 1.2)


@pytest.mark.parametrize(
    ("fit", "point", "expected"),
    [
        (cover((1280, 720), WIDE), (0.0, 0.0), (16 / 9, 0.0)),
        (cover((1280, 720), WIDE), (0.25, 0.5), (16 / 9 * 0.75, 0.5)),
        (cover((1280, 720), WIDE, mirrored=False), (0.25, 0.5), (16 / 9 * 0.25, 0.5)),
        (cover((1280, 720), TALL), (0.5, 0.5), (0.5, 1.1)),
        (contain((1280, 720), TALL), (0.0, 0.5), (1.0, 1.1)),
        (contain((1280, 720), TALL), (0.5, 0.0), (0.5, 1.1 - 9 / 32)),
    ],
)
def test_points_are_placed(fit: Fit, point: tuple[float, float], expected: tuple[float, float]) -> None:
    """Where a point of the frame comes to stand on the screen."""
    assert fit.place([point])[0] == pytest.approx(expected)


@pytest.mark.parametrize("centre", [-1.0, 0.0, 0.3, 0.5, 0.9, 2.0])
def test_a_cut_stays_within_the_frame(centre: float) -> None:
    """Whoever stands at the edge is followed as far as the frame reaches."""
    source = cover((1280, 720), TALL, centre).source

    assert Rect(0, 0, 1, 1).holds(source)
    assert source.width * 1280 / (source.height * 720) == pytest.approx(TALL.width / TALL.height, rel=0.01)


@pytest.mark.parametrize("mirrored", [True, False])
@pytest.mark.parametrize("size_px", [(640, 360), (1280, 720), (300, 360), (480, 800)])
@pytest.mark.parametrize("spot", [(0.4, 0.3), (0.5, 0.5), (0.62, 0.7)])
def test_the_picture_agrees_with_the_mapping(
    mirrored: bool, size_px: tuple[int, int], spot: tuple[float, float]
) -> None:
    """A white spot of the frame is found where the mapping puts it: skeletons sit on bodies."""
    pixels = np.zeros((360, 640, 3), np.uint8)
    cv2.circle(pixels, (round(spot[0] * 640), round(spot[1] * 360)), 6, (255, 255, 255), -1)
    area = Rect(0, 0, float(size_px[0]), float(size_px[1]))
    fit = cover((640, 360), area, spot[0], mirrored=mirrored)
    made = PictureBuffer().compose(Frame(pixels, 0.0, 0), Picture(fit), size_px)
    rows, columns = np.nonzero(made[:, :, 0] > 128)

    assert (columns.mean(), rows.mean()) == pytest.approx(fit.place([spot])[0], abs=2.5)


def test_the_frame_is_not_written_to() -> None:
    """Dimmed, greyed and mirrored is the copy only."""
    frame = Frame(np.full((90, 160, 3), (10, 100, 200), np.uint8), 0.0, 0)
    made = PictureBuffer().compose(frame, Picture(cover((160, 90), WIDE), 0.5, grey=True), (160, 90))

    assert made[0, 0, 0] == made[0, 0, 1] == made[0, 0, 2]
    assert made[0, 0, 0] == pytest.approx(0.5 * (0.114 * 10 + 0.587 * 100 + 0.299 * 200), abs=2)
    assert tuple(frame.pixels[0, 0]) == (10, 100, 200)


def test_the_same_picture_is_made_once() -> None:
    """A second paint of the same frame takes the buffer as it is; another frame is made anew."""
    buffer, picture = PictureBuffer(), Picture(cover((160, 90), WIDE))
    dark, light = (Frame(np.full((90, 160, 3), level, np.uint8), 0.0, 0) for level in (10, 200))
    first = buffer.compose(dark, picture, (320, 180))
    first[0, 0] = 77

    assert buffer.compose(dark, picture, (320, 180))[0, 0, 0] == 77
    assert buffer.compose(light, picture, (320, 180))[0, 0, 0] == 200
