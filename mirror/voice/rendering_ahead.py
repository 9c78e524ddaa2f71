"""Renders all that a session is known to say before it is needed, while the processor is idle."""

from collections import Counter, deque
from collections.abc import Callable, Iterable
from threading import Event, Thread

from mirror.base.errors import VoiceError
from mirror.base.facts import Facts, ThreadFailed
from mirror.voice.line import Line
from mirror.voice.phrase_book import Renderer
from mirror.voice.repertoire import Repertoire
from mirror.voice.voice import VoicePreparing

__all__ = ["RenderingAhead"]

TRIES = 3
"""A line that fails so often is left until it is asked for: it may be what the engine chokes on."""
GIVE_UP_S = 8.0
"""When the engine is to be left in peace for so long it has failed six times in a row: it does not work."""
STEP = 0.02
"""The part of the whole after which its progress is told: a bar that moves, and no flood of facts."""
CLOSE_S = 2.0
"""The longest that `close` waits."""


class RenderingAhead:
    """Makes lines ready on a thread and in a speech process of its own, which end when all is done.

    Publishes `VoicePreparing` when there is something to render, and `ThreadFailed`.
    """

    def __init__(
        self,
        facts: Facts,
        open_renderer: Callable[[], Renderer],
        repertoire: Repertoire,
        start_after_s: float = 0.0,
    ) -> None:
        """Nothing happens before `prepare`.

        Args:
            facts: where progress is told.
            open_renderer: makes a patient engine.
            repertoire: where lines are made ready.
            start_after_s: how long the first lines are left to whoever asks for them, while the mirror
            starts.
        """
        self._facts = facts
        self._open_renderer = open_renderer
        self._repertoire = repertoire
        self._start_after_s = start_after_s
        self._stop = Event()
        self._thread: Thread | None = None
        self._renderer: Renderer | None = None
        self._left: int | None = None

    @property
    def left(self) -> int | None:
        """How many lines are still to be rendered; None until that is known."""
        return self._left

    def prepare(self, lines: Iterable[Line]) -> None:
        """Make these lines ready, in their order, in place of those before; the thread reads `lines`."""
        self._end()
        self._stop = stop = Event()
        self._left = None
        self._thread = Thread(target=self._run, args=(lines, stop), name="rendering ahead", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Leave what is left; waits for at most two seconds."""
        self._end()
        if self._thread is not None:
            self._thread.join(CLOSE_S)

    def _end(self) -> None:
        self._stop.set()
        if (renderer := self._renderer) is not None:
            renderer.close()

    def _run(self, lines: Iterable[Line], stop: Event) -> None:
        wait_s, self._start_after_s = self._start_after_s, 0.0
        try:
            stop.wait(wait_s)
            missing = self._missing(lines, stop)
            if not stop.is_set():
                self._left = len(missing)
            if missing and not stop.is_set():
                self._render(missing, stop)
        except Exception as error:  # noqa: BLE001 - the top of the thread: told, and lines come on demand
            self._facts.publish(ThreadFailed("rendering ahead", repr(error)))

    def _missing(self, lines: Iterable[Line], stop: Event) -> deque[Line]:
        missing = deque[Line]()
        for line in lines:
            if stop.is_set():
                break
            if not self._repertoire.fetch(line):
                missing.append(line)
        return missing

    def _render(self, missing: deque[Line], stop: Event) -> None:
        self._renderer = renderer = self._open_renderer()
        failures = Counter[Line]()
        total, told = len(missing), 0
        try:
            while missing and not stop.wait(renderer.ready_in_s):
                line = missing.popleft()
                if not self._is_done(renderer, line):
                    if stop.is_set():
                        return
                    failures[line] += 1
                    if renderer.ready_in_s >= GIVE_UP_S:
                        return
                    if failures[line] < TRIES:
                        missing.append(line)
                self._left = len(missing)
                done = total - len(missing)
                if not missing or done - told >= STEP * total:
                    told = done
                    self._facts.publish(VoicePreparing(done, total))
        finally:
            renderer.close()

    def _is_done(self, renderer: Renderer, line: Line) -> bool:
        """Render a line, if nobody has meanwhile; False when the engine failed."""
        if self._repertoire.fetch(line):
            return True
        try:
            self._repertoire.keep_ahead(line, renderer.render(line.words, line.manner))
        except VoiceError:
            return False
        return True
