"""What sound is tested with: music of one pitch."""

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

RATE_HZ = 44_100


@pytest.fixture
def music(tmp_path: Path) -> Callable[[float], str]:
    """Two seconds of a pitch as a file, that loops without a seam."""

    def write(pitch_hz: float) -> str:
        at_s = np.arange(2 * RATE_HZ) / RATE_HZ
        samples = (0.25 * 32_767 * np.sin(2 * np.pi * pitch_hz * at_s)).astype("<i2")
        path = tmp_path / f"{pitch_hz:.0f}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(samples.tobytes())
        return str(path)

    return write
