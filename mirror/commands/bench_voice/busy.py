"""A machine that is busy: a process for each core that never rests, at the priority of any other."""

import os
import subprocess
import sys

from mirror.base.closing import Closing

__all__ = ["BusyMachine"]


class BusyMachine(Closing):
    """Busy from when it is made until it is closed."""

    def __init__(self) -> None:
        self._processes = [
            subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)
        ]

    def close(self) -> None:
        """Let the machine rest; safe to call twice."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
