"""Prompts: what the mirror needs or advises now, standing where captions do for as long as it is so."""

from mirror.coaching.moment import Moment
from mirror.coaching.words import END_SET
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.overlay.captions import Caption
from mirror.overlay.set_so_far import SetSoFar

__all__ = ["END_S", "placement_prompt", "quiet_prompt"]

END_S = 12.0
"""How long the advice to end the set stands after the rep that showed it: until the weight is put down."""


def placement_prompt(moment: Moment) -> Caption | None:
    """What to change about where the athlete is, if anything: it goes before every caption."""
    if moment.placement.good:
        return None
    label = "Not counting yet" if moment.placement.blocking else "To see you better"
    return Caption(moment.placement.troubles[0].value, label)


def quiet_prompt(moment: Moment, so_far: SetSoFar) -> Caption | None:
    """What stands while no caption does."""
    if moment.exercise == ANY:
        return _recognising(moment)
    if moment.exercise == FREE and not moment.reps:
        return Caption("Repeat any movement", "I count once it repeats")
    return _end(moment, so_far)


def _recognising(moment: Moment) -> Caption:
    """A guess is told as the question that it is."""
    seen = moment.recognition
    if seen is None or seen.sure:
        return Caption("Show me two reps", "Whatever you do")
    names = [_spoken(exercise) for exercise in (seen.exercise, seen.rival) if exercise is not None]
    words = " or ".join(names)
    return Caption(f"{words[:1].upper()}{words[1:]}?", "I am not sure yet")


def _spoken(exercise: Exercise) -> str:
    """The name within a sentence."""
    name = exercise.name
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _end(moment: Moment, so_far: SetSoFar) -> Caption | None:
    reason, rep = so_far.end.reason, so_far.rep
    if not reason or rep is None:
        return None
    if not 0.0 <= moment.frame.captured_s - rep.ended_s < END_S:
        return None
    return Caption(END_SET, reason)
