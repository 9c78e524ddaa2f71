"""The clock of a device: the times that it tells without their jitter, and what lost sound does to it."""

import numpy as np
import pytest

from mirror.sound.echo.alignment import Alignment
from mirror.sound.echo.clock import DeviceClock
from mirror.sound.echo.reference import PlayedSound

RATE_HZ = 48_000
FRAME = 480


def run(
    clock: DeviceClock, frames: int, start_s: float = 7.0, drift: float = 0.0, jitter_s: float = 0.0
) -> None:
    """Tell the times of a device whose first frame passes at `start_s`."""
    random = np.random.default_rng(4)
    for number in range(frames):
        time_s = start_s + number * 0.01 * (1 + drift)
        clock.tell(number * FRAME, time_s + random.normal(0, jitter_s))


def test_a_steady_device_is_believed() -> None:
    """Every sample has its time, and every time its sample."""
    clock = DeviceClock(RATE_HZ)
    run(clock, 100)

    assert clock.time_of(48_000) == pytest.approx(8.0)
    assert clock.sample_at(8.5) == pytest.approx(72_000)
    assert (clock.jumps, clock.settled) == (1, True)


def test_jitter_is_averaged() -> None:
    """A millisecond of it is a twentieth after some seconds."""
    clock = DeviceClock(RATE_HZ)
    run(clock, 1000, jitter_s=0.001)

    assert clock.time_of(1000 * FRAME) == pytest.approx(17.0, abs=0.0003)
    assert clock.jumps == 1


@pytest.mark.parametrize("drift", [-100e-6, 0.0, 30e-6, 100e-6])
def test_its_rate_is_found(drift: float) -> None:
    """Within a few parts in a million after 20 s, for all the jitter."""
    clock = DeviceClock(RATE_HZ)
    run(clock, 2000, drift=drift, jitter_s=0.001)

    assert clock.drift == pytest.approx(drift, abs=15e-6)


def test_a_rate_is_not_told_too_soon() -> None:
    """In the first seconds jitter looks like drift."""
    clock = DeviceClock(RATE_HZ)
    run(clock, 200, jitter_s=0.005)

    assert clock.drift == 0.0


def test_one_frame_that_is_told_wrong_is_left_out() -> None:
    """A driver that errs once moves nothing."""
    clock = DeviceClock(RATE_HZ)
    run(clock, 100)
    clock.tell(100 * FRAME, 9.0)

    assert clock.time_of(100 * FRAME) == pytest.approx(8.0)
    assert clock.jumps == 1


@pytest.mark.parametrize("step_s", [0.15, -0.03, 0.005])
def test_a_step_is_followed(step_s: float) -> None:
    """The device was opened again or ran dry: within a fifth of a second it is believed again."""
    clock = DeviceClock(RATE_HZ)
    run(clock, 100)
    for number in range(100, 120):
        clock.tell(number * FRAME, 7.0 + number * 0.01 + step_s)

    assert clock.time_of(120 * FRAME) == pytest.approx(8.2 + step_s, abs=0.0005)
    assert clock.jumps == 2


@pytest.mark.parametrize("time_s", [float("nan"), float("inf")])
def test_no_time_is_no_news(time_s: float) -> None:
    """What is no number is not believed."""
    clock = DeviceClock(RATE_HZ)
    run(clock, 100)
    clock.tell(100 * FRAME, time_s)

    assert clock.time_of(100 * FRAME) == pytest.approx(8.0)


@pytest.mark.parametrize("between", [0.0, 0.25, 0.5, 0.9])
@pytest.mark.parametrize("pitch_hz", [300, 3000, 12_000])
def test_what_was_played_is_read_between_samples(between: float, pitch_hz: float) -> None:
    """A tone that is moved by part of a sample is that tone, 50 dB clean."""
    played = PlayedSound()
    at = np.arange(10 * FRAME)
    tone = np.rint(20_000 * np.sin(2 * np.pi * pitch_hz * at / RATE_HZ)).astype(np.int16)
    for number in range(10):
        played.played(tone[number * FRAME : (number + 1) * FRAME], number * 0.01)
    played.take_in()

    wanted = 20_000 * np.sin(2 * np.pi * pitch_hz * (1000 + between + np.arange(FRAME)) / RATE_HZ)
    error = played.read(1000 + between) - wanted
    assert 10 * np.log10(np.mean(error**2) / np.mean(wanted**2)) < -50


def test_where_nothing_was_played_there_is_silence() -> None:
    """Before the first frame and after the last."""
    played = PlayedSound()
    played.played(np.full(FRAME, 9, np.int16), 0.0)
    played.take_in()

    assert played.read(-FRAME).tolist() == [0.0] * FRAME
    assert played.read(FRAME).tolist() == [0.0] * FRAME
    assert played.read(0.0).tolist() == [9.0] * FRAME


@pytest.mark.parametrize("delay_s", [0.02, 0.1, 0.3])
def test_the_reference_is_ahead_of_its_echo(delay_s: float) -> None:
    """By the lead that is told, whatever the delay of the devices."""
    played = PlayedSound()
    alignment = Alignment(played)
    noise = np.random.default_rng(0).integers(-9999, 9999, 300 * FRAME).astype(np.int16)
    for number in range(300):
        played.played(noise[number * FRAME : (number + 1) * FRAME], 5.0 + number * 0.01 + delay_s)
        far = alignment.beside(5.0 + number * 0.01)

    start = round((2.99 - delay_s) * RATE_HZ + alignment.lead_ms * RATE_HZ / 1000)
    lags = [float(far @ noise[start + lag : start + lag + FRAME]) for lag in range(-60, 61)]
    assert alignment.lead_ms > 0
    assert abs(int(np.argmax(lags)) - 60) <= 30
