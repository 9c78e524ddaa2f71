"""Markup: text that is safe to stand in a page, and the few elements of which pages are made."""

from collections.abc import Iterable, Sequence
from html import escape

from mirror.evaluation.wording import DASH

__all__ = ["Markup", "joined", "safe", "section", "share", "table"]


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


def table(headings: Sequence[object], rows: Iterable[Sequence[object]], wide: int = 1) -> Markup:
    """A table; the first `wide` columns hold words and stand to the left, the others numbers."""
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
    return Markup(
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def section(id_: str, title: object, *parts: object) -> Markup:
    """A part of the page with its heading."""
    return Markup(f'<section id="{safe(id_)}"><h2>{safe(title)}</h2>{joined(parts)}</section>')


def share(part: int, whole: int, *, right: bool | None = None) -> Markup:
    """`3 of 4`, coloured when it is right or wrong; by default it is right when it is all."""
    if whole == 0:
        return Markup(f'<span class="none">{DASH}</span>')
    good = part == whole if right is None else right
    return Markup(f'<span class="{"good" if good else "bad"}">{part} of {whole}</span>')
