"""The layout: where each part of the hud stands, for two looks and any shape of screen.

One unit is the screen's shorter side, or less where the screen is nearly square, so that the longer side is
never under `LONG_SIDE` units: type has the same size on a screen that lies and on one that stands.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from mirror.exercise.phases import Posture
from mirror.overlay.fit import Fit, contain, cover
from mirror.overlay.postures import lies_wide
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Edge
from mirror.overlay.theme import Theme

__all__ = ["LONG_SIDE", "CaptionPlace", "Darkening", "Layout", "Look", "lay_out", "screen_units"]

LONG_SIDE = 1.6
"""Units that the longer side has at least: ring, figures beside it and a free middle need that much."""

ROW = 0.026
"""Height of the meters, in units."""

Darkening: TypeAlias = tuple[Rect, Edge, float]
"""Where the picture is shaded under words, from which edge, and how strongly there."""


class Look(StrEnum):
    """How the mirror is built."""

    VIDEO = "video"
    """A screen that shows the camera's picture."""
    GLASS = "glass"
    """A screen behind a two-way mirror: what is black reflects, so there is no picture and a free middle."""


@dataclass(frozen=True, slots=True)
class CaptionPlace:
    """Where captions stand."""

    slot: Rect
    ground: Darkening | None = None
    """How the picture is darkened while a caption is there."""
    from_top: bool = False
    """Whether they hang from the slot's top rather than stand on its foot."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A slot for each part, in units; no two that are used at one time meet."""

    look: Look
    width: float
    height: float
    picture: Rect
    """Where the picture is; in glass, where the athlete's reflection is thought to be."""
    stage: Rect
    """Where nothing stands before an upright athlete."""
    title: Rect
    status: Rect
    notice: Rect
    loudness: Rect
    """Meters, volume and the sign of a muted voice: one small row."""
    ring: Rect
    reading: Rect
    caption: CaptionPlace
    floor_caption: CaptionPlace
    """For an athlete who is on the floor: what is low on the screen is the athlete then."""
    banner: Rect
    caption_size: float
    """Size of a caption's words."""
    darkenings: tuple[Darkening, ...] = ()
    """Always there."""
    mirrored: bool = True
    """Whether left and right change places, as in a mirror; not for a clip that is looked at from outside."""

    @property
    def screen(self) -> Rect:
        """All of it."""
        return Rect(0, 0, self.width, self.height)

    def fit(self, frame_px: tuple[int, int], posture: Posture, centre: float) -> Fit:
        """How a frame of that size is laid into the picture's area.

        Someone who stands fills a tall area, cut left and right around `centre` (fraction of the frame);
        someone who lies needs all of the frame's width. Head and feet are never cut.
        """
        if self._fills(frame_px):
            return cover(frame_px, self.screen, centre, mirrored=self.mirrored)
        wider = frame_px[0] * self.picture.height >= frame_px[1] * self.picture.width
        if wider and (not lies_wide(posture) or self.width > self.height):
            return cover(frame_px, self.picture, centre, mirrored=self.mirrored)
        return contain(frame_px, self.picture, mirrored=self.mirrored)

    def darkenings_over(self, frame_px: tuple[int, int]) -> tuple[Darkening, ...]:
        """Where a frame of that size is shaded under the words."""
        if self.darkenings and self._fills(frame_px):
            return ((Rect(0, 0, self.width, self.picture.top + self.picture.height * 0.1), Edge.TOP, 0.8),)
        return self.darkenings

    def _fills(self, frame_px: tuple[int, int]) -> bool:
        """Whether screen and camera both stand upright: then the picture has all of the screen."""
        return self.height > self.width and frame_px[1] > frame_px[0]


def screen_units(width_px: int, height_px: int) -> tuple[float, float]:
    """Width and height of a screen in units."""
    unit_px = min(width_px, height_px, max(width_px, height_px) / LONG_SIDE)
    return width_px / unit_px, height_px / unit_px


def lay_out(look: Look, width_px: int, height_px: int, theme: Theme, *, mirrored: bool = True) -> Layout:
    """The slots for a screen of that size in pixels."""
    width, height = screen_units(width_px, height_px)
    layout = _lying(look, width, height, theme) if width >= height else _standing(look, width, height, theme)
    return replace(layout, mirrored=mirrored)


def _lying(look: Look, width: float, height: float, theme: Theme) -> Layout:
    margin, step = theme.space.wide, theme.space.step
    across = 0.54 if look is Look.VIDEO else 0.46
    ring = Rect(margin, height * 0.445 - across / 2, across, across)
    side = 0.36
    reading = Rect(width - margin - side, ring.top, side, across)
    free = 2 * min(width / 2 - ring.right, reading.left - width / 2) - 2 * step
    line = 0.62
    glass = look is Look.GLASS
    return Layout(
        look=look,
        width=width,
        height=height,
        picture=Rect(0, 0, width, height),
        stage=Rect(width / 2 - free / 2, margin, free, height - margin - 0.2 - margin - step),
        title=Rect(margin, margin, line, theme.type.headline),
        status=Rect(width - margin - line, margin, line, theme.type.body),
        notice=Rect(
            width - margin - line, margin + theme.type.body + theme.space.small, line, theme.type.body * 1.1
        ),
        loudness=Rect(reading.left, margin + theme.type.body * 2.1 + step, side, ROW),
        ring=ring,
        reading=reading,
        caption=CaptionPlace(
            Rect(margin, height - margin - 0.2, width - 2 * margin, 0.2),
            None if glass else (Rect(0, height - 0.39, width, 0.39), Edge.BOTTOM, 0.84),
        ),
        floor_caption=CaptionPlace(
            Rect(width / 2 - free / 2, margin + theme.type.headline + 1.5 * step, free, 0.32),
            None if glass else (Rect(0, 0, width, 0.52), Edge.TOP, 0.80),
            from_top=True,
        ),
        banner=Rect(width / 2 - free / 2, ring.middle[1] - 0.13, free, 0.26),
        caption_size=theme.type.display * 0.85 if glass else theme.type.headline,
        darkenings=()
        if glass
        else (
            (Rect(0, 0, 0.94, height), Edge.LEFT, 0.78),
            (Rect(width - 0.66, 0, 0.66, height), Edge.RIGHT, 0.76),
        ),
    )


def _standing(look: Look, width: float, height: float, theme: Theme) -> Layout:
    margin, step = theme.space.wide, theme.space.step
    glass = look is Look.GLASS
    across = 0.44 if glass else 0.54
    ring = Rect(margin, 0.19, across, across)
    picture = Rect(0, ring.bottom + step, width, height - ring.bottom - step)
    half = (width - 2 * margin) / 2
    caption_tall = 0.26
    caption = CaptionPlace(
        Rect(margin, height - margin - caption_tall, width - 2 * margin, caption_tall),
        None if glass else (Rect(0, height - 0.5, width, 0.5), Edge.BOTTOM, 0.86),
    )
    return Layout(
        look=look,
        width=width,
        height=height,
        picture=picture,
        stage=Rect(
            margin, picture.top + step, width - 2 * margin, picture.height - caption_tall - margin - step
        ),
        title=Rect(margin, margin, half, theme.type.headline),
        status=Rect(margin + half, margin, half, theme.type.body),
        loudness=Rect(margin + half, margin + theme.type.body + theme.space.small, half, ROW),
        notice=Rect(margin, 0.150, width - 2 * margin, theme.type.body * 1.1),
        ring=ring,
        reading=Rect(ring.right + step, ring.top, width - margin - ring.right - step, across),
        caption=caption,
        floor_caption=caption,
        banner=Rect(margin, picture.middle[1] - 0.16, width - 2 * margin, 0.26),
        caption_size=theme.type.headline,
        darkenings=() if glass else ((Rect(0, picture.top, width, 0.12), Edge.TOP, 1.0),),
    )
