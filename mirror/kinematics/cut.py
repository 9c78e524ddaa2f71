"""Cuts: whether the whole picture has become another one, so that places in it mean nothing any more."""

import math
from collections import deque

import numpy as np

from mirror.devices.frame import Frame, Pixels

__all__ = ["Cuts"]

STRIDE = 16
"""Every sixteenth pixel both ways, green only: half of what a picture shows is enough to know it again."""

EVERY_S = 0.2
"""A glance is compared when it is up to twice as old: a pose model takes frames to leave its old place."""

CHANGED_LEVELS = 8.0
"""Half of the picture has changed by more than so many levels of 255. At cuts the median was 10 to 20, from
frame to frame under a camera held in the hand 1 to 5, with people walking through a room 0 to 3."""


class Cuts:
    """Remembers pictures at a glance; the frame of now is compared only when somebody asks."""

    def __init__(self) -> None:
        self._glances: deque[Pixels] = deque(maxlen=2)
        self._glanced_s = -math.inf

    def remember(self, frame: Frame) -> None:
        """Keep the frame at a glance, when it is time for one."""
        if abs(frame.captured_s - self._glanced_s) >= EVERY_S:
            self._glances.append(_glance(frame))
            self._glanced_s = frame.captured_s

    def is_one(self, frame: Frame) -> bool:
        """Whether the frame is another picture than a moment ago.

        A picture without any contrast, as a recording of landmarks has, tells nothing: then it may be one.
        """
        now = _glance(frame)
        if int(now.max()) == int(now.min()):
            return True
        return any(
            then.shape != now.shape or _median_change(then, now) > CHANGED_LEVELS for then in self._glances
        )


def _glance(frame: Frame) -> Pixels:
    return frame.pixels[::STRIDE, ::STRIDE, 1].copy()


def _median_change(then: Pixels, now: Pixels) -> float:
    return float(np.median(np.maximum(then, now) - np.minimum(then, now)))
