"""The room's light as a webcam shows it: exposure, noise and tint for a level in lux."""

from dataclasses import dataclass

__all__ = ["Lighting"]

EXPOSED_LUX = 150.0
"""Below this a webcam's automatic exposure is at its limit (1/30 s, full gain) and the picture darkens."""

DARKENING = 1.04
"""How fast the picture's level falls below that: a mean of 102 becomes 32 at 50 lux, the level at which
`mirror/kinematics/light.py` calls a picture too dark."""


@dataclass(frozen=True, slots=True)
class Lighting:
    """How much light there is, and of which colour."""

    lux: float = 400.0
    """At the athlete; 5 is a candle-lit room, 50 a dim lounge, 150 a living room, 400 an office."""
    kelvin: float = 4600.0
    """Colour of the light that the white balance leaves: 4600 neutral, less is warmer, more is cooler."""

    @property
    def exposure(self) -> float:
        """Level of the picture as a share of a well exposed one, 0..1."""
        return float(min(1.0, self.lux / EXPOSED_LUX) ** DARKENING)

    @property
    def noise(self) -> float:
        """Standard deviation of the sensor's noise, in levels of 255: it grows as the gain does."""
        return float(min(1.0 + 60.0 / max(self.lux, 1.0) ** 0.75, 9.0))

    @property
    def tint(self) -> tuple[float, float, float]:
        """Factors of blue, green and red."""
        warm = (4600.0 - self.kelvin) / 4600.0
        return 1.0 - 0.30 * warm, 1.0 - 0.02 * abs(warm), 1.0 + 0.22 * warm
