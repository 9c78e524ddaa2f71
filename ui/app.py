"""The screen as a program: a window on a running engine, until the athlete leaves."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from mirror.overlay.theme import Theme
from ui.bridge import Bridge, EnginePort
from ui.mirror_window import MirrorWindow, Shown
from ui.sound_desk import SoundDesk

__all__ = ["run"]


def run(engine: EnginePort, shown: Shown, desk: SoundDesk | None = None) -> int:
    """Show the mirror until it is closed; the exit code.

    The engine and the sound are started and stopped by the caller. An interrupt from the terminal closes the
    window.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    bridge = Bridge(engine)
    window = MirrorWindow(bridge, Theme.shipped(), shown, desk)
    if shown.full_screen:
        window.fill_screen()
    else:
        window.show()
    with _interrupt_closes(window):
        return application.exec()


@contextmanager
def _interrupt_closes(window: MirrorWindow) -> Iterator[None]:
    """Ctrl-C leaves as Escape does: the window's ticks give Python the chance to see it."""
    before = signal.signal(signal.SIGINT, lambda *_: window.close())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
