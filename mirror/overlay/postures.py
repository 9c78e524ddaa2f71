"""How much of the picture a body takes, by the posture in which its exercise is done."""

from mirror.exercise.phases import Posture

__all__ = ["lies_wide", "stays_low"]

UPRIGHT = frozenset[Posture]({"standing", "hanging"})
"""As tall as the picture: captions stand below the chest, on the legs."""

TALL = UPRIGHT | frozenset[Posture]({"kneeling"})
"""Not much wider than a body is: a tall cut of the picture holds all of it."""


def stays_low(posture: Posture) -> bool:
    """Whether the body is in the lower part of the picture, so that words belong above it."""
    return posture not in UPRIGHT


def lies_wide(posture: Posture) -> bool:
    """Whether the body may need all of the picture's width."""
    return posture not in TALL
