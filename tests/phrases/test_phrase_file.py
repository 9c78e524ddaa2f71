"""A file of phrases is read whole, or refused in one sentence that names the file and the line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.base.errors import PhrasesError
from mirror.phrases.form import LARGEST_BYTES, LONGEST_SAID, LONGEST_SHOWN, MOST_PHRASES, SECTIONS, SHOWN
from mirror.phrases.phrase_file import read_phrase_file


def refused(text: str) -> str:
    with pytest.raises(PhrasesError) as refusal:
        read_phrase_file(text, "de.toml")
    return str(refusal.value)


def test_a_whole_file() -> None:
    """Heading and wordings, whatever the section."""
    file = read_phrase_file(
        'language = "de"\nname = "Deutsch"\n'
        '[cues]\n"Heels down" = ["Fersen runter", "Fersen am Boden"]\n'
        '[session]\n"Set {number}" = ["Satz {number}"]\n'
        '[screen]\n"set {number} of {total}" = ["Satz {number} von {total}"]\n',
        "de.toml",
    )
    assert (file.heading.language, file.heading.name, file.heading.replace) == ("de", "Deutsch", False)
    assert file.wordings == {
        "Set {number}": ("Satz {number}",),
        "Heels down": ("Fersen runter", "Fersen am Boden"),
        "set {number} of {total}": ("Satz {number} von {total}",),
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[cues]\n"Up" = [\n', "de.toml, line 2: "),
        ('[cues]\n"Up" = ["Hoch"]\n"Up" = ["Auf"]\n', "de.toml, line 3, column "),
        ('name = "x\n', "de.toml, line 1, column 10: "),
        ('language = "de"\n[songs]\n"Up" = ["Hoch"]\n', "de.toml, line 2: songs: there is no such section"),
        ('\ncues = ["Hoch"]\n', "de.toml, line 2: cues: it is a table of phrases"),
        ("replace = 1\n", "de.toml, line 1: replace: Expected `bool`, got `int`"),
        ('numbers = "tlh"\n', "de.toml, line 1: numbers: there are no number words for 'tlh'"),
        ('[cues]\n\n"Up" = "Hoch"\n', 'de.toml, line 3: cues "Up": give its wordings as a list'),
        ('[cues]\n"Up" = []\n', 'de.toml, line 2: cues "Up": give 1 to 8 wordings'),
        (f'[cues]\n"Up" = {[str(n) for n in range(9)]}\n', "give 1 to 8 wordings"),
        ('[cues]\n"Up" = [\n"Hoch",\n7]\n', 'line 4: cues "Up": Expected `str`, got `int`'),
        ('[cues]\n"Up" = [""]\n', "Expected `str` of length >= 1"),
        (f'[cues]\n"Up" = ["{"a" * (LONGEST_SAID + 1)}"]\n', "Expected `str` of length <= 60"),
        (f'[screen]\n"Up" = ["{"a" * (LONGEST_SHOWN + 1)}"]\n', "Expected `str` of length <= 100"),
        (f'[screen]\n"{"a" * (LONGEST_SHOWN + 1)}" = ["Hoch"]\n', "Expected `str` of length <= 100"),
        ('[cues]\n"Up" = ["Hoch ", "Auf"]\n', "give each wording in one line, without blanks around it"),
        ('[cues]\n"Up" = ["Hoch\\nund auf"]\n', "give each wording in one line"),
        ('[cues]\n"Up" = ["Hoch\\u0007"]\n', "give each wording in one line"),
        ('[cues]\n"Up" = ["Hoch", "Hoch"]\n', "'Hoch' stands there twice"),
        (
            '[session]\n"Set {number}" = ["Satz"]\n',
            "line 2: session \"Set {number}\": 'Satz' must have the same places as its phrase: {number}",
        ),
        ('[session]\n"Rest" = ["{number} Pause"]\n', "must have the same places as its phrase: none"),
        ('[session]\n"Set {number}" = ["{number} {number}"]\n', "must have the same places"),
        ('[session]\n"Rest" = ["Pause {0}"]\n', "has a brace that belongs to no place such as {number}"),
        ('[cues]\nUp = ["Hoch"]\n[names]\nUp = ["Auf"]\n', 'line 4: names "Up": it stands in [cues] already'),
        (f"a = {'9' * 5000}\n", "de.toml: a number in it has too many digits"),
        (f"a = {'[' * 20000}", "de.toml: its tables and arrays are nested too deeply"),
        ("#" * (LARGEST_BYTES + 1), "de.toml: it is larger than 128 kB"),
        (
            "[cues]\n" + "\n".join(f'"{n}" = ["x"]' for n in range(MOST_PHRASES + 1)),
            "line 1: it has 2001 phrases, more than 2000",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_one_sentence(text: str, sentence: str) -> None:
    """File, line, phrase, and what is wrong."""
    told = refused(text)
    assert sentence in told
    assert re.fullmatch(r"de\.toml\b[^\n]*\.", told)


KEYS = st.sampled_from([*SECTIONS, "language", "name", "numbers", "replace", "songs"]) | st.text(max_size=9)
WORDS = st.text(max_size=12) | st.sampled_from(["Up", "Set {number}", "{number}", "{x}", "Hoch", "a" * 101])
VALUES = st.recursive(
    WORDS | st.integers() | st.floats() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)} = {written(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
    return str(value).lower()


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_table_is_read_or_refused(table: dict[str, object]) -> None:
    """Whatever stands in a file, there is either a sentence, or wordings that can be said and shown."""
    text = "\n".join(f"{written(key)} = {written(value)}" for key, value in table.items())
    try:
        file = read_phrase_file(text, "de.toml")
    except PhrasesError as error:
        assert re.fullmatch(r"de\.toml, line \d+[^\n]{5,600}\.", str(error))
    else:
        assert set(table) <= {*SECTIONS, "language", "name", "numbers", "replace"}
        assert all(wording.isprintable() for wordings in file.wordings.values() for wording in wordings)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """What is no TOML is refused in a sentence too."""
    try:
        read_phrase_file(text, "de.toml")
    except PhrasesError as error:
        assert re.fullmatch(r"de\.toml, line \d+[^\n]+\.", str(error))


PHRASE = st.text("abc {}", min_size=1, max_size=8).filter(lambda words: words == " ".join(words.split()))
PLAIN = PHRASE.filter(lambda words: not set("{}") & set(words))


@given(
    section=st.sampled_from([*SECTIONS]),
    phrases=st.dictionaries(PLAIN, st.lists(PLAIN, min_size=1, max_size=8, unique=True), max_size=5),
)
def test_what_is_written_is_read(section: str, phrases: dict[str, list[str]]) -> None:
    """Every wording of a good file comes back in its order."""
    text = f"[{section}]\n" + "\n".join(f"{written(key)} = {written(said)}" for key, said in phrases.items())
    assert read_phrase_file(text, "de.toml").wordings == {key: tuple(said) for key, said in phrases.items()}


def test_only_what_is_shown_may_be_long() -> None:
    """Seventy letters fit into a notice, and are too many for a voice."""
    for section in SECTIONS:
        text = f'[{section}]\n"Up" = ["{"a" * 70}"]\n'
        if section in SHOWN:
            assert read_phrase_file(text, "de.toml").wordings == {"Up": ("a" * 70,)}
        else:
            assert "length <= 60" in refused(text)
