"""The program runs until the athlete leaves, and an interrupt is a way to leave."""

import signal
from collections.abc import Callable

import pytest
from hand_engine import HandEngine
from moments import moment
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mirror.exercise.exercise import Exercise
from ui.app import run
from ui.mirror_window import MirrorWindow, Shown

pytestmark = pytest.mark.usefixtures("qapp")


def close_the_mirror() -> None:
    """As Escape does."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MirrorWindow):
            widget.close()


def once_it_shows(leave: Callable[[], None]) -> None:
    """Leave as soon as there is a picture, however slow the machine is."""
    windows = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MirrorWindow))
    if any(window._moment is not None for window in windows):
        leave()
    else:
        QTimer.singleShot(20, lambda: once_it_shows(leave))


def interrupt() -> None:
    """As Ctrl-C in the terminal does."""
    signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("leave", [close_the_mirror, interrupt])
def test_the_mirror_runs_until_it_is_left(
    engine: HandEngine, squat: Exercise, leave: Callable[[], None]
) -> None:
    """It takes the moments that come, ends with 0, and gives the interrupt back."""
    before = signal.getsignal(signal.SIGINT)
    QTimer.singleShot(50, lambda: engine.moments.put(moment(squat, 1.0)))
    QTimer.singleShot(100, lambda: once_it_shows(leave))
    code = run(engine, Shown(full_screen=False))

    assert code == 0
    assert engine.moments.take_now() is None
    assert signal.getsignal(signal.SIGINT) is before
