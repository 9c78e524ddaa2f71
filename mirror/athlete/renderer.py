"""The renderer: one body, one camera, one light, and the picture of each moment."""

import cv2
import numpy as np
import numpy.typing as npt

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.figure.figure import Figure
from mirror.athlete.lighting import Lighting
from mirror.athlete.picture.bar import draw_bar
from mirror.athlete.picture.painter import Painter, Painting
from mirror.athlete.picture.room import room
from mirror.athlete.picture.shadow import Shadow
from mirror.athlete.picture.wardrobe import wardrobe
from mirror.athlete.skeleton import Body
from mirror.athlete.vectors import Array
from mirror.athlete.viewpoint import Viewpoint
from mirror.devices.frame import Pixels

__all__ = ["Renderer"]

SLACK_PX = 64
"""By how much the noise picture is larger than a frame, so that each frame cuts another piece of it."""


class Renderer:
    """Draws frames of one athlete; about ten milliseconds each."""

    def __init__(self, plan: BodyPlan, viewpoint: Viewpoint, lighting: Lighting | None = None) -> None:
        light = lighting or Lighting()
        self.viewpoint = viewpoint
        self._plan, self._lighting = plan, light
        self._dressed: dict[bool, tuple[Figure, Painter]] = {}
        self._shadow = Shadow(viewpoint)
        self._chance = np.random.default_rng(7)
        self._noise, self._bias = self._grain(light.noise)
        factors = np.array(light.tint) * light.exposure
        self._light = factors
        self._room = np.clip(room(viewpoint) * factors, 0, 255).astype(np.uint8)

    def draw(self, body: Body | None, *, dumbbells: bool = False, bar: Array | None = None) -> Pixels:
        """(height, width, 3): that body, or the empty room.

        Args:
            body: who is there.
            dumbbells: whether it has weights in its hands.
            bar: the two ends (2, 3) of the bar from which it hangs.
        """
        picture = self._room.copy()
        if bar is not None:
            draw_bar(picture, bar, self.viewpoint, self._light)
        if body is not None:
            _shade(picture, *self._shadow.cast(body))
            painting = self._paint(body, dumbbells=dumbbells)
            if painting is not None:
                _lay(picture, painting)
        return self._grained(picture)

    def _paint(self, body: Body, *, dumbbells: bool) -> Painting | None:
        """The figure cut out; it is dressed when first needed, which takes a tenth of a second."""
        if dumbbells not in self._dressed:
            figure = Figure(self._plan, dumbbells=dumbbells)
            painter = Painter(figure.mesh, wardrobe(self._plan), self.viewpoint, self._lighting)
            self._dressed[dumbbells] = (figure, painter)
        figure, painter = self._dressed[dumbbells]
        return painter.paint(*figure.pose(body))

    def _grain(self, level: float) -> tuple[Pixels, int]:
        """Noise to add, lifted by a bias so that it has no sign; and the bias to take off first."""
        height, width = self.viewpoint.height_px + SLACK_PX, self.viewpoint.width_px + SLACK_PX
        bias = round(3 * level)
        luma = 0.85 * level * self._chance.standard_normal((height, width, 1), np.float32)
        chroma = 0.5 * level * self._chance.standard_normal((height, width, 3), np.float32)
        return np.clip(luma + chroma + bias, 0, 255).astype(np.uint8), bias

    def _grained(self, picture: Pixels) -> Pixels:
        top, left = self._chance.integers(0, SLACK_PX, 2)
        piece = self._noise[top : top + picture.shape[0], left : left + picture.shape[1]]
        cv2.add(picture, piece, dst=picture)
        # Taking the bias off last clips at black, as a sensor's black level does.
        cv2.subtract(picture, np.full(4, self._bias, np.float64), dst=picture)
        return picture


def _shade(picture: Pixels, left: int, top: int, remaining: npt.NDArray[np.uint8]) -> None:
    """Take light off the picture where a shadow falls."""
    if remaining.size:
        part = picture[top : top + remaining.shape[0], left : left + remaining.shape[1]]
        cv2.multiply(part, cv2.cvtColor(remaining, cv2.COLOR_GRAY2BGR), dst=part, scale=1 / 255)


def _lay(picture: Pixels, painting: Painting) -> None:
    """Lay a cut-out figure over the picture."""
    height, width = painting.coverage.shape
    part = picture[painting.top : painting.top + height, painting.left : painting.left + width]
    behind = cv2.cvtColor(cv2.bitwise_not(painting.coverage), cv2.COLOR_GRAY2BGR)
    cv2.multiply(part, behind, dst=part, scale=1 / 255)
    cv2.add(part, painting.colour, dst=part)
