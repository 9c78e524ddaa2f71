"""Keeps what native libraries write to standard error out of the terminal, and in the log instead."""

import logging
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

__all__ = ["ANY_LINE", "chatter_logged"]

STANDARD_ERROR = 2
ANY_LINE = re.compile(rb"")
_TURNED = RLock()
"""Standard error is the whole process's: one thread at a time turns it."""


@contextmanager
def chatter_logged(log: logging.Logger, chatter: re.Pattern[bytes] = ANY_LINE) -> Iterator[None]:
    """While the block runs, lines on standard error that match go to `log` at level debug.

    MediaPipe, TensorFlow Lite and the sound libraries write to the file descriptor itself and heed neither
    Python's logging nor an environment variable, so the descriptor is what has to be turned.

    Args:
        log: where the chatter goes.
        chatter: how a line of it begins; all else is passed on to the terminal when the block ends.
    """
    with _TURNED, tempfile.TemporaryFile() as written:
        try:
            terminal = os.dup(STANDARD_ERROR)
        except OSError:  # a program without a console has no standard error to keep clean
            yield
            return
        os.dup2(written.fileno(), STANDARD_ERROR)
        try:
            yield
        finally:
            os.dup2(terminal, STANDARD_ERROR)
            os.close(terminal)
            written.seek(0)
            _sort_out(written.read(), log, chatter)


def _sort_out(written: bytes, log: logging.Logger, chatter: re.Pattern[bytes]) -> None:
    for line in written.splitlines(keepends=True):
        if chatter.match(line):
            log.debug("%s", line.decode(errors="replace").rstrip())
        else:
            os.write(STANDARD_ERROR, line)
