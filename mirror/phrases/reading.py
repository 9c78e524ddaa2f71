"""Reads the phrases of a language: those that are shipped, and a studio's own beside them."""

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mirror.base.errors import PhrasesError
from mirror.phrases.form import LARGEST_BYTES
from mirror.phrases.phrase_file import PhraseFile, read_phrase_file
from mirror.phrases.phrases import Phrases

__all__ = ["languages", "read_phrases"]

SHIPPED = files("assets") / "phrases"

NOT_THERE = (FileNotFoundError, NotADirectoryError)
"""What a studio without words of its own meets; anything else is told."""


def languages() -> tuple[str, ...]:
    """The languages that are shipped, English first: ("en", "de", ...)."""
    found = (file.name.removesuffix(".toml") for file in SHIPPED.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted(found, key=lambda language: (language != "en", language)))


def read_phrases(language: str, own: Path | None = None) -> Phrases:
    """The phrases of a language.

    A studio's file that is wrong is left out, and `Phrases.trouble` says why: the words of a session never
    depend on it.

    Args:
        language: one of `languages()`.
        own: a studio's folder; its `<language>.toml`, if there is one, adds wordings or replaces them.

    Raises:
        PhrasesError: there are none in the language, or the shipped file is wrong.
    """
    if language not in languages():
        raise PhrasesError(
            f"There are no phrases in the language {language!r}; choose one of {', '.join(languages())}."
        )
    name = f"{language}.toml"
    shipped = _read(SHIPPED / name, name, language)
    heading = shipped.heading
    phrases = Phrases(language, heading.name, heading.numbers or language, None, _wordings=shipped.wordings)
    return phrases if own is None else _with_own(phrases, shipped, own / name)


def _with_own(phrases: Phrases, shipped: PhraseFile, file: Path) -> Phrases:
    try:
        own = _read(file, str(file), phrases.language)
    except NOT_THERE:
        return phrases
    except PhrasesError as error:
        return replace(phrases, trouble=str(error))
    numbers = own.heading.numbers or phrases.numbers
    return replace(phrases, numbers=numbers, _wordings=_joined(shipped.wordings, own))


def _joined(shipped: Mapping[str, tuple[str, ...]], own: PhraseFile) -> Mapping[str, tuple[str, ...]]:
    joined = dict(shipped)
    for phrase, wordings in own.wordings.items():
        before = () if own.heading.replace else shipped.get(phrase, ())
        joined[phrase] = tuple(dict.fromkeys((*before, *wordings)))
    return joined


def _read(file: Traversable, name: str, language: str) -> PhraseFile:
    found = read_phrase_file(_text(file, name), name)
    if found.heading.language not in {"", language}:
        raise PhrasesError(
            f"{name}: its language is {found.heading.language!r}; name the file after its language."
        )
    return found


def _text(file: Traversable, name: str) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
        return content.decode("utf-8-sig", "replace" if len(content) > LARGEST_BYTES else "strict")
    except UnicodeDecodeError as error:
        raise PhrasesError(f"{name}: it is not UTF-8 text; save it as such.") from error
    except NOT_THERE:
        raise
    except OSError as error:
        raise PhrasesError(f"{name} cannot be read ({error.strerror}); correct that.") from error
