"""What the voice is tested with: phrases, speech processes of every kind, and a voice before each of them."""

import sys
from collections.abc import Callable, Iterator
from threading import enumerate as threads

import pytest
from voice_stage import Stage

from mirror.base.settings import VoiceSettings
from mirror.phrases.phrases import Phrases
from mirror.phrases.reading import read_phrases


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    """What is said in English."""
    return read_phrases("en")


OURS = {"voice", "phrase book", "rendering ahead", "speech answers"}
"""The threads of a voice."""

PREAMBLE = """
import os, sys, time
from mirror.base.pipe import PipeReader, framed
from mirror.voice.speech_pipe import *
voices = (SpeechVoice("test/en", "English", ("en-gb",)), SpeechVoice("test/de", "German", ("de",)))
def every_request():
    reader = PipeReader(Request)
    while received := os.read(0, 65536):
        yield from reader.feed(received)
def requests():
    for request in every_request():
        if isinstance(request, ListVoices):
            send(VoicesListed(request.number, "test", voices))
        else:
            yield request
def send(message):
    os.write(1, framed(message))
tone = (b"\\x00\\x40" * 20 + b"\\x00\\xc0" * 20) * 100
"""

CHILDREN = {
    "speaks": "for say in requests(): send(Spoken(say.number, 16000, tone))",
    "speaks at length": "for say in requests(): send(Spoken(say.number, 16000, tone * 20))",
    "hangs": "time.sleep(600)",
    "hangs on the second": """
for count, say in enumerate(requests()):
    if count: time.sleep(600)
    send(Spoken(say.number, 16000, tone))""",
    "dies": "sys.exit(3)",
    "dies on the second": """
for count, say in enumerate(requests()):
    if count: os._exit(3)
    send(Spoken(say.number, 16000, tone))""",
    "dies afterwards": """
for say in requests():
    send(Spoken(say.number, 16000, tone))
    os._exit(3)""",
    "chokes on poison": """
for say in requests():
    if say.text == "poison": os._exit(3)
    send(Spoken(say.number, 16000, tone))""",
    "talks rubbish": "os.write(1, b'\\x00\\x00\\x00\\x05hello' * 10); time.sleep(600)",
    "floods": """
for say in requests():
    while True: send(Spoken(say.number + 1, 16000, tone))""",
    "speaks German only": "voices = voices[1:]\nfor say in requests(): send(Spoken(say.number, 16000, tone))",
    "says how often": """
for count, say in enumerate(requests()):
    send(Spoken(say.number, 8000 + count, tone))""",
    "announces gigabytes": "os.write(1, b'\\x7f\\xff\\xff\\xff'); time.sleep(600)",
    "cannot": "for request in every_request(): send(Failed(request.number, 'no engine'))",
    "answers late": """
for say in requests():
    send(Spoken(say.number - 1, 8000, tone))
    send(Spoken(say.number, 16000, tone))""",
}
"""Speech processes that do what engines are known to do, in the words of the real pipe."""


@pytest.fixture
def child() -> Callable[[str], tuple[str, ...]]:
    """The command of a speech process that behaves so."""

    def command(behaviour: str) -> tuple[str, ...]:
        return (sys.executable, "-c", PREAMBLE + CHILDREN[behaviour])

    return command


@pytest.fixture
def stage_of(child: Callable[[str], tuple[str, ...]], phrases: Phrases) -> Iterator[Callable[..., Stage]]:
    """Make a voice whose engine behaves so; afterwards no thread of it is left."""
    stages: list[Stage] = []

    def make(behaviour: str = "speaks", *ahead: str, settings: VoiceSettings | None = None) -> Stage:
        stages.append(Stage(child(behaviour), ahead, settings or VoiceSettings(), phrases))
        return stages[-1]

    yield make
    for stage in stages:
        stage.voice.close()
        stage.voice.close()
    assert not [thread.name for thread in threads() if thread.name in OURS]
