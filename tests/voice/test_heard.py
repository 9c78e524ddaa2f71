"""What is heard at a real sound device: PortAudio into a sound server of the tests' own, recorded there."""

from collections.abc import Callable, Iterator
from threading import enumerate as threads
from time import sleep
from typing import Protocol

import numpy as np
import pytest

from mirror.base.errors import VoiceError
from mirror.base.facts import Fact, Facts
from mirror.coaching.cue import Cue, CueKind
from mirror.devices.portaudio_speaker import speakers
from mirror.exercise.library import Library
from mirror.sound.sound import Samples, Sound
from mirror.voice.opening import open_voice
from mirror.voice.speech import Speech
from mirror.voice.spoken_voice import SpokenVoice
from mirror.voice.voice import CueSpoken, SilentVoice, VoiceLost, VoiceReturned

Until = Callable[[Callable[[], object]], None]
LOOK_BACK = 3 * 48_000
"""Samples of the recording that are looked at."""
OURS = {"voice", "phrase book", "speaker", "speech answers"}


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
def voice(
    engine: None,  # noqa: ARG001 - a voice needs it
    sound_server: SoundServer,  # noqa: ARG001 - likewise
    told: list[Fact],
    library: Library,
) -> Iterator[SpokenVoice]:
    """The whole voice, as the mirror opens it; afterwards no thread of it is left."""
    facts = Facts()
    facts.subscribe(told.append)
    voice = open_voice(facts, library)
    assert isinstance(voice, SpokenVoice)
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


def test_a_count_reaches_the_device(
    voice: SpokenVoice, recorder: Recorder, told: list[Fact], until: Until
) -> None:
    """Of "7" the recording holds the word "seven", sample for sample, and a fact says so."""
    until(lambda: voice.left == 0 and recorder.samples.size)
    seven = voice._book.sound("seven", 48_000)
    assert seven is not None

    def heard() -> bool:
        """Say it again: on a busy machine the device may run dry within a word."""
        voice.say(Cue(CueKind.FORM, "7", "7", 0.0, "test"))
        sleep(2 * seven.seconds)
        return likeness(recorder.samples[-LOOK_BACK:], seven) > 0.9

    until(heard)
    spoken = [fact for fact in told if isinstance(fact, CueSpoken)]
    assert spoken[0].cue.words == "7"
    assert all(fact.latency_s > 0 for fact in spoken)
    assert not [fact for fact in told if isinstance(fact, VoiceLost)]


@pytest.mark.usefixtures("recorder")
def test_a_sound_server_that_crashed_comes_back(
    sound_server: SoundServer, voice: SpokenVoice, told: list[Fact], until: Until
) -> None:
    """Lost is told with a sentence, found again is told, and the next cue is heard, without a restart."""
    until(lambda: voice.left == 0)
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


@pytest.mark.usefixtures("sound_server")
def test_devices_are_listed() -> None:
    """The doctor's list names the sound server, and one device is the default."""
    found = speakers()
    assert [speaker.name for speaker in found if speaker.default] == ["default"]
    assert all(speaker.channels > 0 and speaker.rate_hz > 0 and speaker.system for speaker in found)


def test_no_sound_wanted(library: Library) -> None:
    """Captions only, and nothing is opened."""
    voice = open_voice(Facts(), library, want_sound=False)
    assert isinstance(voice, SilentVoice)
    voice.close()
