"""The repertoire: every line that can be spoken at once, the newest in memory and the rest on the disk."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from mirror.base.errors import VoiceError
from mirror.sound.sound import Sound
from mirror.voice.levelled import levelled, trimmed
from mirror.voice.line import Line
from mirror.voice.shelf import Shelf
from mirror.voice.voices import Voices

__all__ = ["Repertoire"]

log = logging.getLogger(__name__)

LARGEST_MEMORY = 16 * 1024 * 1024
"""Bytes of samples: some 210 phrases of 0.9 s at 22 kHz in single precision, placement, the session, counts
and an exercise. The others take a millisecond from the disk."""


class Repertoire:
    """Lines that are ready to be heard; safe to use from any thread."""

    def __init__(self, shelf: Shelf | None = None, largest_bytes: int = LARGEST_MEMORY) -> None:
        """Without a shelf there is the memory alone."""
        self._shelf = shelf
        self._largest_bytes = largest_bytes
        self._sounds: OrderedDict[Line, Sound] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        self._told = False

    @property
    def memory_bytes(self) -> int:
        """What is held in memory."""
        return self._bytes

    def find_voices(self) -> Voices | None:
        """The voices that the engine had last time; None when that is not known."""
        return None if self._shelf is None else self._shelf.read_voices()

    def keep_voices(self, voices: Voices) -> None:
        """Remember the engine's voices for the next start."""
        if self._shelf is not None and voices != self._shelf.read_voices():
            self._try(lambda shelf: shelf.write_voices(voices))

    def find(self, line: Line) -> Sound | None:
        """The line, ready to be heard; None when it has to be rendered."""
        with self._lock:
            sound = self._sounds.get(line)
            if sound is not None:
                self._sounds.move_to_end(line)
                return sound
        rendered = self._shelf.read(line) if self._shelf is not None else None
        if rendered is None:
            return None
        sound = levelled(rendered)
        self._remember(line, sound)
        return sound

    def keep(self, line: Line, rendered: Sound) -> None:
        """Take in a line as the engine rendered it."""
        if rendered.samples.any():
            self._shelve(line, rendered)
            self._remember(line, levelled(rendered))

    def fetch(self, line: Line) -> bool:
        """Make ready what is here; whether it is. Memory is only filled, nothing in it makes room."""
        if self._has_room():
            return self.find(line) is not None
        with self._lock:
            if line in self._sounds:
                return True
        return self._shelf is not None and self._shelf.holds(line)

    def keep_ahead(self, line: Line, rendered: Sound) -> bool:
        """Take in a line that nobody asked for yet; whether there was a place for it."""
        if not rendered.samples.any():
            return True
        shelved = self._shelve(line, rendered)
        if self._has_room():
            self._remember(line, levelled(rendered))
            return True
        return shelved

    def _has_room(self) -> bool:
        return self._bytes < self._largest_bytes

    def _shelve(self, line: Line, rendered: Sound) -> bool:
        return self._try(lambda shelf: shelf.write(line, trimmed(rendered)))

    def _try(self, write: Callable[[Shelf], None]) -> bool:
        """Write to the shelf; whether there is one that can be written."""
        if self._shelf is None:
            return False
        try:
            write(self._shelf)
        except VoiceError as error:
            if not self._told:  # once: a disk that is full stays so for every phrase
                log.warning("%s", error)
                self._told = True
            return False
        return True

    def _remember(self, line: Line, sound: Sound) -> None:
        with self._lock:
            before = self._sounds.pop(line, None)
            self._bytes += sound.samples.nbytes - (0 if before is None else before.samples.nbytes)
            self._sounds[line] = sound
            while self._bytes > self._largest_bytes and len(self._sounds) > 1:
                _, oldest = self._sounds.popitem(last=False)
                self._bytes -= oldest.samples.nbytes
