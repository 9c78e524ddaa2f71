"""The listening process, `python -m mirror.sound.microphone.child NAME`: a microphone without its echo.

A process of its own, because PortAudio looks for new microphones only by closing all that it has open, the
speaker too; because its work must not hold up the mixer; and because a microphone that nobody listens to is
then certainly closed: there is no process. It ends when its input does.
"""

import logging
import os
import signal
import sys
from io import FileIO
from threading import Lock, Thread
from time import sleep

import msgspec
import numpy as np

from mirror.base.errors import VoiceError
from mirror.base.pipe import PipeBrokenError, PipeReader, framed
from mirror.base.thread_end import end_with_any_thread
from mirror.sound.echo.canceller import EchoCanceller
from mirror.sound.microphone.pipe import Heard, Played, Told
from mirror.sound.microphone.steady import PortAudioMicrophoneOpener, SteadyMicrophone
from mirror.sound.sound_system import Pulses

__all__ = ["main"]

LONGEST = 500
"""Characters of a sentence, as `pipe.Told` allows."""
SIGN_S = 1.0
"""How often it says that it is well, for somebody waits for that."""


class Listening:
    """The microphone, the canceller, and the pipe to who wants to hear."""

    def __init__(self, name: str, out: FileIO) -> None:
        self._out = out
        self._sending = Lock()
        self.canceller = EchoCanceller()
        self._microphone = SteadyMicrophone(PortAudioMicrophoneOpener(name), self._heard, self._changed)
        Thread(target=self._give_signs, name="signs", daemon=True).start()

    def _heard(self, frame: Pulses, captured_s: float) -> None:
        cleaned = self.canceller.heard(frame, captured_s)
        self._send(Heard(cleaned.tobytes(), frame.tobytes(), captured_s))

    def _changed(self, trouble: str | None, label: str) -> None:
        self._send(Told(trouble and trouble[:LONGEST], label[:LONGEST]))

    def _give_signs(self) -> None:
        while True:
            sleep(SIGN_S)
            self._changed(self._microphone.trouble, self._microphone.label)

    def _send(self, message: msgspec.Struct) -> None:
        """Write all of it; when nobody reads any more, end."""
        with self._sending:
            left = memoryview(framed(message))
            try:
                while left:
                    left = left[self._out.write(left) :]
            except OSError:
                os._exit(0)


def main() -> None:
    """Listen until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it closes the pipe
    end_with_any_thread()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    out = FileIO(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not print into the pipe
    try:
        listening = Listening(sys.argv[1] if len(sys.argv) > 1 else "", out)
    except VoiceError as error:
        out.write(framed(Told(str(error)[:LONGEST], "")))
        sys.stdin.buffer.read()
        return
    reader = PipeReader(Played)
    try:
        while received := os.read(sys.stdin.fileno(), 65_536):
            for played in reader.feed(received):
                listening.canceller.played(np.frombuffer(played.frame, np.int16), played.heard_s)
    except (OSError, PipeBrokenError) as error:
        sys.stderr.write(f"listening: {error}\n")
    finally:
        os._exit(0)  # a device that does not answer must not keep the process


if __name__ == "__main__":
    main()
