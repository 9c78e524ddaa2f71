"""A clip of what the mirror shows over another clip, painted without a screen library."""

from pathlib import Path

from mirror.base.closing import Closing
from mirror.coaching.moment import Moment
from mirror.devices.clip_writer import ClipWriter
from mirror.overlay.hud import Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.raster import Raster
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme

__all__ = ["OverlayClip"]


class OverlayClip(Closing):
    """Writes each moment with the mirror's overlay, as it was filmed, in the size of the first frame."""

    def __init__(self, path: Path, frames_per_s: float) -> None:
        self._path = path
        self._frames_per_s = frames_per_s
        self._writer: ClipWriter | None = None

    def write(self, moment: Moment) -> None:
        """Append a moment.

        Raises:
            MirrorError: the path cannot be written.
        """
        frame = moment.frame
        if self._writer is None:
            theme = Theme.shipped()
            self._writer = ClipWriter(self._path, frame.width, frame.height, self._frames_per_s)
            layout = lay_out(Look.VIDEO, frame.width, frame.height, theme, mirrored=False)
            self._hud = Hud(layout, theme)
            self._raster = Raster(theme, frame.width, frame.height)
        scene = self._hud.update(moment, Situation(), frame.captured_s)
        self._writer.write(self._raster.paint(scene, frame))

    def close(self) -> None:
        """Finish the clip."""
        if self._writer is not None:
            self._writer.close()
