"""The typeface: how wide words are, read from the font file itself, so that layout needs no painter."""

import math
import struct
from collections.abc import Mapping
from functools import lru_cache

from mirror.overlay.scene import Weight

__all__ = ["CAP_HEIGHT", "DESCENT", "Typeface", "read_advances"]

CAP_HEIGHT = 0.7
"""Height of capitals and figures in em. Source: the font's OS/2 table, sCapHeight 700 of 1000."""

DESCENT = 0.2
"""How far letters such as g reach below the baseline, in em. Source: the font's hhea table, -200."""


STRETCHES = (1.05, 1.12, 1.25, 1.5, math.inf)
"""Widths of a line, in shares of the mean one, that are tried in turn."""


class Typeface:
    """Widths of words in the two weights.

    Kerning is left out: painters set it or not, and it only narrows.
    """

    def __init__(self, fonts: Mapping[Weight, bytes]) -> None:
        self._advances = {weight: read_advances(font) for weight, font in fonts.items()}
        self.width = lru_cache(maxsize=1024)(self._width)
        """Width of words in units: (words, size, weight, tracking) -> float. Remembered, words repeat."""

    def _width(self, words: str, size: float, weight: Weight, tracking: float = 0.0) -> float:
        advances = self._advances[weight]
        fallback = advances["n"]
        spacing = tracking * max(len(words) - 1, 0)
        return size * (sum(advances.get(letter, fallback) for letter in words) + spacing)

    def shrunk(self, words: str, size: float, weight: Weight, limit: float) -> float:
        """The size at which words fit in `limit` units: `size` or what is needed below it."""
        width = self.width(words, size, weight)
        return size if width <= limit else size * limit / width

    def wrapped(self, words: str, size: float, weight: Weight, limit: float) -> list[str]:
        """Words in lines no wider than `limit`: as few as can be, and of about equal length."""
        total = self.width(words, size, weight)
        lines = max(1, math.ceil(total / limit))
        while True:
            # The narrowest that does not need another line leaves no word alone.
            for stretch in STRETCHES if lines > 1 else (math.inf,):
                broken = self._broken(words, size, weight, min(limit, total / lines * stretch))
                if len(broken) <= lines:
                    return broken
            if lines > len(words):
                return broken
            lines += 1

    def _broken(self, words: str, size: float, weight: Weight, limit: float) -> list[str]:
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size, weight) <= limit:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]


def read_advances(font: bytes) -> dict[str, float]:
    """How far each letter moves the pen, in em, from a TrueType file (head, hhea, hmtx, cmap format 4).

    Source: the OpenType specification, chapters of those names.
    """
    tables = _tables(font)
    (units_per_em,) = struct.unpack_from(">H", font, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", font, tables["hhea"] + 34)
    metrics = struct.unpack_from(f">{measured * 2}h", font, tables["hmtx"])[::2]
    return {
        chr(code): metrics[min(glyph, measured - 1)] / units_per_em
        for code, glyph in _glyphs(font, tables["cmap"]).items()
    }


def _tables(font: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Code point -> glyph, of the first subtable of format 4."""
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    offsets = (struct.unpack_from(">HHL", font, cmap + 4 + 8 * index)[2] for index in range(count))
    start = next(cmap + offset for offset in offsets if struct.unpack_from(">H", font, cmap + offset) == (4,))
    segments = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{segments}H", font, start + 14 + 2 * segments * part + (2 if part else 0))
        for part in range(4)
    )
    ranges_at = start + 16 + 6 * segments
    found = {}
    for index in range(segments):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if ranges[index]:
                slot = ranges_at + 2 * index + ranges[index] + 2 * (code - starts[index])
                (glyph,) = struct.unpack_from(">H", font, slot)
            found[code] = (glyph + deltas[index]) & 0xFFFF
    return found
