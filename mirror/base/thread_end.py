"""A child process of which a thread fails ends, for who watches it starts it anew."""

import os
import sys
import threading

__all__ = ["end_with_any_thread"]


def end_with_any_thread() -> None:
    """From now on an error that no thread foresaw ends this process, once it is told on the error stream.

    A process that went on without its mixing or listening thread would look well, and be silent for good.
    """
    threading.excepthook = _end


def _end(failed: threading.ExceptHookArgs) -> None:
    threading.__excepthook__(failed)
    sys.stderr.flush()
    os._exit(1)
