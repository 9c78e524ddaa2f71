"""Easing: numbers that come to their target smoothly, the same at every frame rate."""

import math

__all__ = ["Spring", "ease_out", "pulse"]

SETTLED = 5.834
"""(1 + x) e^-x = 0.02 at this x: a critically damped spring is then within two per cent of its target."""


class Spring:
    """A critically damped spring: no overshoot, and the exact solution, so steps of any length agree."""

    def __init__(self, settle_s: float, value: float = 0.0) -> None:
        """A spring at rest at `value` that covers 98 % of a step in `settle_s` seconds."""
        self.value = value
        self._pull = SETTLED / settle_s
        self._speed = 0.0
        self._target = value
        self._at_s: float | None = None

    def update(self, target: float, now_s: float) -> float:
        """The value now, on its way to `target`."""
        elapsed_s = max(0.0, now_s - self._at_s) if self._at_s is not None else 0.0
        self._at_s = now_s
        away = self.value - self._target
        drift = self._speed + self._pull * away
        fall = math.exp(-self._pull * elapsed_s)
        self.value = self._target + (away + drift * elapsed_s) * fall
        self._speed = (drift - self._pull * (away + drift * elapsed_s)) * fall
        self._target = target
        return self.value

    def jump(self, value: float) -> None:
        """Be at `value`, at rest."""
        self.value = self._target = value
        self._speed = 0.0

    @property
    def moving(self) -> bool:
        """Whether it is visibly on its way."""
        return abs(self.value - self._target) > 0.002 or abs(self._speed) > 0.02


def ease_out(age_s: float, lasting_s: float) -> float:
    """0 at the start, 1 from `lasting_s` on, quick first and slow at the end (a cubic)."""
    left = 1.0 - min(max(age_s / lasting_s, 0.0), 1.0)
    return 1.0 - left**3


def pulse(age_s: float, lasting_s: float) -> float:
    """1 at the start, falling to 0 at `lasting_s`, 0 before the start."""
    return 0.0 if age_s < 0.0 else 1.0 - ease_out(age_s, lasting_s)
