"""Messages into a pipe: written at once where there is room, kept for a while where there is none."""

import os
import select
from collections import deque
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import BinaryIO

__all__ = ["Outbox"]

MOST_KEPT = 16 * 1024 * 1024
"""Bytes for a process that does not read: 80 s of cues. Who does not read for so long is ended anyway."""
LOOK_S = 0.1
"""How often it looks whether it is to end, while a pipe stays full."""
CLOSE_S = 1.0
"""The longest that `close` waits for a pipe of Windows that is full, which lets go when its reader ends."""


class Outbox:
    """Never makes a caller wait. What cannot be sent is dropped: who watches the process starts it anew."""

    def __init__(self, pipe: BinaryIO) -> None:
        """Write to `pipe`, which is closed with this."""
        self._pipe = pipe
        self._kept: deque[memoryview] = deque()
        self._writing = Lock()
        self._wake = Event()
        self._closing = False
        self._at_once = hasattr(os, "set_blocking")
        if self._at_once:
            try:
                os.set_blocking(pipe.fileno(), False)
            except OSError:  # pipes of Windows cannot
                self._at_once = False
        self._thread = Thread(target=self._run, name="sound orders", daemon=True)
        self._thread.start()

    def send(self, message: bytes) -> None:
        """Write it after all that were sent before."""
        if self._closing or sum(map(len, tuple(self._kept))) + len(message) > MOST_KEPT:
            return
        self._kept.append(memoryview(message))
        if self._at_once:
            self._write()
        if self._kept:
            self._wake.set()

    def close(self) -> None:
        """Send nothing more; safe to call twice, and to be called again where a full pipe held the first."""
        self._closing = True
        self._wake.set()
        self._thread.join(CLOSE_S)
        if not self._thread.is_alive():
            with self._writing, suppress(OSError):  # a number that is free again may be another file's
                self._pipe.close()

    def _run(self) -> None:
        while not self._closing:
            self._wake.wait()
            self._wake.clear()
            while self._kept and not self._closing:
                if self._at_once:
                    select.select([], [self._pipe], [], LOOK_S)
                self._write()

    def _write(self) -> None:
        """Write until all is written or the pipe is full; who comes meanwhile leaves it to who is at it."""
        if not self._writing.acquire(blocking=False):
            return
        try:
            while self._kept:
                written = os.write(self._pipe.fileno(), self._kept[0])
                if written < len(self._kept[0]):
                    self._kept[0] = self._kept[0][written:]
                else:
                    self._kept.popleft()
        except BlockingIOError:
            pass
        except (OSError, ValueError):  # the process is gone
            self._closing = True
        finally:
            self._writing.release()
