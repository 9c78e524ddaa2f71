"""The caption queue: which caption stands now, so that each stands for as long as it takes to read."""

import math
from collections import deque
from collections.abc import Iterable

from mirror.overlay.captions import Caption
from mirror.overlay.marks import Mark

__all__ = ["LEAST_S", "CaptionQueue", "glance_s", "reading_s"]

LEAST_S = 1.2
"""A caption is never taken away sooner: the glance from the body to the screen and one short line."""

LETTERS_PER_S = 8.5
"""Broadcasters' subtitle guides give seated readers 15 to 17 letters a second; half of that in motion."""

SEATED_LETTERS_PER_S = 17.0
"""How fast one that others wait for is taken to be read: the voice has gone on by then, too."""

MOST_WAITING = 3
"""More would be told long after they were said; what waited longest goes."""

OUTDATED = {
    Mark.GOOD: (Mark.FAULTY, Mark.NOT_COUNTED),
    Mark.FAULTY: (Mark.NOT_COUNTED, Mark.GOOD),
    Mark.NOT_COUNTED: (Mark.GOOD,),
}
"""How a movement ended -> the captions that would contradict it: "Not counted" beside a count."""


def reading_s(caption: Caption) -> float:
    """How long it stays: a second to notice it, and the time to read it, 2.5 s at least."""
    return max(2.5, 1.0 + (len(caption.label) / 2 + len(caption.words)) / LETTERS_PER_S)


def glance_s(caption: Caption) -> float:
    """How long it stays at least, when another waits or it no longer holds."""
    return max(LEAST_S, len(caption.words) / SEATED_LETTERS_PER_S)


class CaptionQueue:
    """Gives one after the other; a risk of harm at once."""

    def __init__(self) -> None:
        self._shown: Caption | None = None
        self._since_s = -math.inf
        self._waiting: deque[Caption] = deque(maxlen=MOST_WAITING)
        self._outdated = False

    def update(self, new: Iterable[Caption], now_s: float) -> Caption | None:
        """Take what is new, give what stands."""
        for caption in new:
            self._take(caption, now_s)
        age_s = now_s - self._since_s
        if self._shown is None or age_s >= self._lasting_s(self._shown):
            self._show(self._waiting.popleft() if self._waiting else None, now_s)
        return self._shown

    def outdate(self, ended: Mark) -> None:
        """A movement ended so: what was told of those before it and no longer holds goes when it was read."""
        if self._shown is not None and self._shown.mark in OUTDATED[ended]:
            self._outdated = True
        kept = [caption for caption in self._waiting if caption.mark not in OUTDATED[ended]]
        self._waiting = deque(kept, MOST_WAITING)

    def clear(self) -> None:
        """Forget what stands and what waits."""
        self._show(None, -math.inf)
        self._waiting.clear()

    def _take(self, caption: Caption, now_s: float) -> None:
        if caption.safety:
            self._waiting.clear()
            self._show(caption, now_s)
        elif self._shown is not None and _same(caption, self._shown):
            self._show(caption, now_s)
        else:
            kept = [other for other in self._waiting if not _same(caption, other)]
            self._waiting = deque((*kept, caption), MOST_WAITING)

    def _lasting_s(self, caption: Caption) -> float:
        return glance_s(caption) if self._waiting or self._outdated else reading_s(caption)

    def _show(self, caption: Caption | None, now_s: float) -> None:
        self._shown, self._since_s, self._outdated = caption, now_s, False


def _same(one: Caption, other: Caption) -> bool:
    """Whether they tell the same, maybe in other words."""
    return one == other or (one.about != "" and one.about == other.about)
