"""The whole screen speaks the athlete's language: no English word is left, and figures are written so."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from drawn import words_of
from moments import BETTER, HELD, SAG, SHORT, moment, rep, said

from mirror.coaching.cue import CueKind
from mirror.coaching.session import SessionState
from mirror.coaching.words import END_SET, SESSION_PHRASES
from mirror.coaching.words import words_of as spoken_of
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.exercise.library import Library
from mirror.kinematics.view import Side
from mirror.movement.fatigue import Fatigue, Reserve
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Phase, Progress
from mirror.movement.score import Score
from mirror.movement.speed import Speed
from mirror.overlay.hud import NAME, Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.loudness import Loudness
from mirror.overlay.screen_words import SCREEN_WORDS, shown_of
from mirror.overlay.situation import Situation, Status
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import PLAIN_ENGLISH, Tongue
from mirror.phrases.phrases import Phrases
from mirror.phrases.reading import languages, read_phrases
from mirror.recognition.recogniser import Recognition
from mirror.sound.sound_system import Levels

FOREIGN = "\N{CYRILLIC CAPITAL LETTER ZHE}"
UNITS = {"s", "m", "ms", "cm"}
"""The same everywhere."""


@pytest.fixture(scope="module")
def foreign() -> Phrases:
    """A language in which every word is written with one letter that English has not."""
    library = Library.shipped()
    known = {*SCREEN_WORDS, *SESSION_PHRASES, *PlacementTrouble, SAG.name, BETTER.name}
    for exercise in (*library, ANY, FREE):
        known |= {exercise.name, *spoken_of(exercise), *shown_of(exercise)}
        known |= {rule.name for rule in exercise.faults}
    return Phrases("xx", "", "en", None, {phrase: (abroad(phrase),) for phrase in known})


def abroad(phrase: str) -> str:
    """The phrase in that language; what stands for figures stays."""
    return "".join(
        part if part.startswith("{") else re.sub("[A-Za-z]", FOREIGN, part)
        for part in re.split(r"(\{\w+\})", phrase)
    )


def states(library: Library) -> Iterator[tuple[str, dict[str, Any]]]:
    """Exercise and what is yielded: all that the screen tells of a session."""
    plank = library.find("plank")
    tired = Fatigue(22.4, reserve=Reserve(3.0, 2.3, 4.1))
    spent = Fatigue(46.0, end_set="46 percent slower")
    decayed = Fatigue(form_decay=30.0, end_set="form 30 points down")
    rated = replace(rep(4), score=Score(91.0, {}), speed=Speed(0.5, 0.7))
    plan = SessionState(2, 3, target_reps=10)
    squat, rest = library.find("squat"), Progress()
    yield "squat", {"rep": rated, "reps": 4, "session": plan, "fatigue": tired}
    yield "squat", {"attempt": SHORT, "session": SessionState(2)}
    yield "squat", {"faults": (SAG,), "cues": (said(CueKind.FORM, abroad("Hips up"), SAG.cue),)}
    yield (
        "squat",
        {"corrected": (BETTER,), "cues": (said(CueKind.PRAISE, abroad("Better"), subject=BETTER.id),)},
    )
    yield "squat", {"session": replace(plan, resting=True, rest_left_s=131.0)}
    yield "squat", {"session": SessionState(resting=True)}
    yield "squat", {"session": replace(plan, set_number=3, done=True)}
    yield "squat", {"placement": Placement((PlacementTrouble.NOBODY,), blocking=True)}
    yield "squat", {"placement": Placement((PlacementTrouble.WRONG_VIEW,))}
    yield "squat", {"recognition": Recognition(squat, 0.9, 0.0, 5.0)}
    yield "squat", {"cues": (said(CueKind.COACH, abroad("Well done")),)}
    for fatigue in (spent, decayed):
        for number in (7, 8):
            done = replace(rated, number=number, ended_s=float(number))
            yield "squat", {"rep": done, "reps": number, "fatigue": fatigue, "at_s": float(number)}
        yield "squat", {"cues": (said(CueKind.SESSION, abroad(END_SET), END_SET),), "reps": 8}
    yield "high_knees", {"progress": Progress(Phase.OUT, side=Side.LEFT), "session": plan}
    for phase in Phase:
        yield "push_up", {"progress": Progress(phase)}
        yield "plank", {"progress": Progress(phase, held_s=18.0)}
    yield "plank", {"hold": replace(HELD, held_s=40.0), "progress": rest, "reps": 1}
    yield "plank", {"hold": HELD, "progress": rest, "reps": 2}
    yield "any", {"progress": rest}
    yield "any", {"progress": rest, "recognition": Recognition(squat, 0.4, 0.0, 2.0, plank)}
    yield "free", {"progress": rest}


SITUATIONS = (
    Situation(status=Status("virtual athlete", 30.0, 24.0)),
    Situation(loudness=Loudness(muted=True)),
    Situation(loudness=Loudness(muted=True, levels=Levels(-10.0, -20.0))),
    Situation(paused=True),
    Situation(camera_lost=True),
)


def test_no_english_is_left(theme: Theme, foreign: Phrases, library: Library) -> None:
    """Whatever is shown comes from the phrase files, but for the product's name and the units."""
    exercises = {exercise.id: exercise for exercise in (*library, ANY, FREE)}
    hud = Hud(lay_out(Look.VIDEO, 1280, 720, theme), theme, foreign)
    told = set[str]()
    for place, (name, yielded) in enumerate(states(library)):
        at_s = yielded.pop("at_s", 10.0 * place)
        seen = moment(exercises[name], at_s, **yielded)
        for situation in SITUATIONS:
            for step in range(4):
                told |= set(words_of(hud.update(seen, situation, 100.0 * place + step * 0.4)))
    english = {words for words in told if set(re.findall("[A-Za-z/]+", words)) - {"/", "m/s"} - UNITS}

    assert english - {NAME} == set()
    assert len(told) > 60


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "0.48"), ("de", "0,48"), ("es", "0,48"), ("fr", "0,48"), ("pt", "0,48")]
)
def test_decimals_are_written_as_there(language: str, expected: str) -> None:
    """With a comma everywhere but in English."""
    assert Tongue(read_phrases(language)).decimal(0.4812, 2) == expected


def test_every_language_writes_decimals() -> None:
    """None is forgotten in the test above."""
    assert set(languages()) == {"en", "de", "es", "fr", "pt"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Paused", "Angehalten"),
        ("46 percent slower", "46 Prozent langsamer"),
        ("The answer is 42 of 43", "The answer is 42 of 43"),
        ("USB Audio 2 is gone", "USB Audio 2 is gone"),
    ],
)
def test_sentences_of_others_are_translated(words: str, expected: str) -> None:
    """With their number, and as they are where nobody translated them."""
    assert Tongue(read_phrases("de")).sentence(words) == expected


def test_plain_english_is_every_phrase_itself() -> None:
    """The screen needs no file to speak English."""
    tongue = Tongue()

    assert [tongue.word(word) for word in SCREEN_WORDS] == [
        word.replace("{number}", "").replace("{total}", "") for word in SCREEN_WORDS
    ]
    assert PLAIN_ENGLISH.wordings("Heels down") == ("Heels down",)


def test_phases_are_words(library: Library) -> None:
    """No name of a file's kind is shown: "All fours", not "all_fours"."""
    shown = {word for exercise in library for word in shown_of(exercise)}

    assert "All fours" in shown
    assert not any("_" in word or word != word[:1].upper() + word[1:] for word in shown)


def test_a_phase_is_told_in_its_language(theme: Theme, squat: Exercise) -> None:
    """As the name of the exercise is."""
    german = read_phrases("de")
    hud = Hud(lay_out(Look.VIDEO, 1280, 720, theme), theme, german)
    words = words_of(hud.update(moment(msgspec.structs.replace(squat)), Situation(), 1.0))

    assert {german.first("Squat"), german.first("Down"), "0,8 s"} <= set(words)
