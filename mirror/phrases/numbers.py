"""Numbers as they are said: digits in a wording become the language's number words."""

import re

from num2words import num2words

__all__ = ["say_numbers"]

DIGITS = re.compile(r"\d+")

LARGEST = 999_999
"""Beyond this a number is no count and no time; the speech engine reads its digits."""


def say_numbers(words: str, language: str) -> str:
    """The words with every number as one counts aloud: "Set 21" is "Set twenty-one".

    Args:
        words: what is to be said.
        language: a language of num2words, "de" or "pt_BR".
    """
    return DIGITS.sub(lambda found: _said(found[0], language), words)


def _said(digits: str, language: str) -> str:
    if len(digits) > len(str(LARGEST)):
        return digits
    return str(num2words(int(digits), lang=language))
