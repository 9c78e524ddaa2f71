"""One speech process, seen from the mirror: a question, an answer in time, or a kill."""

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from threading import Thread
from time import monotonic
from typing import BinaryIO, cast

from mirror.base.child_log import log_errors
from mirror.base.errors import VoiceError
from mirror.base.latest import Latest
from mirror.base.pipe import PipeBrokenError, PipeReader, framed
from mirror.voice.speech_pipe import Answer, Request

__all__ = ["SPEECH_COMMAND", "SpeechProcess"]

log = logging.getLogger(__name__)

SPEECH_COMMAND = (sys.executable, "-m", "mirror.voice.speech_child")
IDLE = getattr(subprocess, "IDLE_PRIORITY_CLASS", 0)
"""How Windows calls the same; other systems have no such flag."""
LEAST_URGENT = 19
"""Niceness of a process that is patient: it gets what the others leave, 1.5 % of a processor that is busy."""
MEMORY = "/dev/shm"  # noqa: S108 - a folder of our own is made in it
"""Where Linux keeps files in memory: speech engines write files, and a person's words belong on no disk."""
GONE_S = 1.0
"""The longest that anybody waits for a process that was killed."""


class SpeechProcess:
    """A child process that answers one request at a time; a thread of its own reads what it says."""

    def __init__(self, command: Sequence[str] = SPEECH_COMMAND, *, patient: bool = False) -> None:
        """Start it.

        Args:
            command: the program.
            patient: whether everything else on this machine comes first.

        Raises:
            VoiceError: it does not start.
        """
        self._folder = tempfile.TemporaryDirectory(
            prefix="mirror-speech-",
            dir=MEMORY if os.access(MEMORY, os.W_OK) else None,
            ignore_cleanup_errors=True,
        )
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                creationflags=IDLE if patient else 0,
                env={**os.environ, "TMPDIR": self._folder.name},
            )
        except OSError as error:
            self._folder.cleanup()
            raise VoiceError("The speech process does not start; captions take its place.") from error
        if patient:
            _step_back(self._process.pid)
        log_errors(self._process.stderr, log)
        # asked for as pipes above, so they are there
        self._requests_out = cast("BinaryIO", self._process.stdin)
        self._answers_in = cast("BinaryIO", self._process.stdout)
        self._answers: Latest[Answer] = Latest()
        self._reader = Thread(target=self._read, name="speech answers", daemon=True)
        self._reader.start()

    def ask(self, request: Request, timeout_s: float) -> Answer:
        """Send a request and wait for its answer; after an error the process is of no more use.

        Raises:
            VoiceError: it died, hangs, or talks rubbish.
        """
        try:
            self._requests_out.write(framed(request))
        except (OSError, ValueError) as error:
            raise VoiceError("The speech engine ended by itself; it is started again.") from error
        end_s = monotonic() + timeout_s
        while (answer := self._answers.take(end_s - monotonic())) is not None:
            if answer.number == request.number:
                return answer
            if answer.number > request.number:
                raise VoiceError("The speech engine talks out of turn; it is started again.")
        if self._answers.closed:
            raise VoiceError("The speech engine ended by itself; it is started again.")
        raise VoiceError("The speech engine does not answer; it is started again.")

    @property
    def ended(self) -> bool:
        """Whether it has ended by itself, or was killed."""
        return self._answers.closed

    def kill(self) -> None:
        """End it now; who waits in `ask` is told. Safe to call twice and from any thread."""
        self._process.kill()
        self._answers.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(GONE_S)
        self._folder.cleanup()  # a process that is killed leaves the phrase it was at
        self._reader.join(GONE_S)
        if not self._reader.is_alive():
            self._requests_out.close()
            self._answers_in.close()

    def _read(self) -> None:
        reader = PipeReader[Answer](Answer)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
        try:
            while received := self._answers_in.read(65_536):
                for answer in reader.feed(received):
                    self._answers.put(answer)
        except (OSError, ValueError, PipeBrokenError) as error:
            log.warning("speech process: %s", error)
            self._process.kill()
        finally:
            self._answers.close()


def _step_back(process_id: int) -> None:
    """Let everything else come first, where the system has niceness."""
    if hasattr(os, "setpriority"):
        with suppress(OSError):  # it may have ended already, which its answers tell
            os.setpriority(os.PRIO_PROCESS, process_id, LEAST_URGENT)
