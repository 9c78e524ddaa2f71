"""A plot's canvas: two axes in the units of the data, and marks that are drawn in them, as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from mirror.evaluation.page.markup import Markup, joined, safe

__all__ = ["Canvas", "Span"]

Span: TypeAlias = tuple[float, float]
"""From where to where an axis goes."""

LEFT, RIGHT, TOP, BOTTOM = 42.0, 12.0, 10.0, 36.0
"""Room around the plot for the labels."""


@dataclass(slots=True)
class Canvas:
    """Collects marks; `svg` is the plot."""

    x: Span
    y: Span
    width: float = 360.0
    height: float = 260.0
    marks: list[Markup] = field(default_factory=list)

    def across(self, value: float) -> float:
        """Where a value of the x axis stands."""
        share = (value - self.x[0]) / (self.x[1] - self.x[0])
        return round(LEFT + share * (self.width - LEFT - RIGHT), 1)

    def up(self, value: float) -> float:
        """Where a value of the y axis stands; beyond the axis, at its end."""
        share = min(max((value - self.y[0]) / (self.y[1] - self.y[0]), 0.0), 1.0)
        return round(self.height - BOTTOM - share * (self.height - TOP - BOTTOM), 1)

    def axes(self, xs: Sequence[float], ys: Sequence[float], x_label: str, y_label: str) -> None:
        """Hairlines at these values, their numbers, and what the axes are."""
        for value in ys:
            self.level(value, "edge")
            self.text(LEFT - 6, self.up(value) + 4, f"{value:g}", "end")
        for value in xs:
            self.text(self.across(value), self.height - BOTTOM + 16, f"{value:g}", "middle")
        self.text(self.width - RIGHT, self.height - 4, x_label, "end")
        self.text(4, TOP + 2, y_label, "start")

    def level(self, value: float, colour: str, dashes: str = "", width: float = 1.0) -> None:
        """A line across the whole plot."""
        self.line([(self.x[0], value), (self.x[1], value)], colour, dashes, width)

    def band(self, span: Span, colour: str, opacity: float) -> None:
        """A band across the whole plot."""
        self.box(self.x, span, colour, opacity)

    def box(self, x: Span, y: Span, colour: str, opacity: float) -> None:
        """A filled rectangle."""
        left, right, low, high = self.across(x[0]), self.across(x[1]), self.up(y[0]), self.up(y[1])
        self.marks.append(
            Markup(
                f'<rect x="{left}" y="{high}" width="{max(right - left, 0.5):.1f}" height="{low - high:.1f}" '
                f'fill="var(--{colour})" opacity="{opacity}"/>'
            )
        )

    def line(
        self, points: Iterable[tuple[float, float]], colour: str, dashes: str = "", width: float = 1.5
    ) -> None:
        """A line through points."""
        path = "L".join(f"{self.across(x)} {self.up(y)}" for x, y in points)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.marks.append(
            Markup(
                f'<path d="M{path}" fill="none" stroke="var(--{colour})" stroke-width="{width}"{dashed} '
                'stroke-linejoin="round"/>'
            )
        )

    def dots(self, points: Iterable[tuple[float, float]], colour: str, size: float, opacity: float) -> None:
        """A cloud of points, as one mark."""
        path = "".join(f"M{self.across(x)} {self.up(y)}h0" for x, y in points)
        self.marks.append(
            Markup(
                f'<path d="{path}" stroke="var(--{colour})" stroke-width="{size}" stroke-linecap="round" '
                f'opacity="{opacity}"/>'
            )
        )

    def dot(self, at: tuple[float, float], colour: str, size: float, title: str) -> None:
        """One point that tells what it is."""
        self.marks.append(
            Markup(
                f'<circle cx="{self.across(at[0])}" cy="{self.up(at[1])}" r="{size}" fill="var(--{colour})" '
                f'fill-opacity=".75"><title>{safe(title)}</title></circle>'
            )
        )

    def text(self, x: float, y: float, words: str, anchor: str) -> None:
        """Words at a place of the picture."""
        self.marks.append(Markup(f'<text x="{x}" y="{y}" text-anchor="{anchor}">{safe(words)}</text>'))

    def svg(self, caption: object) -> Markup:
        """The plot under its caption."""
        size = f"{self.width:g} {self.height:g}"
        return Markup(
            f"<figure><figcaption>{safe(caption)}</figcaption>"
            f'<svg viewBox="0 0 {size}" role="img">{joined(self.marks)}</svg></figure>'
        )
