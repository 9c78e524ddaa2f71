"""What the voice is tested with: a sound server of its own, speakers without hardware, speech processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import numpy as np
import pytest

from mirror.phrases.phrases import Phrases
from mirror.phrases.reading import read_phrases
from mirror.sound.sound import Samples, Sound
from mirror.sound.sound_system import Bus, Levels, MicrophoneFrame, Pulses, Tempo

PACKAGES = "pulseaudio pulseaudio-utils libasound2-plugins libportaudio2"
SIXTEEN_BIT_MONO = ("--format=s16le", "--rate=48000", "--channels=1")
WAIT_S = 20.0
"""Long enough for any machine that is merely slow."""

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def until() -> Until:
    """Wait until something is true; fail when it never is."""

    def wait(condition: Callable[[], object]) -> None:
        end_s = monotonic() + WAIT_S
        while not condition():
            assert monotonic() < end_s, "what was waited for did not happen"
            sleep(0.005)

    return wait


class PacedPlaying:
    """A sound that is heard 10 ms after it was asked for, at the pace of the clock."""

    def __init__(self, sound: Sound, still: bool) -> None:
        self.sound = sound
        self._still = still
        self._asked_s = monotonic()
        self.was_cut = False

    @property
    def heard_s(self) -> float | None:
        """When its first sample was heard."""
        heard_s = self._asked_s + 0.01
        return heard_s if monotonic() >= heard_s and not self._still else None

    @property
    def done(self) -> bool:
        """Whether it was heard to its end, or cut."""
        over = self.heard_s is not None and monotonic() >= self.heard_s + self.sound.seconds
        return self.was_cut or over

    def cut(self) -> None:
        """Note that it was."""
        self.was_cut = True


class PacedSound:
    """A sound system without a device: keeps what it is given, and takes as long as hearing it would."""

    label = "paced"
    microphone_trouble = None
    notices = ()
    underruns = 0
    levels = Levels(-120.0, None)

    def __init__(self) -> None:
        self.trouble: str | None = None
        self.still = False
        self.played: list[PacedPlaying] = []
        self.volumes: dict[Bus, float] = {}

    @property
    def live(self) -> bool:
        """Whether something would be heard now."""
        return self.trouble is None

    def play(self, sound: Sound, bus: Bus = Bus.CUES) -> PacedPlaying:
        """Let it be heard."""
        assert bus is Bus.CUES
        self.played.append(PacedPlaying(sound, self.still))
        return self.played[-1]

    def set_volume(self, bus: Bus, volume: float) -> None:
        """Note the volume."""
        self.volumes[bus] = volume

    def feed_coach(self, samples: Pulses) -> None:
        """Nobody listens."""

    def play_music(self, path: Path | None) -> None:
        """Nobody listens."""

    def beat(self, tempo: Tempo | None) -> None:
        """Nobody listens."""

    def hear(self, listener: Callable[[MicrophoneFrame], None]) -> Callable[[], None]:  # noqa: ARG002 - it is deaf
        """There is no microphone."""
        return lambda: None

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def paced() -> PacedSound:
    """A sound system without hardware."""
    return PacedSound()


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    """What is said in English."""
    return read_phrases("en")


PREAMBLE = """
import os, sys, time
from mirror.base.pipe import *
from mirror.base.pipe import PipeReader, framed
from mirror.voice.speech_pipe import *
voices = (SpeechVoice("test/en", "English", ("en-gb",)), SpeechVoice("test/de", "German", ("de",)))
def every_request():
    reader = PipeReader(Request)
    while received := os.read(0, 65536):
        yield from reader.feed(received)
def requests():
    for request in every_request():
        if isinstance(request, ListVoices):
            send(VoicesListed(request.number, "test", voices))
        else:
            yield request
def send(message):
    os.write(1, framed(message))
tone = (b"\\x00\\x40" * 20 + b"\\x00\\xc0" * 20) * 100
"""

CHILDREN = {
    "speaks": "for say in requests(): send(Spoken(say.number, 16000, tone))",
    "hangs": "time.sleep(600)",
    "hangs on the second": """
for count, say in enumerate(requests()):
    if count: time.sleep(600)
    send(Spoken(say.number, 16000, tone))""",
    "dies": "sys.exit(3)",
    "dies on the second": """
for count, say in enumerate(requests()):
    if count: os._exit(3)
    send(Spoken(say.number, 16000, tone))""",
    "chokes on poison": """
for say in requests():
    if say.text == "poison": os._exit(3)
    send(Spoken(say.number, 16000, tone))""",
    "talks rubbish": "os.write(1, b'\\x00\\x00\\x00\\x05hello' * 10); time.sleep(600)",
    "floods": """
for say in requests():
    while True: send(Spoken(say.number + 1, 16000, tone))""",
    "speaks German only": "voices = voices[1:]\nfor say in requests(): send(Spoken(say.number, 16000, tone))",
    "says how often": """
for count, say in enumerate(requests()):
    send(Spoken(say.number, 8000 + count, tone))""",
    "announces gigabytes": "os.write(1, b'\\x7f\\xff\\xff\\xff'); time.sleep(600)",
    "cannot": "for request in every_request(): send(Failed(request.number, 'no engine'))",
    "answers late": """
for say in requests():
    send(Spoken(say.number - 1, 8000, tone))
    send(Spoken(say.number, 16000, tone))""",
}
"""Speech processes that do what engines are known to do, in the words of the real pipe."""


@pytest.fixture
def child() -> Callable[[str], tuple[str, ...]]:
    """The command of a speech process that behaves so."""

    def command(behaviour: str) -> tuple[str, ...]:
        return (sys.executable, "-c", PREAMBLE + CHILDREN[behaviour])

    return command


class SoundServer:
    """A PulseAudio of its own with a null sink, which is a sound device whose output can be recorded."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "asound.conf").write_text(
            "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
        )
        (folder / "start.pa").write_text(
            f"load-module module-native-protocol-unix auth-anonymous=1 socket={folder}/socket\n"
            "load-module module-null-sink sink_name=speaker rate=48000\n"
        )
        self.client = {
            "ALSA_CONFIG_PATH": f"{folder}/asound.conf",
            "PULSE_SERVER": f"unix:{folder}/socket",
            "PULSE_COOKIE": f"{folder}/cookie",
        }

    def start(self) -> None:
        """Start, and wait until it answers."""
        own = {"HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder), "PATH": os.environ["PATH"]}
        command = ["pulseaudio", "-n", "-F", f"{self._folder}/start.pa", "--daemonize=no"]
        options = ["--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        self._process = subprocess.Popen([*command, *options], env=own, stderr=subprocess.DEVNULL)
        end_s = monotonic() + WAIT_S
        while subprocess.run(
            ["pactl", "info"], env=os.environ | self.client, capture_output=True, check=False
        ).returncode:
            assert monotonic() < end_s, "PulseAudio does not start"
            sleep(0.05)

    def stop(self) -> None:
        """End at once, as a sound server that crashed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            (self._folder / "socket").unlink(missing_ok=True)


class Recorder:
    """What the sound device plays, recorded while this is open."""

    RATE_HZ = 48_000

    def __init__(self, server: SoundServer) -> None:
        self._heard = bytearray()
        self._process = subprocess.Popen(
            ["parec", "--device=speaker.monitor", "--latency-msec=5", *SIXTEEN_BIT_MONO],
            env=os.environ | server.client,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        self._thread = Thread(target=self._record, name="recorder")
        self._thread.start()

    @property
    def samples(self) -> Samples:
        """Everything so far, -1..1."""
        heard = bytes(self._heard)
        return np.frombuffer(heard[: len(heard) // 2 * 2], "<i2").astype(np.float32) / np.float32(32_768)

    def close(self) -> None:
        """Stop recording."""
        self._process.kill()
        self._thread.join()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _record(self) -> None:
        assert self._process.stdout is not None
        while part := self._process.stdout.read(4096):
            self._heard += part


@pytest.fixture
def sound_server(tmp_path: Path) -> Iterator[SoundServer]:
    """A running sound server; PortAudio finds it, for it reads its surroundings from the environment."""
    plugin = [*Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so")]
    if not (shutil.which("pulseaudio") and shutil.which("parec") and plugin):
        pytest.skip(f"needs a sound server: apt-get install {PACKAGES}")
    server = SoundServer(tmp_path)
    before = {name: os.environ.get(name) for name in server.client}
    server.start()
    os.environ.update(server.client)
    yield server
    server.stop()
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


@pytest.fixture
def recorder(sound_server: SoundServer) -> Iterator[Recorder]:
    """A recording of what the sound server plays."""
    recorder = Recorder(sound_server)
    yield recorder
    recorder.close()
