"""The sound process, `python -m mirror.sound.sound_child`: it owns the sound devices and does nothing else.

No frame, model or window is in it, so nothing of the mirror can make the sound stutter. What hangs in a
driver or a sound server hangs here, and is ended from outside.
"""

import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from mirror.base.pipe import PipeBrokenError, PipeReader, framed
from mirror.base.thread_end import end_with_any_thread
from mirror.sound.desk import Desk
from mirror.sound.microphone.hearing import MicrophoneHearing
from mirror.sound.sound_pipe import HeardFrame, Order, Report, Setup, State
from mirror.sound.sound_system import Pulses

__all__ = ["main"]

log = logging.getLogger(__name__)

NICE = -11
"""Before other programs, where the system allows it: what PulseAudio takes for itself."""
AUTOGROUP = Path("/proc/self/autogroup")
"""The same for the session among sessions, where Linux weighs these (`man 7 sched`)."""
SWITCH_S = 0.0005
"""A thread that wants the interpreter gets it within half a millisecond; 5 would be a block of sound."""
RARELY = (50_000, 50, 50)
"""When to look for garbage: what runs here for hours makes none, and a look holds up every thread."""
MOST_WAITING = 500
"""Reports that the mirror has not read, 5 s of the microphone's frames; of frames and states, which are old
by then, no more are kept."""
READ = 1 << 18
"""Bytes asked for at once: a cue is 0.2 MB."""


def main() -> None:
    """Obey orders from standard input and report on standard output until the input is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it closes the pipe
    pipe_out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    pipe_in = os.fdopen(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
    end_with_any_thread()
    _hurry()
    orders = _orders(pipe_in)
    setup = next(orders, None)
    if isinstance(setup, Setup):
        _work(setup, orders, pipe_out)
    os._exit(0)  # without waiting for a thread that a driver holds


def _work(setup: Setup, orders: Iterator[Order], pipe_out: FileIO) -> None:
    reports = Reports(pipe_out)
    desk = Desk(setup, MicrophoneHearing(setup.microphone, reports.hand_over), reports.send)
    gc.freeze()
    try:
        for order in orders:
            desk.obey(order)
    except PipeBrokenError as error:
        log.warning("%s", error)
    desk.close()


def _hurry() -> None:
    """Let this process be served first, as far as the system allows, and its threads take turns quickly."""
    sys.setswitchinterval(SWITCH_S)
    gc.set_threshold(*RARELY)
    with suppress(OSError, AttributeError):
        os.nice(NICE)
    with suppress(OSError):
        AUTOGROUP.write_text(str(NICE))


def _orders(pipe_in: FileIO) -> Iterator[Order]:
    """Each order as it comes, until the mirror closes the pipe.

    Raises:
        PipeBrokenError: what comes is none.
    """
    reader = PipeReader[Order](Order)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
    with suppress(OSError):
        while received := pipe_in.read(READ):
            yield from reader.feed(received)


class Reports:
    """Sends reports on a thread of its own, for who makes them must not wait."""

    def __init__(self, pipe_out: FileIO) -> None:
        self._pipe_out = pipe_out
        self._waiting: SimpleQueue[Report] = SimpleQueue()
        Thread(target=self._run, name="reports", daemon=True).start()

    def send(self, report: Report) -> None:
        """Send it as soon as the mirror reads; what nobody reads for long is left out."""
        if self._waiting.qsize() < MOST_WAITING or not isinstance(report, HeardFrame | State):
            self._waiting.put(report)

    def hand_over(self, cleaned: Pulses, raw: Pulses, captured_s: float) -> None:
        """Send 10 ms of the microphone."""
        self.send(HeardFrame(captured_s, cleaned.tobytes(), raw.tobytes()))

    def _run(self) -> None:
        with suppress(OSError):
            while True:
                left = memoryview(framed(self._waiting.get()))
                while left:
                    left = left[self._pipe_out.write(left) :]


if __name__ == "__main__":
    main()
