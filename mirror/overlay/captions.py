"""Captions: what the voice says, word for word, with what it is about above it."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.moment import Moment
from mirror.coaching.words import END_SET, name_aloud, not_counted
from mirror.exercise.free import ANY
from mirror.movement.rep import Attempt, Correction, Fault
from mirror.overlay.marks import Mark
from mirror.overlay.set_so_far import SetSoFar
from mirror.overlay.tongue import Tongue

__all__ = ["Caption", "CaptionWriter"]

REMEMBERED = 12
"""Cues, faults and corrections that are remembered: more than can be on their way at one time."""

UNITS = {"deg": "°", "%": " %", "m/s2": " m/s²"}
"""How units are shown; others stand as they are, after a space."""

FINE = {"s", "m/s"}
"""Units of which one is much: told with a decimal."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A small heading and a line of words."""

    words: str
    label: str = ""
    mark: Mark | None = None
    safety: bool = False
    """Whether it is about a risk of harm."""
    about: str = ""
    """The phrase that it words; of two captions about the same the newer takes the place of the older."""


class CaptionWriter:
    """Makes a caption of each cue, once, whether it comes with its moment or is only heard of."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._told: deque[Cue] = deque(maxlen=REMEMBERED)
        self._faults: deque[Fault] = deque(maxlen=REMEMBERED)
        self._corrected: deque[Correction] = deque(maxlen=REMEMBERED)

    def forget(self) -> None:
        """Another set: what was wrong in the last one is no reason now."""
        self._faults.clear()
        self._corrected.clear()

    def of(self, moment: Moment, so_far: SetSoFar) -> list[Caption]:
        """What one moment newly has to tell, in the order in which it is said."""
        self._faults.extend(fault for fault in _faults(moment) if fault not in self._faults)
        self._corrected.extend(moment.corrected)
        captions = self.of_cues(moment.cues, moment, so_far)
        if moment.attempt is not None and not any(cue.kind is CueKind.ATTEMPT for cue in moment.cues):
            # Whoever is not told why hears nothing and sees the count stand still.
            phrase = not_counted(moment.exercise, moment.attempt)
            captions.append(self._of_attempt(phrase, self._tongue.word(phrase), moment.attempt))
        return captions

    def of_cues(self, cues: Iterable[Cue], moment: Moment, so_far: SetSoFar) -> list[Caption]:
        """The captions of those cues that had none yet; `moment` is the newest one."""
        new = [cue for cue in cues if cue not in self._told]
        self._told.extend(new)
        return [self._of_cue(cue, moment, so_far) for cue in new if not _elsewhere(cue, moment)]

    def _of_cue(self, cue: Cue, moment: Moment, so_far: SetSoFar) -> Caption:
        match cue.kind:
            case CueKind.SAFETY | CueKind.FORM:
                return self._of_fault(cue, moment)
            case CueKind.ATTEMPT:
                return self._of_attempt(cue.phrase, cue.words, moment.attempt)
            case CueKind.PRAISE:
                return self._of_praise(cue)
            case CueKind.SESSION:
                return self._of_session(cue, moment, so_far)
            case _:
                label = self._tongue.word("Coach") if cue.kind is CueKind.COACH else ""
                return Caption(cue.words, label, about=cue.phrase)

    def _of_fault(self, cue: Cue, moment: Moment) -> Caption:
        safety = cue.kind is CueKind.SAFETY
        fault = next((fault for fault in reversed(self._faults) if fault.cue == cue.phrase), None)
        if fault is not None:
            safety = safety or fault.severity == "safety"
            return Caption(cue.words, self._fault_label(fault), Mark.FAULTY, safety, cue.phrase)
        name = next((rule.name for rule in moment.exercise.faults if rule.cue == cue.phrase), "")
        return Caption(cue.words, self._tongue.word(name), Mark.FAULTY, safety, cue.phrase)

    def _fault_label(self, fault: Fault) -> str:
        measured, limit = self._figure(fault.measured, fault.unit), self._figure(fault.wanted, fault.unit)
        name = self._tongue.word(fault.name)
        # Equal when rounded: the figures would only puzzle.
        return name if measured == limit else f"{name}  ·  {measured}, {self._tongue.word('limit')} {limit}"

    def _of_attempt(self, phrase: str, words: str, attempt: Attempt | None) -> Caption:
        label = self._tongue.word("Not counted")
        if attempt is not None and not attempt.why:
            reached = self._figure(attempt.reached, attempt.unit)
            required = self._figure(attempt.required, attempt.unit)
            label = f"{label}  ·  {reached}, {self._tongue.word('required')} {required}"
        return Caption(words, label, Mark.NOT_COUNTED, about=phrase)

    def _of_praise(self, cue: Cue) -> Caption:
        word = self._tongue.word
        gone = next((gone for gone in reversed(self._corrected) if gone.id == cue.subject), None)
        label = f"{word('Corrected')}  ·  {word(gone.name)}" if gone is not None else ""
        return Caption(cue.words, label, Mark.GOOD, about=cue.phrase)

    def _of_session(self, cue: Cue, moment: Moment, so_far: SetSoFar) -> Caption:
        if cue.phrase == END_SET:
            return Caption(cue.words, self._tongue.sentence(so_far.end.reason), about=cue.phrase)
        if _recognised(moment) and cue.phrase == name_aloud(moment.exercise):
            return Caption(cue.words, self._tongue.word("Recognised"), Mark.GOOD, about=cue.phrase)
        return Caption(cue.words, about=cue.phrase)

    def _figure(self, value: float, unit: str) -> str:
        return self._tongue.decimal(value, 1 if unit in FINE else 0) + UNITS.get(unit, f" {unit}".rstrip())


def _elsewhere(cue: Cue, moment: Moment) -> bool:
    """The count has the ring, and wrong placement a prompt that stands until it is right."""
    return cue.kind is CueKind.COUNT or (cue.kind is CueKind.PLACEMENT and not moment.placement.good)


def _faults(moment: Moment) -> Iterator[Fault]:
    yield from moment.standing_faults
    for movement in (moment.rep, moment.hold):
        if movement is not None:
            yield from movement.faults
    yield from moment.faults


def _recognised(moment: Moment) -> bool:
    return moment.recognition is not None and moment.exercise != ANY
