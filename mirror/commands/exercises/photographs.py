"""Photographs of an exercise: stills of the virtual athlete, all cut alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.renderer import Renderer
from mirror.athlete.vectors import Array
from mirror.commands.exercises.stills import SEED, Still, best_viewpoint
from mirror.devices.frame import Pixels
from mirror.evaluation.framing import enclosing
from mirror.exercise.exercise import Exercise
from mirror.overlay.scene import Point

__all__ = ["Photograph", "photographs"]

NARROWEST, WIDEST = 0.62, 1.60
"""Width to height: a standing athlete is a tall picture, a lying one a broad one."""
AIR = 0.14
"""Around the landmarks, as a share of their extent; the head reaches beyond its own."""
RAW_PX = (1760, 1320)
"""What is drawn before it is cut and shrunk: twice as fine as what is shown."""


@dataclass(frozen=True, slots=True, eq=False)
class Photograph:
    """One still, drawn."""

    still: Still
    pixels: Pixels
    """(height, width, 3)."""
    marks: tuple[Point, ...]
    """Where the landmarks are in it, as shares of its width and height."""


def photographs(exercise: Exercise, stills: Sequence[Still], height_px: int) -> list[Photograph]:
    """Each still from the exercise's best view, cut to what all of them need.

    Args:
        exercise: tells the view, and whether there are weights in the hands.
        stills: at least one.
        height_px: of each photograph.
    """
    marks = np.concatenate([still.body.landmarks for still in stills])
    wide, tall = RAW_PX
    viewpoint = enclosing(replace(best_viewpoint(exercise), width_px=wide, height_px=tall), marks)
    left, top, right, bottom = _cut(viewpoint.project(marks), RAW_PX)
    size = (round(height_px * (right - left) / (bottom - top)), height_px)
    renderer = Renderer(BodyPlan.from_seed(SEED), viewpoint)
    taken = []
    for still in stills:
        drawn = renderer.draw(still.body, dumbbells="dumbbells" in exercise.equipment)
        pixels = cv2.resize(drawn[top:bottom, left:right], size, interpolation=cv2.INTER_AREA)
        places = (viewpoint.project(still.body.landmarks) - (left, top)) / (right - left, bottom - top)
        taken.append(Photograph(still, np.asarray(pixels, np.uint8), tuple(map(tuple, places.tolist()))))
    return taken


def _cut(places: Array, picture: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom pixel of what is shown: all landmarks with air, in a good proportion."""
    low, high = places.min(axis=0), places.max(axis=0)
    air = AIR * float((high - low).max())
    width, height = (high - low + 2 * air).tolist()
    width, height = max(width, NARROWEST * height), max(height, width / WIDEST)
    height = min(height, picture[1])
    width = min(width, picture[0], WIDEST * height)
    middle = (low + high) / 2
    left = min(max(middle[0] - width / 2, 0), picture[0] - width)
    # What is left over goes above: feet stand near the lower edge.
    top = min(max(high[1] + air - height, 0), picture[1] - height)
    return round(left), round(top), round(left + width), round(top + height)
