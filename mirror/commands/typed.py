"""What a user typed on the command line in place of a setting."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Typed", "Words"]


@dataclass(frozen=True, slots=True)
class Typed:
    """One option with its word."""

    option: str
    """By which an error names it: "--volume"."""
    word: str


Words: TypeAlias = Mapping[str, Typed]
"""By the keys of the settings that they override."""
