"""A machine that is busy: a process for each core that never rests, at the priority of any other."""

import os
import subprocess
import sys

from mirror.base.closing import Closing

__all__ = ["BusyMachine"]

WORK = """
import os
parent = os.getppid()
while os.getppid() == parent:
    for _ in range(10**6):
        pass
"""
"""What each process does; it ends with who started it, also when that was killed."""


class BusyMachine(Closing):
    """Busy from when it is made until it is closed."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", WORK]
        self._processes = [subprocess.Popen(command) for _ in range(os.cpu_count() or 1)]  # noqa: S603 - ours

    def close(self) -> None:
        """Let the machine rest; safe to call twice."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
