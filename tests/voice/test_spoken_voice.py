"""The voice: each cue is heard or told to be a caption, whatever engine and device do."""

from collections.abc import Callable, Iterator
from threading import Event, Thread
from threading import enumerate as threads
from typing import Protocol

import numpy as np
import pytest

from mirror.base.errors import VoiceError
from mirror.base.facts import Fact, Facts
from mirror.coaching.cue import Cue, CueKind
from mirror.devices.speaker import Source, Speaker
from mirror.devices.steady_speaker import SpeakerOpener
from mirror.voice.phrases import read_phrases
from mirror.voice.sound import Samples
from mirror.voice.speech import Speech
from mirror.voice.spoken_voice import SpokenVoice
from mirror.voice.voice import CueCaptioned, CueSpoken, SilentVoice, VoiceLost, VoiceReturned

Until = Callable[[Callable[[], object]], None]
Child = Callable[[str], tuple[str, ...]]
OURS = {"voice", "phrase book", "speaker", "speech answers", "paced"}


class Paced(Protocol):
    """A speaker of the fixture `paced`."""

    pulled: list[Samples]

    def lose(self) -> None: ...


class PacedOpener(Protocol):
    """The fixture `paced`."""

    opened: list[Paced]

    def on(self, source: Source) -> SpeakerOpener: ...


class Stage:
    """A voice, and all that it told."""

    def __init__(self, opener: PacedOpener, command: tuple[str, ...], ahead: tuple[str, ...]) -> None:
        self.told: list[Fact] = []
        facts = Facts()
        facts.subscribe(self.told.append)
        self.opener = opener
        self.voice = SpokenVoice(facts, opener.on, Speech(command=command), read_phrases(), ahead)

    def say(self, words: str, kind: CueKind = CueKind.COUNT) -> Cue:
        """Ask for a cue."""
        cue = Cue(kind, words, words, 0.0, "test")
        self.voice.say(cue)
        return cue

    def of(self, kind: type[Fact]) -> list[Fact]:
        """The facts of one kind so far."""
        return [fact for fact in self.told if isinstance(fact, kind)]

    def became(self, cue: Cue) -> Fact | None:
        """What became of a cue."""
        ends = [fact for fact in self.told if isinstance(fact, CueSpoken | CueCaptioned) and fact.cue is cue]
        assert len(ends) <= 1, "a cue is told once"
        return ends[0] if ends else None


Stages = Callable[..., Stage]


@pytest.fixture
def stage_of(paced: PacedOpener, child: Child) -> Iterator[Stages]:
    """Make a voice whose engine behaves so; afterwards no thread of it is left."""
    stages: list[Stage] = []

    def make(behaviour: str = "speaks", *ahead: str) -> Stage:
        stages.append(Stage(paced, child(behaviour), ahead))
        return stages[-1]

    yield make
    for stage in stages:
        stage.voice.close()
        stage.voice.close()
    assert not [thread.name for thread in threads() if thread.name in OURS]


def test_a_cue_is_heard(stage_of: Stages, until: Until) -> None:
    """A number is spoken as a word, its samples reach the device, and the fact tells when."""
    stage = stage_of("speaks", "seven")
    until(lambda: stage.voice.left == 0)
    cue = stage.say("7")
    until(lambda: stage.became(cue))
    spoken = stage.became(cue)
    assert isinstance(spoken, CueSpoken)
    assert spoken.heard_s >= spoken.said_s
    until(lambda: np.abs(np.concatenate(stage.opener.opened[0].pulled)).max() > 0.1)
    assert stage.voice.trouble is None
    assert not stage.of(VoiceLost)


def test_praise_comes_after_the_count(stage_of: Stages, until: Until) -> None:
    """Said together, the number is heard first, and the praise when it is over."""
    stage = stage_of("speaks", "seven", "Better")
    until(lambda: stage.voice.left == 0)
    number, praise = stage.say("7"), stage.say("Better", CueKind.PRAISE)
    until(lambda: stage.became(number) and stage.became(praise))

    assert [fact.cue for fact in stage.of(CueSpoken) if isinstance(fact, CueSpoken)] == [number, praise]


def test_words_that_nobody_expected_are_heard_too(stage_of: Stages, until: Until) -> None:
    """A coach's free text is rendered when it comes."""
    stage = stage_of()
    cue = stage.say("Lovely, Ana", CueKind.SESSION)
    until(lambda: stage.became(cue))
    assert isinstance(stage.became(cue), CueSpoken)


def test_a_form_cue_does_not_wait_for_the_count(stage_of: Stages, until: Until) -> None:
    """Said together, the more urgent is heard; the count is cut or a caption."""
    stage = stage_of("speaks", "seven", "deeper")
    until(lambda: stage.voice.left == 0)
    count = stage.say("7")
    form = stage.say("deeper", CueKind.FORM)
    until(lambda: stage.became(form) and stage.became(count))
    assert isinstance(stage.became(form), CueSpoken)


def test_a_flood_of_cues_ends_with_the_newest(stage_of: Stages, until: Until) -> None:
    """A thousand counts at once: the last is heard, and nothing is left waiting."""
    stage = stage_of("speaks", "one", "two")
    until(lambda: stage.voice.left == 0)
    for _ in range(1_000):
        stage.say("1")
    last = stage.say("2")
    until(lambda: stage.became(last))
    assert isinstance(stage.became(last), CueSpoken)


@pytest.mark.parametrize("behaviour", ["dies", "hangs", "talks rubbish", "floods", "cannot"])
def test_without_an_engine_cues_are_captions(stage_of: Stages, until: Until, behaviour: str) -> None:
    """Nothing is heard, everything is told, and the reason is a sentence."""
    stage = stage_of(behaviour)
    cue = stage.say("7")
    until(lambda: stage.became(cue) and stage.of(VoiceLost))
    assert isinstance(stage.became(cue), CueCaptioned)
    assert stage.voice.trouble is not None


def test_an_engine_that_died_comes_back(stage_of: Stages, until: Until) -> None:
    """Lost with the second phrase, and back with the next process."""
    stage = stage_of("dies on the second", "one", "two", "three", "four")
    until(lambda: stage.of(VoiceLost) and stage.of(VoiceReturned))
    until(lambda: isinstance(stage.became(stage.say("1")), CueSpoken) or stage.of(CueSpoken))


def test_a_device_that_was_unplugged_comes_back(stage_of: Stages, until: Until) -> None:
    """Lost is told, the next device is opened, and cues are heard on it."""
    stage = stage_of("speaks", "one", "two")
    until(lambda: stage.voice.left == 0)
    cue = stage.say("1")
    until(lambda: stage.became(cue))
    stage.opener.opened[0].lose()
    until(lambda: len(stage.opener.opened) == 2)
    cue = stage.say("2", CueKind.FORM)
    until(lambda: stage.became(cue))
    assert isinstance(stage.became(cue), CueSpoken)


class NoDevice:
    """A machine without a sound card."""

    def __init__(self, _source: Source) -> None:
        self.closed = Event()

    def open(self) -> Speaker:
        """There is none."""
        raise VoiceError("No sound device: plug one in.")

    def close(self) -> None:
        """Told once, at the end."""
        self.closed.set()


def test_a_machine_without_sound_has_captions(child: Child, until: Until) -> None:
    """It says so once, with the reason, and every cue is a caption at once."""
    facts, told = Facts(), list[Fact]()
    facts.subscribe(told.append)
    voice = SpokenVoice(facts, NoDevice, Speech(command=child("speaks")), read_phrases(), ["one"])
    until(lambda: told)
    cue = Cue(CueKind.COUNT, "1", "1", 0.0, "test")
    voice.say(cue)
    until(lambda: len(told) == 2)
    voice.close()
    assert told == [
        VoiceLost("No sound device: plug one in."),
        CueCaptioned(cue, "No sound device: plug one in."),
    ]


def test_saying_never_waits_for_a_voice_that_is_closed(stage_of: Stages) -> None:
    """After the end nothing happens, and nobody is stopped."""
    stage = stage_of()
    stage.voice.close()
    caller = Thread(target=stage.say, args=("7",))
    caller.start()
    caller.join(20)
    assert not caller.is_alive()


def test_the_silent_voice_has_captions() -> None:
    """Each cue is told, with the reason."""
    facts, told = Facts(), list[Fact]()
    facts.subscribe(told.append)
    voice = SilentVoice(facts)
    cue = Cue(CueKind.COUNT, "7", "7", 0.0, "test")
    voice.say(cue)
    voice.close()
    assert told == [CueCaptioned(cue, "the voice is off")]
    assert voice.trouble is None
