"""Rendering ahead: everything expected is made once in the life of a machine, whatever the engine does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import enumerate as threads

import pytest

from mirror.base.facts import Fact, Facts
from mirror.voice.line import Line, Manner
from mirror.voice.rendering_ahead import RenderingAhead
from mirror.voice.repertoire import Repertoire
from mirror.voice.shelf import Shelf
from mirror.voice.speech import Speech
from mirror.voice.voice import VoicePreparing

Child = Callable[[str], tuple[str, ...]]
Until = Callable[[Callable[[], object]], None]
LINES = [Line(words) for words in ("one", "two", "three", "four")]


class Stage:
    """Rendering by an engine that behaves so, and what was told of it."""

    def __init__(self, command: tuple[str, ...], repertoire: Repertoire) -> None:
        self.told: list[Fact] = []
        self.opened = 0
        self._command = command
        facts = Facts()
        facts.subscribe(self.told.append)
        self.repertoire = repertoire
        self.ahead = RenderingAhead(facts, self._open, repertoire)

    def _open(self) -> Speech:
        self.opened += 1
        return Speech(self._command, patient=True)


Stages = Callable[..., Stage]


@pytest.fixture
def stage_of(child: Child) -> Iterator[Stages]:
    """Make a stage; afterwards nothing of it is left."""
    stages: list[Stage] = []

    def make(behaviour: str, repertoire: Repertoire | None = None) -> Stage:
        stages.append(Stage(child(behaviour), repertoire or Repertoire()))
        return stages[-1]

    yield make
    for stage in stages:
        stage.ahead.close()
    assert not [thread for thread in threads() if thread.name in {"rendering ahead", "speech answers"}]


def test_everything_is_rendered_in_order(stage_of: Stages, until: Until) -> None:
    """And progress is told; the engine's rate counts what it rendered."""
    stage = stage_of("says how often")
    stage.ahead.prepare(LINES)
    until(lambda: stage.ahead.left == 0)
    found = [stage.repertoire.find(line) for line in LINES]
    assert [sound.rate_hz for sound in found if sound] == [8_000, 8_001, 8_002, 8_003]
    assert stage.told == [VoicePreparing(done, 4) for done in (1, 2, 3, 4)]


def test_a_second_start_renders_nothing(tmp_path: Path, stage_of: Stages, until: Until) -> None:
    """All is read from the disk: no engine is started and nothing is told."""
    first = stage_of("speaks", Repertoire(Shelf(tmp_path)))
    first.ahead.prepare(LINES)
    until(lambda: first.ahead.left == 0)
    second = stage_of("speaks", Repertoire(Shelf(tmp_path)))
    second.ahead.prepare(LINES)
    until(lambda: second.ahead.left == 0)
    assert (first.opened, second.opened) == (1, 0)
    assert second.told == []
    assert all(second.repertoire.find(line) for line in LINES)


def test_a_line_that_kills_the_engine_is_left_out(stage_of: Stages, until: Until) -> None:
    """The others are made all the same."""
    stage = stage_of("chokes on poison")
    stage.ahead.prepare([Line("one"), Line("poison"), Line("two")])
    until(lambda: stage.ahead.left == 0)
    assert stage.repertoire.find(Line("two")) is not None
    assert stage.repertoire.find(Line("poison")) is None


def test_another_manner_takes_the_place_of_the_first(stage_of: Stages, until: Until) -> None:
    """When the voice is changed, what was to be rendered in the old one is left."""
    stage = stage_of("speaks")
    stage.ahead.prepare(Line(f"line {number}") for number in range(100_000))
    german = [Line(line.words, Manner("test/de")) for line in LINES]
    stage.ahead.prepare(german)
    until(lambda: stage.ahead.left == 0)
    assert all(stage.repertoire.find(line) for line in german)


def test_closing_does_not_wait_for_a_hung_engine(stage_of: Stages, until: Until) -> None:
    """Its process is ended by whoever opened it, and the thread with it."""
    stage = stage_of("hangs")
    stage.ahead.prepare(LINES)
    until(lambda: stage.opened)
    stage.ahead.close()
    assert stage.ahead.left == len(LINES), "none was rendered"
