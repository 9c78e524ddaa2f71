"""The microphone: frames with their times, only while somebody listens, and back when it was lost."""

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from threading import Event
from time import sleep

import numpy as np
import psutil
import pytest
from sound_server import SoundServer, Until

from mirror.base.errors import VoiceError
from mirror.base.settings import SoundSettings
from mirror.devices.microphone import Ear, Microphone
from mirror.sound import voice_test
from mirror.sound.echo.talk import talk
from mirror.sound.microphone.hearing import MicrophoneHearing
from mirror.sound.microphone.line import MicrophoneLine
from mirror.sound.microphone.steady import SteadyMicrophone
from mirror.sound.sound import Sound
from mirror.sound.sound_process import SoundProcess
from mirror.sound.sound_system import FRAME_SAMPLES, RATE_HZ, MicrophoneFrame, Pulses

DEVICES = [(48_000, 1), (48_000, 2), (44_100, 1), (44_100, 2), (16_000, 1), (96_000, 2)]


def blocks(
    samples: "np.ndarray[tuple[int], np.dtype[np.float64]]", channels: int, size: int
) -> Iterator[memoryview]:
    """What a device hands over: the same in every channel."""
    frames = np.repeat(samples.astype(np.float32)[:, None], channels, axis=1)
    for start in range(0, len(frames), size):
        yield memoryview(frames[start : start + size].tobytes())


@pytest.mark.parametrize(("rate_hz", "channels"), DEVICES)
def test_any_device_becomes_frames(rate_hz: int, channels: int) -> None:
    """A tone is that tone in 480 samples at a time, each frame 10 ms after the one before."""
    line = MicrophoneLine(rate_hz, channels)
    at = np.arange(rate_hz)
    tone = np.asarray(0.5 * np.sin(2 * np.pi * 1000 * at / rate_hz))
    frames: list[tuple[Pulses, float]] = []
    taken = 0
    for block in blocks(tone, channels, 441):
        line.take(block, 7.0 + taken / rate_hz)
        taken += 441
        frames += line.frames()
    heard = np.concatenate([frame for frame, _ in frames])[4800:]
    times_s = np.array([captured_s for _, captured_s in frames])

    wanted = 0.5 * 32_767 * np.sin(2 * np.pi * 1000 * (np.arange(len(heard)) + 4800) / RATE_HZ)
    assert len(frames) >= 95
    assert {frame.shape for frame, _ in frames} == {(FRAME_SAMPLES,)}
    assert times_s == pytest.approx(7.0 + 0.01 * np.arange(len(frames)), abs=0.001)
    assert float(np.sqrt(np.mean((heard - wanted) ** 2))) < 100


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e9, -1e9])
def test_rubbish_is_a_frame_too(value: float) -> None:
    """A driver that hands over no numbers is heard as noise or silence."""
    line = MicrophoneLine(RATE_HZ, 1)
    for block in blocks(np.full(480, value), 1, 480):
        line.take(block, 0.0)

    (frame, _), *_ = line.frames()
    assert frame.dtype == np.int16


def test_who_does_not_listen_misses_the_rest() -> None:
    """Half a second waits; what does not fit is counted and left out, and the time of the next is right."""
    line = MicrophoneLine(RATE_HZ, 1)
    for number in range(70):
        for block in blocks(np.zeros(480), 1, 480):
            line.take(block, 7.0 + number * 0.01)
    assert line.lost == 20
    assert len(list(line.frames())) == 50

    for block in blocks(np.zeros(480), 1, 480):
        line.take(block, 7.7)
    ((_, captured_s),) = line.frames()
    assert captured_s == pytest.approx(7.7)


class Box:
    """A microphone that a test can unplug."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.live = True
        self.closed = Event()

    def close(self) -> None:
        """Remember it."""
        self.closed.set()


class Shelf:
    """Opens boxes in turn: a name is a box, None a moment without any, "broken" a driver that fails."""

    def __init__(self, *names: str | None) -> None:
        self.names = list(names)
        self.boxes: list[Box] = []
        self.closed = Event()

    def open(self, ear: Ear) -> Microphone:
        """The next one."""
        name = self.names.pop(0)
        if name is None:
            raise VoiceError("No microphone: plug one in.")
        if name == "broken":
            raise OSError("a driver that fails as none was foreseen to")
        ear.restart(RATE_HZ, 1)
        self.boxes.append(Box(name))
        return self.boxes[-1]

    def close(self) -> None:
        """Told once, at the end."""
        self.closed.set()


Steady = Callable[[Shelf], SteadyMicrophone]


@pytest.fixture
def told() -> list[tuple[str | None, str]]:
    """Every trouble and label so far."""
    return []


@pytest.fixture
def steady(told: list[tuple[str | None, str]]) -> Iterator[Steady]:
    """Make a steady microphone; it is closed after the test."""
    made: list[tuple[SteadyMicrophone, Shelf]] = []

    def make(shelf: Shelf) -> SteadyMicrophone:
        microphone = SteadyMicrophone(shelf, lambda *_: None, lambda *one: told.append(one))
        made.append((microphone, shelf))
        return microphone

    yield make
    for microphone, shelf in made:
        microphone.close()
        assert shelf.closed.is_set()
        assert all(box.closed.is_set() for box in shelf.boxes)


def test_a_lost_microphone_is_replaced(
    steady: Steady, told: list[tuple[str | None, str]], until: Until
) -> None:
    """One sentence says so, and the next one listens."""
    shelf = Shelf("usb", "desk")
    microphone = steady(shelf)
    until(lambda: microphone.label == "usb")
    shelf.boxes[0].live = False
    until(lambda: microphone.label == "desk")

    troubles = [trouble for trouble, _ in told if trouble]
    assert troubles == ['The microphone "usb" was lost; plug it in again or choose another.']
    assert microphone.trouble is None


@pytest.mark.parametrize("at_first", [None, "broken"])
def test_without_one_it_says_so_and_goes_on_looking(
    steady: Steady, until: Until, at_first: str | None
) -> None:
    """The trouble is a sentence; the microphone that comes later listens."""
    microphone = steady(Shelf(at_first, "late"))
    until(lambda: microphone.trouble)
    assert microphone.trouble is not None
    assert microphone.trouble.endswith(".")
    until(lambda: microphone.label == "late" and microphone.trouble is None)


ENDS = (sys.executable, "-c", "raise SystemExit(3)")
HANGS = (sys.executable, "-c", "import time; time.sleep(600)")
BABBLES = (
    sys.executable,
    "-c",
    "import os, time; os.write(1, b'\\x00\\x00\\x00\\x05hello' * 9); time.sleep(600)",
)


@pytest.mark.parametrize("command", [ENDS, BABBLES], ids=["ends", "babbles"])
def test_a_process_that_fails_is_told_and_started_again(command: tuple[str, ...], until: Until) -> None:
    """The mixer goes on; what is played is never waited for."""
    hearing = MicrophoneHearing("", lambda *_: None, command)
    hearing.listen(on=True)
    until(lambda: hearing.trouble)
    assert hearing.trouble == "The microphone's process ended by itself; it is started again."
    hearing.close()


def test_a_process_that_hangs_is_ended_and_told(until: Until) -> None:
    """Although its pipe is full of what was played."""
    hearing = MicrophoneHearing("", lambda *_: None, HANGS)
    hearing.listen(on=True)
    for _ in range(200):
        hearing.played(np.zeros(480, np.int16), 1.0)
        sleep(0.001)
    until(lambda: hearing.trouble)
    hearing.close()


def test_a_process_that_hangs_takes_no_one_along(until: Until) -> None:
    """A thousand frames are played to it without waiting, and it is gone when nobody listens."""
    hearing = MicrophoneHearing("", lambda *_: None, HANGS)
    before = {child.pid for child in psutil.Process().children()}
    hearing.listen(on=True)
    until(lambda: {child.pid for child in psutil.Process().children()} - before)
    for _ in range(1000):
        hearing.played(np.zeros(480, np.int16), 1.0)
    hearing.listen(on=False)
    until(lambda: not {child.pid for child in psutil.Process().children()} - before)
    hearing.close()


@pytest.fixture
def sound(sound_server: SoundServer, until: Until) -> Iterator[SoundProcess]:  # noqa: ARG001 - it plays there
    """The sound process on a null sink, whose monitor is its microphone: the closest echo there can be."""
    process = SoundProcess(SoundSettings(), lambda: None)
    until(lambda: process.live)
    yield process
    process.close()


LEAST_DB = 30.0
TRIES = 2
STUTTERS = 2
"""Times that the device may run dry in seven seconds for which the canceller is still to answer."""
CHILD = "mirror.sound.microphone.child"


def listening() -> list[psutil.Process]:
    """The processes that hold a microphone."""
    return [one for one in psutil.Process().children(recursive=True) if CHILD in words_of(one)]


def words_of(process: psutil.Process) -> list[str]:
    """How it was started; nothing of one that is ending."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_it_is_open_only_while_somebody_listens(sound: SoundProcess, until: Until) -> None:
    """There is no process that could listen before, and none after the last listener."""
    assert not listening()
    frames: list[MicrophoneFrame] = []
    stop = sound.hear(frames.append)
    until(lambda: len(frames) > 20)
    assert len(listening()) == 1
    assert sound.microphone_trouble is None
    until(lambda: sound.levels.microphone_dbfs is not None)
    stop()
    until(lambda: not listening())
    until(lambda: sound.levels.microphone_dbfs is None)


def test_frames_follow_each_other(sound: SoundProcess, until: Until) -> None:
    """480 samples cleaned and raw, each with a later time than the one before."""
    frames: list[MicrophoneFrame] = []
    stop = sound.hear(frames.append)
    until(lambda: len(frames) > 60)
    stop()

    assert {(one.samples.shape, one.raw.shape) for one in frames} == {((480,), (480,))}
    assert all(after.captured_s > before.captured_s for before, after in pairwise(frames[30:]))


def test_the_echo_is_gone_at_a_real_device(sound: SoundProcess) -> None:
    """The voice test hears its phrase, of which 30 dB are taken out, unless the server itself stutters."""
    phrase = Sound(talk(3.0, 190), RATE_HZ)
    for _ in range(TRIES):
        before = sound.underruns
        told = voice_test.test_voice(sound, phrase)
        if sound.underruns - before > STUTTERS:
            continue
        assert told.heard
        assert told.onset_latency_ms is not None
        assert told.onset_latency_ms > 0
        assert told.level_dbfs == pytest.approx(-14, abs=4)
        assert told.echo_return_loss_enhancement_db is not None
        assert told.echo_return_loss_enhancement_db >= LEAST_DB
        return
    pytest.skip("needs a machine on which a sound server keeps up")
