"""The settings in force: those of the file, and over them those of the command line."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import msgspec
from platformdirs import user_config_dir

from mirror.base.errors import SettingError
from mirror.base.settings import Settings, SoundSettings
from mirror.commands.typed import Words
from mirror.records.setting_keys import KEYS, settings_of
from mirror.records.settings_file import SettingsFile

__all__ = ["Chosen", "Origin", "choose_settings", "settings_file"]

VARIABLE = "FORM_MIRROR_SETTINGS"
"""In the environment: another settings file, for a kiosk or a test."""


class Origin(StrEnum):
    """Where a setting comes from."""

    DEFAULT = "default"
    FILE = "file"
    COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Chosen:
    """All settings, and why they are what they are."""

    settings: Settings
    origins: Mapping[str, Origin]
    """Of every key."""
    file: Path
    """The settings file, which need not be there."""

    @property
    def phrases(self) -> Path:
        """The folder of the studio's own wordings, which need not be there."""
        return self.file.parent / "phrases"

    @property
    def music(self) -> Path | None:
        """The music file; of the settings file's, a name without a folder lies beside it.

        Raises:
            SettingError: there is no such file.
        """
        if not self.settings.sound.music:
            return None
        path = Path(self.settings.sound.music).expanduser()
        if self.origins["sound.music"] is Origin.FILE:
            path = self.file.parent / path
        if not path.is_file():
            raise SettingError(f"There is no music file {path}: correct sound.music or --music.")
        return path

    @property
    def devices(self) -> SoundSettings:
        """The sound without music, for who plays or measures something by itself."""
        return msgspec.structs.replace(self.settings.sound, music="")


def settings_file() -> SettingsFile:
    """The user's settings file, or the one that the environment names, which has to be there."""
    named = os.environ.get(VARIABLE, "")
    path = Path(named or Path(user_config_dir("form-mirror", appauthor=False)) / "settings.toml")
    template = (files("assets") / "settings.toml").read_text(encoding="utf-8")
    return SettingsFile(path.absolute(), template, required=bool(named))


def choose_settings(words: Words, file: SettingsFile | None = None) -> Chosen:
    """The settings in force.

    Args:
        words: of the command line, which go before the file.
        file: by default the user's.

    Raises:
        SettingError: the file is wrong, or a word is; the sentence names the place.
    """
    file = file or settings_file()
    written = file.read()
    overriding = {name: KEYS[name].read(typed.word, typed.option) for name, typed in words.items()}
    origins = (
        dict.fromkeys(KEYS, Origin.DEFAULT)
        | dict.fromkeys(written, Origin.FILE)
        | dict.fromkeys(overriding, Origin.COMMAND_LINE)
    )
    return Chosen(settings_of({**written, **overriding}), origins, file.path)
