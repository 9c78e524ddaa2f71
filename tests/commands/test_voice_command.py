"""`mirror voice`: the voices that there are, words said aloud, and the test of speaker and microphone."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from mirror.commands.bench_voice.monitor import Monitor
from mirror.commands.bench_voice.null_sink import NullSink
from mirror.commands.bench_voice.studio import device_there
from mirror.phrases.reading import languages

PLUGIN = [*Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so")]
NO_SERVER = not (shutil.which("pulseaudio") and shutil.which("parec") and PLUGIN)
NO_VOICE = shutil.which("espeak-ng") is None

needs_server = pytest.mark.skipif(
    NO_SERVER, reason="apt-get install pulseaudio pulseaudio-utils libasound2-plugins"
)
needs_voice = pytest.mark.skipif(NO_VOICE, reason="apt-get install espeak-ng")
needs_no_device = pytest.mark.skipif(device_there(), reason="there is a sound device")


def mirror(*words: str) -> subprocess.CompletedProcess[str]:
    """`mirror voice` with the settings of nobody."""
    return subprocess.run(
        [sys.executable, "-m", "mirror", "voice", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        env=os.environ | {"FORM_MIRROR_SETTINGS": os.devnull},
    )


@pytest.fixture
def null_sink() -> Iterator[NullSink]:
    """A sound device of the test's own, which its child processes find too."""
    with NullSink() as sink:
        yield sink


@needs_voice
@pytest.mark.parametrize("language", ["en", "de", "pt"])
def test_voices_are_listed_by_language(language: str) -> None:
    """Every language of the phrases, the one in force marked, with the voice that would speak it."""
    ended = mirror("list", "--json", "--language", language)
    found = {each["language"]: each for each in json.loads(ended.stdout)}

    assert ended.returncode == 0
    assert set(found) == set(languages())
    assert [each for each in found if found[each]["in_use"]] == [language]
    for each in found.values():
        assert each["chosen"] in [voice["id"] for voice in each["voices"]]


@needs_voice
def test_a_voice_that_is_not_there_is_told() -> None:
    """Another one speaks, and the list says so."""
    ended = mirror("list", "--language", "de", "--voice-name", "Marlene Dietrich")

    assert ended.returncode == 0
    assert "'Marlene Dietrich' is not here" in " ".join(ended.stdout.split())


@needs_voice
@needs_no_device
def test_without_a_sound_device_nothing_is_said() -> None:
    """Exit code 2 and one sentence that says what to do."""
    ended = mirror("say", "Chest up")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "mirror: No sound device: plug in or choose a speaker.\n"


@needs_voice
@needs_server
@pytest.mark.usefixtures("null_sink")
@pytest.mark.parametrize(("volume", "heard"), [("1", True), ("0", False)])
def test_words_are_said(volume: str, heard: bool) -> None:
    """They come out at the sound device as loud as was asked for, and the command waits for their end."""
    with Monitor() as monitor:
        began_s = monotonic()
        ended = mirror("say", "Chest up", "--volume", volume)

        assert (ended.returncode, ended.stderr) == (0, "")
        assert (monitor.onset_s(began_s, monotonic()) is not None) is heard


@pytest.mark.long
@needs_voice
@needs_server
@pytest.mark.usefixtures("null_sink")
def test_a_phrase_is_played_and_heard() -> None:
    """A null sink's microphone hears what it plays: at once, and the echo canceller takes it out."""
    ended = mirror("test", "--language", "de", "--json")
    tested = json.loads(ended.stdout)

    assert ended.returncode == 0
    assert tested["heard"]
    assert tested["onset_latency_ms"] > 0
    assert tested["level_dbfs"] > tested["noise_dbfs"]
    assert tested["echo_return_loss_enhancement_db"] > 0


@needs_no_device
def test_what_is_not_heard_is_told_with_what_to_do() -> None:
    """Exit code 1, and the sentence that says so."""
    ended = mirror("test", "--json")

    assert ended.returncode == 1
    assert json.loads(ended.stdout)["sentences"] == ["No sound device: plug in or choose a speaker."]
