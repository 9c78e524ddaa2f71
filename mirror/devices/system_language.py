"""The languages that a person has set on this system, as tags: "de-at", "en"."""

import ctypes
import locale
import sys
from collections.abc import Iterable, Mapping

__all__ = ["language_among", "system_languages"]

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Of the environment, in the order in which POSIX and GNU gettext ask them; LANGUAGE may name several."""


def system_languages(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The languages that a person wants, best first; none where the system does not say.

    Args:
        environment: of the process; Windows is asked besides.
    """
    named = [word for name in VARIABLES for word in environment.get(name, "").split(":")]
    tags = [
        word.partition(".")[0].partition("@")[0].replace("_", "-").lower() for word in [*named, *_windows()]
    ]
    return tuple(dict.fromkeys(tag for tag in tags if tag not in {"", "c", "posix"}))


def language_among(known: Iterable[str], wanted: Iterable[str], otherwise: str) -> str:
    """The first wanted language that is known, whatever its region: "de" for "de-at"."""
    there = set(known)
    for tag in wanted:
        for language in (tag, tag.partition("-")[0]):
            if language in there:
                return language
    return otherwise


def _windows() -> list[str]:
    if sys.platform == "win32":
        language = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return [locale.windows_locale.get(language, "")]
    return []
