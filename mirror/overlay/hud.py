"""The hud: a Moment and the situation become a Scene; it remembers only what moves on the screen."""

from dataclasses import replace

from mirror.coaching.cue import Cue
from mirror.coaching.moment import Moment
from mirror.exercise.free import ANY
from mirror.overlay.caption_view import CaptionView
from mirror.overlay.easing import Spring
from mirror.overlay.edge_flash import EdgeFlash, flash_of
from mirror.overlay.figures import ring_state, set_words
from mirror.overlay.fit import Fit
from mirror.overlay.layout import CaptionPlace, Layout, Look
from mirror.overlay.limbs import Limbs
from mirror.overlay.loudness import draw_loudness
from mirror.overlay.notes import banner_of, draw_banner, draw_brackets, draw_notes
from mirror.overlay.postures import stays_low
from mirror.overlay.reading import Reading
from mirror.overlay.ring import Ring
from mirror.overlay.scene import Picture, Primitive, Scene, Shade
from mirror.overlay.set_so_far import SetSoFar
from mirror.overlay.situation import Situation
from mirror.overlay.skeleton import draw_skeleton
from mirror.overlay.theme import Theme
from mirror.overlay.title import Title
from mirror.overlay.told import Told
from mirror.overlay.tongue import PLAIN_ENGLISH, Tongue
from mirror.phrases.phrases import Phrases
from mirror.pose.landmarks import Landmark

__all__ = ["Hud"]

NAME = "Form Mirror"
"""What stands where the exercise will, until the first picture is there."""

DIMMED = 0.34
"""Brightness of the picture under a banner."""


class Hud:
    """Composes the screen.

    `update` takes the newest Moment as often as the screen is painted; the same one twice is one moment.
    """

    def __init__(self, layout: Layout, theme: Theme, phrases: Phrases = PLAIN_ENGLISH) -> None:
        self._layout = layout
        self._theme = theme
        self._tongue = Tongue(phrases)
        self._last: Moment | None = None
        self._told = Told(self._tongue)
        self._captions = CaptionView(theme, layout)
        self._title = Title(theme, self._tongue, layout)
        self._flash = EdgeFlash(theme, layout)
        self._limbs = Limbs(theme.palette)
        self._dim = Spring(theme.motion.fade_s, 1.0)
        self._banner = Spring(theme.motion.fade_s)
        self._brackets = Spring(theme.motion.fade_s)
        self._centre = Spring(theme.motion.follow_s, 0.5)
        self._begin()

    def _begin(self) -> None:
        """A new exercise or set: nothing was counted yet."""
        self._ring = Ring(self._theme, self._layout.ring)
        self._reading = Reading(self._theme, self._tongue, self._layout.reading)
        self._so_far = SetSoFar()
        self._told.forget()

    def update(self, moment: Moment | None, situation: Situation, now_s: float) -> Scene:
        """The scene at this instant.

        Args:
            moment: the newest one; None before the first.
            situation: what the screen must tell besides.
            now_s: the display's clock, monotonic seconds.
        """
        if moment is None:
            return self._scene(self._before_all(situation, now_s))
        if moment.paused and not situation.paused:
            situation = replace(situation, paused=True)
        if moment is not self._last:
            self._follow(moment, now_s)
        low = stays_low(moment.exercise.posture)
        place = self._layout.floor_caption if low else self._layout.caption
        behind = self._behind(moment, situation, now_s)
        figures = self._figures(moment, situation, now_s)
        words = self._words(moment, situation, place, now_s)
        light = self._flash.show(now_s) if situation.flash else []
        return self._scene([*behind, *self._captions.darkened(place), *light, *figures, *words])

    def hear(self, cue: Cue, now_s: float) -> None:
        """Take a cue that is being said, whether or not a moment brings it."""
        self._told.hear(cue, now_s)

    def move(self, layout: Layout) -> None:
        """The screen has another size or shape from now on; what was counted and told stays."""
        self._layout = layout
        self._ring.move(layout.ring)
        self._reading.move(layout.reading)
        self._captions.move(layout)
        self._title.move(layout)
        self._flash.move(layout)

    @property
    def restless(self) -> bool:
        """Whether the next instant looks different though nothing new was seen."""
        springs = (self._dim, self._banner, self._brackets, self._centre)
        parts = (self._ring, self._captions, self._title, self._limbs, self._flash, self._told)
        return any(part.restless for part in parts) or any(spring.moving for spring in springs)

    def _before_all(self, situation: Situation, now_s: float) -> list[Primitive]:
        """While there is no picture yet."""
        banner = banner_of(situation)
        return [
            *self._title.show(NAME, now_s),
            *self._notes(situation),
            *(draw_banner(banner, self._theme, self._tongue, self._layout, 1.0) if banner else ()),
        ]

    def _follow(self, moment: Moment, now_s: float) -> None:
        """What this moment changes in what is remembered."""
        before, self._last = self._last, moment
        if before is not None and _anew(before, moment):
            self._begin()
        self._limbs.follow(moment, now_s)
        mark = self._so_far.follow(moment)
        if mark is not None and not moment.session.resting:
            self._ring.mark(mark, now_s)
        if flash := flash_of(moment, mark):
            self._flash.begin(flash, now_s)
        self._told.follow(moment, self._so_far, mark)

    def _behind(self, moment: Moment, situation: Situation, now_s: float) -> list[Primitive]:
        """Picture, skeleton and the shades under the words."""
        fit = self._fit(moment, now_s)
        dim = self._dim.update(1.0 if banner_of(situation) is None else DIMMED, now_s)
        if situation.camera_lost:
            self._dim.jump(DIMMED)
            dim = DIMMED
        drawn: list[Primitive] = []
        if self._layout.look is Look.VIDEO:
            drawn.append(Picture(fit, dim, situation.camera_lost))
        if moment.pose is not None and situation.skeleton and banner_of(situation) is None:
            drawn += draw_skeleton(moment.pose, fit, self._limbs.tints(moment, now_s), self._theme.palette)
        black = self._theme.palette.black
        darkenings = self._layout.darkenings_over((moment.frame.width, moment.frame.height))
        drawn += [Shade(area, edge, black, opacity) for area, edge, opacity in darkenings]
        return drawn

    def _fit(self, moment: Moment, now_s: float) -> Fit:
        centre = self._centre.value
        if moment.pose is not None:
            image = moment.pose.image
            hips = float(image[Landmark.LEFT_HIP, 0] + image[Landmark.RIGHT_HIP, 0]) / 2
            centre = min(max(hips, 0.0), 1.0)
        size = (moment.frame.width, moment.frame.height)
        return self._layout.fit(size, moment.exercise.posture, self._centre.update(centre, now_s))

    def _figures(self, moment: Moment, situation: Situation, now_s: float) -> list[Primitive]:
        """Title, ring and reading."""
        counting = not (moment.placement.blocking or situation.paused or situation.camera_lost)
        name, beneath = self._tongue.title(moment.exercise), set_words(moment.session, self._tongue)
        ring = ring_state(moment, self._so_far, self._tongue, counting=counting)
        return [
            *self._title.show(name, now_s, beneath=beneath, recognised=_recognised(moment)),
            *self._ring.show(ring, now_s),
            *self._reading.show(moment, self._so_far, counting=counting),
        ]

    def _words(
        self, moment: Moment, situation: Situation, place: CaptionPlace, now_s: float
    ) -> list[Primitive]:
        """Captions, placement, notes and the banner."""
        banner = banner_of(situation)
        caption = self._told.caption(moment, self._so_far, banner, now_s)
        drawn = self._captions.show(caption, place, now_s)
        upright, resting = not stays_low(moment.exercise.posture), moment.session.resting
        called = moment.placement.blocking and upright and not resting and banner is None
        brackets = self._brackets.update(1.0 if called else 0.0, now_s)
        if brackets > 0.02:
            drawn += draw_brackets(self._layout.stage, self._theme.palette.ink, 0.8 * brackets, self._theme)
        shown = self._banner.update(0.0 if banner is None else 1.0, now_s)
        if banner is not None:
            drawn += draw_banner(banner, self._theme, self._tongue, self._layout, max(shown, 0.05))
        return drawn + self._notes(situation)

    def _notes(self, situation: Situation) -> list[Primitive]:
        """The small line, what is loud, and the notice."""
        return [
            *draw_notes(situation, self._theme, self._tongue, self._layout),
            *draw_loudness(situation.loudness, self._theme, self._tongue, self._layout),
        ]

    def _scene(self, drawn: list[Primitive]) -> Scene:
        return Scene(self._layout.width, self._layout.height, tuple(drawn))


def _recognised(moment: Moment) -> bool:
    """Whether the mirror itself knows what is done."""
    return moment.recognition is not None and moment.exercise != ANY


def _anew(before: Moment, moment: Moment) -> bool:
    """Whether a set begins; while the athlete rests, the figures of the one that is done stay."""
    if moment.exercise.id != before.exercise.id or moment.session.set_number != before.session.set_number:
        return True
    return moment.reps < before.reps and not moment.session.resting
