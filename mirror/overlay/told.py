"""What is told in words now: a caption, a prompt, or nothing."""

import math
from collections import deque

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.moment import Moment
from mirror.coaching.words import STAY_THERE
from mirror.overlay.caption_queue import CaptionQueue
from mirror.overlay.captions import Caption, CaptionWriter
from mirror.overlay.marks import Mark
from mirror.overlay.notes import Banner
from mirror.overlay.prompts import Prompts
from mirror.overlay.set_so_far import SetSoFar
from mirror.overlay.tongue import Tongue

__all__ = ["Told"]

OWN_MOMENT_S = 0.15
"""How long a cue that was heard waits for its moment, which knows what it is about: some display frames."""

MOST_HEARD = 4
"""Cues that wait so."""


class Told:
    """Follows what is said; captions go before what is always so.

    Wrong placement, which is asked for as long as it is wrong, goes before what was told of the movement, but
    not before a coach's words or how the session goes on: those are told once.
    """

    def __init__(self, tongue: Tongue) -> None:
        self._writer = CaptionWriter(tongue)
        self._queue = CaptionQueue()
        self._prompts = Prompts(tongue)
        self._new: list[Caption] = []
        self._heard: deque[Cue] = deque(maxlen=MOST_HEARD)
        self._heard_s = math.inf
        self._covered = False

    def forget(self) -> None:
        """Another set begins."""
        self._queue.clear()
        self._writer.forget()

    def follow(self, moment: Moment, so_far: SetSoFar, ended: Mark | None) -> None:
        """Take a new moment, and how the movement that it ended went."""
        if ended is not None:
            self._queue.outdate(ended)
        self._prompts.follow(moment)
        self._new += self._writer.of(moment, so_far)

    def hear(self, cue: Cue, now_s: float) -> None:
        """Take a cue that is being said: its moment was dropped, or it has none, as a coach's words."""
        if not self._heard:
            self._heard_s = now_s if cue.kind is not CueKind.COACH else -math.inf
        self._heard.append(cue)

    def caption(
        self, moment: Moment, so_far: SetSoFar, banner: Banner | None, now_s: float
    ) -> Caption | None:
        """What stands at this instant; under a banner what is said meanwhile, but for its own words."""
        if banner is not None and not self._covered:
            self._queue.clear()
        self._covered = banner is not None
        if self._heard and now_s - self._heard_s >= OWN_MOMENT_S:
            self._new += self._writer.of_cues(self._heard, moment, so_far)
            self._heard.clear()
        new, self._new = self._new, []
        if banner is not None:
            new = [caption for caption in new if caption.about != banner.phrase]
        standing = self._queue.update(new, now_s)
        if banner is not None:
            return standing
        asked = self._prompts.placement(moment)
        if standing is not None and (asked is None or _stands_alone(standing)):
            return standing
        return asked or self._prompts.quiet(moment, so_far)

    @property
    def restless(self) -> bool:
        """Whether a cue waits to be shown."""
        return bool(self._heard)


def _stands_alone(caption: Caption) -> bool:
    """Whether it holds wherever the athlete stands."""
    return caption.mark is None and caption.about != STAY_THERE
