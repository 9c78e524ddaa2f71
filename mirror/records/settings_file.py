"""The settings file: read with limits and refused with its line, written so that a person's comments stay."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from mirror.base.errors import SettingError
from mirror.exercise.toml_lines import key_lines
from mirror.records.setting_keys import KEYS, Key, nearest

__all__ = ["SettingsFile"]

LARGEST_BYTES = 64_000
"""Sixteen times the template with all its comments."""

IN_LINE = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")
"""Where `tomllib` says that it stumbled."""


class SettingsFile:
    """One file of settings; a setting that it does not name has its default."""

    def __init__(self, path: Path, template: str = "", *, required: bool = False) -> None:
        """A file that need not be there.

        Args:
            path: where it is.
            template: what a file that is made begins with, every setting as a comment.
            required: whether reading it when it is not there is an error, as when somebody named it.
        """
        self.path = path
        self._template = template
        self._required = required

    def read(self) -> Mapping[str, Any]:
        """What it sets, by the keys of `KEYS`; nothing when there is no file.

        Raises:
            SettingError: it cannot be read, is no TOML, or sets what is not to be set.
        """
        return _checked(self._text(), self.path)

    def set(self, key: Key, value: Any) -> None:
        """Put a setting down, and make the file if there is none; everything else in it stays as it is.

        Raises:
            SettingError: the file is wrong as it is, or cannot be written.
        """
        import tomlkit  # noqa: PLC0415 - only who writes loads it

        text = self._text(missing=self._template)
        _checked(text, self.path)
        sheet = tomlkit.parse(_uncommented(text, key))
        if key.section not in sheet:
            sheet[key.section] = tomlkit.table()
        sheet[key.section][key.name] = msgspec.to_builtins(value)
        self._write(sheet.as_string())

    def unset(self, key: Key) -> None:
        """Go back to a setting's default.

        Raises:
            SettingError: the file is wrong as it is, or cannot be written.
        """
        import tomlkit  # noqa: PLC0415 - only who writes loads it

        text = self._text()
        if str(key) in _checked(text, self.path):
            sheet = tomlkit.parse(text)
            del sheet[key.section][key.name]
            self._write(sheet.as_string())

    def _text(self, missing: str | None = None) -> str:
        try:
            with self.path.open("rb") as file:
                held = file.read(LARGEST_BYTES + 1)
            if len(held) > LARGEST_BYTES:
                raise SettingError(f"{self.path} is no settings file: it holds more than 64 kB.")
            # Editors on Windows begin a file with a byte order mark.
            return held.decode("utf-8-sig")
        except FileNotFoundError as error:
            if self._required and missing is None:
                raise SettingError(
                    f"There is no settings file {self.path}: correct FORM_MIRROR_SETTINGS, "
                    "or make one with mirror settings set."
                ) from error
            return missing or ""
        except UnicodeDecodeError as error:
            raise SettingError(f"{self.path} is not text in UTF-8: save it as that, or remove it.") from error
        except OSError as error:
            raise SettingError(
                f"{self.path} cannot be read ({error.strerror}): give it the right to be, or remove it."
            ) from error

    def _write(self, text: str) -> None:
        """All of it or nothing; a link stays a link."""
        target = self.path.resolve()
        partial = target.with_name(target.name + ".partial")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(text, encoding="utf-8", newline="")
            partial.replace(target)
        except OSError as error:
            raise SettingError(
                f"{self.path} cannot be written ({error.strerror}): make room or give it the right to be."
            ) from error


def _checked(text: str, path: Path) -> Mapping[str, Any]:
    """What a text sets, each value of its type and within its limits."""
    data = _parsed(text, path)
    wrong = _Wrong(text, path)
    sections = dict.fromkeys(key.section for key in KEYS.values())
    values = {}
    for section, table in data.items():
        if section not in sections:
            raise wrong.at((section,), f"no setting is called {section}; {nearest(section)}")
        if not isinstance(table, dict):
            raise wrong.at((section,), f"{section} is a section: write [{section}] and its settings below.")
        for name, value in table.items():
            key = KEYS.get(f"{section}.{name}")
            if key is None:
                raise wrong.at(
                    (section, name), f"no setting is called {section}.{name}; {nearest(f'{section}.{name}')}"
                )
            try:
                values[str(key)] = key.fits(value)
            except ValueError as error:
                raise wrong.at((section, name), str(error)) from error
    return values


class _Wrong:
    """Makes the one sentence about a mistake."""

    def __init__(self, text: str, path: Path) -> None:
        self._text, self._path = text, path

    def at(self, place: tuple[str, ...], words: str) -> SettingError:
        line = key_lines(self._text).get(place)
        return SettingError(f"{self._path}{f', line {line}' if line else ''}: {words}")


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        found = IN_LINE.search(words)
        line = f", line {found[1]}" if found and found[1] else ""
        reason = IN_LINE.sub("", words)
        raise SettingError(f"{path}{line}: this is no TOML; {reason[:1].lower()}{reason[1:]}.") from error
    except (RecursionError, ValueError) as error:
        raise SettingError(f"{path}: this is no settings file; correct it or remove it.") from error


def _uncommented(text: str, key: Key) -> str:
    """The text with the template's line of a setting in force, if it stands there as a comment.

    A setting is then put where its description is, and not at the end of its section.
    """
    before = tomllib.loads(text)
    line = re.compile(rf"^# ?({re.escape(key.name)} = .*)$", re.MULTILINE)
    for found in line.finditer(text):
        freed = f"{text[: found.start()]}{found[1]}{text[found.end() :]}"
        try:
            after = tomllib.loads(freed)
        except ValueError:
            continue
        if after.get(key.section, {}).pop(key.name, None) is not None and _without_empty(
            after
        ) == _without_empty(before):
            return freed
    return text


def _without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    return {section: table for section, table in data.items() if table}
