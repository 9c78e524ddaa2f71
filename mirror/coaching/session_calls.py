"""How the session goes on: sets, rests, what is done now, pauses, and when it is enough."""

from collections.abc import Iterator

from mirror.coaching.candidate import Candidate
from mirror.coaching.choice import Choice
from mirror.coaching.cue import CueKind
from mirror.coaching.observed import Observed
from mirror.coaching.session import SessionEvent, SessionState
from mirror.coaching.set_end import SetEnd
from mirror.coaching.words import END_SET, Announcement, name_aloud
from mirror.exercise.exercise import Exercise

__all__ = ["SessionCalls"]

LEFT_S = 10.0
"""Before the end of a rest: the time to walk back and to take the weight."""

READY_S = 4.0
"""The same of a rest that is too short for two announcements."""

SHORT_REST_S = 20.0

WORTH_TELLING_S = 5.0
"""A rest of which less is left is not announced: its end is."""


class SessionCalls:
    """Follows the session of one exercise."""

    def __init__(self, exercise: Exercise, choice: Choice, *, paused: bool = False) -> None:
        self._exercise = exercise
        self._chosen = choice is Choice.CHOSEN
        """Whether its name is still to be told to whoever chose it."""
        self.paused = paused
        """Whether it was so with the newest frame."""
        self._left_before_s: float | None = None
        self._rest_s = 0.0
        self.begin_set()

    def begin_set(self) -> None:
        """The count begins anew."""
        self._end = SetEnd()
        self._ended = False

    @property
    def ends(self) -> bool:
        """Whether the set should end: it was told, or is about to be."""
        return self._ended or bool(self._end.reason)

    def raised(self, observed: Observed) -> Iterator[Candidate]:
        """What the frame gives reason to announce."""
        at_s, state = observed.at_s, observed.session.state
        if observed.paused != self.paused:
            self.paused = observed.paused
            yield _said(Announcement.PAUSED if self.paused else Announcement.GO_ON, "as was asked for", at_s)
        if self._chosen:
            self._chosen = False
            yield _said(name_aloud(self._exercise), "it was chosen", at_s)
        if observed.followed.changed:
            yield self._recognised(observed)
        yield from self._enough(observed, state)
        for event in observed.session.events:
            yield from self._changed(event, state, at_s)
        yield from self._rest(state, at_s)

    def _recognised(self, observed: Observed) -> Candidate:
        recognition = observed.followed.recognition
        confidence = recognition.confidence if recognition is not None else 1.0
        why = f"recognised with a confidence of {confidence:.2f}"
        # The reps that it was recognised by are on the screen: the next one is counted aloud.
        return Candidate(CueKind.SESSION, name_aloud(self._exercise), why, observed.at_s, counts=True)

    def _enough(self, observed: Observed, state: SessionState) -> Iterator[Candidate]:
        self._end.update(observed.followed.counted.fatigue)
        if self._end.reason and not self._ended:
            self._ended = True
            if not (state.resting or state.done):
                yield _said(END_SET, self._end.reason, observed.at_s)

    def _changed(self, event: SessionEvent, state: SessionState, at_s: float) -> Iterator[Candidate]:
        of_all = f"set {state.set_number}" + (f" of {state.sets}" if state.sets else "")
        match event:
            case SessionEvent.SET_DONE:
                yield _said(Announcement.SET_DONE, of_all, at_s)
                left_s = self._rest_s = state.rest_left_s or 0.0
                if left_s >= WORTH_TELLING_S:
                    yield _said(Announcement.REST, "as planned", at_s, round(left_s))
            case SessionEvent.NEXT_SET if state.sets is not None and state.set_number == state.sets > 1:
                yield _said(Announcement.LAST_SET, of_all, at_s)
            case SessionEvent.NEXT_SET:
                yield _said(Announcement.SET, of_all, at_s, state.set_number)
            case SessionEvent.ALL_DONE:
                yield _said(Announcement.ALL_DONE, of_all, at_s)

    def _rest(self, state: SessionState, at_s: float) -> Iterator[Candidate]:
        """One word before the end of a rest."""
        before_s, left_s = self._left_before_s, state.rest_left_s
        self._left_before_s = left_s
        if before_s is None or left_s is None:
            return
        if self._rest_s >= SHORT_REST_S and left_s <= LEFT_S < before_s:
            yield _said(Announcement.LEFT, "the rest is nearly over", at_s, round(LEFT_S))
        elif LEFT_S / 2 <= self._rest_s < SHORT_REST_S and left_s <= READY_S < before_s:
            yield _said(Announcement.GET_READY, "the rest is nearly over", at_s)


def _said(phrase: str, why: str, at_s: float, number: int | None = None) -> Candidate:
    return Candidate(CueKind.SESSION, phrase, why, at_s, number=number)
