"""Looks for a speaker from a process of its own, so that the one that plays need not be closed for it.

PortAudio sees new devices only when it is started anew, which would silence what plays. This program,
`python -m mirror.devices.speaker_probe NAME`, ends as soon as the speaker is there and takes sound.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from threading import Event, Thread
from time import monotonic
from typing import Any

from mirror.base.errors import VoiceError
from mirror.devices.portaudio import PortAudio
from mirror.devices.portaudio_speaker import PortAudioSpeaker

__all__ = ["SpeakerProbe", "main"]

COMMAND = (sys.executable, "-m", "mirror.devices.speaker_probe")
LOOK_S = 0.5
"""Between two looks: with what opening takes the speaker is back within 2 s; a look costs 40 ms of CPU."""
MOVES_S = 1.0
"""A speaker that is there takes its first block within so long."""
PATIENCE_S = 20.0
"""A probe that has been at it for longer is started anew, in case the sound system has frozen under it."""


class SpeakerProbe:
    """A look-out for one speaker."""

    def __init__(self, name: str, command: Sequence[str] = COMMAND) -> None:
        """Begin to look; returns at once."""
        self._command = (*command, name)
        self._start()

    def _start(self) -> None:
        self._started_s = monotonic()
        self._process: subprocess.Popen[bytes] | None = subprocess.Popen(  # noqa: S603 - our own program
            self._command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def found(self) -> bool:
        """Whether it was found by now; a probe that failed is started anew."""
        if self._process is None:
            return False
        ended = self._process.poll()
        if (ended or ended is None) and monotonic() - self._started_s > PATIENCE_S:
            self.close()
            self._start()
        return ended == 0

    def close(self) -> None:
        """Look no more; safe to call twice."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            if process.stdin is not None:
                process.stdin.close()


class Silence:
    """A `Source` that remembers whether it was pulled from."""

    def __init__(self) -> None:
        self.pulled = Event()

    def restart(self, rate_hz: int, channels: int) -> None:
        """Any rate and any channels are as silent."""

    def pull(self, block: memoryview, heard_s: float) -> None:  # noqa: ARG002 - silence has no time
        """Fill it with zeros."""
        block[:] = bytes(len(block))
        self.pulled.set()


def main() -> None:
    """Look until it is found, or until standard input is closed: whoever asked is gone."""
    Thread(target=_end_with_parent, daemon=True).start()
    portaudio = PortAudio()
    while not _takes_sound(portaudio, sys.argv[1]):
        Event().wait(LOOK_S)
        portaudio.rescan()
    os._exit(0)


def _takes_sound(portaudio: PortAudio, name: str) -> bool:
    """Whether the speaker is there and pulls, which is the only proof."""
    silence = Silence()
    try:
        speaker = PortAudioSpeaker(portaudio, silence, name)
    except VoiceError:
        return False
    try:
        return silence.pulled.wait(MOVES_S)
    finally:
        speaker.close()


def _end_with_parent() -> Any:
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()
