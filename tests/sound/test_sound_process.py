"""The sound process at a real sound server: what is asked for is heard there, whatever dies meanwhile."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from time import monotonic, sleep

import numpy as np
import pytest
from sound_server import Recorder, SoundServer, Until

from mirror.base.settings import SoundSettings
from mirror.exercise.phases import Tempo
from mirror.sound.sound import Samples, Sound
from mirror.sound.sound_process import SoundProcess
from mirror.sound.sound_system import Bus, Playing

RATE_HZ = 48_000
LOOK_BACK = 2 * RATE_HZ

Start = Callable[..., SoundProcess]


def tone(pitch_hz: float, seconds: float = 0.3, level: float = 0.4) -> Sound:
    """A tone that nothing else plays."""
    at_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return Sound((level * np.sin(2 * np.pi * pitch_hz * at_s)).astype(np.float32), RATE_HZ)


def level(heard: Samples, pitch_hz: float) -> float:
    """How loud a pitch is in what was heard: the amplitude of a steady tone of it."""
    at_s = np.arange(len(heard)) / RATE_HZ
    return float(2 * abs(np.mean(heard * np.exp(-2j * np.pi * pitch_hz * at_s)))) if len(heard) else 0.0


@pytest.fixture
def start(recorder: Recorder, until: Until) -> Iterator[Start]:
    """Start sound processes; each plays on a device when it is given out, and is closed after the test."""
    started: list[SoundProcess] = []
    until(lambda: recorder.samples.size)  # the sink is awake as long as it is recorded

    def make(settings: SoundSettings | None = None, **options: object) -> SoundProcess:
        sound = SoundProcess(settings or SoundSettings(), lambda: None, **options)  # type: ignore[arg-type]  # by name
        started.append(sound)
        if not options:
            until(lambda: sound.live)
        return sound

    yield make
    for sound in started:
        sound.close()
        sound.close()
        assert not sound.live


@pytest.fixture
def heard(until: Until) -> Callable[[SoundProcess, Recorder], None]:
    """Play tones until one is heard at the recorder: a device that has just come may swallow the first."""

    def play(sound: SoundProcess, recorder: Recorder) -> None:
        pitch_hz = 1000.0

        def once() -> bool:
            playing = sound.play(tone(pitch_hz))
            until(lambda: playing.done)
            end_s = monotonic() + 0.5
            while monotonic() < end_s:
                if level(recorder.samples[-RATE_HZ // 5 :], pitch_hz) > 0.1:
                    return True
            return False

        until(once)

    return play


Hears = Callable[[SoundProcess, Recorder], None]


def test_a_sound_is_heard_and_told(start: Start, recorder: Recorder, until: Until, heard: Hears) -> None:
    """It reaches the device, and its first sample has a time, after it was asked for."""
    sound = start()
    heard(sound, recorder)
    asked_s = monotonic()
    playing = sound.play(tone(1000))
    until(lambda: playing.done)
    assert playing.heard_s is not None
    assert playing.heard_s > asked_s
    assert sound.trouble is None
    assert sound.label
    assert sound.levels.speaker_dbfs < 0


def test_a_sound_that_is_cut_ends(start: Start, until: Until) -> None:
    """Twenty seconds of tone are over as soon as it is cut."""
    sound = start()
    playing = sound.play(tone(1000, seconds=20))
    until(lambda: playing.heard_s is not None)
    playing.cut()
    until(lambda: playing.done)


def kill(sound: SoundProcess, how: signal.Signals) -> None:
    """Do to the process what bad luck does."""
    assert sound._link is not None
    os.kill(sound._link._process.pid, how)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "frozen"])
def test_a_process_that_died_or_hangs_is_started_again(
    start: Start, recorder: Recorder, until: Until, heard: Hears, how: signal.Signals
) -> None:
    """What played is given up, the trouble is told, the next sound is heard, and the music goes on."""
    sound = start()
    heard(sound, recorder)
    sound.set_volume(Bus.METRONOME, 1.0)
    sound.beat(Tempo(0.5, 0, 0.5, 0))
    playing = sound.play(tone(1000, seconds=20))
    until(lambda: playing.heard_s is not None)
    kill(sound, how)
    until(lambda: sound.trouble is not None)
    assert playing.done
    assert sound.play(tone(1000)).done
    until(lambda: sound.live and sound.trouble is None)
    heard(sound, recorder)
    until(lambda: level(recorder.samples[-RATE_HZ:], 1320) > 0.002)


def test_a_stall_costs_a_moment(sound_server: SoundServer, until: Until) -> None:  # noqa: ARG001 - it is heard there
    """A process without a processor for a tenth of a second ran dry, and plays on."""
    sound = SoundProcess(SoundSettings(), lambda: None)

    def stays_live() -> bool:
        until(lambda: sound.live)
        kill(sound, signal.SIGSTOP)
        sleep(0.1)
        kill(sound, signal.SIGCONT)
        end_s = monotonic() + 1.2
        while monotonic() < end_s and sound.live:
            sleep(0.02)
        return sound.live

    try:
        assert any(stays_live() for _ in range(4)), "a busy machine stalls too, but not each time"
    finally:
        sound.close()


def test_a_sound_server_that_crashed_comes_back(
    start: Start, sound_server: SoundServer, until: Until, heard: Hears
) -> None:
    """The trouble is a sentence while it is away; then sound is heard without anybody doing anything."""
    sound = start()
    sound_server.stop()
    until(lambda: sound.trouble is not None)
    assert str(sound.trouble).endswith(".")
    sound_server.start()
    recorder = Recorder(sound_server)
    try:
        heard(sound, recorder)
        assert sound.trouble is None
    finally:
        recorder.close()


def test_a_sound_server_that_froze_is_not_waited_for(
    start: Start, sound_server: SoundServer, recorder: Recorder, until: Until, heard: Hears
) -> None:
    """What hangs in the sound server is ended with the process that holds it; nobody who plays waits."""
    sound = start()
    heard(sound, recorder)
    sound_server.freeze(on=True)
    try:
        until(lambda: sound.trouble is not None)
        before_s = monotonic()
        sound.play(tone(1000))
        sound.set_volume(Bus.CUES, 1.0)
        assert monotonic() - before_s < 1.0
    finally:
        sound_server.freeze(on=False)
    heard(sound, recorder)


def test_the_named_speaker_is_left_and_found_again(
    start: Start, sound_server: SoundServer, recorder: Recorder, until: Until, heard: Hears
) -> None:
    """While it is away the default one plays and a notice says so; when it is back, it plays again."""
    sound_server.plug("desk")
    desk = Recorder(sound_server, "desk")
    sound = start(SoundSettings(speaker="desk"))
    assert sound.label == "desk"
    assert sound.notices == ()
    heard(sound, desk)
    desk.close()
    sound_server.unplug("desk")
    until(lambda: sound.live and sound.label != "desk")
    assert " ".join(sound.notices).startswith('The speaker "desk" is not there')
    heard(sound, recorder)
    sound_server.plug("desk")
    desk = Recorder(sound_server, "desk")
    try:
        until(lambda: sound.live and sound.label == "desk")
        heard(sound, desk)
        assert sound.notices == ()
    finally:
        desk.close()


def test_a_speaker_that_is_not_there_is_no_trouble(start: Start) -> None:
    """A name that nothing has: the default one plays, and a notice names what is missing."""
    sound = start(SoundSettings(speaker="no such thing"))
    assert sound.trouble is None
    assert [notice for notice in sound.notices if "no such thing" in notice]


def test_music_steps_back_behind_a_cue(
    start: Start, recorder: Recorder, until: Until, music: Callable[[float], str]
) -> None:
    """At the device the music's pitch is four times as quiet under a cue, and comes back."""
    sound = start(SoundSettings(music=music(600), music_volume=1.0))
    until(lambda: level(recorder.samples[-RATE_HZ // 4 :], 600) > 0.15)
    cue = sound.play(tone(1000, seconds=2.0, level=0.2))
    until(lambda: cue.heard_s is not None)
    until(lambda: level(recorder.samples[-RATE_HZ // 4 :], 600) < 0.06)
    assert not cue.done
    cue.cut()
    until(lambda: level(recorder.samples[-RATE_HZ // 4 :], 600) > 0.15)


def test_the_metronome_keeps_its_tempo(start: Start, recorder: Recorder, until: Until) -> None:
    """Beats of a rep of 0.8 s are 0.8 s apart at the device."""
    sound = start()
    sound.set_volume(Bus.METRONOME, 1.0)
    sound.beat(Tempo(0.8, 0, 0, 0))

    def steady() -> bool:
        """Four in a row: a machine that is busy may lose some sound between others."""
        loud = np.flatnonzero(np.abs(recorder.samples) > 0.15)
        beats = loud[np.diff(loud, prepend=-RATE_HZ) > RATE_HZ // 5]
        apart_s = np.diff(beats) / RATE_HZ
        near = np.abs(apart_s - 0.8) < 0.005
        return bool(np.convolve(near, np.ones(3), "valid").max(initial=0) == 3) if len(near) >= 3 else False

    until(steady)
    sound.beat(None)


def test_a_file_that_is_no_music_is_one_notice(start: Start, until: Until) -> None:
    """It costs the music only."""
    sound = start(SoundSettings(music=__file__))
    until(lambda: sound.notices)
    assert [notice for notice in sound.notices if "test_sound_process.py" in notice]
    playing: Playing = sound.play(tone(500))
    until(lambda: playing.done)
    assert playing.heard_s is not None


CHILDREN = {
    "dies": "import sys; sys.exit(3)",
    "says nothing": "import time; time.sleep(600)",
    "talks rubbish": "import os, time; os.write(1, b'\\x00\\x00\\x00\\x05hello' * 10); time.sleep(600)",
    "announces gigabytes": "import os, time; os.write(1, b'\\x7f\\xff\\xff\\xff'); time.sleep(600)",
}


@pytest.mark.parametrize("behaviour", CHILDREN)
def test_a_process_that_is_no_good_costs_the_sound_only(start: Start, until: Until, behaviour: str) -> None:
    """Nothing is heard, a sentence says so where it ended, and closing does not wait for it."""
    sound = start(command=(sys.executable, "-c", CHILDREN[behaviour]))
    assert sound.play(tone(1000)).done
    sound.feed_coach(np.zeros(480, np.int16))
    if behaviour != "says nothing":
        until(lambda: sound.trouble is not None)
        assert str(sound.trouble).endswith(".")
    assert not sound.live
