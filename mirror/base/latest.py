"""A mailbox with one slot in which the newest value wins: the only way values cross threads."""

from threading import Condition
from typing import Generic, TypeVar

__all__ = ["Latest"]

T = TypeVar("T")


class Latest(Generic[T]):
    """One slot between a thread that makes values and one that uses them.

    `put` never waits and replaces what was not taken; `take` waits for something newer than what was
    taken before. Late work is dropped, so latency cannot grow.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._value: T | None = None
        self._closed = False
        self.dropped = 0
        """How many values were replaced before anybody took them."""

    def put(self, value: T) -> None:
        """Leave a value; one that was not taken yet is dropped. After `close` nothing happens."""
        with self._changed:
            if self._closed:
                return
            if self._value is not None:
                self.dropped += 1
            self._value = value
            self._changed.notify_all()

    def take(self, timeout_s: float | None = None) -> T | None:
        """The newest value, waited for; None after `timeout_s` seconds, or when closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._value is not None or self._closed, timeout_s)
            value, self._value = self._value, None
            return value

    def take_now(self) -> T | None:
        """The newest value if there is one that was not taken yet; never waits."""
        with self._changed:
            value, self._value = self._value, None
            return value

    def close(self) -> None:
        """Wake everybody who waits; a value that is still there can be taken once."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        with self._changed:
            return self._closed
