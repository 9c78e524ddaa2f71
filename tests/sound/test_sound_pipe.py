"""The pipe between the mirror and its sound process: whole messages and nothing else, on both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.base.pipe import PipeBrokenError, PipeReader, framed
from mirror.sound.sound_pipe import (
    Beat,
    Cut,
    Done,
    FeedCoach,
    Hear,
    Heard,
    HeardFrame,
    Order,
    Play,
    PlayMusic,
    Report,
    Setup,
    SetVolume,
    State,
)
from mirror.sound.sound_system import Bus

ORDERS: list[Order] = [
    Setup("USB", ""),
    Play(1, Bus.CUES, 22_050, b"\x00\x00\x80\x3f" * 500),
    Cut(1),
    SetVolume(Bus.MUSIC, 0.5),
    FeedCoach(b"\x01\x02" * 480),
    PlayMusic("/home/anna/musik/übung.mp3"),
    Beat(2.0, 0.0, 1.0, 0.5),
    Hear(on=True),
]
REPORTS: list[Report] = [
    State("No sound.", None, ("Another plays.",), "USB Audio", True, 3, -20.0, None, False),  # noqa: FBT003 - a table
    Heard(1, 1234.5),
    Done(1),
    HeardFrame(1234.5, b"\x00\x01" * 480, b"\x00\x02" * 480),
]


def order_reader() -> PipeReader[Order]:
    """What the sound process reads with."""
    return PipeReader[Order](Order)  # type: ignore[arg-type]  # mypy takes no union as a type[...]


def report_reader() -> PipeReader[Report]:
    """What the mirror reads with."""
    return PipeReader[Report](Report)  # type: ignore[arg-type]  # likewise


@given(st.lists(st.integers(1, 3_000), min_size=1, max_size=40))
def test_messages_survive_any_cutting(sizes: list[int]) -> None:
    """However the bytes are cut on their way, the same messages arrive, in order."""
    for messages, reader in ((ORDERS, order_reader()), (REPORTS, report_reader())):
        sent = b"".join(map(framed, messages))
        received: list[object] = []
        for size in sizes:
            received += reader.feed(sent[:size])
            sent = sent[size:]
        received += reader.feed(sent)
        assert received == messages


@given(st.lists(st.binary(max_size=200), max_size=10))
def test_rubbish_breaks_the_pipe_and_nothing_else(pieces: list[bytes]) -> None:
    """Random bytes are waited with, or refused with the one error that both ends expect."""
    for reader in (order_reader(), report_reader()):
        try:
            received = [message for piece in pieces for message in reader.feed(piece)]
        except PipeBrokenError:
            continue
        assert received == []


@given(st.sampled_from([*ORDERS, *REPORTS]), st.binary(min_size=1, max_size=40), st.integers(0, 80))
def test_a_damaged_message_is_refused_or_whole(message: Order | Report, junk: bytes, at: int) -> None:
    """A body with bytes overwritten gives a message within the limits, or the one error, at either end."""
    body = framed(message)[4:]
    damaged = body[:at] + junk + body[at + len(junk) :]
    for reader in (order_reader(), report_reader()):
        try:
            (one,) = reader.feed(len(damaged).to_bytes(4, "big") + damaged)
        except PipeBrokenError:
            continue
        if isinstance(one, SetVolume):
            assert 0 <= one.volume <= 1


OUTSIDE: dict[str, Order | Report] = {
    "louder than loud": SetVolume(Bus.MUSIC, 1.5),
    "not a number of decibels": SetVolume(Bus.MUSIC, float("nan")),
    "a rate of nothing": Play(1, Bus.CUES, 0, b""),
    "a rate that no sound has": Play(1, Bus.CUES, 10**9, b""),
    "a rep of hours": Beat(10_000.0, 0.0, 0.0, 0.0),
    "a path without end": PlayMusic("a" * 5_000),
    "a name without end": Setup("a" * 201, ""),
    "a number below zero": Cut(-1),
    "a frame of another length": HeardFrame(1.0, b"\x00" * 100, b"\x00" * 960),
}


@pytest.mark.parametrize("message", OUTSIDE.values(), ids=OUTSIDE)
def test_limits_hold(message: Order | Report) -> None:
    """What lies outside the limits is refused by the end that reads it."""
    reader = report_reader() if isinstance(message, Report) else order_reader()
    with pytest.raises(PipeBrokenError):
        list(reader.feed(framed(message)))
