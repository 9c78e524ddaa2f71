"""Rate, latency, figures and notices: what the window knows besides the moments."""

import pytest
from moments import moment
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from mirror.base.facts import Fact, ThreadFailed
from mirror.devices.camera import CameraEnded, CameraLost
from mirror.exercise.exercise import Exercise
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import Tongue
from mirror.pose.pose_rate import Load, PoseRateChanged
from mirror.voice.voice import VoiceLost, VoiceNoticed, VoiceReturned
from ui.charts import TraceChart, round_top
from ui.diagnostics import report
from ui.fonts import Fonts
from ui.measurements import KEPT, Measurements
from ui.notices import SHOWN_S, Notices
from ui.pace import Pace

TOO_SLOW = PoseRateChanged(10.0, Load(10.0, 1.2, thinned=True, behind=True))
"""The lowest rate is too much."""


@pytest.mark.parametrize(("rate_hz", "late_s"), [(30.0, 0.02), (24.0, 0.05), (60.0, 0.008)])
def test_pace_is_measured(rate_hz: float, late_s: float) -> None:
    """Pictures a second by their capture times, latency by the paint."""
    pace = Pace()
    for number in range(150):
        pace.update(number / rate_hz, number / rate_hz + late_s)

    assert pace.frames_per_s == pytest.approx(rate_hz, rel=0.01)
    assert pace.latency_ms == pytest.approx(late_s * 1000, rel=0.01)


def test_a_clip_tells_no_latency() -> None:
    """Its capture times count from its start: the display's clock knows nothing of them."""
    pace = Pace()
    late = [pace.update(number / 30, 5_000 + number / 30) for number in range(60)]

    assert set(late) == {None}
    assert pace.latency_ms is None
    assert pace.frames_per_s == pytest.approx(30, rel=0.01)


def test_the_figures_hold_still() -> None:
    """They change twice a second at most, so that they can be read."""
    pace = Pace()
    seen = set()
    for number in range(60):
        pace.update(number / 30, number / 30 + 0.01 + number / 1000)
        seen.add(pace.latency_ms)

    assert len(seen) <= 5


def test_measurements_forget_the_oldest(squat: Exercise) -> None:
    """Ten seconds are kept, whatever the length of the session."""
    measured = Measurements()
    for number in range(KEPT + 50):
        measured.add(moment(squat, number / 30, stage_ms={"pose": float(number)}), 20.0, 3.0)

    assert {len(trace) for trace in measured.traces.values()} == {KEPT}
    assert measured.traces["pose"][0] == 50.0
    assert measured.percentiles("paint") == (3.0, 3.0)


def test_the_report_holds_the_figures(squat: Exercise) -> None:
    """Rate, what was dropped, each stage, light: what a bug report needs."""
    measured = Measurements()
    measured.add(moment(squat, 1.0, stage_ms={"pose": 11.0}), None, 3.0)
    text = report(measured, Pace(), Load(20.0, 0.75, thinned=True), 7)

    assert all(word in text for word in ("dropped", ">7<", "pose", "11.0", "paint", "120 of 255"))
    assert "20  ·  load 75 %" in text
    assert "latency" not in text


def test_the_report_says_when_the_machine_is_behind() -> None:
    """At the lowest rate and still not in time."""
    text = report(Measurements(), Pace(), Load(10.0, 1.3, thinned=True, behind=True), 0)

    assert "10  ·  load 130 %, behind" in text


def test_notices_come_one_after_the_other() -> None:
    """Each for its time, then none."""
    notices = Notices(
        Tongue(), ["No camera found: this is the virtual athlete", "No sound device: captions only"]
    )
    told = [
        notices.now(at_s)[:9] for at_s in (10.0, 10.0 + SHOWN_S - 0.1, 10.1 + SHOWN_S, 10.3 + 2 * SHOWN_S)
    ]

    assert told == ["No camera", "No camera", "No sound ", ""]


def test_a_thread_that_fails_again_and_again_is_one_notice() -> None:
    """What waits to be told is not told twice."""
    notices = Notices(Tongue())
    for _ in range(1000):
        notices.hear(ThreadFailed("voice", "again"))

    assert [bool(notices.now(at_s)) for at_s in (5.0, 5.1 + SHOWN_S)] == [True, False]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ([VoiceLost("The speech engine is gone.")], "No sound: captions only"),
        ([VoiceLost("The speech engine is gone."), VoiceReturned(2.0)], ""),
        ([VoiceNoticed("The music file has gone.")], "The music file has gone."),
        ([VoiceNoticed("No voice speaks Deutsch: tones...", "Tones stand in")], "Tones stand in"),
        ([ThreadFailed("vision", "ValueError")], "Something failed and was started again: see the log"),
        ([CameraEnded("squat.mp4")], "The clip has ended"),
        ([CameraLost("HD Webcam (0)")], ""),
        ([PoseRateChanged(30.0, Load(15.0, 0.7, thinned=True))], ""),
        ([TOO_SLOW], "This machine is too slow for counting: close other programs"),
        ([TOO_SLOW, PoseRateChanged(10.0, Load(10.0, 0.8, thinned=True))], ""),
    ],
)
def test_facts_become_notices(facts: list[Fact], told: str) -> None:
    """Those an athlete should know of; a lost camera has the whole screen instead."""
    notices = Notices(Tongue())
    for fact in facts:
        notices.hear(fact)

    assert notices.now(5.0) == told


@pytest.mark.parametrize(
    ("highest", "top"),
    [(0.0, 1.0), (0.07, 0.1), (1.0, 1.0), (1.1, 2.0), (13.0, 20.0), (43.0, 50.0), (501.0, 1000.0)],
)
def test_axes_end_at_round_numbers(highest: float, top: float) -> None:
    """One, two or five times a power of ten."""
    assert round_top(highest) == pytest.approx(top)


def test_a_chart_draws_its_traces(qtbot: QtBot) -> None:
    """Each in its colour, high where the value is high; without traces an empty grid."""
    palette = Theme.shipped().palette
    chart = TraceChart("ms", palette, Fonts(Theme.shipped()), 100)
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    empty = chart.grab().toImage()
    chart.show_traces({"pose": [1.0] * 100, "paint": [8.0] * 100})
    image = chart.grab().toImage()
    warmth = [QColor(image.pixel(300, y)).red() - QColor(image.pixel(300, y)).blue() for y in range(40, 200)]
    calm = [QColor(empty.pixel(300, y)).red() - QColor(empty.pixel(300, y)).blue() for y in range(40, 200)]

    assert max(warmth) > 100
    assert min(warmth) < -50
    assert warmth.index(max(warmth)) < warmth.index(min(warmth))
    assert max(map(abs, calm)) < 30
