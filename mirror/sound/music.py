"""The athlete's music: a file decoded piece by piece on a thread of its own, again and again."""

import logging
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

import numpy as np

from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

if TYPE_CHECKING:
    from av.container import InputContainer

__all__ = ["Music"]

log = logging.getLogger(__name__)

AHEAD_S = 2.0
"""Decoded ahead: a disk that wakes takes a second, and it is 0.8 MB."""
LOOK_S = 0.1
"""How often the decoder looks whether there is room again; nobody wakes it, so that the mix never locks."""


class Music:
    """Gives out a file's samples on the mixing thread; while none are decoded, silence."""

    def __init__(self, path: Path) -> None:
        """Begin to read at once, on a thread of its own."""
        self.trouble: str | None = None
        """Why it is silent for good, as a sentence that says what to do."""
        self._path: Final = path
        self._decoded: deque[Samples] = deque()
        self._part = np.zeros((0, 2), np.float32)
        self._closing = Event()
        self._thread = Thread(target=self._run, name="music", daemon=True)
        self._thread.start()

    def add_to(self, stereo: Samples) -> None:
        """Add the next (n, 2) samples. Only the mixing thread calls this."""
        filled = 0
        while filled < len(stereo):
            if not len(self._part):
                if not self._decoded:
                    return
                self._part = self._decoded.popleft()
            part = self._part[: len(stereo) - filled]
            stereo[filled : filled + len(part)] += part
            self._part = self._part[len(part) :]
            filled += len(part)

    def fade_into(self, stereo: Samples) -> None:
        """Add its last samples, which fade; nothing is to be heard of it afterwards."""
        last = np.zeros_like(stereo)
        self.add_to(last)
        stereo += last * np.linspace(1, 0, len(stereo), dtype=np.float32)[:, np.newaxis]

    def close(self) -> None:
        """Read no more; never waits."""
        self._closing.set()

    def _run(self) -> None:
        try:
            while not self._closing.is_set() and self._read_once():
                pass
        except Exception as error:  # noqa: BLE001 - the top of the thread: told, whatever a decoder meets in a file
            log.info("music: %r", error)
            self.trouble = f'The music file "{self._path.name}" cannot be read; choose another.'

    def _read_once(self) -> bool:
        """Decode the file from its beginning to its end; whether anything was in it."""
        import av  # noqa: PLC0415 - 80 ms and 30 MB that only music costs

        with av.open(f"file:{self._path}", metadata_errors="replace") as container:
            if not container.streams.audio:
                self.trouble = f'There is no sound in "{self._path.name}"; choose another music file.'
                return False
            heard = False
            for piece in _pieces(container):
                heard = True
                while sum(map(len, tuple(self._decoded))) > AHEAD_S * RATE_HZ:
                    if self._closing.wait(LOOK_S):
                        return False
                self._decoded.append(piece)
        if not heard:
            self.trouble = f'The music file "{self._path.name}" is empty; choose another.'
        return heard


def _pieces(container: "InputContainer") -> Iterator[Samples]:
    """(n, 2) samples at 48 kHz of the first sound stream; a damaged packet costs its own only."""
    import av  # noqa: PLC0415 - likewise

    stream = container.streams.audio[0]
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE_HZ)
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            continue
        for frame in frames:
            for each in resampler.resample(frame):
                yield each.to_ndarray().reshape(-1, 2).astype(np.float32)
