"""Imports MediaPipe without the parts that the mirror has no use for.

MediaPipe's packages import their audio tasks, which start PortAudio, and their drawing, which brings
Matplotlib and on a new machine builds its font cache. Without them the import takes 0.1 s and not 0.45 s,
and PortAudio is left to the thread that plays sound.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

__all__ = ["lean_mediapipe"]

UNUSED = frozenset(
    {
        "mediapipe.tasks.python.audio",
        "mediapipe.tasks.python.vision.drawing_styles",
        "mediapipe.tasks.python.vision.drawing_utils",
    }
)


class _EmptyModules(MetaPathFinder, Loader):
    """Finds an empty module for each name that is not used; every other import goes on as ever."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What to load for a name: nothing much, or nothing of ours."""
        del path, target
        return ModuleSpec(fullname, self) if fullname in UNUSED else None

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module empty."""


@contextmanager
def lean_mediapipe() -> Iterator[None]:
    """Within the block an import of MediaPipe leaves out what is not used."""
    finder = _EmptyModules()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
