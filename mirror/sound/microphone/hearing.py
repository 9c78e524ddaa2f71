"""The microphone as the sound process has it: open while somebody listens, and not a moment longer."""

from collections.abc import Callable, Sequence

import numpy as np

from mirror.sound.microphone.pipe import Heard
from mirror.sound.microphone.process import LISTENING_COMMAND, ListeningProcess
from mirror.sound.sound_system import Pulses

__all__ = ["HandOver", "MicrophoneHearing"]

HandOver = Callable[[Pulses, Pulses, float], None]
"""Takes 10 ms of the microphone without the echo, the same as it was captured, and its monotonic time."""


class MicrophoneHearing:
    """The engine of `Hearing`: a listening process for as long as somebody listens.

    Args:
        name: part of the microphone's name; empty for the default one.
        hand_over: called on a thread of this; it must hand over fast.
        command: the listening process.
    """

    def __init__(self, name: str, hand_over: HandOver, command: Sequence[str] = LISTENING_COMMAND) -> None:
        self._name = name
        self._hand_over = hand_over
        self._command = command
        self._process: ListeningProcess | None = None

    @property
    def trouble(self) -> str | None:
        """Why nobody hears the athlete, as a sentence; None while all is well or nobody listens."""
        process = self._process
        return None if process is None else process.trouble

    @property
    def dbfs(self) -> float | None:
        """How loud it is; None while no microphone is open."""
        process = self._process
        return None if process is None else process.dbfs

    def played(self, frame: Pulses, heard_s: float) -> None:
        """Take note of what is played, on the mixing thread; never waits."""
        process = self._process
        if process is not None:
            process.played(frame, heard_s)

    def listen(self, *, on: bool) -> None:
        """Open the microphone, or let it go; returns at once."""
        if on and self._process is None:
            self._process = ListeningProcess(self._name, self._heard, self._command)
        elif not on and self._process is not None:
            process, self._process = self._process, None
            process.stop()

    def close(self) -> None:
        """Let the microphone go; safe to call twice."""
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def _heard(self, heard: Heard) -> None:
        cleaned, raw = (np.frombuffer(frame, np.int16) for frame in (heard.frame, heard.raw))
        self._hand_over(cleaned, raw, heard.captured_s)
