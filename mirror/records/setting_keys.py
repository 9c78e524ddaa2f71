"""Every setting by its key, such as `voice.volume`: its default, what it takes, what a word of it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from types import MappingProxyType, NoneType
from typing import Any, get_args

import msgspec
from msgspec.inspect import BoolType, EnumType, FloatType, IntType, StrType, Type, type_info

from mirror.base.errors import SettingError
from mirror.base.settings import Settings

__all__ = ["KEYS", "Key", "find_key", "nearest", "settings_of", "value_of"]

YES, NO = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})


@dataclass(frozen=True, slots=True)
class Key:
    """One setting."""

    section: str
    name: str
    type: Any
    """Of its value: a type as annotations write it, with its limits; never None, which no file can write."""
    default: Any

    def __str__(self) -> str:
        return f"{self.section}.{self.name}"

    @property
    def takes(self) -> str:
        """What may be set, in words: "a number from 0 to 1"."""
        return _takes(type_info(self.type))

    def fits(self, value: Any) -> Any:
        """The value of a TOML file as the setting has it.

        Raises:
            ValueError: it does not fit; the sentence says what does.
        """
        try:
            return msgspec.convert(value, self.type)
        except (msgspec.ValidationError, OverflowError) as error:
            raise ValueError(f"{self} takes {self.takes}, not {_told(value)}.") from error

    def read(self, word: str, called: str = "") -> Any:
        """The value of a word that somebody typed.

        Args:
            word: without quotes, also of text.
            called: by which name the setting was set, such as "--volume"; empty for its key.

        Raises:
            SettingError: it does not fit; the sentence says what does.
        """
        words = YES if word.lower() in YES else NO if word.lower() in NO else None
        try:
            if isinstance(type_info(self.type), BoolType) and words is not None:
                return words is YES
            return msgspec.convert(word, self.type, strict=False)
        except (msgspec.ValidationError, OverflowError) as error:
            raise SettingError(f"{called or self} takes {self.takes}, not {_told(word)}.") from error


def _keys() -> Mapping[str, Key]:
    found = [
        Key(section.name, field.name, _without_none(field.type), field.default)
        for section in msgspec.structs.fields(Settings)
        for field in msgspec.structs.fields(section.type)
    ]
    return MappingProxyType({str(key): key for key in found})


def _without_none(kind: Any) -> Any:
    if NoneType not in get_args(kind):
        return kind
    return next(part for part in get_args(kind) if part is not NoneType)


KEYS = _keys()
"""All of them, in the order of `mirror/base/settings.py`."""


def find_key(name: str) -> Key:
    """The setting of a key such as "voice.volume".

    Raises:
        SettingError: there is none.
    """
    if name not in KEYS:
        raise SettingError(f"No setting is called {name}; {nearest(name)}")
    return KEYS[name]


def settings_of(values: Mapping[str, Any]) -> Settings:
    """Settings that have these values, by their keys, and defaults for the rest.

    Args:
        values: each of its key's type, as `Key.fits` and `Key.read` give them.
    """
    sections: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        key = KEYS[name]
        sections.setdefault(key.section, {})[key.name] = value
    return msgspec.convert(msgspec.to_builtins(sections), Settings)


def value_of(settings: Settings, key: Key) -> Any:
    """What a setting is set to."""
    return getattr(getattr(settings, key.section), key.name)


def nearest(word: str) -> str:
    """A hint at the key that was meant, or the names of its section, or the sections."""
    section, _, name = word.partition(".")
    elsewhere = [str(key) for key in KEYS.values() if key.name == name]
    if alike := elsewhere or get_close_matches(word, KEYS, n=1, cutoff=0.75):
        return f"did you mean {alike[0]}?"
    names = [key.name for key in KEYS.values() if key.section == section]
    if names:
        return f"{section} has {', '.join(names)}."
    return f"there are {', '.join(dict.fromkeys(key.section for key in KEYS.values()))}."


def _takes(kind: Type) -> str:
    """A type of the settings in words."""
    match kind:
        case BoolType():
            return "true or false"
        case IntType(ge=low, le=high):
            return f"a whole number from {low} to {high}"
        case FloatType(ge=low, le=high):
            return f"a number from {low:g} to {high:g}"
        case StrType(max_length=longest):
            return f"text of at most {longest} letters"
        case EnumType(cls=words):
            return _choice(words)
    raise AssertionError(f"no setting is a {kind}: say in words what it takes")


def _choice(words: type[Enum]) -> str:
    *most, last = [str(word.value) for word in words]
    return f"{', '.join(most)} or {last}"


def _told(value: Any) -> str:
    """A wrong value, short enough for a sentence."""
    words = repr(value)
    return words if len(words) <= 40 else f"{words[:40]}..."
