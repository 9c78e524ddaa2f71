"""The coach's line: packets of any size become an even stream, and what comes too late is left out."""

import numpy as np
import pytest

from mirror.sound.coach_line import AHEAD, FLOOD, LONGEST, CoachLine
from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ, Pulses

PIECE = 240


def words(samples: int, start: int = 0) -> Pulses:
    """A hum, as 16 bits."""
    return (8_000 * np.sin(2 * np.pi * 200 * np.arange(start, start + samples) / RATE_HZ)).astype(np.int16)


def drawn(line: CoachLine, pieces: int) -> Samples:
    """The next of it."""
    parts = []
    for _ in range(pieces):
        part = np.zeros(PIECE, np.float32)
        line.add_to(part)
        parts.append(part)
    return np.concatenate(parts)


@pytest.mark.parametrize("packet", [1, 160, 480, 960, 4_801])
def test_any_packets(packet: int) -> None:
    """However the words are cut, all of them are heard, in order and without a gap."""
    line = CoachLine()
    whole = words(LONGEST - 1)
    for at in range(0, len(whole), packet):
        line.feed(whole[at : at + packet])
    heard = drawn(line, 30)
    np.testing.assert_allclose(heard[100:], whole[100 : len(heard)] / 32_768, atol=1e-6)


def test_it_waits_for_a_little_ahead() -> None:
    """A first packet alone is kept; with the next it flows, and one that is late by 10 ms is not missed."""
    line = CoachLine()
    line.feed(words(480))
    assert not drawn(line, 2).any()
    line.feed(words(AHEAD, 480))
    heard = drawn(line, 4)
    line.feed(words(960, 480 + AHEAD))
    heard = np.concatenate((heard, drawn(line, 4)))
    np.testing.assert_allclose(heard[100:], words(len(heard))[100:] / 32_768, atol=1e-6)


def test_words_that_wait_for_too_long_are_left_out() -> None:
    """Of a second that comes at once the last 0.3 s are heard."""
    line = CoachLine()
    line.feed(words(RATE_HZ))
    heard = drawn(line, RATE_HZ // PIECE)
    assert np.flatnonzero(heard)[-1] < LONGEST


def test_without_a_device_little_is_kept() -> None:
    """A coach who talks on while nobody draws costs a second of memory, and is heard again afterwards."""
    line = CoachLine()
    for _ in range(500):
        line.feed(words(480))
    assert sum(map(len, line._arriving)) <= FLOOD + 480
    line.forget()
    line.feed(words(LONGEST))
    assert drawn(line, 10).any()


def test_a_line_that_breaks_off_does_not_click() -> None:
    """It fades with what is left, and begins again as softly."""
    line = CoachLine()
    for _ in range(2):
        line.feed(np.full(AHEAD + 100, 16_384, np.int16))
        heard = drawn(line, 10)
        assert heard.max() == 0.5
        assert np.abs(np.diff(heard, prepend=0, append=0)).max() < 0.02


def test_who_has_the_word() -> None:
    """While words flow and half a second after; a breath does not hand it over, silence does."""
    line = CoachLine()
    assert not line.speaking
    line.feed(words(LONGEST))
    drawn(line, 10)
    assert line.speaking
    drawn(line, LONGEST // PIECE + 40)
    assert line.speaking
    drawn(line, 100)
    assert not line.speaking


def test_words_for_a_device_that_is_gone_are_forgotten() -> None:
    """Nothing of them is heard at the next one."""
    line = CoachLine()
    line.feed(words(LONGEST))
    line.forget()
    assert not drawn(line, 10).any()
