"""The pipe between the mirror and its speech process: whole messages out of any pieces, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.base.pipe import LARGEST, PipeBrokenError, PipeReader, framed
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

ANSWERS: list[Answer] = [
    Spoken(1, 22_050, b"\x00\x01" * 5_000),
    Failed(2, "no voice"),
    VoicesListed(3, "espeak", (SpeechVoice("gmw/en", "English", ("en-gb", "en")),)),
    Spoken(4, 8_000, b""),
]
REQUESTS: list[Request] = [
    Say(1, "go a little deeper", "", 185),
    ListVoices(2),
    Say(3, "sieben", "gmw/de", 120),
]


@given(st.lists(st.integers(1, 9_000), min_size=1, max_size=40))
def test_messages_survive_any_cutting(sizes: list[int]) -> None:
    """However the bytes are cut on their way, the same messages arrive, in order."""
    sent = b"".join(map(framed, ANSWERS))
    reader = PipeReader[Answer](Answer)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
    received: list[Answer] = []
    for size in sizes:
        received += reader.feed(sent[:size])
        sent = sent[size:]
    received += reader.feed(sent)
    assert received == ANSWERS


def test_requests_arrive() -> None:
    """The other direction."""
    reader = PipeReader[Request](Request)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
    assert list(reader.feed(b"".join(map(framed, REQUESTS)))) == REQUESTS


@given(st.lists(st.binary(max_size=200), max_size=10))
def test_rubbish_breaks_the_pipe_and_nothing_else(pieces: list[bytes]) -> None:
    """Random bytes are waited with, or refused with the one error that the mirror expects."""
    reader = PipeReader[Answer](Answer)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
    try:
        received = [message for piece in pieces for message in reader.feed(piece)]
    except PipeBrokenError:
        return
    assert received == []


@given(st.binary(max_size=60), st.integers(0, 60))
def test_a_damaged_message_is_refused_or_whole(junk: bytes, at: int) -> None:
    """A body with bytes overwritten gives a message within the limits, or the one error."""
    body = framed(ANSWERS[2])[4:]
    damaged = body[:at] + junk + body[at + len(junk) :]
    reader = PipeReader[Answer](Answer)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
    try:
        (message,) = reader.feed(len(damaged).to_bytes(4, "big") + damaged)
    except PipeBrokenError:
        return
    assert isinstance(message, Answer)
    assert message.number >= 0


OUTSIDE = {
    "text without end": Say(1, "a" * 501, "", 185),
    "no text": Say(1, "", "", 185),
    "a rate that nobody speaks at": Say(1, "go", "", 5_000),
    "a number below zero": ListVoices(-1),
    "a rate that no device has": Spoken(1, 10**9, b""),
}


@pytest.mark.parametrize("message", OUTSIDE.values(), ids=OUTSIDE)
def test_limits_hold(message: Request | Answer) -> None:
    """What lies outside the limits is refused by the end that reads it."""
    kind = Answer if isinstance(message, Answer) else Request
    with pytest.raises(PipeBrokenError):
        list(PipeReader(kind).feed(framed(message)))  # type: ignore[arg-type]  # a union, as above


def test_an_announced_giant_is_refused_before_it_comes() -> None:
    """Nobody collects gigabytes because four bytes said so."""
    reader = PipeReader[Answer](Answer)  # type: ignore[arg-type]  # mypy takes no union as a type[...]
    with pytest.raises(PipeBrokenError, match=str(LARGEST + 1)):
        list(reader.feed((LARGEST + 1).to_bytes(4, "big")))
