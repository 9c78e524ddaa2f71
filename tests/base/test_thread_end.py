"""A child process does not outlive one of its threads."""

import subprocess
import sys

import pytest

PROGRAM = """
from threading import Event, Thread
from mirror.base.thread_end import end_with_any_thread
end_with_any_thread()
thread = Thread(target={target})
thread.start()
thread.join()
raise SystemExit(7)
"""


@pytest.mark.parametrize(
    ("target", "code", "told"),
    [("lambda: 1 / 0", 1, "ZeroDivisionError"), ("lambda: None", 7, "")],
    ids=["a thread that fails", "one that ends"],
)
def test_it_ends_with_a_thread_that_fails(target: str, code: int, told: str) -> None:
    """At once, with what failed as its last words; a thread that merely ends is none of its business."""
    program = PROGRAM.format(target=target)
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == code
    assert told in ended.stderr
