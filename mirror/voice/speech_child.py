"""The speech process, `python -m mirror.voice.speech_child`: pyttsx3 renders phrases, samples go back.

pyttsx3 hangs, speaks once, or dies with its native library in several versions and systems; here that costs a
process, which `speech.py` starts anew. It prints, so standard output is moved away from it before it loads.
"""

import os
import signal
import sys
import tempfile
from io import FileIO
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from mirror.base.pipe import PipeBrokenError, PipeReader, framed
from mirror.voice.sound_file import SoundFileError, read_sound_file
from mirror.voice.speech_pipe import (
    Answer,
    Failed,
    ListVoices,
    Request,
    Say,
    SpeechVoice,
    Spoken,
    VoicesListed,
)

__all__ = ["Engine", "main"]

SHORT = 200
"""Characters of a reason that are passed on."""


def main() -> None:
    """Answer requests from standard input on standard output until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it closes the pipe
    pipe_out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    pipe_in = os.fdopen(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
    folder = tempfile.TemporaryDirectory(prefix="mirror-speech-", ignore_cleanup_errors=True)
    tempfile.tempdir = folder.name
    requests: SimpleQueue[Request] = SimpleQueue()
    Thread(target=_receive, args=(pipe_in, requests, folder), name="requests", daemon=True).start()
    engine = Engine()
    while True:
        _send(pipe_out, engine.answer(requests.get()))


class Engine:
    """pyttsx3, used again or made anew for each request, as the system's driver needs it."""

    def __init__(self) -> None:
        self._kept: Any = None
        self._manner: tuple[str, int] | None = None

    def answer(self, request: Request) -> Answer:
        """Do what is asked; whatever goes wrong is an answer too."""
        try:
            engine = self._ready()
            if isinstance(request, ListVoices):
                voices = tuple(_voice(one) for one in engine.getProperty("voices"))
                return VoicesListed(request.number, str(engine.driver_name)[:SHORT], voices)
            return self._spoken(engine, request)
        except Exception as error:  # noqa: BLE001 - drivers raise whatever their system raises; the parent is told
            return Failed(request.number, f"{type(error).__name__}: {error}"[:SHORT])

    def _ready(self) -> Any:
        """An engine for one request: those of Windows and macOS hang on a second one, espeak's does not."""
        if self._kept is not None:
            return self._kept
        import pyttsx3  # noqa: PLC0415 - it may be missing, which is an answer

        engine = pyttsx3.init()
        if engine.driver_name == "espeak":
            self._kept = engine
        return engine

    def _spoken(self, engine: Any, request: Say) -> Answer:
        manner = (request.voice, request.words_per_minute)
        if self._kept is None or self._manner != manner:
            engine.setProperty("rate", request.words_per_minute)
            if request.voice:
                engine.setProperty("voice", request.voice)
            if self._kept is not None:
                # espeak takes a new rate on its own thread, now and then after the phrase that follows
                _rendered_again(engine, "one")
            self._manner = manner
        return Spoken(request.number, *_rendered_again(engine, request.text))


def _rendered_again(engine: Any, text: str) -> tuple[int, bytes]:
    """Rate and samples, tried twice: now and then espeak takes the last phrase's end for that of this one."""
    try:
        return _rendered(engine, text)
    except SoundFileError:
        return _rendered(engine, text)


def _rendered(engine: Any, text: str) -> tuple[int, bytes]:
    """Rate and samples.

    Raises:
        SoundFileError: the engine wrote nothing that can be heard.
        Exception: what the driver met; pyttsx3 itself hides it.
    """
    errors: list[Exception] = []
    listening = engine.connect("error", lambda name, exception: errors.append(exception))  # noqa: ARG005 - by name
    with tempfile.TemporaryDirectory(prefix="phrase-") as folder:
        path = Path(folder) / "phrase"
        engine.save_to_file(text, str(path))
        engine.runAndWait()
        engine.disconnect(listening)
        if errors:
            raise errors[0]
        return read_sound_file(path.read_bytes())


def _voice(voice: Any) -> SpeechVoice:
    """pyttsx3's voice; some drivers give languages as bytes with a priority before the tag."""
    tags = (
        tag.decode("ascii", "ignore") if isinstance(tag, bytes) else str(tag) for tag in voice.languages or ()
    )
    shown = tuple("".join(filter(str.isprintable, tag))[:SHORT] for tag in tags)
    return SpeechVoice(str(voice.id)[:SHORT], str(voice.name)[:SHORT], shown[:50])


def _receive(
    pipe_in: FileIO, requests: SimpleQueue[Request], folder: tempfile.TemporaryDirectory[str]
) -> None:
    """Pass requests on; when the parent is gone, leave no phrase behind and end, even if the engine hangs."""
    reader = PipeReader[Request](Request)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
    try:
        while received := pipe_in.read(65_536):
            for request in reader.feed(received):
                requests.put(request)
    except (OSError, PipeBrokenError) as error:
        sys.stderr.write(f"speech: {error}\n")
    finally:
        folder.cleanup()
        os._exit(0)


def _send(pipe_out: FileIO, message: Answer) -> None:
    left = memoryview(framed(message))
    while left:
        left = left[pipe_out.write(left) :]


if __name__ == "__main__":
    main()
