"""A language's phrases are read from the shipped file and a studio's own beside it."""

from pathlib import Path

import pytest

from mirror.base.errors import PhrasesError
from mirror.phrases.phrases import filled
from mirror.phrases.reading import languages, read_phrases

SHIPPED = read_phrases("de").wordings("Heels down")


def own(folder: Path, text: str | bytes) -> Path:
    content = text.encode() if isinstance(text, str) else text
    (folder / "de.toml").write_bytes(content)
    return folder


def test_the_languages_that_are_shipped() -> None:
    """English first, which is what there is where no other is asked for."""
    assert languages() == ("en", "de", "es", "fr", "pt")


@pytest.mark.parametrize("language", languages())
def test_every_language_names_itself(language: str) -> None:
    """A settings page shows the name; the file's heading is its file name."""
    phrases = read_phrases(language)
    assert phrases.language == language
    assert phrases.name[0].isupper()
    assert phrases.trouble is None


def test_a_language_without_phrases() -> None:
    """The sentence names it and those there are."""
    with pytest.raises(PhrasesError, match=r"'tlh'; choose one of en, de, es, fr, pt\.$"):
        read_phrases("tlh")


def test_a_phrase_has_its_wordings() -> None:
    """A phrase that is not known is said as it stands, and told apart."""
    phrases = read_phrases("de")
    assert phrases.knows("Heels down")
    assert phrases.wordings("Heels down")[0] == "Fersen runter" == phrases.first("Heels down")
    assert not phrases.knows("Wiggle your ears")
    assert phrases.wordings("Wiggle your ears") == ("Wiggle your ears",)
    assert phrases.first("Wiggle {number} times", 3) == "Wiggle 3 times"


def test_a_number_is_shown_in_digits_and_said_in_words() -> None:
    """The screen shows "Satz 21", the voice says it as one counts."""
    phrases = read_phrases("de")
    assert phrases.first("Set {number}", 21) == "Satz 21"
    assert phrases.spoken(phrases.first("Set {number}", 21)) == "Satz einundzwanzig"
    assert filled("Satz {number}", None) == "Satz {number}"


def test_a_studio_adds_wordings(tmp_path: Path) -> None:
    """Its own come after ours, none twice; a phrase of its own exercises is welcome."""
    text = f'[cues]\n"Heels down" = ["Fersen, Leute", "{SHIPPED[0]}"]\n"Wiggle" = ["Wackeln"]\n'
    phrases = read_phrases("de", own(tmp_path, text))
    assert phrases.wordings("Heels down") == (*SHIPPED, "Fersen, Leute")
    assert phrases.first("Wiggle") == "Wackeln"
    assert phrases.first("Squat") == "Kniebeuge"
    assert phrases.trouble is None


def test_a_studio_replaces_wordings(tmp_path: Path) -> None:
    """Of the phrases that it names; all others stay."""
    text = 'replace = true\n[cues]\n"Heels down" = ["Fersen, Leute"]\n'
    phrases = read_phrases("de", own(tmp_path, text))
    assert phrases.wordings("Heels down") == ("Fersen, Leute",)
    assert phrases.first("Squat") == "Kniebeuge"


def test_a_studio_may_use_another_section(tmp_path: Path) -> None:
    """Sections are for readers: a phrase is found wherever it stands."""
    phrases = read_phrases("de", own(tmp_path, 'replace = true\n[session]\n"Heels down" = ["Fersen"]\n'))
    assert phrases.wordings("Heels down") == ("Fersen",)


def test_a_studio_counts_its_own_way(tmp_path: Path) -> None:
    """The number words of a country, where its language has several."""
    (tmp_path / "pt.toml").write_text('numbers = "pt"\n', "utf-8")
    assert read_phrases("pt").spoken("16") == "dezesseis"
    assert read_phrases("pt", tmp_path).spoken("16") == "dezasseis"


def test_a_file_from_a_windows_editor(tmp_path: Path) -> None:
    """A mark of its encoding and its line ends are no mistake."""
    content = '\ufeff[cues]\r\n"Heels down" = ["Fersen, Leute"]\r\n'
    assert read_phrases("de", own(tmp_path, content)).wordings("Heels down")[-1] == "Fersen, Leute"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[cues]\n"Heels down" = []\n', ', line 2: cues "Heels down": give 1 to 8 wordings.'),
        ('language = "fr"\n', ": its language is 'fr'; name the file after its language."),
        (b'[cues]\n"Up" = ["\xff"]\n', ": it is not UTF-8 text; save it as such."),
        ("ä" * 200_000, ": it is larger than 128 kB; give a file of phrases."),
    ],
)
def test_a_broken_file_of_a_studio_costs_only_its_own_words(
    tmp_path: Path, content: str | bytes, words: str
) -> None:
    """The shipped phrases go on, and one sentence says why; it begins with the whole path."""
    phrases = read_phrases("de", own(tmp_path, content))
    assert phrases.wordings("Heels down") == SHIPPED
    assert phrases.trouble == f"{tmp_path / 'de.toml'}{words}"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder in its place is told likewise."""
    (tmp_path / "de.toml").mkdir()
    phrases = read_phrases("de", tmp_path)
    assert phrases.wordings("Heels down") == SHIPPED
    assert phrases.trouble is not None
    assert phrases.trouble.startswith(f"{tmp_path / 'de.toml'} cannot be read")


@pytest.mark.parametrize("folder", ["", "not there", "a file"])
def test_no_file_is_no_trouble(tmp_path: Path, folder: str) -> None:
    """Most studios have words of their own in few languages or in none."""
    (tmp_path / "a file").touch()
    assert read_phrases("de", tmp_path / folder).trouble is None
