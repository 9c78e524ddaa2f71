"""One sound process, seen from the mirror: orders go in, reports come out, and silence is told from sleep."""

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from time import monotonic
from typing import BinaryIO, cast

from mirror.base.child_log import log_errors
from mirror.base.errors import VoiceError
from mirror.base.pipe import PipeBrokenError, PipeReader, framed
from mirror.sound.outbox import Outbox
from mirror.sound.sound_pipe import Order, Report, State

__all__ = ["SOUND_COMMAND", "SoundLink"]

log = logging.getLogger(__name__)

SOUND_COMMAND = (sys.executable, "-m", "mirror.sound.sound_child")
START_S = 10.0
"""The first report comes after 0.4 s; a machine that is busy starting everything else takes a few."""
HANG_S = 1.0
"""Without a report for so long, of which ten a second are due, it hangs; a new one plays within a second."""
OPENING_S = 5.0
"""The same while it opens a device: Bluetooth takes seconds to connect."""
END_S = 1.0
"""The longest to wait for it to let its devices go before it is ended, and for its end afterwards."""
READ = 1 << 16
"""Bytes asked for at once."""


class SoundLink:
    """A process that runs until it is closed, dies or hangs; never started again by itself.

    Args:
        take: called with each report, on a thread of this link's own.
        command: what to run.
    """

    def __init__(self, take: Callable[[Report], None], command: Sequence[str] = SOUND_COMMAND) -> None:
        """Start it; returns at once.

        Raises:
            VoiceError: it does not start.
        """
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                start_new_session=True,  # Linux gives each session its share of the processor
            )
        except OSError as error:
            raise VoiceError("The sound process does not start; captions take its place.") from error
        log_errors(self._process.stderr, log)
        self._take = take
        self._due_s = monotonic() + START_S
        # asked for as pipes above, so they are there
        self._outbox = Outbox(cast("BinaryIO", self._process.stdin))
        self._reports_in = cast("BinaryIO", self._process.stdout)
        self._reader = Thread(target=self._read, name="sound reports", daemon=True)
        self._reader.start()

    def send(self, order: Order) -> None:
        """Send an order; never waits, and nothing tells whether it arrives."""
        self._outbox.send(framed(order))

    @property
    def ended(self) -> int | None:
        """The exit code of the process; None while it runs."""
        return self._process.poll()

    @property
    def hangs(self) -> bool:
        """Whether no report has come for too long."""
        return monotonic() > self._due_s

    def close(self) -> None:
        """Let it end by itself, for a second; then it is ended. Safe to call twice."""
        self._outbox.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_S)
        self.kill()

    def kill(self) -> None:
        """End it now. Safe to call twice."""
        self._process.kill()
        self._outbox.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_S)
        self._reader.join(END_S)
        if not self._reader.is_alive():
            self._reports_in.close()

    def _read(self) -> None:
        reader = PipeReader[Report](Report)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
        try:
            while received := self._reports_in.read(READ):
                for report in reader.feed(received):
                    opening = isinstance(report, State) and report.opening
                    self._due_s = monotonic() + (OPENING_S if opening else HANG_S)
                    self._take(report)
        except (OSError, ValueError, PipeBrokenError) as error:
            log.warning("sound process: %s", error)
        except Exception:  # the top of the thread: a listener failed, and the process is started anew
            log.exception("sound reports")
        finally:
            self._process.kill()
