"""The listening process, seen from who mixes: what is played goes in, what the athlete says comes out."""

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from time import monotonic
from typing import BinaryIO, cast

import numpy as np

from mirror.base.child_log import log_errors
from mirror.base.pipe import PipeBrokenError, PipeReader, framed
from mirror.sound.levels import LevelMeter
from mirror.sound.microphone.pipe import FRAME_BYTES, Answer, Heard, Played, Told
from mirror.sound.sound_system import Pulses

__all__ = ["LISTENING_COMMAND", "ListeningProcess"]

log = logging.getLogger(__name__)

LISTENING_COMMAND = (sys.executable, "-m", "mirror.sound.microphone.child")
WAITING = 100
"""Frames that wait for the process, 1 s; what is more is dropped, and the canceller finds silence there."""
LOOK_S = 0.25
"""How often the process is looked at."""
SIGN_S = 4.0
"""A process that gives no sign for so long hangs: it gives one each second, and loads in 0.5 s."""
SHORTEST_S = 5.0
"""A process that ends sooner is started again after a pause, for it would end again."""
PAUSE_S = 1.5
GONE_S = 1.0
"""The longest that anybody waits for a process that was killed."""
ENDED = "The microphone's process ended by itself; it is started again."


class ListeningProcess:
    """Keeps the process running: making one begins to listen, `stop` ends it for good.

    Args:
        name: part of the microphone's name; empty for the default one.
        heard: takes each 10 ms, on a thread of this; it must hand over fast.
        command: what is started, and told the name.
    """

    def __init__(
        self, name: str, heard: Callable[[Heard], None], command: Sequence[str] = LISTENING_COMMAND
    ) -> None:
        self._heard = heard
        self._command = (*command, name)
        self._meter = LevelMeter()
        self._reference: Queue[Played] = Queue(WAITING)
        self._closing = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._sign_s = 0.0
        self.trouble: str | None = None
        """Why nobody is heard, as a sentence that says what to do; None while all is well."""
        self.label = ""
        """What a person calls the microphone that is open; empty while there is none."""
        self._threads = (
            Thread(target=self._keep_running, name="microphone answers", daemon=True),
            Thread(target=self._pass_on, name="microphone reference", daemon=True),
            Thread(target=self._watch, name="microphone watch", daemon=True),
        )
        for thread in self._threads:
            thread.start()

    @property
    def dbfs(self) -> float | None:
        """How loud the athlete is, after echo cancellation; None while no microphone is open."""
        return self._meter.dbfs if self.label else None

    def played(self, frame: Pulses, heard_s: float) -> None:
        """Take note of (480,) samples, of which the first leaves the speaker at `heard_s`; never waits."""
        if frame.nbytes == FRAME_BYTES:
            with suppress(Full):
                self._reference.put_nowait(Played(frame.tobytes(), heard_s))

    def stop(self) -> None:
        """End the process, and with it the microphone; returns at once. Safe to call twice."""
        self._closing.set()
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """The same, and wait for the threads."""
        self.stop()
        for thread in self._threads:
            thread.join(GONE_S)

    def _keep_running(self) -> None:
        while not self._closing.is_set():
            started_s = monotonic()
            try:
                self._run()
            except OSError as error:
                log.warning("listening process: %s", error)
            if self._closing.is_set():
                return
            self._tell(ENDED, "")
            if monotonic() - started_s < SHORTEST_S:
                self._closing.wait(PAUSE_S)

    def _run(self) -> None:
        """Start the process and take what it says until it ends.

        Raises:
            OSError: it does not start.
        """
        with subprocess.Popen(  # noqa: S603 - our own program
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
        ) as process:
            log_errors(process.stderr, log)
            self._sign_s = monotonic()
            self._process = process
            if self._closing.is_set():  # asked only now, so that no process outlives a `close`
                process.kill()
            try:
                self._take(cast("BinaryIO", process.stdout))  # asked for as a pipe, so it is there
            finally:
                self._process = None
                process.kill()

    def _take(self, answers: BinaryIO) -> None:
        reader = PipeReader[Answer](Answer)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
        try:
            while received := answers.read(65_536):
                self._sign_s = monotonic()
                for answer in reader.feed(received):
                    self._answered(answer)
        except (OSError, ValueError, PipeBrokenError) as error:
            log.warning("listening process: %s", error)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Told):
            self._tell(answer.trouble, answer.label)
        elif not self._closing.is_set():
            self._meter.take(np.frombuffer(answer.frame, np.int16))
            self._heard(answer)

    def _tell(self, trouble: str | None, label: str) -> None:
        self.trouble, self.label = trouble, label

    def _pass_on(self) -> None:
        """Hand over what is played; waits when the process does, until it is ended."""
        while not self._closing.is_set():
            try:
                played = self._reference.get(timeout=LOOK_S)
            except Empty:
                continue
            process = self._process
            if process is not None and process.stdin is not None:
                with suppress(OSError, ValueError):
                    process.stdin.write(framed(played))

    def _watch(self) -> None:
        """End a process that hangs."""
        while not self._closing.wait(LOOK_S):
            process = self._process
            if process is not None and monotonic() - self._sign_s > SIGN_S:
                log.warning("The listening process hangs; it is started again.")
                self._sign_s = monotonic()
                process.kill()
