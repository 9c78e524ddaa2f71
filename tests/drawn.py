"""What a scene draws, for the tests: where each primitive reaches, and which words are there."""

from typing import assert_never

from mirror.overlay.rect import Rect
from mirror.overlay.scene import Align, Arc, Dot, Glow, Line, Picture, Primitive, Scene, Shade, Text
from mirror.overlay.typeface import CAP_HEIGHT, Typeface


def bounds(primitive: Primitive, face: Typeface) -> Rect:
    """The box of what is painted; of words, from the baseline to the capitals' height."""
    match primitive:
        case Text(at=(x, y), words=words, size=size, weight=weight):
            width = face.width(words, size, weight, primitive.tracking)
            left = x - width * {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[primitive.align]
            return Rect(left, y - size * CAP_HEIGHT, width, size * CAP_HEIGHT)
        case Line(points=points, width=width):
            return _around([x for x, _ in points], [y for _, y in points], width / 2)
        case Dot(centre=(x, y), radius=radius) | Glow(centre=(x, y), radius=radius):
            return _around([x], [y], radius)
        case Arc(centre=(x, y), radius=radius, width=width):
            return _around([x], [y], radius + width / 2)
        case Picture(fit=fit):
            return fit.area
        case Shade(area=area):
            return area
        case _:
            assert_never(primitive)


def _around(xs: list[float], ys: list[float], by: float) -> Rect:
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(by)


def words_of(scene: Scene) -> list[str]:
    """All words, in the order in which they are painted."""
    return [primitive.words for primitive in scene.primitives if isinstance(primitive, Text)]


def texts_of(scene: Scene) -> list[Text]:
    """All texts that can be seen."""
    return [item for item in scene.primitives if isinstance(item, Text) and item.opacity > 0.02]
