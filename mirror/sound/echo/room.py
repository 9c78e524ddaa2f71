"""A room that is computed: how a sound at one place arrives at another, with all the walls in between."""

import numpy as np
import numpy.typing as npt

from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

__all__ = ["Place", "Room", "through"]

Place = tuple[float, float, float]
"""Metres from a corner: along, across, up."""

SOUND_M_S = 343.0
"""Speed of sound in air of 20 degrees."""
NEAREST_M = 0.05
"""A source is not a point: nearer than this it gets no louder."""

Axis = tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]
"""Distances to the images along one axis, in metres, and how many walls each lies behind."""


class Room:
    """A box whose walls reflect alike at all pitches.

    By the image method: Allen and Berkley, "Image method for efficiently simulating small-room acoustics",
    Journal of the Acoustical Society of America 65 (1979). The walls follow from the time in which a sound
    dies away by 60 dB, by Eyring's formula ("Reverberation time in dead rooms", the same 1, 1930).
    """

    def __init__(self, size_m: Place = (6.0, 5.0, 3.0), rings_s: float = 0.4) -> None:
        along, across, up = size_m
        walls = 2 * (along * across + across * up + along * up)
        absorbed = 1 - np.exp(-0.161 * along * across * up / (walls * rings_s))
        self._reflected = float(np.sqrt(1 - absorbed))
        self._size_m = size_m
        self._rings_s = rings_s

    def response(self, source: Place, ear: Place) -> Samples:
        """(n,): what arrives at `ear` of a click at `source`, over the time in which the room rings."""
        heard = np.zeros(round(self._rings_s * RATE_HZ) + 2)
        reach_m = self._rings_s * SOUND_M_S
        (first, first_walls), *others = (self._images(axis, source, ear, reach_m) for axis in range(3))
        (second, second_walls), (third, third_walls) = others
        flat = np.hypot(second[:, None], third[None, :]).ravel()
        flat_walls = (second_walls[:, None] + third_walls[None, :]).ravel()
        for away, walls in zip(first, first_walls, strict=True):
            distance = np.hypot(away, flat)
            near = distance < reach_m
            loudness = self._reflected ** (flat_walls[near] + walls)
            loudness /= 4 * np.pi * np.maximum(distance[near], NEAREST_M)
            at = distance[near] / SOUND_M_S * RATE_HZ
            whole = at.astype(np.int64)
            np.add.at(heard, whole, loudness * (1 - (at - whole)))
            np.add.at(heard, whole + 1, loudness * (at - whole))
        return heard.astype(np.float32)

    def _images(self, axis: int, source: Place, ear: Place, reach_m: float) -> Axis:
        length = self._size_m[axis]
        most = int(np.ceil(reach_m / (2 * length)))
        turns = np.arange(-most, most + 1)
        straight = 2 * turns * length + source[axis] - ear[axis]
        mirrored = 2 * turns * length - source[axis] - ear[axis]
        walls = np.concatenate((2 * np.abs(turns), np.abs(turns - 1) + np.abs(turns)))
        return np.concatenate((straight, mirrored)), walls


def through(samples: Samples, response: Samples) -> Samples:
    """`samples` as they arrive; as many as they were."""
    size = 1 << (len(samples) + len(response) - 1).bit_length()
    product = np.fft.rfft(samples, size) * np.fft.rfft(response, size)
    return np.fft.irfft(product, size)[: len(samples)].astype(np.float32)
