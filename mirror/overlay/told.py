"""What is told in words now: a caption, a prompt, or nothing."""

import math
from collections import deque

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.moment import Moment
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
    """Follows what is said; wrong placement goes before captions, and captions before what is always so."""

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
        return self._prompts.placement(moment) or standing or self._prompts.quiet(moment, so_far)

    @property
    def restless(self) -> bool:
        """Whether a cue waits to be shown."""
        return bool(self._heard)
