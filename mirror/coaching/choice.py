"""How it came that this exercise is done, which decides what is said of it."""

from enum import StrEnum

__all__ = ["Choice"]


class Choice(StrEnum):
    """Who chose it, and when."""

    AT_START = "at the start"
    """Its name is told to whoever comes."""
    CHOSEN = "chosen"
    """By somebody who is there, and hears its name at once."""
    RECOGNISED = "recognised"
    """While it is being done."""
