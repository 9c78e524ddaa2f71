"""Qt paints what the scene says, as OpenCV does, and the very same offscreen."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from moments import SAG, SHORT, moment, rep, said
from PySide6.QtGui import QImage, QPainter

from mirror.coaching.cue import CueKind
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.overlay.fit import cover
from mirror.overlay.hud import Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.raster import Raster
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
from mirror.overlay.situation import Situation, Status
from mirror.overlay.theme import Theme
from ui.offscreen import OffscreenMirror
from ui.scene_painter import ScenePainter

pytestmark = pytest.mark.usefixtures("qapp")

RED = Colour(255, 0, 0)
CUE = said(CueKind.FORM, SAG.cue)
SCREEN = Rect(0, 0, 2, 1)
FRAME = Frame(np.full((100, 200, 3), 100, np.uint8), 0.0, 0)


def painted(
    painter: ScenePainter, scene: Scene, frame: Frame, size_px: tuple[int, int]
) -> npt.NDArray[np.uint8]:
    """The scene as Qt paints it, (height, width, 3) BGR."""
    image = QImage(*size_px, QImage.Format.Format_RGB32)
    brush = QPainter(image)
    painter.paint(brush, scene, frame, size_px)
    brush.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(size_px[1], size_px[0], 4)[:, :, :3].copy()


def apart(one: npt.NDArray[np.uint8], other: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """How far two pictures are apart where a pixel's shift does not explain it."""
    soft = [cv2.GaussianBlur(picture, (0, 0), 2.0) for picture in (one, other)]
    return np.asarray(cv2.absdiff(*soft), np.uint8)


@pytest.mark.parametrize(
    "primitive",
    [
        Line(((0.2, 0.3), (1.8, 0.7)), 0.06, RED),
        Line(((0.2, 0.3), (1.0, 0.3), (1.8, 0.7)), 0.06, RED, 0.5),
        Dot((0.5, 0.5), 0.2, RED, 0.7),
        Arc((1.0, 0.5), 0.4, 0.06, 30, 200, RED),
        Arc((1.0, 0.5), 0.4, 0.06, 30, 200, RED, 0.4),
        Glow((1.0, 0.5), 0.4, RED, 0.8),
        Text((0.2, 0.8), "Go deeper", 0.3, RED, Weight.SEMIBOLD),
        Text((1.0, 0.8), "12", 0.9, RED, Weight.SEMIBOLD, Align.CENTRE),
        Text((1.9, 0.5), "TEMPO", 0.2, RED, Weight.MEDIUM, Align.RIGHT, 0.8, 0.1),
        Shade(SCREEN, Edge.LEFT, Colour(0, 0, 0), 0.8),
        Shade(SCREEN, Edge.BOTTOM, Colour(0, 0, 0), 0.5),
        Shade(Rect(0, 0, 0.2, 1), Edge.LEFT, RED, 0.7),
        Shade(Rect(0.4, 0.9, 0.5, 0.1), Edge.BOTTOM, RED, 1.0),
    ],
    ids=lambda primitive: type(primitive).__name__,
)
def test_both_painters_agree(theme: Theme, primitive: Primitive) -> None:
    """Each primitive over a picture looks the same from Qt and from OpenCV, edges apart."""
    scene = Scene(2.0, 1.0, (Picture(cover((200, 100), SCREEN)), primitive))
    painter = ScenePainter(theme)
    with_qt = [painted(painter, scene, FRAME, (400, 200)) for _ in range(3)]
    with_cv = Raster(theme, 400, 200).paint(scene, FRAME)

    assert apart(with_qt[0], np.full_like(with_cv, 100)).max() > 20
    assert apart(with_qt[0], with_cv).max() < 34
    assert apart(with_qt[0], with_cv).mean() < 1.5
    assert apart(with_qt[0], with_qt[2]).max() < 8


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("size_px", [(1280, 720), (720, 1280)])
def test_the_whole_screen_agrees(theme: Theme, squat: Exercise, look: Look, size_px: tuple[int, int]) -> None:
    """A busy hud: the clip that `mirror analyze --video` writes looks like the mirror."""
    hud = Hud(lay_out(look, *size_px, theme), theme)
    situation = Situation(status=Status("HD Webcam (0)", 30.0, 24.0), notice="No sound device: captions only")
    seen = moment(squat, 1.0, reps=12, rep=rep(12, SAG), faults=(SAG,), standing_faults=(SAG,), cues=(CUE,))
    for step in range(4):
        scene = hud.update(seen, situation, step * 0.3)
    with_qt = painted(ScenePainter(theme), scene, seen.frame, size_px)
    with_cv = Raster(theme, *size_px).paint(scene, seen.frame)

    assert apart(with_qt, with_cv).mean() < 2.0


def test_black_where_no_picture_is(theme: Theme) -> None:
    """A picture that does not fill the screen leaves black around it, whatever was there before."""
    half = Picture(cover((200, 100), Rect(0, 0, 1, 1)))
    pixels = painted(ScenePainter(theme), Scene(2.0, 1.0, (half,)), FRAME, (200, 100))

    assert pixels[:, :100].min() == 100
    assert pixels[:, 100:].max() == 0


@pytest.mark.parametrize("look", list(Look))
def test_offscreen_shows_every_state(squat: Exercise, look: Look) -> None:
    """Counting, a fault, an attempt, placement, pause and a lost camera are all different pictures."""
    mirror = OffscreenMirror(640, 360, look)
    badly = Placement((PlacementTrouble.NOBODY,), blocking=True)
    states = [
        (moment(squat, reps=1), Situation()),
        (moment(squat, reps=1, faults=(SAG,), standing_faults=(SAG,), cues=(CUE,)), Situation()),
        (moment(squat, reps=1, attempt=SHORT), Situation()),
        (moment(squat, reps=1, placement=badly, pose=None), Situation()),
        (moment(squat, reps=1), Situation(paused=True)),
        (moment(squat, reps=1), Situation(camera_lost=True)),
    ]
    pictures = []
    for place, (seen, situation) in enumerate(states):
        for step in range(5):
            pixels = mirror.paint(seen, place * 20.0 + step * 0.2, situation)
        pictures.append(pixels.copy())

    assert {picture.shape for picture in pictures} == {(360, 640, 4)}
    assert len({picture.tobytes() for picture in pictures}) == len(states)


def test_offscreen_is_mirrored(squat: Exercise) -> None:
    """What is on the left of the frame is on the right of the mirror."""
    pixels = np.zeros((180, 320, 3), np.uint8)
    pixels[:, 100:140] = 255
    seen = moment(squat, frame=Frame(pixels, 0.0, 0), pose=None)
    shown = OffscreenMirror(640, 360).paint(seen, 0.0)
    row = shown[340, :, 0]

    assert row[640 - 2 * 120] > 60
    assert row[2 * 120] < 20
