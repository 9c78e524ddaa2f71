"""Every phrase that may be said or shown is there, in every language."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import msgspec
import pytest

from mirror.coaching.words import SESSION_PHRASES, words_of
from mirror.exercise.free import ANY, FREE
from mirror.exercise.library import Library
from mirror.movement.placement import PlacementTrouble
from mirror.overlay.screen_words import SCREEN_WORDS, shown_of
from mirror.phrases.form import NUMBER, SECTIONS
from mirror.phrases.reading import languages, read_phrases


def every_phrase() -> Iterator[str]:
    """Of the library, and of a studio's exercise that does not say why a rep does not count."""
    yield from SESSION_PHRASES
    yield from (trouble.value for trouble in PlacementTrouble)
    yield from SCREEN_WORDS
    unnamed = msgspec.structs.replace(Library.shipped().find("squat"), attempt_cue="")
    for exercise in (*Library.shipped(), unnamed, ANY, FREE):
        yield exercise.name
        yield from (rule.name for rule in exercise.faults)
        yield from words_of(exercise)
        yield from shown_of(exercise)


@pytest.mark.parametrize("language", languages())
def test_every_phrase_of_every_exercise_is_there(language: str) -> None:
    """What an exercise, the coach and the screen may say has its wordings; a bare number needs none."""
    phrases = read_phrases(language)
    missing = [
        phrase for phrase in dict.fromkeys(every_phrase()) if not phrases.knows(phrase) and phrase != NUMBER
    ]
    assert not missing, f"{language}.toml lacks {len(missing)}:\n" + "\n".join(missing)


def test_no_phrase_is_left_over() -> None:
    """What nobody says and nobody shows any more is not translated."""
    text = (files("assets") / "phrases" / "en.toml").read_text("utf-8")
    there = {phrase for section in SECTIONS for phrase in tomllib.loads(text).get(section, {})}
    assert not sorted(there - set(every_phrase()))
