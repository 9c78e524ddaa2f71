"""Prompts: what the mirror needs or advises now, standing where captions do for as long as it is so."""

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.moment import Moment
from mirror.coaching.words import END_SET, Announcement
from mirror.exercise.free import ANY, FREE
from mirror.overlay.captions import Caption
from mirror.overlay.set_so_far import SetSoFar
from mirror.overlay.tongue import Tongue

__all__ = ["END_S", "Prompts"]

END_S = 12.0
"""How long the advice to end the set stands after the rep that showed it: until the weight is put down."""


class Prompts:
    """Remembers in which words the athlete was asked, so that they are read as they were heard."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._asked: Cue | None = None

    def follow(self, moment: Moment) -> None:
        """Take a new moment."""
        if moment.placement.good:
            self._asked = None
            return
        asked = (cue for cue in moment.cues if cue.kind is CueKind.PLACEMENT)
        self._asked = next(asked, self._asked)

    def placement(self, moment: Moment) -> Caption | None:
        """What to change about where the athlete is, if anything: it goes before every caption."""
        placement, session = moment.placement, moment.session
        # Whoever rests walks about.
        if placement.good or session.resting or session.done:
            return None
        phrase = placement.guidance or placement.troubles[0]
        asked = self._asked is not None and self._asked.phrase == phrase
        words = self._asked.words if self._asked and asked else self._tongue.word(phrase)
        label = "Not counting yet" if placement.blocking else "To see you better"
        return Caption(words, self._tongue.word(label))

    def quiet(self, moment: Moment, so_far: SetSoFar) -> Caption | None:
        """What stands while no caption does."""
        word = self._tongue.word
        if moment.session.done:
            return Caption(word(Announcement.ALL_DONE))
        if moment.session.resting:
            return None
        if moment.exercise == ANY:
            return self._recognising(moment)
        if moment.exercise == FREE and not moment.reps:
            return Caption(word("Repeat any movement"), word("I count once it repeats"))
        return self._end(moment, so_far)

    def _recognising(self, moment: Moment) -> Caption:
        """A guess is told as the question that it is."""
        word, seen = self._tongue.word, moment.recognition
        if seen is None or seen.sure:
            return Caption(word("Show me two reps"), word("Whatever you do"))
        guess, doubt = self._tongue.title(seen.exercise), word("I am not sure yet")
        if seen.rival is None:
            return Caption(word("{first}?").replace("{first}", guess), doubt)
        either = word("{first} or {second}?").replace("{first}", guess)
        return Caption(either.replace("{second}", self._tongue.title(seen.rival)), doubt)

    def _end(self, moment: Moment, so_far: SetSoFar) -> Caption | None:
        reason, rep = so_far.end.reason, so_far.rep
        if not reason or rep is None:
            return None
        if not 0.0 <= moment.frame.captured_s - rep.ended_s < END_S:
            return None
        return Caption(self._tongue.word(END_SET), self._tongue.sentence(reason))
