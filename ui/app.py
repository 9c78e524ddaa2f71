"""The screen as a program: a window on a running engine, until the athlete leaves."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mirror.overlay.theme import Theme
from ui.bridge import Bridge, EnginePort
from ui.mirror_window import MirrorWindow, Shown

__all__ = ["run"]

WARM_UP_MS = 2_000
"""When the charts' library is loaded in the background: after the first skeleton."""


def run(engine: EnginePort, shown: Shown) -> int:
    """Show the mirror until it is closed; the exit code.

    The engine is started and stopped by the caller. An interrupt from the terminal closes the window.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    bridge = Bridge(engine)
    window = MirrorWindow(bridge, Theme.shipped(), shown)
    if shown.full_screen:
        window.fill_screen()
    else:
        window.show()
    QTimer.singleShot(WARM_UP_MS, _warm_up)
    with _interrupt_closes(window):
        return application.exec()


def _warm_up() -> None:
    Thread(target=import_module, args=("ui.diagnostics",), name="warm-up", daemon=True).start()


@contextmanager
def _interrupt_closes(window: MirrorWindow) -> Iterator[None]:
    """Ctrl-C leaves as Escape does: the window's ticks give Python the chance to see it."""
    before = signal.signal(signal.SIGINT, lambda *_: window.close())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
