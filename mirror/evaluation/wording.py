"""Numbers as they are told: on a terminal, on the page, in ACCURACY.md."""

__all__ = ["DASH", "number", "percent"]

DASH = "\N{EN DASH}"
"""Stands where there is nothing to tell."""


def number(value: float | None, digits: int = 2) -> str:
    """A number, or a dash where there is none."""
    return DASH if value is None else f"{value:.{digits}f}"


def percent(value: float | None) -> str:
    """A share as whole percent, rounded so that only all of it is 100 and only nothing is 0."""
    if value is None:
        return DASH
    whole = round(100 * value)
    if 0 < value < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"
