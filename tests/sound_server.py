"""A sound server of the tests' own, and a recording of what it plays; fixtures for every folder."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import numpy as np
import pytest

from mirror.sound.sound import Samples

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


class SoundServer:
    """A PulseAudio of its own with a null sink, which is a sound device whose output can be recorded.

    PortAudio knows a second device by the name "desk", which is there while `plug` has it so.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "asound.conf").write_text(
            "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
            'pcm.desk { type pulse\n device "desk" }\n'
        )
        (folder / ".config" / "pulse").mkdir(parents=True)
        # a stream whose device goes ends with it, as one of hardware does, and is not moved to another
        (folder / ".config" / "pulse" / "daemon.conf").write_text("rescue-streams = no\n")
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

    def plug(self, name: str) -> None:
        """Let there be one more device."""
        self._control("load-module", "module-null-sink", f"sink_name={name}", "rate=48000")

    def unplug(self, name: str) -> None:
        """Take away a device that was plugged in."""
        modules = self._control("list", "short", "modules").splitlines()
        (number,) = [line.split()[0] for line in modules if f"sink_name={name} " in line]
        self._control("unload-module", number)

    def _control(self, *words: str) -> str:
        told = subprocess.run(
            ["pactl", *words], env=os.environ | self.client, capture_output=True, check=True, timeout=WAIT_S
        )
        return told.stdout.decode()

    def freeze(self, *, on: bool) -> None:
        """Stop answering, or go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP if on else signal.SIGCONT)

    def stop(self) -> None:
        """End at once, as a sound server that crashed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            (self._folder / "socket").unlink(missing_ok=True)


class Recorder:
    """What the sound device plays, recorded while this is open."""

    RATE_HZ = 48_000

    def __init__(self, server: SoundServer, device: str = "speaker") -> None:
        self._heard = bytearray()
        self._process = subprocess.Popen(
            ["parec", f"--device={device}.monitor", "--latency-msec=5", *SIXTEEN_BIT_MONO],
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
