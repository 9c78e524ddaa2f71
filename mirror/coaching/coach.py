"""Decides what is worth saying now: the count, what to mend, why a rep did not count, when to stop."""

from collections.abc import Iterator

from mirror.coaching.clock_calls import ClockCalls
from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.set_end import SetEnd
from mirror.coaching.words import BETTER, END_SET, name_aloud, not_counted
from mirror.exercise.exercise import Exercise
from mirror.movement.counter import Counted
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Fault
from mirror.recognition.set_follower import Followed

__all__ = ["Coach"]

SAME_FAULT_S = 12.0
"""The same fault is told again only after a few reps in which it could be corrected."""

NEXT_FAULT_S = 4.0
"""Between two form cues within one hold: the time to hear one and to do it."""

SAME_PLACEMENT_S = 8.0
"""How often the mirror asks again for the same placement: the time to walk back and look."""

AFTER_COUNT_S = 0.8
"""When the end of the set is told after the count that showed it: a number is spoken in half a second."""

FRESH_S = 1.0
"""A rep that ended longer ago is not counted aloud: the athlete has begun another one."""

WORST_FIRST = ("safety", "warning", "advice")


class Coach:
    """Follows one set and chooses its cues: beyond the count one a frame at most, and mostly silence."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._clock = ClockCalls(exercise)
        self._told_s: dict[str, float] = {}
        self._praised: set[str] = set()
        self._cued_rep = 0
        self._cued_s = 0.0
        self._asked_s: dict[PlacementTrouble, float] = {}
        self._news: tuple[str, str] | None = None
        self._news_s = 0.0
        self._end, self._ended = SetEnd(), False

    def update(self, followed: Followed, placement: Placement, at_s: float) -> tuple[Cue, ...]:
        """What to say because of one frame, in the order in which it is to be heard."""
        counted = followed.counted
        self._hear_news(followed, at_s)
        cue = (
            self._form(counted.faults, at_s)
            or self._attempt(counted, at_s)
            or self._place(placement, at_s)
            or self._tell_news(at_s)
        )
        count = tuple(self._count(followed, at_s))
        if cue is not None:
            return (cue, *count)
        praise = self._praise(counted, at_s)
        return (*count, praise) if praise is not None else count

    def _form(self, faults: tuple[Fault, ...], at_s: float) -> Cue | None:
        """The worst fault, unless this rep had its cue or the fault was told just now."""
        for fault in sorted(faults, key=lambda fault: WORST_FIRST.index(fault.severity)):
            told_s = self._told_s.get(fault.id)
            if self._may_correct(fault.rep, at_s) and (told_s is None or _passed(told_s, at_s, SAME_FAULT_S)):
                self._told_s[fault.id] = self._cued_s = at_s
                self._cued_rep = fault.rep
                why = f"{fault.id}: {fault.measured:.0f} of {fault.wanted:.0f} {fault.unit}, rep {fault.rep}"
                return _cue(CueKind.FORM, fault.cue, at_s, why)
        return None

    def _may_correct(self, rep: int, at_s: float) -> bool:
        """One form cue a rep; a hold is long, and time parts its cues."""
        if self._cued_rep != rep:
            return True
        return self._exercise.hold is not None and _passed(self._cued_s, at_s, NEXT_FAULT_S)

    def _attempt(self, counted: Counted, at_s: float) -> Cue | None:
        attempt = counted.attempt
        if attempt is None:
            return None
        return _cue(CueKind.ATTEMPT, not_counted(self._exercise, attempt), at_s, attempt.reason)

    def _place(self, placement: Placement, at_s: float) -> Cue | None:
        """Ask for a better place, for the first trouble only."""
        if placement.good:
            return None
        trouble = placement.troubles[0]
        asked_s = self._asked_s.get(trouble)
        if asked_s is not None and not _passed(asked_s, at_s, SAME_PLACEMENT_S):
            return None
        self._asked_s[trouble] = at_s
        return _cue(CueKind.PLACEMENT, trouble.value, at_s, f"placement: {trouble.name.lower()}")

    def _hear_news(self, followed: Followed, at_s: float) -> None:
        """What was recognised is told at once; once a set that it should end, after the count was heard."""
        self._end.update(followed.counted.fatigue)
        if followed.changed:
            confidence = followed.recognition.confidence if followed.recognition else 1.0
            why = f"recognised with a confidence of {confidence:.2f}"
            self._news, self._news_s = (name_aloud(self._exercise), why), at_s
        elif self._end.reason and not self._ended:
            self._ended = True
            self._news, self._news_s = (END_SET, self._end.reason), at_s + AFTER_COUNT_S

    def _tell_news(self, at_s: float) -> Cue | None:
        if self._news is None or at_s < self._news_s:
            return None
        (words, why), self._news = self._news, None
        return _cue(CueKind.SESSION, words, at_s, why)

    def _praise(self, counted: Counted, at_s: float) -> Cue | None:
        """A fault that this coach told is gone, and nothing else is wrong with the rep."""
        if counted.rep is not None and counted.rep.faults:
            return None
        for correction in counted.corrected:
            if correction.id in self._told_s and correction.id not in self._praised:
                self._praised.add(correction.id)
                return _cue(CueKind.PRAISE, BETTER, at_s, f"{correction.id} is gone, rep {correction.rep}")
        return None

    def _count(self, followed: Followed, at_s: float) -> Iterator[Cue]:
        """The newest rep's number, a second of a hold, or the seconds that were held."""
        counted = followed.counted
        rep = counted.rep or (followed.recovered[-1] if followed.recovered else None)
        if rep is not None and (followed.recovered or at_s - rep.ended_s < FRESH_S):
            yield _cue(CueKind.COUNT, str(rep.number), at_s, f"rep {rep.number} completed")
        if counted.hold is not None:
            yield _cue(
                CueKind.COUNT, str(int(counted.hold.held_s)), at_s, f"hold {counted.hold.number} ended"
            )
        elif self._exercise.hold is not None and (second := self._clock.update(counted.progress)):
            yield _cue(CueKind.COUNT, second, at_s, f"{counted.progress.held_s:.1f} s held")


def _cue(kind: CueKind, phrase: str, at_s: float, why: str) -> Cue:
    return Cue(kind, phrase, phrase, at_s, why)


def _passed(since_s: float, at_s: float, seconds: float) -> bool:
    """Whether so much time has passed; a clock that went back has begun another time."""
    return not 0.0 <= at_s - since_s < seconds
