"""What is heard at a real sound device: the voice, through the sound process, recorded at a sound server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import enumerate as threads
from time import sleep
from typing import Protocol

import numpy as np
import pytest

from mirror.base.errors import VoiceError
from mirror.base.facts import Fact, Facts
from mirror.base.settings import SoundSettings, VoiceSettings
from mirror.coaching.cue import Cue, CueKind
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.phrases.phrases import Phrases
from mirror.sound.resample import resampled
from mirror.sound.sound import Samples, Sound
from mirror.sound.sound_process import SoundProcess
from mirror.voice.diction import diction_of
from mirror.voice.opening import open_voice
from mirror.voice.repertoire import Repertoire
from mirror.voice.shelf import Shelf
from mirror.voice.speech import Speech
from mirror.voice.spoken_voice import SpokenVoice
from mirror.voice.voice import CueSpoken, VoiceLost, VoicePreparing, VoiceReturned

Until = Callable[[Callable[[], object]], None]
LOOK_BACK = 3 * 48_000
"""Samples of the recording that are looked at."""
OURS = {"voice", "phrase book", "rendering ahead", "speech answers"}


class SoundServer(Protocol):
    """The fixture `sound_server`."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


class Recorder(Protocol):
    """The fixture `recorder`."""

    @property
    def samples(self) -> Samples: ...


@pytest.fixture
def engine() -> None:
    """This system has a voice."""
    speech = Speech()
    try:
        speech.render("one", timeout_s=20)
    except VoiceError:
        pytest.skip("needs a speech engine: apt-get install espeak-ng")
    finally:
        speech.close()


@pytest.fixture
def told() -> list[Fact]:
    """Every fact that was published."""
    return []


@pytest.fixture
def squat(library: Library) -> Exercise:
    """One exercise, so that little is rendered ahead."""
    return library.find("squat")


@pytest.fixture
def sound(sound_server: SoundServer, until: Until) -> Iterator[SoundProcess]:  # noqa: ARG001 - it is heard there
    """The sound process on the sound server."""
    sound = SoundProcess(SoundSettings(), lambda: None)
    until(lambda: sound.live)
    yield sound
    sound.close()


@pytest.fixture
def voice(
    engine: None,  # noqa: ARG001 - a voice needs it
    sound: SoundProcess,
    told: list[Fact],
    phrases: Phrases,
    squat: Exercise,
    tmp_path: Path,
) -> Iterator[SpokenVoice]:
    """The whole voice, as the mirror opens it; afterwards no thread of it is left."""
    facts = Facts()
    facts.subscribe(told.append)
    voice = open_voice(facts, sound, phrases, [squat], VoiceSettings(), tmp_path / "speech")
    yield voice
    voice.close()
    assert not [thread.name for thread in threads() if thread.name in OURS]


def likeness(heard: Samples, sound: Sound) -> float:
    """How alike the recording is to the sound where it is most alike: 1 for the same, 0 for anything else."""
    length = len(heard) + len(sound.samples)
    together = np.fft.irfft(np.fft.rfft(heard, length) * np.conj(np.fft.rfft(sound.samples, length)), length)
    at = int(np.argmax(together))
    part = heard[at : at + len(sound.samples)]
    norms = np.linalg.norm(part) * np.linalg.norm(sound.samples)
    return float(together[at] / norms) if norms else 0.0


def kept(cue: Cue, phrases: Phrases, folder: Path) -> Sound:
    """What the disk has of a cue, at the device's rate."""
    shelf = Shelf(folder)
    line = diction_of(VoiceSettings(), phrases, shelf.read_voices()).line(cue)
    assert line is not None
    sound = Repertoire(shelf).find(line)
    assert sound is not None
    return resampled(sound, 48_000)


def test_a_count_reaches_the_device(
    voice: SpokenVoice, recorder: Recorder, told: list[Fact], until: Until, phrases: Phrases, tmp_path: Path
) -> None:
    """Of "7" the recording holds the word "seven", sample for sample, and a fact says so."""
    seven = Cue(CueKind.COUNT, "{number}", "7", 0.0, "test")

    def heard() -> bool:
        """Say it again: on a busy machine the device may run dry within a word."""
        voice.say(seven)
        sleep(1.0)
        return any(isinstance(fact, CueSpoken) for fact in told) and (
            likeness(recorder.samples[-LOOK_BACK:], kept(seven, phrases, tmp_path / "speech")) > 0.9
        )

    until(heard)
    spoken = [fact for fact in told if isinstance(fact, CueSpoken)]
    assert all(fact.latency_s > 0 and not fact.by_tone for fact in spoken)
    assert not [fact for fact in told if isinstance(fact, VoiceLost)]


def test_a_second_start_renders_only_what_is_missing(
    voice: SpokenVoice,
    sound: SoundProcess,
    told: list[Fact],
    until: Until,
    phrases: Phrases,
    squat: Exercise,
    tmp_path: Path,
) -> None:
    """What the first start rendered is on the disk, in the real engine's voice, and is taken from there."""
    until(lambda: len(progress(told)) > 1)
    voice.close()
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "speech").glob("*.speech")}
    facts, later = Facts(), list[Fact]()
    facts.subscribe(later.append)
    again = open_voice(facts, sound, phrases, [squat], VoiceSettings(), tmp_path / "speech")
    until(lambda: progress(later))
    again.close()
    assert progress(later)[0].total == progress(told)[0].total - len(files)
    assert all(path.stat().st_mtime_ns == written for path, written in files.items())


def progress(told: list[Fact]) -> list[VoicePreparing]:
    """What was told of rendering ahead."""
    return [fact for fact in told if isinstance(fact, VoicePreparing)]


@pytest.mark.usefixtures("recorder")
def test_a_sound_server_that_crashed_comes_back(
    sound_server: SoundServer, voice: SpokenVoice, told: list[Fact], until: Until
) -> None:
    """Lost is told with a sentence, found again is told, and the next cue is heard, without a restart."""
    sound_server.stop()
    until(lambda: [fact for fact in told if isinstance(fact, VoiceLost)])
    assert voice.trouble is not None
    sound_server.start()
    until(lambda: [fact for fact in told if isinstance(fact, VoiceReturned)])

    def heard() -> bool:
        """Say it again: a null sink that nobody records takes its time to wake, and cues are not kept."""
        voice.say(Cue(CueKind.FORM, "Chest up", "Chest up", 0.0, "test"))
        return any(isinstance(fact, CueSpoken) for fact in told)

    until(heard)
