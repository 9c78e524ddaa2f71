"""The way to a device: any rate, any channels, any blocks, and the time at which each sample is heard."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.sound.device_line import AHEAD_S, MOST_AHEAD_S, DeviceLine
from mirror.sound.ring import Ring
from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

PIECE = 240


def tone(pieces: int, pitch_hz: float = 440.0) -> Samples:
    """(n, 2): a tone on the left, half as loud on the right."""
    at_s = np.arange(pieces * PIECE) / RATE_HZ
    left = (0.5 * np.sin(2 * np.pi * pitch_hz * at_s)).astype(np.float32)
    return np.stack((left, left / 2), axis=1)


def heard(rate_hz: int, channels: int, frames: int, seconds: float = 0.5) -> Samples:
    """(n, channels): what the device gets, in blocks of `frames`."""
    line = DeviceLine(rate_hz, channels, 0.0)
    source = iter(np.split(tone(2 * round(seconds * RATE_HZ / PIECE)), 2 * round(seconds * RATE_HZ / PIECE)))
    blocks = []
    for _ in range(round(seconds * rate_hz / frames)):
        while line.wants:
            line.write(next(source))
        block = bytearray(4 * channels * frames)
        line.read_into(memoryview(block), 0.0)
        blocks.append(np.frombuffer(block, np.float32).reshape(-1, channels))
    return np.concatenate(blocks)


def level(samples: Samples, rate_hz: int) -> float:
    """Of 440 Hz, after what a resampler needs to begin."""
    settled = samples[rate_hz // 10 :]
    at_s = np.arange(len(settled)) / rate_hz
    return float(2 * abs(np.mean(settled * np.exp(-2j * np.pi * 440 * at_s))))


@pytest.mark.parametrize("rate_hz", [48_000, 44_100, 16_000, 96_000, 192_000])
@pytest.mark.parametrize(("channels", "levels"), [(1, [0.375]), (2, [0.5, 0.25]), (8, [0.5, 0.25] + [0] * 6)])
def test_any_device(rate_hz: int, channels: int, levels: list[float]) -> None:
    """One channel gets the mean of both sides, more than two the sides and silence; pitch and level stay."""
    samples = heard(rate_hz, channels, rate_hz // 200)
    told = [level(samples[:, channel], rate_hz) for channel in range(channels)]
    np.testing.assert_allclose(told, levels, atol=0.01)


@pytest.mark.parametrize("frames", [64, 240, 479, 480, 2_048])
def test_any_block(frames: int) -> None:
    """Small and large blocks, even ones that no piece divides, get the same samples in order."""
    samples = heard(48_000, 2, frames)
    # how much a device takes is known from its first block, for which 10 ms are ready
    there = np.delete(samples, slice(480, max(480, frames)), axis=0)
    np.testing.assert_allclose(there, tone(400)[: len(there)], atol=1e-6)


def test_it_wants_no_more_than_it_needs() -> None:
    """10 ms are kept ready, or the device's block where that is longer."""
    line = DeviceLine(48_000, 2, 0.0)
    for block_s in (AHEAD_S, 0.1):
        while line.wants:
            line.write(tone(1))
        assert AHEAD_S * RATE_HZ <= line._ring.ready // 8 < (block_s * RATE_HZ + PIECE)
        line.read_into(memoryview(bytearray(8 * 4_800)), 0.0)


def test_each_sample_has_its_time() -> None:
    """The device says when its block is heard; what is mixed next comes after all that is ready."""
    line = DeviceLine(48_000, 2, 0.0)
    for _ in range(4):
        line.write(tone(1))
    line.read_into(memoryview(bytearray(8 * 480)), 7.0)
    assert line.next_heard_s == pytest.approx(7.0 + 960 / RATE_HZ)
    line.read_into(memoryview(bytearray(8 * 480)), 7.011)
    assert line.next_heard_s == pytest.approx(7.011 + 480 / RATE_HZ)


def test_a_mix_that_comes_too_late_is_counted() -> None:
    """Before the first sample there is nothing to run dry of; afterwards silence is told."""
    line = DeviceLine(48_000, 2, 0.0)
    block = bytearray(b"\x01" * 8 * 480)
    line.read_into(memoryview(block), 0.0)
    assert (bytes(block), line.ran_dry) == (bytes(8 * 480), 0)
    line.write(tone(1))
    line.read_into(memoryview(block), 0.0)
    assert line.ran_dry == 1
    assert not np.frombuffer(block, np.float32)[480:].any()


def test_it_learns_how_late_the_mix_may_be() -> None:
    """Each time it was too late 5 ms more are kept ready, up to 20; after a calm half minute 5 ms less."""
    line = DeviceLine(48_000, 2, 0.0)

    def ready_after(reads: int, frames: int) -> float:
        for _ in range(reads):
            while line.wants:
                line.write(tone(1))
            line.read_into(memoryview(bytearray(8 * frames)), 0.0)
        while line.wants:
            line.write(tone(1))
        return line._ring.ready / 8 / RATE_HZ

    assert ready_after(1, 480) == pytest.approx(AHEAD_S, abs=0.005)
    for _ in range(2):
        line.read_into(memoryview(bytearray(8 * 480)), 0.0)
        line.read_into(memoryview(bytearray(8 * 480)), 0.0)
    assert ready_after(1, 480) == pytest.approx(AHEAD_S + 0.01, abs=0.006)
    for _ in range(20):
        line.read_into(memoryview(bytearray(8 * 480)), 0.0)
    assert ready_after(1, 480) == pytest.approx(MOST_AHEAD_S, abs=0.005)
    assert ready_after(3 * 31 * 100, 480) == pytest.approx(AHEAD_S, abs=0.005)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=60))
def test_a_ring_gives_what_it_was_given(steps: list[tuple[bool, int]]) -> None:
    """Bytes come out in order, whatever is written and read when; what is missing is zero and counted."""
    ring = Ring(64)
    given_in = iter(range(1, 10_000))
    expected: list[int] = []
    for writes, count in steps:
        if writes:
            part = bytes(next(given_in) % 255 + 1 for _ in range(min(count, 64 - ring.ready)))
            ring.write(memoryview(part))
            expected += part
        else:
            block = bytearray(b"\xff" * count)
            missing = ring.read_into(memoryview(block))
            there = count - missing
            assert list(block) == expected[:there] + [0] * missing
            del expected[:there]
        assert ring.ready == len(expected)
