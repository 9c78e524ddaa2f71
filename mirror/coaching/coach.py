"""The coach: gathers what there is reason to say, lets the policy decide, and finds the words for it."""

from mirror.base.settings import CueSettings
from mirror.coaching.candidate import Candidate
from mirror.coaching.cheer_calls import CheerCalls
from mirror.coaching.choice import Choice
from mirror.coaching.count_calls import CountCalls
from mirror.coaching.cue import Cue, CueKind, Withheld
from mirror.coaching.form_calls import FormCalls
from mirror.coaching.observed import Observed
from mirror.coaching.place_calls import PlaceCalls
from mirror.coaching.policy import Circumstances, decide
from mirror.coaching.session_calls import LEFT_S, SessionCalls
from mirror.coaching.told import Told
from mirror.exercise.exercise import Exercise
from mirror.phrases.wordings import Wordings

__all__ = ["Coach"]


class Coach:
    """Follows an athlete from exercise to exercise: one sentence a frame at most, and mostly silence."""

    def __init__(self, exercise: Exercise, wordings: Wordings, settings: CueSettings) -> None:
        self._wordings = wordings
        self._settings = settings
        self._told = Told()
        self._set_up(exercise, Choice.AT_START, paused=False)

    def begin(self, exercise: Exercise, choice: Choice) -> None:
        """Another exercise."""
        before = self._told
        self._told = Told(saying=before.saying, since_s=before.since_s, until_s=before.until_s)
        self._set_up(exercise, choice, paused=self._session.paused)

    def _set_up(self, exercise: Exercise, choice: Choice, *, paused: bool) -> None:
        self._held = exercise.hold is not None
        self._form = FormCalls(exercise, self._settings.same_fault_s)
        self._count = CountCalls(exercise, self._settings.count)
        self._cheer = CheerCalls(exercise)
        self._session = SessionCalls(exercise, choice, paused=paused)
        self._place = PlaceCalls(exercise, choice)

    def begin_set(self) -> None:
        """The count begins anew."""
        for calls in (self._form, self._cheer, self._session, self._place):
            calls.begin_set()

    def hear(self, words: str, at_s: float) -> None:
        """Something else is being said aloud, which the coach waits for: a human coach's written words."""
        self._told = self._told.saying_now(Candidate(CueKind.COACH, words, "", at_s), words, at_s)

    def update(self, observed: Observed) -> tuple[tuple[Cue, ...], tuple[Withheld, ...]]:
        """What to say because of one frame, and what not."""
        candidates = list(self._session.raised(observed))
        if observed.paused:
            self._place.pause(observed.at_s)
        else:
            candidates += self._raised(observed)
        if not candidates and not self._told.waiting:
            return (), ()
        decision = decide(candidates, self._told, self._circumstances(observed), self._settings)
        self._told = decision.told
        if decision.chosen is None:
            return (), decision.withheld
        return (self._cue(decision.chosen, decision.over, observed.at_s),), decision.withheld

    def _raised(self, observed: Observed) -> list[Candidate]:
        found = list(self._form.raised(observed, self._told))
        found += self._place.raised(observed)
        for one in (self._count.raised(observed), self._cheer.raised(observed, ends=self._session.ends)):
            found += [one] if one is not None else []
        return found

    def _circumstances(self, observed: Observed) -> Circumstances:
        state = observed.session.state
        left_s = state.rest_left_s
        resting = state.resting and (left_s is None or left_s > LEFT_S)
        return Circumstances(observed.at_s, observed.human, self._held, resting or state.done)

    def _cue(self, chosen: Candidate, over: tuple[str, ...], at_s: float) -> Cue:
        phrase = str(chosen.phrase)
        words = self._wordings.pick(phrase, chosen.number)
        self._told = self._told.saying_now(chosen, words, at_s)
        self._place.said(chosen)
        return Cue(chosen.kind, phrase, words, at_s, chosen.why, over, chosen.subject)
