"""What a child process says on its error stream is in the log, whatever it is."""

import logging
import subprocess
import sys
from threading import enumerate as threads

import pytest
from sound_server import Until

from mirror.base.child_log import LONGEST, log_errors

log = logging.getLogger("mirror.test")


@pytest.mark.parametrize(
    ("program", "lines", "why"),
    [
        ("raise SystemExit('it broke')", ["it broke"], "its last words"),
        (r"import sys; sys.stderr.write('one\n\n two\n')", ["one", " two"], "lines, and none that is empty"),
        (r"import os; os.write(2, b'\xff\x00half')", ["\ufffd\x00half"], "what is no text and has no end"),
        (
            f"import sys; sys.stderr.write('x' * {LONGEST + 5})",
            ["x" * LONGEST, "x" * 5],
            "a long line in pieces",
        ),
        ("pass", [], "nothing"),
    ],
)
def test_its_lines_are_logged(
    program: str, lines: list[str], why: str, caplog: pytest.LogCaptureFixture, until: Until
) -> None:
    """Each line at the level of information, until the child ends, whatever is closed before."""
    with caplog.at_level(logging.INFO, "mirror.test"):
        with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, bufsize=0) as child:
            log_errors(child.stderr, log)
        until(lambda: "child's errors" not in {thread.name for thread in threads()})
    assert caplog.messages == lines, why
