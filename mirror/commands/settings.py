"""`mirror settings`: every setting with its value and where it comes from; set and unset in the file."""

from pathlib import Path

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mirror.commands.chosen import Chosen, Origin, choose_settings, settings_file
from mirror.commands.typed import Words
from mirror.records.setting_keys import KEYS, Key, find_key, value_of

__all__ = ["set_setting", "show_settings", "tell_path", "unset_setting"]

STYLES = {Origin.DEFAULT: "dim", Origin.FILE: "green", Origin.COMMAND_LINE: "cyan"}


def show_settings(words: Words, *, as_json: bool) -> int:
    """Print what is in force.

    Raises:
        SettingError: the file or a word is wrong.
    """
    chosen = choose_settings(words)
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(_data(chosen)), indent=2).decode())
    else:
        _print(chosen, Console())
    return 0


def set_setting(name: str, word: str) -> int:
    """Put a setting into the file.

    Raises:
        SettingError: there is no such setting, the word does not fit, or the file is wrong.
    """
    key, file = find_key(name), settings_file()
    value = key.read(_as_from_here(str(key), word))
    file.set(key, value)
    Console().print(f"{key} = {_told(value)}, in {file.path}", highlight=False, soft_wrap=True)
    return 0


def _as_from_here(name: str, word: str) -> str:
    """A file that is there means that file, wherever the mirror is started."""
    path = Path(word).expanduser()
    return str(path.resolve()) if name == "sound.music" and path.is_file() else word


def unset_setting(name: str) -> int:
    """Take a setting out of the file.

    Raises:
        SettingError: there is no such setting, or the file is wrong.
    """
    key, file = find_key(name), settings_file()
    file.unset(key)
    Console().print(f"{key} = {_told(key.default)}, the default", highlight=False)
    return 0


def tell_path() -> int:
    """Print the path of the settings file, and nothing else."""
    print(settings_file().path)
    return 0


def _data(chosen: Chosen) -> dict[str, object]:
    values = {
        name: {
            "value": value_of(chosen.settings, key),
            "from": chosen.origins[name],
            "default": key.default,
            "takes": key.takes,
        }
        for name, key in KEYS.items()
    }
    return {"file": str(chosen.file), "exists": chosen.file.exists(), "settings": values}


def _print(chosen: Chosen, console: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("setting", "value", "from", "takes"):
        table.add_column(heading, no_wrap=heading == "setting", overflow="fold")
    section = ""
    for name, key in KEYS.items():
        if section not in {"", key.section}:
            table.add_row()
        section = key.section
        table.add_row(*_row(name, key, chosen))
    console.print(Padding(table, (1, 1, 0, 1)))
    there = "" if chosen.file.exists() else ", which is not there"
    console.print(Padding(Text(f"file: {chosen.file}{there}", "dim"), (1, 1)), soft_wrap=True)


def _row(name: str, key: Key, chosen: Chosen) -> tuple[Text, ...]:
    origin = chosen.origins[name]
    value = Text(_told(value_of(chosen.settings, key)), "" if origin is Origin.DEFAULT else "bold")
    return Text(name), value, Text(origin, STYLES[origin]), Text(key.takes, "dim")


def _told(value: object) -> str:
    """A value as a person reads it."""
    match value:
        case None:
            return "open"
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:g}"
        case "":
            return '""'
    return str(value)
