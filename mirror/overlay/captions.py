"""Captions: what the voice says, what was wrong and what to do, in words that stay long enough to be read."""

import math
from dataclasses import dataclass

from mirror.coaching.cue import CueKind
from mirror.coaching.moment import Moment
from mirror.coaching.words import BETTER, END_SET, name_aloud
from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Fault
from mirror.overlay.marks import Mark

__all__ = ["LEAST_S", "Caption", "CaptionQueue", "captions_of", "reading_s", "recognised"]

LEAST_S = 1.2
"""A caption is never taken away sooner: the glance from the body to the screen and one short line."""

LETTERS_PER_S = 8.5
"""Broadcasters' subtitle guides give seated readers 15 to 17 letters a second; half of that in motion."""


OUTDATED = {
    Mark.GOOD: (Mark.FAULTY, Mark.NOT_COUNTED),
    Mark.FAULTY: (Mark.NOT_COUNTED, Mark.GOOD),
    Mark.NOT_COUNTED: (Mark.GOOD,),
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
    told = {fault.cue for fault in moment.faults} | {END_SET, name_aloud(moment.exercise)}
    plain = [
        Caption(cue.words)
        for cue in moment.cues
        if cue.kind in (CueKind.SESSION, CueKind.FORM) and cue.words not in told
    ]
    return [*plain, *_praise(moment), *_not_counted(moment), *map(_of_fault, reversed(moment.faults))]


def _praise(moment: Moment) -> list[Caption]:
    """Of what is better in a movement with which nothing else is wrong."""
    if moment.standing_faults or (moment.rep is not None and moment.rep.faults):
        return []
    return [Caption(BETTER, f"{correction.name} corrected", Mark.GOOD) for correction in moment.corrected]


def _not_counted(moment: Moment) -> list[Caption]:
    if moment.attempt is None:
        return []
    reason = moment.attempt.reason
    return [Caption(reason[:1].upper() + reason[1:], "Not counted", Mark.NOT_COUNTED)]


def recognised(exercise: Exercise) -> Caption:
    """The mirror knows what is done."""
    return Caption(exercise.name, "Recognised", Mark.GOOD)


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
