"""The bridge: the only place where the engine's threads and Qt meet."""

from collections import deque
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from mirror.base.facts import Fact, Facts
from mirror.base.latest import Latest
from mirror.coaching.moment import Moment
from mirror.coaching.set_facts import AttemptMade, ExerciseChosen, ExerciseRecognised, FaultSeen, RepCounted
from mirror.devices.frame import Frame
from mirror.movement.rep import Attempt, Fault, Rep
from mirror.pose.pose_rate import Load

__all__ = ["Bridge", "EnginePort"]

REMEMBERED = 32
"""Events whose moment was seen: more than can be under way between two looks."""


class EnginePort(Protocol):
    """What a screen needs of `mirror/engine.py`."""

    @property
    def moments(self) -> Latest[Moment]:
        """Where the newest moment is."""
        ...

    @property
    def pictures(self) -> Latest[Frame]:
        """Where the camera's newest frame is."""
        ...

    @property
    def load(self) -> Load:
        """How many poses a second are looked for, and what that costs."""
        ...

    @property
    def facts(self) -> Facts:
        """Where what happened is told."""
        ...

    @property
    def paused(self) -> bool:
        """Whether counting is suspended."""
        ...

    def pause(self, paused: bool) -> None:
        """Suspend counting, or go on."""
        ...

    def step_exercise(self, step: int) -> None:
        """Choose the exercise that many places further."""
        ...


class Bridge(QObject):
    """Brings moments and facts to Qt's thread, and what the athlete wants to the engine.

    Signals:
        happened: a Fact, in Qt's thread, whatever thread published it.
    """

    happened = Signal(object)
    _arrived = Signal(object)

    def __init__(self, engine: EnginePort) -> None:
        super().__init__()
        self._engine = engine
        self._missed: list[Rep | Attempt | Fault] = []
        self._seen: deque[Rep | Attempt | Fault] = deque(maxlen=REMEMBERED)
        # Emitted on the engine's threads and received on Qt's: the connection queues by itself.
        self._arrived.connect(self._receive)
        self._unsubscribe = engine.facts.subscribe(self._arrived.emit)

    def newest(self) -> Moment | None:
        """The newest moment, once; None when there is nothing new.

        The mailbox drops what nobody took in time. A rep, an attempt or a fault of a moment that was dropped
        is put into the next one, so the screen tells all of them.
        """
        moment = self._engine.moments.take_now()
        if moment is None:
            return None
        self._seen.extend(
            event for event in (moment.rep, moment.attempt, *moment.faults) if event is not None
        )
        missed, self._missed = self._missed, []
        for event in missed:
            if not any(event is known for known in self._seen):
                moment = _with(moment, event)
                self._seen.append(event)
        return moment

    def picture(self) -> Frame | None:
        """The camera's newest frame, once; None when there is nothing new."""
        return self._engine.pictures.take_now()

    @property
    def load(self) -> Load:
        """How many poses a second are looked for, and what that costs."""
        return self._engine.load

    def toggle_pause(self) -> None:
        """Suspend counting, or go on."""
        self._engine.pause(not self._engine.paused)

    @property
    def paused(self) -> bool:
        """Whether counting is suspended."""
        return self._engine.paused

    def step_exercise(self, step: int) -> None:
        """Choose the exercise that many places further."""
        self._engine.step_exercise(step)

    @property
    def dropped(self) -> int:
        """Moments that were replaced before they were shown."""
        return self._engine.moments.dropped

    def close(self) -> None:
        """Hear no more facts."""
        self._unsubscribe()

    @Slot(object)
    def _receive(self, fact: Fact) -> None:
        match fact:
            case ExerciseChosen() | ExerciseRecognised():
                self._missed.clear()
            case RepCounted(rep):
                self._missed.append(rep)
            case AttemptMade(attempt):
                self._missed.append(attempt)
            case FaultSeen(fault):
                self._missed.append(fault)
            case _:
                pass
        self.happened.emit(fact)


def _with(moment: Moment, event: Rep | Attempt | Fault) -> Moment:
    """The moment with an event of one that was dropped."""
    match event:
        case Rep():
            return replace(moment, rep=moment.rep or event)
        case Attempt():
            return replace(moment, attempt=moment.attempt or event)
        case Fault():
            return replace(moment, faults=(*moment.faults, event))
