"""What the sound device plays, recorded at its own monitor by PulseAudio, with the time of each sample."""

import json
import shutil
import subprocess
from threading import Lock, Thread
from time import monotonic

import numpy as np

from mirror.base.closing import Closing
from mirror.commands.bench_voice.onsets import first_audible
from mirror.commands.bench_voice.recording_clock import RecordingClock

__all__ = ["Monitor", "monitor_there"]

RATE_HZ = 48_000
PIECE_MS = 5
"""Asked of PulseAudio: how much it gathers before it hands on."""
KEPT_S = 20.0
"""How far back a sound may be looked for."""
BYTES = 2
"""Of a sample."""


def monitor_there() -> bool:
    """Whether what this machine plays can be recorded: PulseAudio's tools are here and a server answers."""
    if shutil.which("parec") is None or shutil.which("pactl") is None:
        return False
    return _pactl("info") is not None


class Monitor(Closing):
    """Records the default sink while it is open.

    The clock: a monitor gets each block when the sink takes it, which is the sink's latency before the block
    leaves the device. What PulseAudio says of that latency is added, so a sample's time here is when it left
    the device; the way of a piece to this process, a fraction of a millisecond, counts as ours.
    """

    def __init__(self) -> None:
        """Begin to record."""
        self._lock = Lock()
        self._clock = RecordingClock(RATE_HZ)
        self._heard = bytearray()
        self._latency_s = 0.0
        self._process = subprocess.Popen(  # noqa: S603 - a tool of this system
            ["parec", "--device=@DEFAULT_MONITOR@", f"--latency-msec={PIECE_MS}", "--raw",  # noqa: S607 - found by `monitor_there`
             "--format=s16le", f"--rate={RATE_HZ}", "--channels=1"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
        )  # fmt: skip
        self._thread = Thread(target=self._record, name="monitor", daemon=True)
        self._thread.start()

    @property
    def recording(self) -> bool:
        """Whether anything has arrived."""
        with self._lock:
            return self._clock.samples > 0

    def settle(self) -> None:
        """Ask PulseAudio for the sink's latency, which is another once another stream has been opened."""
        sinks = json.loads(_pactl("-f", "json", "list", "sinks") or "[]")
        wanted = (_pactl("get-default-sink") or "").strip()
        for sink in sinks:
            if sink.get("name") == wanted:
                self._latency_s = float(sink["latency"]["configured"]) / 1e6

    def onset_s(self, from_s: float, to_s: float) -> float | None:
        """When the first audible sample between two times left the device; None where all is quiet."""
        with self._lock:
            if not self._clock.samples:
                return None
            first = self._clock.samples - len(self._heard) // BYTES
            start = max(self._clock.sample(from_s - self._latency_s) - first, 0)
            end = max(self._clock.sample(to_s - self._latency_s) - first, 0)
            pulses = np.frombuffer(bytes(self._heard[start * BYTES : end * BYTES]), "<i2")
            at = first_audible(pulses.astype(np.float32) / np.float32(32_768))
            return None if at is None else self._clock.time_s(first + start + at) + self._latency_s

    def close(self) -> None:
        """Stop recording; safe to call twice."""
        self._process.kill()
        self._thread.join()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _record(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
        odd = b""
        while part := self._process.stdout.read(4096):
            at_s = monotonic()
            held = odd + part
            whole = len(held) // BYTES * BYTES
            odd = held[whole:]
            with self._lock:
                self._heard += held[:whole]
                self._clock.arrived(whole // BYTES, at_s)
                self._forget()

    def _forget(self) -> None:
        """Keep no more than is looked at; cut once a second, because a cut moves all that is kept."""
        kept = int(KEPT_S * RATE_HZ) * BYTES
        if len(self._heard) > kept + RATE_HZ * BYTES:
            del self._heard[:-kept]
            self._clock.forget(self._clock.samples - kept // BYTES)


def _pactl(*words: str) -> str | None:
    """What PulseAudio answers; None where none is running."""
    asked = subprocess.run(["pactl", *words], capture_output=True, text=True, check=False, timeout=10)  # noqa: S603, S607 - found by `monitor_there`
    return asked.stdout if asked.returncode == 0 else None
