"""Facts: past-tense values that are published to whoever listens; pixels are never among them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias

__all__ = ["Fact", "Facts", "Subscriber", "ThreadFailed"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened; subclasses are named in the past tense."""


@dataclass(frozen=True, slots=True)
class ThreadFailed(Fact):
    """A thread met an error that nobody foresaw and was started again; the mirror goes on."""

    thread: str
    reason: str


Subscriber: TypeAlias = Callable[[Fact], None]


class Facts:
    """Who wants to know what happened. Subscribers run on the publishing thread: they hand over fast."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._subscribers: list[Subscriber] = []

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber` with every later fact; the returned function ends that."""
        with self._lock:
            self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            with self._lock:
                if subscriber in self._subscribers:
                    self._subscribers.remove(subscriber)

        return unsubscribe

    def publish(self, fact: Fact) -> None:
        """Tell every subscriber, in the order in which they subscribed."""
        with self._lock:
            subscribers = tuple(self._subscribers)
        log.debug("fact: %r", fact)
        for subscriber in subscribers:
            subscriber(fact)
