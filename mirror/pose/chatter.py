"""Keeps what MediaPipe's native side writes to standard error out of the terminal, and in the log instead."""

import logging
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

__all__ = ["chatter_logged"]

log = logging.getLogger(__name__)

STANDARD_ERROR = 2
_TURNED = Lock()
"""Standard error is the whole process's: one block at a time turns it."""

CHATTER = re.compile(rb"[IWE]\d{4} [\d:.]+ |(INFO|WARNING): ")
"""How a line of Abseil ("W0000 00:00:17..."), or of TensorFlow Lite ("INFO: Created...") begins."""


@contextmanager
def chatter_logged() -> Iterator[None]:
    """While the block runs, native log lines go to this module's log; all else is passed on at its end.

    Abseil and TensorFlow Lite write to the file descriptor itself and heed neither Python's logging nor an
    environment variable in MediaPipe's build, so the descriptor is what has to be turned.
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
            _sort_out(written.read())


def _sort_out(written: bytes) -> None:
    for line in written.splitlines(keepends=True):
        if CHATTER.match(line):
            log.debug("%s", line.decode(errors="replace").rstrip())
        else:
            os.write(STANDARD_ERROR, line)
