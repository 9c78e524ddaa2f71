"""Captions: what the voice says, what was wrong and what to do, in words that stay long enough to be read."""

import math
from dataclasses import dataclass

from mirror.coaching.cue import CueKind
from mirror.coaching.moment import Moment
from mirror.movement.rep import Fault
from mirror.overlay.marks import Mark

__all__ = ["LEAST_S", "Caption", "CaptionQueue", "captions_of", "placement_caption", "reading_s"]

LEAST_S = 1.2
"""A caption is never taken away sooner: the glance from the body to the screen and one short line."""

LETTERS_PER_S = 8.5
"""Broadcasters' subtitle guides give seated readers 15 to 17 letters a second; half of that in motion."""


OUTDATED = {
    Mark.GOOD: (Mark.FAULTY, Mark.NOT_COUNTED),
    Mark.FAULTY: (Mark.NOT_COUNTED,),
    Mark.NOT_COUNTED: (),
}
"""How a movement ended -> the captions that would contradict it: "Not counted" beside a count."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A small heading and a line of words."""

    words: str
    label: str = ""
    mark: Mark | None = None
    safety: bool = False
    """Whether it is about a risk of harm."""


def reading_s(caption: Caption) -> float:
    """How long it stays: a second to notice it, and the time to read it, 2.5 s at least."""
    return max(2.5, 1.0 + (len(caption.label) / 2 + len(caption.words)) / LETTERS_PER_S)


def captions_of(moment: Moment) -> list[Caption]:
    """What one moment newly has to tell, most important last (the newest wins)."""
    told = {fault.cue for fault in moment.faults}
    plain = [
        Caption(cue.words)
        for cue in moment.cues
        if cue.kind is CueKind.SESSION or (cue.kind is CueKind.FORM and cue.words not in told)
    ]
    attempts = []
    if moment.attempt is not None:
        reason = moment.attempt.reason
        attempts = [Caption(reason[:1].upper() + reason[1:], "Not counted", Mark.NOT_COUNTED)]
    return plain + attempts + [_of_fault(fault) for fault in reversed(moment.faults)]


def placement_caption(moment: Moment) -> Caption | None:
    """What to change about where the athlete stands, if anything."""
    if moment.placement.good:
        return None
    label = "Not counting yet" if moment.placement.blocking else "To see you better"
    return Caption(moment.placement.troubles[0].value, label)


def _of_fault(fault: Fault) -> Caption:
    unit = {"deg": "°", "%": " %"}.get(fault.unit, f" {fault.unit}".rstrip())
    measured, limit = f"{fault.measured:.0f}{unit}", f"{fault.wanted:.0f}{unit}"
    # Equal when rounded: the figures would only puzzle.
    figures = "" if measured == limit else f"  ·  {measured}, limit {limit}"
    return Caption(fault.cue, fault.name + figures, Mark.FAULTY, safety=fault.severity == "safety")


class CaptionQueue:
    """Which caption stands now: the newest, but never before the last one had its least time."""

    def __init__(self) -> None:
        self._shown: Caption | None = None
        self._since_s = -math.inf
        self._waiting: Caption | None = None

    def update(self, new: list[Caption], now_s: float) -> Caption | None:
        """Take what is new, give what stands."""
        if new:
            self._waiting = new[-1]
        age_s = now_s - self._since_s
        if self._waiting is not None and (
            self._shown is None or age_s >= LEAST_S or self._waiting == self._shown
        ):
            self._shown, self._since_s, self._waiting = self._waiting, now_s, None
        elif self._shown is not None and age_s >= reading_s(self._shown):
            self._shown = None
        return self._shown

    def outdate(self, ended: Mark) -> None:
        """A movement ended so: what was told of those before it and no longer holds is taken away."""
        if self._shown is not None and self._shown.mark in OUTDATED[ended]:
            self._shown = None

    def clear(self) -> None:
        """Forget what stands and what waits."""
        self._shown = self._waiting = None
