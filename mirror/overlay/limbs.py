"""Limbs: which bones have a colour of their own now, and how strongly: in fault, or just mended."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from mirror.coaching.moment import Moment
from mirror.overlay.easing import pulse
from mirror.overlay.scene import Colour
from mirror.overlay.theme import Palette

__all__ = ["MENDED_S", "Limbs", "Tint"]

MENDED_S = 1.8
"""How long a limb is in the good colour after its fault is gone: a glance, with half of it for fading."""


@dataclass(frozen=True, slots=True)
class Tint:
    """The colour of a limb."""

    colour: Colour
    strength: float = 1.0
    """0 is a limb as any other."""

    def over(self, colour: Colour) -> Colour:
        """What becomes of a limb's usual colour."""
        return colour.toward(self.colour, self.strength)


class Limbs:
    """Remembers what was mended just now."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._mended_s: dict[str, float] = {}
        self._now_s = -math.inf

    def follow(self, moment: Moment, now_s: float) -> None:
        """Take a new moment."""
        gone = {correction.id for correction in moment.corrected}
        for rule in moment.exercise.faults:
            if rule.id in gone:
                self._mended_s |= dict.fromkeys(rule.limbs, now_s)

    def tints(self, moment: Moment, now_s: float) -> Mapping[str, Tint]:
        """The limbs that differ at this instant; a fault goes before what was mended."""
        self._now_s = now_s
        sure = self._palette.sure
        mended = {
            limb: Tint(sure, min(1.0, 2 * pulse(now_s - since_s, MENDED_S)))
            for limb, since_s in self._mended_s.items()
            if now_s - since_s < MENDED_S
        }
        faulty = {
            limb: Tint(self._palette.alarm if fault.severity == "safety" else self._palette.fault)
            for fault in moment.standing_faults
            for limb in fault.limbs
        }
        return {**mended, **faulty}

    @property
    def restless(self) -> bool:
        """Whether a colour is fading right now."""
        return any(self._now_s - since_s < MENDED_S for since_s in self._mended_s.values())
