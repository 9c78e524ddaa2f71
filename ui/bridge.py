"""The bridge: the only place where the engine's threads and Qt meet."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from mirror.base.facts import Fact, Facts
from mirror.base.latest import Latest
from mirror.coaching.moment import Moment
from mirror.devices.frame import Frame
from mirror.pose.pose_rate import Load
from ui.missed import Missed

__all__ = ["Bridge", "EnginePort"]


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

    def next_set(self) -> None:
        """End the set, or the rest between two sets."""
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
        self._missed = Missed()
        # Emitted on the engine's threads and received on Qt's: the connection queues by itself.
        self._arrived.connect(self._receive)
        self._unsubscribe = engine.facts.subscribe(self._arrived.emit)

    def newest(self) -> Moment | None:
        """The newest moment, once; None when there is nothing new.

        The mailbox drops what nobody took in time. What happened in a moment that was dropped - a rep, an
        attempt, a hold, a fault, a correction - is put into the next one, so the screen tells all of it.
        """
        moment = self._engine.moments.take_now()
        return None if moment is None else self._missed.added(moment)

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

    def next_set(self) -> None:
        """End the set, or the rest between two sets."""
        self._engine.next_set()

    @property
    def dropped(self) -> int:
        """Moments that were replaced before they were shown."""
        return self._engine.moments.dropped

    def close(self) -> None:
        """Hear no more facts."""
        self._unsubscribe()

    @Slot(object)
    def _receive(self, fact: Fact) -> None:
        self._missed.hear(fact)
        self.happened.emit(fact)
