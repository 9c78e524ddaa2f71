"""A measured value, and how well the landmarks behind it were seen."""

from dataclasses import dataclass

__all__ = ["Measured"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A value and how well the landmarks behind it were seen."""

    value: float
    visibility: float
    """0..1."""
