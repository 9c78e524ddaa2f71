"""Captions can be read over the brightest picture, in as few lines as can be."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest
from drawn import bounds, texts_of
from moments import moment, said

from mirror.coaching.cue import CueKind
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.overlay.hud import Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.raster import Raster
from mirror.overlay.scene import Colour, Picture, Scene, Shade
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme

SHORT, LONG = "Chest up", "Keep your knees over your feet all the way down and drive up as fast as you can"
WHITE = Frame(np.full((720, 1280, 3), 255, np.uint8), 0.0, 0)
READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3: contrast of text that is not large; large text may have 3."""


def luminance(colour: Colour) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = np.array([colour.red, colour.green, colour.blue]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def settled(hud: Hud, exercise: Exercise, words: str) -> Scene:
    """The screen with a caption over a white picture."""
    cue = said(CueKind.COACH, words)
    told = moment(exercise, 1.0, frame=WHITE, cues=(cue,), pose=None)
    for step in range(10):
        scene = hud.update(told, Situation(), 1.0 + step * 0.1)
    return scene


@pytest.mark.parametrize("words", [SHORT, LONG])
@pytest.mark.parametrize("size_px", [(1280, 720), (720, 1280)])
@pytest.mark.parametrize("name", ["squat", "push_up"])
def test_captions_are_read_on_white(
    theme: Theme, squat: Exercise, words: str, size_px: tuple[int, int], name: str
) -> None:
    """Heading and words, of one line or two, standing or lying."""
    posture = "standing" if name == "squat" else "prone"
    hud = Hud(lay_out(Look.VIDEO, *size_px, theme), theme)
    scene = settled(hud, _posed(squat, posture), words)
    texts = [text for text in texts_of(scene) if text.words == "COACH" or text.words in words]
    ground = replace(
        scene, primitives=tuple(item for item in scene.primitives if isinstance(item, Picture | Shade))
    )
    pixels = Raster(theme, *size_px).paint(ground, WHITE)
    px = size_px[0] / scene.width
    for text in texts:
        box = bounds(text, theme.typeface)
        behind = pixels[
            round(box.top * px) : round(box.bottom * px), round(box.left * px) : round(box.right * px)
        ]
        blue, green, red = (int(channel) for channel in behind.reshape(-1, 3).max(axis=0))
        contrast = (luminance(text.colour) + 0.05) / (luminance(Colour(red, green, blue)) + 0.05)
        assert contrast >= READABLE, text.words

    assert {"COACH"} < {text.words for text in texts}


def _posed(exercise: Exercise, posture: str) -> Exercise:
    return msgspec.structs.replace(exercise, posture=posture)


def test_long_words_are_few_lines(theme: Theme, squat: Exercise) -> None:
    """Two lines of about equal length, not one tiny one."""
    hud = Hud(lay_out(Look.VIDEO, 1080, 1920, theme), theme)
    words = "Sehr gut, noch zwei Wiederholungen, und achte auf die Knie!"
    lines = [text for text in texts_of(settled(hud, squat, words)) if text.words in words]

    assert len(lines) == 2
    assert lines[0].size > theme.type.title
