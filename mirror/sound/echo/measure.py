"""How much of the mirror's voice the canceller takes out, and how much of the athlete's."""

from dataclasses import dataclass
from time import process_time

import numpy as np

from mirror.sound.echo.talk import talk
from mirror.sound.echo.trial import ECHO_DBFS, Devices, Scene, cleaned, enhancement_db, level_change_db
from mirror.sound.sound import Samples
from mirror.sound.sound_system import FRAME_SAMPLES, RATE_HZ

__all__ = ["EchoMeasured", "measure_echo"]

LENGTH_S = 12.0
CONVERGED_S = 5.0
"""What is called converged: some sentences have been said."""
FAR_HZ = 190.0
NEAR_HZ = 110.0
"""The mirror speaks as a woman, the athlete as a man does."""


@dataclass(frozen=True, slots=True)
class EchoMeasured:
    """Of a computed room that rings for 0.4 s, with the noise of a gym 30 dB below the echo."""

    echo_return_loss_enhancement_db: float
    """Power of the mirror's voice at the microphone over what is left of it, once converged."""
    first_second_db: float
    """The same of the first second in which it is heard at all."""
    near_level_change_db: float
    """The athlete's level while the mirror speaks as loudly, over that while it is silent."""
    cpu_ms: float
    """Processor time for 10 ms of sound."""


def measure_echo(far: Samples | None = None, near: Samples | None = None) -> EchoMeasured:
    """Measure on this machine, in a few seconds of processor time.

    Args:
        far: what the mirror says, (n,) at 48 kHz, 8 s at least; syllables by default.
        near: what the athlete says, as long; syllables by default.

    Raises:
        VoiceError: there is no echo canceller.
    """
    far = talk(LENGTH_S, FAR_HZ) if far is None else far
    near = talk(LENGTH_S, NEAR_HZ, seed=2) if near is None else near
    length = min(len(far), len(near)) // FRAME_SAMPLES * FRAME_SAMPLES
    far, near = far[:length], near[:length]
    scene, devices = Scene(), Devices()
    echo, noise = scene.echo(far, devices), scene.noise(length)
    words = scene.near(near, ECHO_DBFS)
    words[: round(CONVERGED_S * RATE_HZ)] = 0  # the athlete begins when the canceller knows the room
    started_s = process_time()
    single = cleaned(far, echo + noise, devices)
    cpu_s = process_time() - started_s
    both = cleaned(far, echo + words + noise, devices)
    alone = cleaned(np.zeros_like(far), words + noise, devices)
    return EchoMeasured(
        echo_return_loss_enhancement_db=round(enhancement_db(echo, single, CONVERGED_S), 1),
        first_second_db=round(enhancement_db(echo, single, 0, 1 + devices.delay_s), 1),
        near_level_change_db=round(level_change_db(alone, both, CONVERGED_S), 1),
        cpu_ms=round(1000 * cpu_s * FRAME_SAMPLES / length, 2),
    )
