"""The settings file: right is read, wrong is one sentence with its line, and comments stay."""

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirror.base.errors import SettingError
from mirror.base.settings import CountAloud, Settings
from mirror.records.setting_keys import KEYS, Key, find_key, settings_of, value_of
from mirror.records.settings_file import LARGEST_BYTES, SettingsFile

TEMPLATE = (files("assets") / "settings.toml").read_text(encoding="utf-8")

Written = Callable[[str | bytes], SettingsFile]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A settings file that holds this."""

    def write(held: str | bytes) -> SettingsFile:
        path = tmp_path / "settings.toml"
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
        return SettingsFile(path, TEMPLATE)

    return write


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {}),
        ("[voice]\n", {}),
        ('[voice]\nlanguage = "de"\nvolume = 1\n', {"voice.language": "de", "voice.volume": 1.0}),
        ('voice.language = "pt"\n', {"voice.language": "pt"}),
        ('[cues]\ncount = "last-three"', {"cues.count": CountAloud.LAST_THREE}),
        ("[plan]\nreps = 12\nrest_s = 90\n", {"plan.reps": 12, "plan.rest_s": 90.0}),
        ('\ufeff[voice]\r\nlanguage = "fr"\r\n', {"voice.language": "fr"}),
    ],
)
def test_what_is_right_is_read(written: Written, text: str, values: dict[str, Any]) -> None:
    """Sections or dotted keys, whole numbers for broken ones, the line ends and the mark of Windows."""
    assert written(text).read() == values


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "[voice]\nvolume = 7\n",
            "settings.toml, line 2: voice.volume takes a number from 0 to 1, not 7.",
        ),
        ("[voice]\nvolume = nan\n", "line 2: voice.volume takes a number from 0 to 1, not nan."),
        ("[voice]\non = 1\n", "line 2: voice.on takes true or false, not 1."),
        (
            "[voice]\n\nvolumme = 1\n",
            "line 3: no setting is called voice.volumme; did you mean voice.volume?",
        ),
        ("[sets]\nreps = 3\n", "line 1: no setting is called sets; there are cues, plan, voice, sound"),
        ("[voice]\nmusic = 3\n", "line 2: no setting is called voice.music; did you mean sound.music?"),
        (
            "[plan]\nzeal = 3\n",
            "line 2: no setting is called plan.zeal; plan has reps, hold_s, sets, rest_s.",
        ),
        ("voice = 3\n", "line 1: voice is a section: write [voice] and its settings below."),
        ("[[voice]]\non = true\n", "line 1: voice is a section: write [voice] and its settings below."),
        (
            '[cues]\ncount = "all"\n',
            "line 2: cues.count takes every, fifth, last-three or off, not 'all'.",
        ),
        ("[plan]\nreps = 0\n", "line 2: plan.reps takes a whole number from 1 to 1000, not 0."),
        ("[plan]\nreps = 99999999999999999999\n", "line 2: plan.reps takes a whole number from 1 to 1000"),
        ("[plan]\nreps = 2026-01-01\n", "line 2: plan.reps takes a whole number from 1 to 1000"),
        (f'[voice]\nlanguage = "{"x" * 90}"\n', "line 2: voice.language takes text of at most 20 letters"),
        ("[voice\non = true\n", "line 1: this is no TOML; expected ']' at the end of a table declaration."),
        ("[voice]\non = true\non = true\n", "line 3: this is no TOML; cannot overwrite a value."),
        ('[voice]\nlanguage = "de\n', "line 2: this is no TOML;"),
        ("[voice]\nlanguage = ", "this is no TOML; invalid value."),
        (f"a = {'[' * 9000}", "settings.toml: this is no settings file; correct it or remove it."),
        (f"a = {'9' * 9000}", "settings.toml: this is no settings file; correct it or remove it."),
        ("#" * (LARGEST_BYTES + 1), "is no settings file: it holds more than 64 kB."),
        (b"\xff\xfe[\x00v\x00", "is not text in UTF-8: save it as that, or remove it."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_one_sentence(written: Written, text: str | bytes, sentence: str) -> None:
    """The file, the line where there is one, and what would be right."""
    file = written(text)
    with pytest.raises(SettingError) as raised:
        file.read()
    assert sentence in str(raised.value)
    assert str(raised.value).startswith(str(file.path))
    assert "\n" not in str(raised.value)


def test_no_file_is_all_defaults(tmp_path: Path) -> None:
    """Nobody has to have one; one that somebody named has to be there."""
    assert SettingsFile(tmp_path / "settings.toml").read() == {}
    with pytest.raises(SettingError, match="There is no settings file"):
        SettingsFile(tmp_path / "settings.toml", required=True).read()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """What cannot be read is told with the system's reason."""
    with pytest.raises(SettingError, match=r"cannot be read \(Is a directory\)"):
        SettingsFile(tmp_path).read()


def test_the_template_tells_of_every_setting() -> None:
    """Each stands there once, as a comment, with its default where it has one; in force it is nothing."""
    lines = TEMPLATE.splitlines()
    for key in KEYS.values():
        (line,) = [line for line in lines if line.startswith(f"# {key.name} = ")]
        if key.default is not None:
            assert msgspec.toml.decode(line[2:]) == {key.name: msgspec.to_builtins(key.default)}
    assert all(not line or line[0] in "#[" for line in lines)


def test_the_template_in_force_is_right(written: Written) -> None:
    """With every # taken away it is a file that sets everything, each in its section."""
    freed = re.sub(r"^# (\w+ = )", r"\1", TEMPLATE, flags=re.MULTILINE)
    assert list(written(freed).read()) == list(KEYS)


class TestSet:
    """A setting is put down, and all else stays."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (
                "# mine\n[voice]\nlanguage = 'en' # ours\nvolume = 0.5\n",
                '# mine\n[voice]\nlanguage = "de" # ours\nvolume = 0.5\n',
            ),
            ("[sound]\nmusic = 'a.ogg'\n", "[sound]\nmusic = 'a.ogg'\n\n[voice]\nlanguage = \"de\"\n"),
            ("voice.volume = 0.5\n", 'voice.volume = 0.5\nvoice.language = "de"\n'),
            (
                '[voice]\n# Of us:\n# language = "en"\n\n# Fast.\nwords_per_minute = 200\n',
                '[voice]\n# Of us:\nlanguage = "de"\n\n# Fast.\nwords_per_minute = 200\n',
            ),
            (
                '[sound]\n# language = "en"\n[voice]\non = true\n',
                '[sound]\n# language = "en"\n[voice]\non = true\nlanguage = "de"\n',
            ),
        ],
    )
    def test_all_else_stays(self, written: Written, before: str, after: str) -> None:
        """Comments, order, quotes; a default that stands there as a comment gives its place."""
        file = written(before)
        file.set(find_key("voice.language"), "de")
        assert file.path.read_text() == after

    def test_a_new_file_is_the_template(self, tmp_path: Path) -> None:
        """One line of it is in force, the rest is there to be read."""
        file = SettingsFile(tmp_path / "new" / "settings.toml", TEMPLATE, required=True)
        file.set(find_key("voice.language"), "de")

        assert file.path.read_text() == TEMPLATE.replace('# language = ""', 'language = "de"')
        assert list(file.path.parent.iterdir()) == [file.path]

    def test_a_wrong_file_is_left_as_it_is(self, written: Written) -> None:
        """Nothing is lost by setting something in a file that has to be corrected first."""
        file = written("[voice]\nvolume = 7\n")
        with pytest.raises(SettingError, match="line 2"):
            file.set(find_key("voice.language"), "de")
        assert file.path.read_text() == "[voice]\nvolume = 7\n"

    def test_a_link_stays_a_link(self, written: Written, tmp_path: Path) -> None:
        """As of those who keep their settings elsewhere."""
        real = written("[voice]\n").path
        link = tmp_path / "link.toml"
        link.symlink_to(real)
        SettingsFile(link).set(find_key("plan.reps"), 8)
        assert link.is_symlink()
        assert SettingsFile(real).read() == {"plan.reps": 8}

    def test_where_nothing_can_be_written(self) -> None:
        """The sentence says what to do."""
        with pytest.raises(SettingError, match="cannot be written"):
            SettingsFile(Path("/proc/settings.toml")).set(find_key("plan.reps"), 8)

    def test_unset(self, written: Written) -> None:
        """The default is in force again; what was not set is no trouble."""
        file = written("[plan]\nreps = 8 # eight\nsets = 3\n")
        file.unset(find_key("plan.reps"))
        file.unset(find_key("plan.rest_s"))
        assert file.read() == {"plan.sets": 3}


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("voice.on", "no", False),
        ("voice.on", "TRUE", True),
        ("voice.language", "true", "true"),
        ("voice.volume", "0.25", 0.25),
        ("plan.reps", "12", 12),
        ("cues.count", "off", CountAloud.OFF),
        ("sound.speaker", "7", "7"),
    ],
)
def test_a_word_becomes_a_value(name: str, word: str, value: Any) -> None:
    """Of the setting's type, whatever the word looks like."""
    assert find_key(name).read(word) == value


@pytest.mark.parametrize(
    ("name", "word", "sentence"),
    [
        ("voice.on", "maybe", "voice.on takes true or false, not 'maybe'."),
        ("voice.volume", "nan", "voice.volume takes a number from 0 to 1, not 'nan'."),
        ("plan.reps", "1.5", "plan.reps takes a whole number from 1 to 1000, not '1.5'."),
        ("plan.reps", "", "plan.reps takes a whole number from 1 to 1000, not ''."),
        ("plan.reps", "null", "plan.reps takes a whole number from 1 to 1000, not 'null'."),
    ],
)
def test_a_wrong_word_is_refused(name: str, word: str, sentence: str) -> None:
    """With what would be right."""
    with pytest.raises(SettingError) as raised:
        find_key(name).read(word)
    assert str(raised.value) == sentence


def words_of(key: Key) -> st.SearchStrategy[Any]:
    """Values that a setting may have."""
    match info := msgspec.inspect.type_info(key.type):
        case msgspec.inspect.BoolType():
            return st.booleans()
        case msgspec.inspect.IntType(ge=low, le=high):
            return st.integers(low, high)
        case msgspec.inspect.FloatType(ge=low, le=high):
            return st.floats(low, high)
        case msgspec.inspect.EnumType(cls=choices):
            return st.sampled_from(list(choices))
        case msgspec.inspect.StrType(max_length=longest):
            return st.text(st.characters(exclude_categories=["Cs"]), max_size=longest)
    raise AssertionError(info)


EVERY_SETTING = st.fixed_dictionaries({}, optional={name: words_of(key) for name, key in KEYS.items()})


@settings(deadline=None, max_examples=40)
@given(EVERY_SETTING)
def test_what_is_set_is_read_back(values: dict[str, Any]) -> None:
    """Any values, set one after the other into the template, are exactly what is in force afterwards."""
    with TemporaryDirectory() as folder:
        file = SettingsFile(Path(folder) / "settings.toml", TEMPLATE)
        for name, value in values.items():
            file.set(KEYS[name], value)
        read = file.read()
        comments = [line for line in TEMPLATE.splitlines() if line[:3].istitle()]

        assert read == values
        assert not values or all(line in file.path.read_text() for line in comments)
        in_force = settings_of(read)
        for name, key in KEYS.items():
            assert value_of(in_force, key) == values.get(name, key.default)


PIECES = st.sampled_from([*TEMPLATE.split(), "\n", "=", "[", '"', "."])


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever a file holds: settings, or one sentence that names it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_text(text, encoding="utf-8", newline="")
        try:
            assert isinstance(settings_of(SettingsFile(path).read()), Settings)
        except SettingError as error:
            assert str(error).startswith(str(path))
            assert len(str(error).splitlines()) == 1


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(held: bytes) -> None:
    """Likewise of what is no text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(held)
        try:
            SettingsFile(path).read()
        except SettingError as error:
            assert str(error).startswith(str(path))
