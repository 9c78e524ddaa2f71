"""Numbers as they are said: digits in a wording become the language's number words."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from num2words import CONVERTER_CLASSES, num2words

__all__ = ["has_numbers", "say_numbers"]

ALONE = re.compile(r"(?<![\w.,:])\d+(?![\w%°]|[.,:]\d)")
"""A number that stands alone. A part of something else - 2.5, 10:30, 8kg, 50% - is left to the speech engine,
which knows how to read it."""

MOST_DIGITS = 6
"""A longer number is no count and no time, and its words would take ten seconds; the engine reads it."""

AGREEMENT: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = MappingProxyType(
    {
        "es": (
            (re.compile(r"\bveintiuno(?= (?:segundos|minutos)\b)"), "veintiún"),
            (re.compile(r"\buno(?= (?:segundos|minutos)\b)"), "un"),
            (re.compile(r"uno(?= (?:repeticiones|series)\b)"), "una"),
        ),
        "fr": ((re.compile(r"\bun(?= (?:secondes|minutes|répétitions|séries)\b)"), "une"),),
        "pt": (
            (re.compile(r"\bum(?= (?:repetições|séries)\b)"), "uma"),
            (re.compile(r"\bdois(?= (?:repetições|séries)\b)"), "duas"),
        ),
    }
)
"""Where a number agrees with what it counts: 21 is "veintiuno", and 21 seconds are "veintiún segundos"."""


def has_numbers(language: str) -> bool:
    """Whether the number words of a language are known."""
    return language in CONVERTER_CLASSES


def say_numbers(words: str, language: str) -> str:
    """The words with every number as one counts aloud: "Set 21" is "Set twenty-one".

    Args:
        words: what is to be said.
        language: a language of num2words: "de", "pt_BR".
    """
    said = ALONE.sub(lambda found: _said(found[0], language), words)
    for written, spoken in AGREEMENT.get(language[:2], ()):
        said = written.sub(spoken, said)
    return said


def _said(digits: str, language: str) -> str:
    return digits if len(digits) > MOST_DIGITS else str(num2words(int(digits), lang=language))
