"""Standard error turned aside: native lines are handed over, and the terminal gets the rest."""

import os
import sys
from threading import Thread

import pytest

from mirror.base.standard_error import standard_error_to


def test_lines_are_handed_over_and_the_terminal_comes_back(capfd: pytest.CaptureFixture[str]) -> None:
    """What is written to the descriptor inside the block goes to the listener, what comes after does not."""
    lines: list[bytes] = []
    with standard_error_to(lines.append):
        os.write(2, b"ALSA lib: no such device\nand more")
    os.write(2, b"for the user\n")
    sys.stderr.flush()
    assert lines == [b"ALSA lib: no such device\n", b"and more"]
    assert capfd.readouterr().err == "for the user\n"


def test_two_at_once_both_give_it_back(capfd: pytest.CaptureFixture[str]) -> None:
    """Blocks on several threads take turns, and in the end the terminal is the terminal."""
    lines: list[bytes] = []

    def turn() -> None:
        for _ in range(20):
            with standard_error_to(lines.append):
                os.write(2, b"native\n")

    turning = [Thread(target=turn) for _ in range(4)]
    for thread in turning:
        thread.start()
    for thread in turning:
        thread.join()
    os.write(2, b"for the user\n")
    assert lines == [b"native\n"] * 80
    assert capfd.readouterr().err == "for the user\n"


def test_an_error_inside_is_passed_on(capfd: pytest.CaptureFixture[str]) -> None:
    """The block fails as it would have, and its lines are not lost."""
    lines: list[bytes] = []
    with pytest.raises(OSError, match="no device"), standard_error_to(lines.append):
        _fail()
    assert lines == [b"native\n"]
    assert capfd.readouterr().err == ""


def _fail() -> None:
    os.write(2, b"native\n")
    raise OSError("no device")
