"""Markup: text that is safe to stand in a page, and the few elements of which pages are made."""

from collections.abc import Iterable, Sequence
from html import escape

from mirror.evaluation.wording import DASH

__all__ = ["Markup", "coloured", "joined", "safe", "section", "share", "table"]


class Markup(str):
    """Text in which what a user or a file wrote has been escaped already."""

    __slots__ = ()

    def __add__(self, other: str) -> "Markup":
        """Both, the other one escaped if it has to be."""
        return Markup(f"{self}{safe(other)}")


def safe(text: object) -> Markup:
    """Anything as text of a page; Markup stays as it is."""
    return text if isinstance(text, Markup) else Markup(escape(str(text)))


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """Parts one after the other."""
    return Markup(between.join(safe(part) for part in parts))


def table(
    headings: Sequence[object], rows: Iterable[Sequence[object]], wide: int = 1, kind: str = "plain"
) -> Markup:
    """A table.

    Args:
        headings: a column each.
        rows: as many cells each.
        wide: how many columns from the left hold words; the others hold numbers.
        kind: "matrix" for one of many narrow columns, whose headings stand upright.
    """
    head = joined(
        Markup(f'<th class="{"w" if place < wide else "n"}">{safe(each)}</th>')
        for place, each in enumerate(headings)
    )
    body = joined(
        Markup("<tr>")
        + joined(
            Markup(f'<td class="{"w" if place < wide else "n"}">{safe(each)}</td>')
            for place, each in enumerate(row)
        )
        + Markup("</tr>")
        for row in rows
    )
    whole = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return Markup(f'<div class="scroll"><table class="{kind}">{whole}</table></div>')


def section(id_: str, title: object, *parts: object) -> Markup:
    """A part of the page with its heading."""
    return Markup(f'<section id="{safe(id_)}"><h2>{safe(title)}</h2>{joined(parts)}</section>')


def coloured(words: object, *, right: bool | None) -> Markup:
    """Words in the colour of what is right or wrong; faint where it is neither."""
    kinds = {True: "good", False: "bad", None: "none"}
    return Markup(f'<span class="{kinds[right]}">{safe(words)}</span>')


def share(part: int, whole: int, *, right: bool | None = None) -> Markup:
    """`3 of 4`, coloured when it is right or wrong; by default it is right when it is all."""
    if whole == 0:
        return coloured(DASH, right=None)
    return coloured(f"{part} of {whole}", right=part == whole if right is None else right)
