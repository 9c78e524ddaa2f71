"""The shelf: spoken lines on the disk, so that a phrase is rendered once in the life of a machine."""

import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import time

import msgspec

from mirror.base.errors import VoiceError
from mirror.sound.sound import Sound
from mirror.voice.line import Line
from mirror.voice.shelf_file import LARGEST, packed, unpacked
from mirror.voice.voices import Voices

__all__ = ["Shelf"]

log = logging.getLogger(__name__)

LARGEST_SHELF = 256 * 1024 * 1024
"""Bytes: five languages in one voice and rate take about half; what was not said for longest makes room."""
KEPT_OF_FULL = 0.9
"""How much of it is left when room is made, so that room is not made for every phrase."""
SUFFIX = ".speech"
UNFINISHED = ".part"
VOICES = "voices.json"
DAY_S = 24 * 3600.0
"""How exactly a file remembers when it was last used; and the age at which an unfinished one is nobody's."""


class Shelf:
    """Spoken lines by engine, voice, rate and words; several mirrors may use one folder at once.

    A file is written aside and renamed, so it is whole or not there. One that is damaged is taken for missing
    and goes away.
    """

    def __init__(
        self, folder: Path, largest_bytes: int = LARGEST_SHELF, clock: Callable[[], float] = time
    ) -> None:
        """Nothing is touched before something is written; `clock` gives what the disk stamps files with."""
        self._folder = folder
        self._largest_bytes = largest_bytes
        self._clock = clock
        self._bytes: int | None = None

    def holds(self, line: Line) -> bool:
        """Whether there is a file for it."""
        return not line.private and self._path(line).exists()

    def read(self, line: Line) -> Sound | None:
        """The line as it was rendered; None when it is not here."""
        if line.private:
            return None
        path = self._path(line)
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
                self._remember_use(path, os.fstat(file.fileno()).st_mtime)
        except OSError:
            return None
        sound = unpacked(content, line)
        if sound is None:
            log.info("speech cache: %s is damaged and is made anew", path.name)
            with suppress(OSError):
                path.unlink()
        return sound

    def write(self, line: Line, sound: Sound) -> None:
        """Keep a line; a private one is not kept.

        Raises:
            VoiceError: the folder cannot be written.
        """
        if line.private or not len(sound.samples):
            return
        self._write(self._path(line), packed(line, sound))

    def read_voices(self) -> Voices | None:
        """The voices that the engine had last time; None when that is not known."""
        try:
            with (self._folder / VOICES).open("rb") as file:
                return msgspec.json.decode(file.read(LARGEST), type=Voices)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def write_voices(self, voices: Voices) -> None:
        """Keep the list of voices, so that the next start knows its voice before the engine is up.

        Raises:
            VoiceError: the folder cannot be written.
        """
        self._write(self._folder / VOICES, msgspec.json.encode(voices))

    def _path(self, line: Line) -> Path:
        manner = line.manner
        name = msgspec.msgpack.encode((manner.engine, manner.voice, manner.words_per_minute, line.words))
        return self._folder / (blake2b(name, digest_size=16).hexdigest() + SUFFIX)

    def _write(self, path: Path, content: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._put(path, content)
            self._make_room(len(content))
        except OSError as error:
            raise VoiceError(
                f"Speech cannot be kept in {self._folder} ({error.strerror}); it is rendered again each time."
            ) from error

    def _put(self, path: Path, content: bytes) -> None:
        handle, aside = tempfile.mkstemp(UNFINISHED, dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(aside).replace(path)
        except OSError:
            with suppress(OSError):
                Path(aside).unlink()
            raise

    def _remember_use(self, path: Path, used_s: float) -> None:
        """Touch a file that was used; not each time, for a disk wears out."""
        now_s = self._clock()
        if now_s - used_s > DAY_S:
            with suppress(OSError):
                os.utime(path, (now_s, now_s))

    def _make_room(self, written: int) -> None:
        """Let the longest unused go; other mirrors write too, so when it seems full it is measured anew."""
        if self._bytes is not None:
            self._bytes += written
        if self._bytes is None or self._bytes > self._largest_bytes:
            files = self._files()
            self._bytes = sum(size for _, size, _ in files)
            if self._bytes > self._largest_bytes:
                self._let_go(files)

    def _let_go(self, files: list[tuple[float, int, Path]]) -> None:
        for used_s, size, path in sorted(files):
            unfinished = path.suffix == UNFINISHED
            if unfinished and self._clock() - used_s < DAY_S:
                continue
            if unfinished or (self._bytes or 0) > KEPT_OF_FULL * self._largest_bytes:
                with suppress(OSError):
                    path.unlink()
                self._bytes = (self._bytes or 0) - size

    def _files(self) -> list[tuple[float, int, Path]]:
        """When each file was last used, its size and its path."""
        found = []
        for path in self._folder.iterdir():
            if path.suffix in {SUFFIX, UNFINISHED}:
                with suppress(OSError):  # another mirror may have let it go just now
                    stat = path.stat()
                    found.append((stat.st_mtime, stat.st_size, path))
        return found
