"""A sound device for a machine without one: a PulseAudio of our own whose null sink plays into nothing."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from mirror.base.closing import Closing
from mirror.base.errors import VoiceError

__all__ = ["NullSink"]

START_S = 20.0
"""Long enough for a machine that is busy; PulseAudio answers within a second."""

IDLE_S = 60
"""A server that nobody uses ends by itself, also when this process was killed."""


class NullSink(Closing):
    """A running sound server; PortAudio and PulseAudio's tools find it in the environment while it runs."""

    label = "a PulseAudio null sink of this bench"

    def __init__(self) -> None:
        """Start it.

        Raises:
            VoiceError: PulseAudio is not installed, or does not start.
        """
        server = shutil.which("pulseaudio")
        if server is None or shutil.which("pactl") is None:
            raise VoiceError(
                "There is no sound device to measure: plug one in, or install pulseaudio pulseaudio-utils."
            )
        self._folder = TemporaryDirectory(prefix="form-mirror-sound-")
        folder = Path(self._folder.name)
        self._settle(folder)
        self._before = {name: os.environ.get(name) for name in self._client}
        os.environ.update(self._client)
        own = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PATH": os.environ["PATH"]}
        self._server = subprocess.Popen(  # noqa: S603 - the sound server of this system
            [server, "-n", "-F", f"{folder}/start.pa", "--daemonize=no", f"--exit-idle-time={IDLE_S}",
             "--use-pid-file=no", "--disable-shm=yes"],
            env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._await()

    def _settle(self, folder: Path) -> None:
        """Write what server and clients read."""
        (folder / "asound.conf").write_text(
            "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
        )
        (folder / "start.pa").write_text(
            f"load-module module-native-protocol-unix auth-anonymous=1 socket={folder}/socket\n"
            "load-module module-null-sink sink_name=speaker rate=48000\n"
        )
        self._client = {
            "ALSA_CONFIG_PATH": f"{folder}/asound.conf",
            "PULSE_SERVER": f"unix:{folder}/socket",
            "PULSE_COOKIE": f"{folder}/cookie",
        }

    def _await(self) -> None:
        end_s = monotonic() + START_S
        while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:  # noqa: S607 - found above
            if monotonic() > end_s or self._server.poll() is not None:
                self.close()
                raise VoiceError("PulseAudio does not start: try pulseaudio -n by hand and see what it says.")
            sleep(0.05)

    def close(self) -> None:
        """End the server, and leave the environment as it was; safe to call twice."""
        self._server.kill()
        self._server.wait()
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        self._folder.cleanup()
