"""The colour of each material on one athlete."""

import numpy as np

from mirror.athlete.body_plan import BodyPlan, Colour
from mirror.athlete.figure.mesh import Material
from mirror.athlete.vectors import Array

__all__ = ["wardrobe"]


def wardrobe(plan: BodyPlan) -> Array:
    """(14, 3): blue, green, red of every material in neutral light."""
    outfit = plan.outfit
    colours: dict[Material, Colour] = {
        Material.SKIN: plan.skin,
        Material.LIP: _mixed(plan.skin, (78, 66, 168), 0.42),
        Material.SHIRT: outfit.shirt,
        Material.TRIM: outfit.trim,
        Material.SHORTS: outfit.shorts,
        Material.SHOE: outfit.shoe,
        Material.SOLE: outfit.sole,
        Material.SOCK: outfit.sock,
        Material.HAIR: plan.hair,
        Material.EYE: (226, 232, 236),
        Material.IRIS: (38, 46, 62),
        Material.BROW: _mixed(plan.hair, plan.skin, 0.18),
        Material.IRON: (62, 60, 58),
        Material.CHROME: (196, 192, 188),
    }
    return np.array([colours[material] for material in Material], dtype=np.float64)


def _mixed(first: Colour, second: Colour, share: float) -> Colour:
    blue, green, red = (round(a + share * (b - a)) for a, b in zip(first, second, strict=True))
    return blue, green, red
