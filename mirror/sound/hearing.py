"""What the sound process has of its microphone: told what is played, and asked to listen."""

from typing import Protocol

from mirror.sound.reference import Reference

__all__ = ["Hearing"]


class Hearing(Reference, Protocol):
    """Hands each frame of the microphone, without the echo, to whoever it was made with.

    Engine: `microphone/hearing.py`.
    """

    @property
    def trouble(self) -> str | None:
        """Why nobody hears the athlete, as a sentence; None while all is well or nobody listens."""
        ...

    @property
    def dbfs(self) -> float | None:
        """How loud it is; None while no microphone is open."""
        ...

    def listen(self, *, on: bool) -> None:
        """Open the microphone, or let it go; returns at once."""
        ...

    def close(self) -> None:
        """Let the microphone go, and end every thread and process; safe to call twice."""
        ...
