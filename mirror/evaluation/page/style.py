"""How the page looks: the mirror's own colours and letters, as one style sheet."""

from base64 import b64encode
from importlib.resources import files

from mirror.evaluation.page.markup import Markup
from mirror.overlay.scene import Colour, Weight
from mirror.overlay.theme import Theme

__all__ = ["style_sheet"]

WEIGHTS = {Weight.MEDIUM: 500, Weight.SEMIBOLD: 600}


def style_sheet() -> Markup:
    """The style sheet, with the letters in it."""
    palette = Theme.shipped().palette
    colours = {name: getattr(palette, name) for name in palette.__struct_fields__}
    variables = ";".join(f"--{name}:{_hexadecimal(colour)}" for name, colour in colours.items())
    faces = "".join(
        f"@font-face{{font-family:Barlow;font-weight:{strength};"
        f"src:url(data:font/ttf;base64,{b64encode(Theme.font(weight).read_bytes()).decode()})}}"
        for weight, strength in WEIGHTS.items()
    )
    rules = (files("assets") / "report" / "page.css").read_text(encoding="utf-8")
    return Markup(f"<style>{faces}:root{{{variables}}}{rules}</style>")


def _hexadecimal(colour: Colour) -> str:
    return f"#{colour.red:02X}{colour.green:02X}{colour.blue:02X}"
