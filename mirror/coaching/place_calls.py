"""The set-up by ear: what is done, where to stand, and that all is well now."""

import math
from collections.abc import Iterator

from mirror.coaching.candidate import Candidate
from mirror.coaching.choice import Choice
from mirror.coaching.cue import CueKind
from mirror.coaching.observed import Observed
from mirror.coaching.whereabouts import Whereabouts
from mirror.coaching.words import STAY_THERE, Announcement, name_aloud
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.movement.guidance import Guidance

__all__ = ["AGAIN_S", "PlaceCalls"]

AGAIN_S = (8.0, 16.0, 32.0)
"""When the same is asked for again, each time later: the time to walk back and look. Then it is left: whoever
did not do it by then cannot, or is not there."""

TO_NOBODY = 1
"""How often again while nobody is seen: who hears it steps in."""

GONE_S = 3.0
"""Whoever was away for so long is told when they are seen again; a body behind another is not away."""

STANDS_S = 2.0
"""How long the same is missing of somebody who stays there before it is asked for: who comes in turns and
finds a place by themselves."""

TRAINS_S = 6.0
"""The same of somebody whose trunk leans to and fro, which looks like walking toward the mirror and away."""

OFFER_AGAIN_S = 2.0
"""How often something that is due is offered while somebody else speaks: once it has waited in vain."""


class PlaceCalls:
    """Follows where the athlete is, for somebody who does not look at the screen."""

    def __init__(self, exercise: Exercise, choice: Choice) -> None:
        """The set-up for an exercise; of one that is recognised there is none, for it is being done."""
        told = choice is not Choice.AT_START or exercise in (ANY, FREE)
        self._name = "" if told else name_aloud(exercise)
        self._begin = Announcement.SHOW_ME if exercise == ANY else Announcement.READY
        self._ready = choice is Choice.RECOGNISED
        """Whether the athlete knows that they may begin."""
        self._left = False
        """Whether they walked out: who does, does it on purpose and is not called back."""
        self._seen_s: float | None = None
        self._asked: Guidance | None = None
        """What was asked for and is not done yet."""
        self._tries: dict[Guidance, tuple[float, int]] = {}
        self._missing: Guidance | None = None
        self._missing_s = self._still_s = 0.0
        """Since when it is missing of somebody who stays there, and who does not lean or walk either."""
        self._offered_s = -math.inf
        self._where = Whereabouts()

    def raised(self, observed: Observed) -> Iterator[Candidate]:
        """What the frame gives reason to say."""
        self._where.update(observed.motion, observed.at_s)
        self._follow(observed)
        begun = _begun(observed)
        there = self._where.calm or begun
        if self._name and there:
            name, self._name = self._name, ""
            if not begun:
                yield Candidate(CueKind.SESSION, name, "somebody is there", observed.at_s)
        if not observed.placement.good:
            yield from self._ask(observed)
        elif there and observed.motion is not None and not (self._ready and self._asked is None):
            yield from self._well(observed, begun=begun)

    def begin_set(self) -> None:
        """Whoever walked about may be told anew where to stand; an empty room is not called again."""
        self._tries = {asked: tries for asked, tries in self._tries.items() if asked is Guidance.STEP_IN}

    def pause(self, at_s: float) -> None:
        """Nothing is asked for in a pause, and nobody is taken to have been away after it."""
        self._seen_s = at_s if self._seen_s is not None else None
        self._missing = None

    def _follow(self, observed: Observed) -> None:
        """Whether the athlete is away, and went there by themselves; and what is missing."""
        at_s, guidance = observed.at_s, observed.placement.guidance
        if guidance is not self._missing or not (self._where.calm or observed.motion is None):
            self._missing, self._missing_s = guidance, at_s
        if self._missing_s == at_s or self._where.walks:
            self._still_s = at_s
        if observed.motion is not None:
            if self._seen_s is not None and at_s - self._seen_s > GONE_S:
                self._ready = False
                self._tries.pop(Guidance.STEP_IN, None)
            self._seen_s = at_s
            self._left = self._where.walks or (self._left and not self._where.calm)

    def said(self, candidate: Candidate) -> None:
        """It was asked for, or the athlete was told that all is well."""
        if candidate.phrase == STAY_THERE:
            self._asked = None
        elif candidate.kind is CueKind.PLACEMENT:
            guidance = Guidance(candidate.phrase)
            self._asked = guidance
            self._tries[guidance] = (candidate.at_s, self._tries.get(guidance, (0.0, 0))[1] + 1)

    def _ask(self, observed: Observed) -> Iterator[Candidate]:
        """For the first trouble only, and of somebody on the way for nothing."""
        guidance, at_s = observed.placement.guidance, observed.at_s
        nobody = observed.motion is None
        if (
            guidance is None
            or (self._left if nobody else not self._where.calm)
            or not self._due(guidance, at_s)
        ):
            return
        if not nobody and at_s - self._still_s < STANDS_S and at_s - self._missing_s < TRAINS_S:
            return
        self._offered_s = at_s
        troubles = ", ".join(trouble.name.lower() for trouble in observed.placement.troubles)
        yield Candidate(CueKind.PLACEMENT, guidance, f"placement: {troubles}", at_s)

    def _due(self, guidance: Guidance, at_s: float) -> bool:
        if 0.0 <= at_s - self._offered_s < OFFER_AGAIN_S:
            return False
        asked_s, tries = self._tries.get(guidance, (0.0, 0))
        if not tries:
            return True
        most = TO_NOBODY if guidance is Guidance.STEP_IN else len(AGAIN_S)
        return tries <= most and not 0.0 <= at_s - asked_s < AGAIN_S[tries - 1]

    def _well(self, observed: Observed, *, begun: bool) -> Iterator[Candidate]:
        """That the place is right, after another one was asked for; else that the athlete may begin."""
        ready, self._ready = self._ready, True
        asked, self._asked = self._asked, None
        if asked is not None and asked is not Guidance.STEP_IN:
            yield Candidate(CueKind.PLACEMENT, STAY_THERE, f"after “{asked}”", observed.at_s)
        elif not (ready or begun or observed.session.state.resting):
            yield Candidate(CueKind.SESSION, self._begin, "the athlete is seen well", observed.at_s)


def _begun(observed: Observed) -> bool:
    """Whether the athlete does something already, without waiting for a word."""
    counted = observed.followed.counted
    return counted.rep is not None or bool(observed.followed.recovered) or counted.progress.held_s > 1.0
