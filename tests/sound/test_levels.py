"""The level meter: dB of full scale over a tenth of a second."""

import numpy as np
import pytest

from mirror.sound.levels import SILENCE_DBFS, LevelMeter
from mirror.sound.sound_system import Pulses


def tone(peak: float, frames: int = 10) -> Pulses:
    """(frames, 480)."""
    at = np.arange(480 * frames)
    return (peak * np.sin(2 * np.pi * at / 48)).astype(np.int16).reshape(frames, 480)


@pytest.mark.parametrize(("peak", "dbfs"), [(32_767, -3.0), (3_277, -23.0), (328, -43.0), (0, SILENCE_DBFS)])
def test_a_tone_has_its_level(peak: float, dbfs: float) -> None:
    """A sine is 3 dB below its peak."""
    meter = LevelMeter()
    for frame in tone(peak):
        meter.take(frame)

    assert meter.dbfs == pytest.approx(dbfs, abs=0.1)


def test_silence_is_silent_from_the_first() -> None:
    """A meter that took nothing tells nothing."""
    assert LevelMeter().dbfs == SILENCE_DBFS


def test_a_tone_that_ends_is_forgotten() -> None:
    """A tenth of a second later it is silent."""
    meter = LevelMeter()
    for frame in tone(32_767):
        meter.take(frame)
    for _ in range(10):
        meter.take(np.zeros(480, np.int16))
    assert meter.dbfs == SILENCE_DBFS


def test_an_empty_frame_is_silence() -> None:
    """A meter never fails."""
    meter = LevelMeter()
    meter.take(np.zeros(0, np.int16))

    assert meter.dbfs == SILENCE_DBFS
