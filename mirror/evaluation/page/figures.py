"""Figures: the few large numbers of a section, each beside its goal."""

from collections.abc import Iterable
from dataclasses import dataclass

from mirror.evaluation.page.markup import Markup, joined, safe

__all__ = ["Figure", "figures"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number."""

    value: str
    what: str
    goal: str
    reached: bool | None
    """None where there is no goal, or nothing was measured."""


def figures(every: Iterable[Figure]) -> Markup:
    """Figures in a row."""
    kinds = {True: "figure good", False: "figure bad", None: "figure"}
    return (
        Markup('<div class="figures">')
        + joined(
            Markup(
                f'<div class="{kinds[one.reached]}"><b>{safe(one.value)}</b><span>{safe(one.what)}</span>'
                f"<small>{safe(one.goal)}</small></div>"
            )
            for one in every
        )
        + Markup("</div>")
    )
