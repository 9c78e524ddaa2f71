"""The phrase book: finds lines at once or renders them on a thread of its own, and looks after the engine."""

from collections import deque
from collections.abc import Callable
from threading import Condition, Thread
from typing import Protocol

from mirror.base.errors import VoiceError
from mirror.sound.sound import Sound
from mirror.voice.line import SYSTEM_MANNER, Line, Manner
from mirror.voice.repertoire import Repertoire
from mirror.voice.voices import Voices

__all__ = ["PhraseBook", "Renderer"]

MOST_URGENT = 8
"""Lines asked for and not there yet; older ones are no longer worth rendering first."""
PROBE = "one"
"""Rendered to find out whether an engine works again when nothing else is wanted."""
CLOSE_S = 2.0
"""The longest that `close` waits."""


class Renderer(Protocol):
    """What turns words into sound, slowly; `speech.py` is one."""

    @property
    def ready_in_s(self) -> float:
        """How long until it may be asked again."""
        ...

    def render(self, words: str, manner: Manner = SYSTEM_MANNER) -> Sound:
        """The words, spoken.

        Raises:
            VoiceError: not now.
        """
        ...

    def voices(self) -> Voices:
        """All that it can speak with.

        Raises:
            VoiceError: not now.
        """
        ...

    def close(self) -> None:
        """End; whoever waits in `render` is told."""
        ...


class PhraseBook:
    """Gives lines that are ready at once, and makes the others ready, newest need first.

    `changed` is called on the book's thread when a line that was asked for is there, when the voices were
    listed, and when `trouble` begins or ends; it must hand over fast.
    """

    def __init__(self, renderer: Renderer, repertoire: Repertoire, changed: Callable[[], None]) -> None:
        """Nothing is started before `open`."""
        self._renderer = renderer
        self._repertoire = repertoire
        self._changed = changed
        self._urgent: deque[Line] = deque(maxlen=MOST_URGENT)
        self._voices = repertoire.find_voices()
        self._listed = False
        self._probe = Line(PROBE)
        self._trouble: str | None = None
        self._failures = 0
        self._worked = False
        self._closing = False
        self._wanted = Condition()
        self._thread: Thread | None = None

    def open(self) -> None:
        """Start the engine and list its voices, on the book's thread; a second call does nothing."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="phrase book", daemon=True)
            self._thread.start()

    @property
    def voices(self) -> Voices | None:
        """All that the engine can speak with, as it told last time until it tells; None if it never did."""
        return self._voices

    @property
    def worked(self) -> bool:
        """Whether the engine has answered since it was opened."""
        return self._worked

    @property
    def trouble(self) -> str | None:
        """Why no line can be rendered, as a sentence; None while it works."""
        return self._trouble

    @property
    def given_up(self) -> bool:
        """Whether the engine failed again after it was started anew, or never worked: it may take long."""
        return self._failures >= (2 if self._worked else 1)

    def sound(self, line: Line) -> Sound | None:
        """The line if it is ready; otherwise it is made ready before all others."""
        sound = self._repertoire.find(line)
        if sound is None:
            with self._wanted:
                self._probe = Line(PROBE, line.manner)
                if line not in self._urgent:
                    self._urgent.append(line)
                    self._wanted.notify_all()
        return sound

    def close(self) -> None:
        """End the renderer and the thread; waits for at most two seconds."""
        with self._wanted:
            self._closing = True
            self._wanted.notify_all()
        self._renderer.close()
        if self._thread is not None:
            self._thread.join(CLOSE_S)

    def _work(self) -> None:
        while self._wait():
            try:
                self._do_next()
            except VoiceError as error:
                self._failed(str(error))

    def _wait(self) -> bool:
        """Wait until there is something to do and the engine may be asked; False when the book is closed."""
        with self._wanted:
            while not self._closing:
                wait_s = self._renderer.ready_in_s
                if wait_s > 0:
                    self._wanted.wait(wait_s)
                elif self._urgent or not self._listed or self._trouble is not None:
                    return True
                else:
                    self._wanted.wait()
            return False

    def _do_next(self) -> None:
        """List the voices first, for every line needs one; then what is needed now; then look how it is.

        Raises:
            VoiceError: the engine fails.
        """
        if not self._listed:
            self._voices = self._renderer.voices()
            self._listed = True
            self._repertoire.keep_voices(self._voices)
            self._works(news=True)
            return
        with self._wanted:
            line = self._urgent[-1] if self._urgent else self._probe
        try:
            rendered = self._renderer.render(line.words, line.manner)
        except VoiceError:
            self._forget(line)
            raise
        self._repertoire.keep(line, rendered)
        self._works(news=self._forget(line))

    def _forget(self, line: Line) -> bool:
        """Nobody waits for it any longer; whether somebody did. What failed is asked for again if need be."""
        with self._wanted:
            asked = line in self._urgent
            if asked:
                self._urgent.remove(line)
            return asked

    def _works(self, *, news: bool) -> None:
        changed = news or self._trouble is not None
        self._worked, self._failures, self._trouble = True, 0, None
        if changed:
            self._changed()

    def _failed(self, trouble: str) -> None:
        self._failures += 1
        self._trouble = trouble
        self._changed()
