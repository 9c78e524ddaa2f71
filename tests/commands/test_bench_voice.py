"""`mirror bench voice`: its arithmetic on made-up recordings, and once a short one of it."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import numpy as np
import pytest

from mirror.commands.bench_voice.bench import bench_voice
from mirror.commands.bench_voice.hearing import Heard
from mirror.commands.bench_voice.long_run import drift_ms, growth_mb
from mirror.commands.bench_voice.monitor import Monitor
from mirror.commands.bench_voice.null_sink import NullSink
from mirror.commands.bench_voice.onsets import AUDIBLE, first_audible, percentile_ms
from mirror.commands.bench_voice.recording_clock import RecordingClock
from mirror.commands.bench_voice.session import Extent

WAIT_S = 20.0
"""Long enough for any machine that is merely slow."""


@pytest.mark.parametrize(
    ("levels", "at"),
    [
        ([], None),
        ([0.0, 0.0], None),
        ([0.0, AUDIBLE * 0.9, AUDIBLE, 1.0], 2),
        ([0.0, 0.0, 0.0, -0.5], 3),
        ([0.5], 0),
    ],
)
def test_a_sound_begins_where_it_can_be_heard(levels: list[float], at: int | None) -> None:
    """Whichever way its first wave goes; what is below a hundredth of full scale is silence."""
    assert first_audible(np.array(levels, np.float32)) == at


@pytest.mark.parametrize(
    ("taken_s", "percentile", "ms"),
    [([], 95, None), ([0.01], 95, 10.0), ([0.01, 0.02, 0.03], 50, 20.0), ([0.0, 0.1], 95, 95.0)],
)
def test_percentiles(taken_s: list[float], percentile: float, ms: float | None) -> None:
    """In milliseconds; nothing of nothing."""
    assert percentile_ms(taken_s, percentile) == ms


class TestRecordingClock:
    """A thousand samples a second, in pieces of ten, of a recording that begins at 100 s."""

    @staticmethod
    def recorded(lateness_s: list[float], lost_s: dict[int, float] | None = None) -> RecordingClock:
        """Pieces that arrive so late; before some of them the recording stood still."""
        clock, behind_s = RecordingClock(1000), 0.0
        for piece, late_s in enumerate(lateness_s):
            behind_s += (lost_s or {}).get(piece, 0.0)
            clock.arrived(10, 100.0 + (piece + 1) * 0.01 + behind_s + late_s)
        return clock

    @pytest.mark.parametrize("late_s", [0.0, 0.004])
    def test_even(self, late_s: float) -> None:
        """Where every piece is equally late, so is the clock: nothing here can tell."""
        clock = self.recorded([late_s] * 50)
        assert clock.samples == 500
        assert clock.time_s(0) == pytest.approx(100.0 + late_s)
        assert clock.time_s(333) == pytest.approx(100.333 + late_s)
        assert clock.sample(100.333 + late_s) == 333

    def test_late_pieces_do_not_count(self) -> None:
        """On a busy machine most pieces wait; one in ten that did not is enough."""
        clock = self.recorded([0.0 if piece % 10 == 7 else 0.03 for piece in range(300)])
        assert [clock.time_s(sample) for sample in (5, 1500, 2995)] == pytest.approx(
            [100.005, 101.5, 102.995]
        )

    def test_a_gap(self) -> None:
        """After the recording has stood still it is later, and before that it is not."""
        clock = self.recorded([0.0] * 1000, {500: 0.2})
        assert clock.time_s(1000) == pytest.approx(101.0)
        assert clock.time_s(9000) == pytest.approx(109.2)

    def test_forgotten(self) -> None:
        """What was forgotten is not asked any more, and the rest has its time still."""
        clock = self.recorded([0.0] * 1000)
        clock.forget(9000)
        assert clock.samples == 10_000
        assert clock.time_s(9500) == pytest.approx(109.5)

    def test_not_yet(self) -> None:
        """Of a sample that has not arrived nothing is known."""
        with pytest.raises(IndexError):
            self.recorded([0.0] * 5).time_s(50)


@pytest.mark.parametrize(
    ("latencies_s", "ms"),
    [
        ([], None),
        ([0.04] * 19, None),
        ([0.04] * 40, 0.0),
        ([0.04 + 0.001 * cue for cue in range(20)], 18.0),
        ([0.05] * 2 + [0.09] * 16 + [0.04] * 2, -10.0),
    ],
)
def test_drift(latencies_s: list[float], ms: float | None) -> None:
    """The last tenth against the first; what lies between does not count."""
    assert drift_ms(latencies_s) == (None if ms is None else pytest.approx(ms))


@pytest.mark.parametrize(
    ("memory_mb", "grown_mb"),
    [
        ([], 0.0),
        ([200.0, 300.0], 0.0),
        ([100.0, 200.0, 200.0], 0.0),
        ([100.0] + [200.0] * 8 + [201.5], 1.5),
        ([float(mb) for mb in range(100)], 80.0),
    ],
)
def test_growth(memory_mb: list[float], grown_mb: float) -> None:
    """The last tenth against the second: in the first everything is still loaded."""
    assert growth_mb(memory_mb) == pytest.approx(grown_mb)


@pytest.mark.parametrize(
    ("device_s", "latency_s", "error_s"), [(None, 0.04, None), (100.045, 0.045, 0.005), (100.03, 0.03, -0.01)]
)
def test_the_recording_goes_before_what_the_voice_tells(
    device_s: float | None, latency_s: float, error_s: float | None
) -> None:
    """Heard is heard at the device, where that was recorded; by how much they differ is told too."""
    heard = Heard("7", decided_s=100.0, said_s=100.001, told_s=100.04, device_s=device_s)
    assert heard.latency_s == pytest.approx(latency_s)
    assert heard.error_s == (None if error_s is None else pytest.approx(error_s))


@pytest.fixture
def null_sink() -> Iterator[NullSink]:
    """A sound device of the test's own."""
    tools = ("pulseaudio", "pactl", "parec")
    if not all(map(shutil.which, tools)) or not [*Path("/usr/lib").glob("*/alsa-lib/*_pcm_pulse.so")]:
        pytest.skip("needs a sound server: apt-get install pulseaudio pulseaudio-utils libasound2-plugins")
    with NullSink() as sink:
        yield sink


@pytest.mark.usefixtures("null_sink")
def test_a_sound_is_found_where_it_was_played(tmp_path: Path) -> None:
    """A tone that PulseAudio's own player starts is in the recording after that, and silence before it."""
    tone = (np.sin(np.arange(48_000) * 0.1) * 16_000).astype("<i2").tobytes()
    (tmp_path / "tone").write_bytes(tone)
    with Monitor() as monitor:
        end_s = monotonic() + WAIT_S
        while not monitor.recording and monotonic() < end_s:
            sleep(0.01)
        monitor.settle()
        began_s = monotonic()
        player = ["pacat", "--raw", "--format=s16le", "--rate=48000", "--channels=1", str(tmp_path / "tone")]
        subprocess.run(player, check=True, timeout=WAIT_S)
        over_s = monotonic()
        onset_s = monitor.onset_s(began_s, over_s)

        assert monitor.onset_s(began_s - 0.3, began_s) is None
        assert onset_s is not None
        assert began_s < onset_s < over_s


def test_the_environment_is_as_it_was(null_sink: NullSink) -> None:
    """Who comes after the bench meets the sound devices that there were before."""
    assert "form-mirror-sound" in os.environ["PULSE_SERVER"]
    null_sink.close()
    assert "form-mirror-sound" not in os.environ.get("PULSE_SERVER", "")


@pytest.mark.long
@pytest.mark.usefixtures("model")
def test_a_short_bench(capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure that is promised is there, measured at a device, and every cue was heard."""
    if shutil.which("pulseaudio") is None or shutil.which("espeak-ng") is None:
        pytest.skip("needs a sound server and a voice: apt-get install pulseaudio pulseaudio-utils espeak-ng")
    assert bench_voice(Extent(cues=4, sentences=2, minutes=0.05, watch=False), as_json=True) == 0
    figures = json.loads(capsys.readouterr().out)

    assert figures["device"]
    assert figures["recorded"]
    assert figures["cues"] + figures["lost"] >= 10
    unseen = {"captured_to_heard_ms_p50", "captured_to_heard_ms_p95", "captured_to_decided_ms_p50"}
    assert {name for name in figures if figures[name] is None} <= unseen
    assert {
        "decided_to_heard_ms_p50", "decided_to_heard_ms_p95", "decided_to_heard_busy_ms_p95",
        "free_text_to_heard_ms_p95", "echo_return_loss_enhancement_db", "near_level_change_db",
        "callback_underruns", "callback_underruns_busy", "memory_growth_mb", "device", *unseen,
    } <= figures.keys()  # fmt: skip
