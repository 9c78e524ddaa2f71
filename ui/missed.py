"""Missed: what happened in moments that nobody took in time, told with the next one."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from mirror.base.facts import Fact
from mirror.coaching.moment import Moment
from mirror.coaching.set_facts import (
    AttemptMade,
    ExerciseChosen,
    ExerciseRecognised,
    FaultCorrected,
    FaultSeen,
    HoldEnded,
    RepCounted,
)
from mirror.movement.rep import Attempt, Correction, Fault, Hold, Rep

__all__ = ["Missed"]

REMEMBERED = 32
"""Events whose moment was seen: more than can be under way between two looks."""

Event: TypeAlias = Rep | Attempt | Hold | Fault | Correction


class Missed:
    """Knows which events were seen with their moment and which were only heard of."""

    def __init__(self) -> None:
        self._heard: list[Event] = []
        self._seen: deque[Event] = deque(maxlen=REMEMBERED)

    def hear(self, fact: Fact) -> None:
        """Take a fact; a new set forgets what was missed of the last one."""
        match fact:
            case ExerciseChosen() | ExerciseRecognised():
                self._heard.clear()
            case (
                RepCounted(event)
                | AttemptMade(event)
                | HoldEnded(event)
                | FaultSeen(event)
                | FaultCorrected(event)
            ):
                self._heard.append(event)
            case _:
                pass

    def added(self, moment: Moment) -> Moment:
        """The moment, with what was missed before it."""
        self._seen.extend(_events(moment))
        heard, self._heard = self._heard, []
        # By identity: two faults with equal figures are two faults.
        new = [event for event in heard if not any(event is known for known in self._seen)]
        self._seen.extend(new)
        return _with(moment, new) if new else moment


def _events(moment: Moment) -> Iterator[Event]:
    yield from moment.recovered
    yield from (event for event in (moment.rep, moment.attempt, moment.hold) if event is not None)
    yield from moment.faults
    yield from moment.corrected


def _with(moment: Moment, new: list[Event]) -> Moment:
    """The moment with these events; of reps the newest is its own, and the others are recovered ones."""
    missed = [event for event in new if isinstance(event, Rep)]
    if missed:
        reps = (*moment.recovered, *missed, *((moment.rep,) if moment.rep else ()))
        *recovered, rep = sorted(reps, key=lambda rep: rep.number)
        moment = replace(moment, recovered=tuple(recovered), rep=rep)
    return replace(
        moment,
        attempt=moment.attempt or next((event for event in new if isinstance(event, Attempt)), None),
        hold=moment.hold or next((event for event in new if isinstance(event, Hold)), None),
        faults=(*moment.faults, *(event for event in new if isinstance(event, Fault))),
        corrected=(*moment.corrected, *(event for event in new if isinstance(event, Correction))),
    )
