"""The phrase book: phrases rendered ahead of need, on a thread of its own, newest need first."""

from collections import Counter, deque
from collections.abc import Callable, Iterable
from threading import Condition, Thread
from typing import Protocol

from mirror.base.errors import VoiceError
from mirror.sound.sound import Sound
from mirror.voice.levelled import levelled
from mirror.voice.resample import resampled

__all__ = ["PhraseBook", "Renderer"]

LARGEST = 512
"""Phrases that are kept, some 85 kB each at the engine's own rate: more than 65 exercises need; the longest
unused makes room."""
MOST_URGENT = 8
"""Phrases asked for and not there yet; older ones are no longer worth rendering first."""
TRIES = 3
"""A phrase that fails so often is left until it is asked for: it may be what the engine chokes on."""
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

    def render(self, words: str) -> Sound:
        """The words, spoken.

        Raises:
            VoiceError: not now.
        """
        ...

    def close(self) -> None:
        """End; whoever waits in `render` is told."""
        ...


class PhraseBook:
    """Gives phrases that are ready at once, and makes the others ready.

    `changed` is called on the book's thread when a phrase that was asked for is there, and when `trouble`
    begins or ends; it must hand over fast.
    """

    def __init__(self, renderer: Renderer, ahead: Iterable[str], changed: Callable[[], None]) -> None:
        self._renderer = renderer
        self._changed = changed
        self._ahead = deque(ahead)
        self._urgent: deque[str] = deque(maxlen=MOST_URGENT)
        self._known: dict[str, Sound] = {}
        self._failures: Counter[str] = Counter()
        self._trouble: str | None = None
        self._closing = False
        self._wanted = Condition()
        self._thread = Thread(target=self._fill, name="phrase book", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str | None:
        """Why no phrase can be rendered, as a sentence; None while it works."""
        return self._trouble

    @property
    def left(self) -> int:
        """How many phrases are still to be rendered."""
        with self._wanted:
            return len(self._urgent) + len(self._ahead)

    def sound(self, words: str, rate_hz: int) -> Sound | None:
        """The phrase at `rate_hz` if it is ready; otherwise it is made ready before all others."""
        with self._wanted:
            sound = self._known.pop(words, None)
            if sound is None:
                if words not in self._urgent:
                    self._urgent.append(words)
                    self._wanted.notify_all()
                return None
            self._known[words] = sound
        return resampled(sound, rate_hz)

    def close(self) -> None:
        """End the renderer and the thread; waits for at most two seconds."""
        with self._wanted:
            self._closing = True
            self._wanted.notify_all()
        self._renderer.close()
        self._thread.join(CLOSE_S)

    def _fill(self) -> None:
        while (words := self._next()) is not None:
            try:
                sound = levelled(self._renderer.render(words))
            except VoiceError as error:
                self._put_back(words)
                self._tell(str(error))
            else:
                asked = self._keep(words, sound)
                self._tell(None, also=asked)

    def _next(self) -> str | None:
        """Wait for the phrase to render next; None when the book is closed."""
        with self._wanted:
            while not self._closing:
                wait_s = self._renderer.ready_in_s
                if wait_s > 0:
                    self._wanted.wait(wait_s)
                elif self._urgent:
                    return self._urgent[-1]
                elif self._ahead:
                    return self._ahead.popleft()
                elif self._trouble is not None:
                    return PROBE
                else:
                    self._wanted.wait()
            return None

    def _put_back(self, words: str) -> None:
        """What failed is tried again after all others."""
        with self._wanted:
            self._failures[words] += 1
            if words in self._urgent:
                self._urgent.remove(words)
            elif self._failures[words] < TRIES:
                self._ahead.append(words)

    def _keep(self, words: str, sound: Sound) -> bool:
        """Remember the phrase; whether somebody waits for it."""
        with self._wanted:
            self._known[words] = sound
            if len(self._known) > LARGEST:
                del self._known[next(iter(self._known))]
            asked = words in self._urgent
            if asked:
                self._urgent.remove(words)
            return asked

    def _tell(self, trouble: str | None, *, also: bool = False) -> None:
        if trouble != self._trouble or also:
            self._trouble = trouble
            self._changed()
