"""Speech: engines that work, hang, die, lie or are missing; none of them costs more than a phrase."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from threading import enumerate as threads
from time import sleep

import numpy as np
import pytest
from sound_server import Until

from mirror.base.errors import VoiceError
from mirror.voice.line import Manner
from mirror.voice.speech import Speech
from mirror.voice.speech_process import SPEECH_COMMAND, SpeechProcess

Child = Callable[[str], tuple[str, ...]]
QUICK_S = 0.3


@pytest.fixture
def speech_of(child: Child) -> Iterator[Callable[[str], Speech]]:
    """Speech through a process that behaves in some way; after the test nothing of it is left."""
    made: list[Speech] = []

    def make(behaviour: str) -> Speech:
        made.append(Speech(child(behaviour)))
        return made[-1]

    yield make
    for speech in made:
        speech.close()
    assert not [thread for thread in threads() if thread.name == "speech answers"]


def test_samples_come_back(speech_of: Callable[[str], Speech]) -> None:
    """What the engine writes is what is heard."""
    sound = speech_of("speaks").render("go")
    assert (sound.rate_hz, sound.seconds) == (16_000, 0.25)
    assert set(np.unique(sound.samples)) == {-0.5, 0.5}


@pytest.mark.parametrize("behaviour", ["dies", "talks rubbish", "announces gigabytes", "cannot"])
def test_a_useless_engine_is_told(speech_of: Callable[[str], Speech], behaviour: str) -> None:
    """One error for whatever it does; after failures in a row it is left in peace for a while."""
    speech = speech_of(behaviour)
    with pytest.raises(VoiceError):
        speech.render("go")
    assert speech.ready_in_s == 0
    with pytest.raises(VoiceError):
        speech.render("go")
    assert speech.ready_in_s > 0


@pytest.mark.parametrize("behaviour", ["hangs on the second", "dies on the second"])
def test_a_lost_engine_is_started_again(speech_of: Callable[[str], Speech], behaviour: str) -> None:
    """The phrase is lost, the next one is not."""
    speech = speech_of(behaviour)
    assert speech.render("one").seconds > 0
    with pytest.raises(VoiceError, match="started again"):
        speech.render("two", timeout_s=QUICK_S)
    assert speech.render("three").seconds > 0
    assert speech.ready_in_s == 0


def test_an_engine_that_ended_meanwhile_costs_nothing(speech_of: Callable[[str], Speech]) -> None:
    """One that died while nobody asked is replaced before the next phrase, which is not lost."""
    speech = speech_of("dies afterwards")
    for words in ("one", "two", "three"):
        assert speech.render(words).seconds > 0
        while any(thread.name == "speech answers" for thread in threads()):
            sleep(0.01)
    assert speech.ready_in_s == 0


def test_an_answer_to_an_older_question_is_not_taken(speech_of: Callable[[str], Speech]) -> None:
    """A phrase never comes with the sound of another."""
    assert speech_of("answers late").render("go").rate_hz == 16_000


def test_closing_wakes_who_waits(speech_of: Callable[[str], Speech]) -> None:
    """A hung engine does not keep the mirror from ending."""
    speech = speech_of("hangs")
    told: list[str] = []

    def render() -> None:
        try:
            speech.render("go", timeout_s=60)
        except VoiceError as error:
            told.append(str(error))

    waiting = Thread(target=render)
    waiting.start()
    while not [thread for thread in threads() if thread.name == "speech answers"]:
        waiting.join(0.01)
    speech.close()
    waiting.join(30)
    assert not waiting.is_alive()
    assert len(told) == 1


def test_a_program_that_is_not_there() -> None:
    """A command that does not start is one sentence."""
    speech = Speech(["/nonexistent/speech"])
    with pytest.raises(VoiceError, match="captions"):
        speech.render("go")
    speech.close()


def test_a_process_that_is_killed_leaves_no_phrase(until: Until) -> None:
    """What the engine was writing goes with it."""
    writes = "import tempfile, time; tempfile.mkstemp(); time.sleep(600)"
    process = SpeechProcess((sys.executable, "-c", writes))
    folder = Path(process._folder.name)
    until(lambda: list(folder.iterdir()))
    process.kill()
    process.kill()
    assert not folder.exists()


def test_a_mirror_that_is_killed_leaves_no_phrase(tmp_path: Path, until: Until) -> None:
    """The speech process ends with it, and takes what it wrote along."""
    with subprocess.Popen(SPEECH_COMMAND, stdin=subprocess.PIPE, env={**os.environ, "TMPDIR": str(tmp_path)}):
        until(lambda: list(tmp_path.iterdir()))
    assert not list(tmp_path.iterdir())


@pytest.fixture
def engine() -> Iterator[Speech]:
    """The real thing: pyttsx3 with this system's voices."""
    speech = Speech()
    try:
        speech.render("one", timeout_s=20)
    except VoiceError:
        speech.close()
        pytest.skip("needs a speech engine: apt-get install espeak-ng")
    yield speech
    speech.close()


def test_pyttsx3_speaks_phrase_after_phrase(engine: Speech) -> None:
    """Words become sound, more words more sound, in one process and time after time."""
    lengths = [
        engine.render(words).seconds for words in ("Go", "Go a little deeper", "Go", "Go a little deeper")
    ]
    assert 0.1 < lengths[0] < lengths[1]
    assert lengths[2:] == pytest.approx(lengths[:2], rel=0.05)


def test_pyttsx3_speaks_faster_when_asked(engine: Speech) -> None:
    """The manner reaches the engine."""
    words = "I cannot see all of you"
    calm = engine.render(words).seconds
    assert engine.render(words, Manner(words_per_minute=320)).seconds < calm
    assert engine.render(words).seconds == pytest.approx(calm, rel=0.05)


def test_pyttsx3_speaks_each_language_with_its_voice(engine: Speech) -> None:
    """One process changes from voice to voice and back, phrase by phrase."""
    voices = engine.voices(timeout_s=20)
    chosen = [voices.choose(language).voice for language in ("en", "de", "en")]
    sounds = [engine.render("Handstand", Manner(voice.id)) for voice in chosen if voice is not None]
    assert len(sounds) == 3
    assert not np.array_equal(sounds[0].samples, sounds[1].samples)
    assert sounds[0].seconds == pytest.approx(sounds[2].seconds, rel=0.05)


def test_a_patient_process_speaks_too(engine: Speech) -> None:
    """It only comes last."""
    patient = Speech(patient=True)
    assert patient.render("Go").seconds == pytest.approx(engine.render("Go").seconds, rel=0.05)
    patient.close()


@pytest.mark.parametrize("words", ["", "   ", "...", "a" * 5_000, "\x00\x01", "日本語", "<speak>"])
def test_any_words_are_survived(engine: Speech, words: str) -> None:
    """Whatever somebody types: sound or one error, and the next phrase is spoken."""
    try:
        engine.render(words, timeout_s=5)
    except VoiceError as error:
        assert str(error)
    assert engine.render("one", timeout_s=20).seconds > 0.1


def test_voices_are_listed(engine: Speech) -> None:
    """Names and languages, for the doctor and the settings."""
    voices = engine.voices(timeout_s=20)
    assert voices.engine
    assert len({voice.id for voice in voices.all}) == len(voices.all) > 0
    assert voices.speaking("en")


@pytest.mark.usefixtures("engine")
def test_an_unknown_voice_is_told() -> None:
    """A voice that the system does not have is an error, not another voice unasked."""
    speech = Speech()
    with pytest.raises(VoiceError):
        speech.render("one", Manner(voice="nobody/at-all"), timeout_s=5)
    speech.close()
