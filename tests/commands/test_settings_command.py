"""`mirror settings`, and the options of `mirror run` that override the file."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mirror.base.errors import SettingError
from mirror.base.settings import CountAloud
from mirror.commands.chosen import Origin, choose_settings
from mirror.commands.typed import Typed
from mirror.records.settings_file import SettingsFile


def mirror(*words: str | Path, file: Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The program with a settings file of its own, on a machine without a display."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    return subprocess.run(
        [sys.executable, "-m", "mirror", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        cwd=folder,
        env=environment | {"FORM_MIRROR_SETTINGS": str(file)},
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file of a person."""
    path = tmp_path / "settings.toml"
    path.write_text('# of the studio\n[voice]\nlanguage = "es" # everybody here\n\n[plan]\nreps = 12\n')
    return path


@pytest.mark.parametrize(
    ("words", "key", "value", "origin"),
    [
        ({}, "voice.language", "es", Origin.FILE),
        ({}, "voice.volume", 1.0, Origin.DEFAULT),
        ({"voice.language": "pt"}, "voice.language", "pt", Origin.COMMAND_LINE),
        ({"plan.reps": "5"}, "plan.reps", 5, Origin.COMMAND_LINE),
        ({"cues.count": "fifth"}, "cues.count", CountAloud.FIFTH, Origin.COMMAND_LINE),
        ({"voice.on": "False"}, "voice.on", False, Origin.COMMAND_LINE),
    ],
)
def test_the_command_line_goes_before_the_file(
    file: Path, words: Mapping[str, str], key: str, value: object, origin: Origin
) -> None:
    """And the file before the defaults; each setting tells which it was."""
    typed = {name: Typed("--option", word) for name, word in words.items()}
    chosen = choose_settings(typed, SettingsFile(file))
    section, _, name = key.partition(".")

    assert getattr(getattr(chosen.settings, section), name) == value
    assert chosen.origins[key] is origin
    assert chosen.phrases == file.parent / "phrases"


def test_music_lies_beside_the_file_that_names_it(file: Path, tmp_path: Path) -> None:
    """A name on the command line is looked for where the user is; one that is not there is an error."""
    (tmp_path / "song.ogg").touch()
    with file.open("a") as settings:
        settings.write('[sound]\nmusic = "song.ogg"\n')
    chosen = choose_settings({}, SettingsFile(file))
    assert chosen.music == tmp_path / "song.ogg"
    assert (chosen.devices.music, chosen.settings.sound.music) == ("", "song.ogg")
    elsewhere = choose_settings({"sound.music": Typed("--music", "song.ogg")}, SettingsFile(file))
    with pytest.raises(SettingError, match=r"There is no music file song\.ogg"):
        _ = elsewhere.music


def test_settings_are_shown_with_their_origin(file: Path) -> None:
    """As JSON: value, origin, default and what it takes; options count as they do for `mirror run`."""
    ended = mirror("settings", "--volume", "0.5", "--no-voice", "--json", file=file)
    report = json.loads(ended.stdout)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert report["file"] == str(file)
    assert report["settings"]["voice.volume"] == {
        "value": 0.5,
        "from": "command line",
        "default": 1.0,
        "takes": "a number from 0 to 1",
    }
    assert report["settings"]["voice.on"]["value"] is False
    assert report["settings"]["voice.language"]["from"] == "file"
    assert report["settings"]["plan.rest_s"] == {
        "value": None,
        "from": "default",
        "default": None,
        "takes": "a number from 5 to 3600",
    }


def test_music_is_meant_from_where_it_was_typed(file: Path, tmp_path: Path) -> None:
    """The song of this folder is put down with the folder, because the mirror is started elsewhere."""
    songs = tmp_path / "songs"
    songs.mkdir()
    (songs / "song.mp3").touch()
    assert mirror("settings", "set", "sound.music", "song.mp3", file=file, folder=songs).returncode == 0
    assert choose_settings({}, SettingsFile(file)).music == songs / "song.mp3"


def test_set_unset_and_path(file: Path) -> None:
    """What a person does in a row; the comments are still there afterwards."""
    assert mirror("settings", "path", file=file).stdout == f"{file}\n"
    assert mirror("settings", "set", "voice.language", "de", file=file).returncode == 0
    ended = mirror("settings", "unset", "plan.reps", file=file)

    assert ended.stdout == "plan.reps = open, the default\n"
    assert file.read_text() == '# of the studio\n[voice]\nlanguage = "de" # everybody here\n\n[plan]\n'
    assert "voice.language" in mirror("settings", file=file).stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("settings", "set", "voice.loudness", "1"), "No setting is called voice.loudness; voice has on, "),
        (
            ("settings", "set", "plan.reps", "many"),
            "plan.reps takes a whole number from 1 to 1000, not 'many'.",
        ),
        (("run", "--volume", "7"), "--volume takes a number from 0 to 1, not '7'."),
        (("run", "--count", "all"), "--count takes every, fifth, last-three or off, not 'all'."),
        (("run", "--rest", "1"), "--rest takes a number from 5 to 3600, not '1'."),
        (("run", "--language", "xx"), "xx"),
        (("run", "--music", "nowhere.ogg"), "There is no music file nowhere.ogg"),
    ],
)
def test_a_wrong_word_is_one_sentence(file: Path, words: tuple[str, ...], sentence: str) -> None:
    """Exit code 2, nothing on the output, and the file is as it was."""
    before = file.read_text()
    ended = mirror(*words, file=file)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in ended.stderr
    assert ended.stderr.startswith("mirror: ")
    assert len(ended.stderr.splitlines()) == 1
    assert file.read_text() == before


@pytest.mark.parametrize("command", [("run",), ("settings",), ("settings", "set", "voice.on", "no")])
def test_a_wrong_file_is_one_sentence(file: Path, command: tuple[str, ...]) -> None:
    """The mirror does not start on half of a person's settings, and nothing of them is lost."""
    file.write_text("[voice]\nlanguage = 3\n")
    ended = mirror(*command, file=file)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        f"mirror: {file}, line 2: voice.language takes text of at most 20 letters, not 3.\n"
    )
    assert file.read_text() == "[voice]\nlanguage = 3\n"


def test_a_file_that_somebody_named_has_to_be_there(tmp_path: Path) -> None:
    """A kiosk with a slip in its environment does not train strangers with other settings."""
    ended = mirror("run", file=tmp_path / "nowhere.toml")

    assert ended.returncode == 2
    assert "There is no settings file" in ended.stderr


def test_the_options_of_run_stand_by_what_they_are_about(file: Path) -> None:
    """In sections, and each option that overrides a setting is there."""
    ended = mirror("run", "--help", file=file)

    assert ended.returncode == 0
    assert [line for line in ended.stdout.splitlines() if line.endswith(":") and line[0] != " "] == [
        "Options:",
        "Voice:",
        "Coaching:",
        "Sound:",
    ]
    for option in (
        "--language",
        "--voice-name",
        "--rate",
        "--count",
        "--reps",
        "--rest",
        "--music",
        "--speaker",
    ):
        assert f"  {option} " in ended.stdout
