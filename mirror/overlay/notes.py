"""Notes around the hud: status line, notice, the banner across the middle, brackets of the picture."""

from typing import NamedTuple

from mirror.coaching.words import Announcement
from mirror.overlay.layout import Layout
from mirror.overlay.lettering import Lettering, cap
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Align, Colour, Line, Primitive, Text, Weight
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import Tongue

__all__ = ["Banner", "banner_of", "draw_banner", "draw_brackets", "draw_notes"]


class Banner(NamedTuple):
    """What is said across the middle."""

    phrase: str
    beneath: str
    """The phrase of the line under it."""
    alarm: bool


def banner_of(situation: Situation) -> Banner | None:
    """The banner of a situation; a lost camera before a pause."""
    if situation.camera_lost:
        return Banner(Announcement.CAMERA_LOST, "Check its cable; your count is kept", alarm=True)
    if situation.paused:
        return Banner(Announcement.PAUSED, "Press space to go on", alarm=False)
    return None


def draw_notes(situation: Situation, theme: Theme, tongue: Tongue, layout: Layout) -> list[Primitive]:
    """The status line and the notice."""
    letters, types, palette = Lettering(theme), theme.type, theme.palette
    drawn: list[Primitive] = []
    if situation.status is not None:
        slot = layout.status
        at = (slot.right, slot.top + cap(types.label))
        words = situation.status.words(tongue)
        drawn.append(
            letters.fitted(
                words, at, types.label, slot.width, palette.soft, weight=Weight.MEDIUM, align=Align.RIGHT
            )
        )
    if situation.notice:
        slot = layout.notice
        at = (slot.right, slot.top + cap(types.body))
        drawn.append(
            letters.fitted(situation.notice, at, types.body, slot.width, palette.ink, align=Align.RIGHT)
        )
    elif situation.progress:
        slot = layout.notice
        at = (slot.right, slot.top + cap(types.label))
        drawn.append(
            letters.fitted(
                situation.progress,
                at,
                types.label,
                slot.width,
                palette.soft,
                weight=Weight.MEDIUM,
                align=Align.RIGHT,
            )
        )
    return drawn


def draw_banner(
    banner: Banner, theme: Theme, tongue: Tongue, layout: Layout, opacity: float
) -> list[Primitive]:
    """Large words across the middle of the picture."""
    words, beneath = tongue.word(banner.phrase), tongue.word(banner.beneath)
    types, palette, slot = theme.type, theme.palette, layout.banner
    middle_x, middle_y = slot.middle
    colour = palette.alarm if banner.alarm else palette.ink
    face = theme.typeface
    size = face.shrunk(words, types.display, Weight.SEMIBOLD, slot.width)
    small = face.shrunk(beneath, types.body * 1.15, Weight.MEDIUM, slot.width)
    under = middle_y + theme.space.wide + cap(small)
    return [
        Text((middle_x, middle_y), words, size, colour, Weight.SEMIBOLD, Align.CENTRE, opacity),
        Text((middle_x, under), beneath, small, palette.soft, Weight.MEDIUM, Align.CENTRE, opacity),
    ]


def draw_brackets(area: Rect, colour: Colour, opacity: float, theme: Theme) -> list[Primitive]:
    """Four corners, as of a viewfinder: be in here."""
    arm, pen = theme.space.wide * 1.2, theme.space.hair * 1.6
    corners = (
        (area.left, area.top, 1, 1),
        (area.right, area.top, -1, 1),
        (area.right, area.bottom, -1, -1),
        (area.left, area.bottom, 1, -1),
    )
    return [
        Line(((x + right * arm, y), (x, y), (x, y + down * arm)), pen, colour, opacity)
        for x, y, right, down in corners
    ]
