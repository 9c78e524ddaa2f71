"""What the athlete was told so far, and what is being said now: all that the policy remembers."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from mirror.coaching.candidate import Candidate
from mirror.coaching.cue import CueKind

__all__ = ["Telling", "Told", "ago_s", "speaking_s"]

LETTERS_PER_S = 16.0
"""185 words a minute, as the voice speaks by default, are 18 letters a second with the blanks between them;
slower voices and longer words are allowed for."""

DIGIT_LETTERS = 5
"""Letters of a digit when it is said: "seven"."""

BREATH_S = 0.25
"""Between two sentences, as people leave it; it also covers the time from decided to heard."""

OLDER_S = 1.0
"""A frame was captured so long before words that were said while it was on its way; what seems to have been
said later still was said by a clock that went back."""

REMARKS = frozenset({CueKind.SAFETY, CueKind.FORM, CueKind.ATTEMPT, CueKind.PRAISE, CueKind.ENCOURAGEMENT})
"""The kinds that are about how it is done."""

DIGIT = re.compile(r"\d")


def speaking_s(words: str) -> float:
    """About how long it takes to say them, with the breath after."""
    letters = len(words) + (DIGIT_LETTERS - 1) * len(DIGIT.findall(words))
    return BREATH_S + letters / LETTERS_PER_S


def ago_s(then_s: float, now_s: float) -> float:
    """Seconds since then; for ever, when the clock went back meanwhile and began another time."""
    return now_s - then_s if now_s >= then_s else math.inf


@dataclass(frozen=True, slots=True)
class Telling:
    """When something was told, and in which movement."""

    at_s: float
    cycle: int


@dataclass(frozen=True, slots=True)
class Told:
    """A value: the policy takes one and gives the next."""

    faults: Mapping[str, Telling] = field(default_factory=dict)
    """By the fault's id, its newest telling."""
    attempts: Mapping[str, Telling] = field(default_factory=dict)
    """By the attempt's reason."""
    praised: frozenset[str] = frozenset()
    """Faults that were praised since they were told."""
    cue: Candidate | None = None
    """The newest form cue or reason of an attempt."""
    cued_s: float = -math.inf
    remark: Candidate | None = None
    """The newest word about the movement: the same, praise, or a cheer that stands for no number."""
    remarked_s: float = -math.inf
    waiting: tuple[Candidate, ...] = ()
    """What waits until the sentence that is being said is over."""
    saying: Candidate | None = None
    """What was said last."""
    since_s: float = -math.inf
    until_s: float = -math.inf
    """Until when it is heard, about."""

    def busy(self, at_s: float) -> Candidate | None:
        """What is being said at that time."""
        return self.saying if self.since_s - OLDER_S < at_s < self.until_s else None

    def saying_now(self, candidate: Candidate, words: str, at_s: float) -> Self:
        """After these words, too, were said."""
        told = replace(self, saying=candidate, since_s=at_s, until_s=at_s + speaking_s(words))
        if candidate.kind in REMARKS and not candidate.counts:
            told = replace(told, remark=candidate, remarked_s=at_s)
        telling = {candidate.subject: Telling(at_s, candidate.cycle)}
        match candidate.kind:
            case CueKind.SAFETY | CueKind.FORM:
                praised = self.praised - {candidate.subject}
                faults = {**self.faults, **telling}
                return replace(told, faults=faults, praised=praised, cue=candidate, cued_s=at_s)
            case CueKind.ATTEMPT:
                return replace(told, attempts={**self.attempts, **telling}, cue=candidate, cued_s=at_s)
            case CueKind.PRAISE:
                return replace(told, praised=self.praised | {candidate.subject})
        return told
