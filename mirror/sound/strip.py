"""One bus of the mixer: its volume, and how far it steps back while somebody speaks."""

import numpy as np

from mirror.sound.ramp import Ramp, ramped
from mirror.sound.sound import Samples

__all__ = ["Strip"]

VOLUME_S = 0.05
"""From silence to full volume at the quickest: no click, and still at once to the hand on the knob."""
ATTACK_S = 0.02
"""To step back all the way: within the first consonant, and slow enough that it does not click."""
RELEASE_S = 0.4
"""To come back: music that returns faster is heard to pump between words."""


class Strip:
    """Makes the samples of one bus as loud as they are to be.

    Args:
        depth_db: how far it goes down when it steps back.
    """

    def __init__(self, depth_db: float) -> None:
        self._volume = Ramp(1.0, VOLUME_S, VOLUME_S)
        self._back = Ramp(0.0, ATTACK_S, RELEASE_S)
        self._depth_db = depth_db
        self._gain = 1.0

    def set_volume(self, volume: float) -> None:
        """Go to `volume`, 0..1."""
        self._volume.aim = volume

    def step_back(self, share: float) -> None:
        """Go down by this share of `depth_db`: 0 comes back, 1 is all the way."""
        self._back.aim = share

    def pass_by(self, samples: int) -> None:
        """Let so many samples of silence go by."""
        self._step(samples)

    def _step(self, samples: int) -> float:
        """How loud it is so many samples later."""
        down_db = self._depth_db * self._back.step(samples)
        self._gain = self._volume.step(samples) * 10 ** (-down_db / 20)
        return self._gain

    def apply(self, samples: Samples) -> Samples:
        """(n,) or (n, 2) samples as loud as they are to be, in place."""
        before, now = self._gain, self._step(len(samples))
        if before == now:
            if before != 1.0:
                samples *= np.float32(before)
            return samples
        gains = ramped(before, now, len(samples))
        samples *= gains if samples.ndim == 1 else gains[:, np.newaxis]
        return samples
