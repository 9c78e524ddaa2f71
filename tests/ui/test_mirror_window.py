"""The window: black at first, keys that do what they say, and a lost camera told at once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from drawn import texts_of
from hand_engine import HandEngine
from hand_sound import HandSound
from moments import frame, moment, said
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mirror.base.settings import VoiceSettings
from mirror.coaching.cue import CueKind, Withheld
from mirror.devices.camera import CameraLost, CameraReturned
from mirror.exercise.exercise import Exercise
from mirror.overlay.layout import Look
from mirror.overlay.loudness import Loudness
from mirror.overlay.theme import Theme
from mirror.pose.pose_rate import Load
from mirror.sound.sound_system import Levels
from mirror.voice.voice import CueCaptioned, CueSpoken, VoiceLost, VoicePreparing, VoiceReturned
from ui.bridge import Bridge
from ui.decisions import Decisions
from ui.mirror_window import MirrorWindow, Shown
from ui.sound_desk import SoundDesk


class Clock:
    """A clock that stands until it is moved."""

    now_s = 50.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    """The display's clock."""
    return Clock()


@pytest.fixture
def sound() -> HandSound:
    """A sound system in the test's hand."""
    return HandSound()


@pytest.fixture
def spoken() -> list[VoiceSettings]:
    """How the voice was asked to speak, one wish after the other."""
    return []


@pytest.fixture
def desk(sound: HandSound, spoken: list[VoiceSettings], clock: Clock) -> SoundDesk:
    """The voice at four fifths."""
    return SoundDesk(sound, VoiceSettings(volume=0.8), spoken.append, clock)


@pytest.fixture
def window(
    qtbot: QtBot, engine: HandEngine, theme: Theme, desk: SoundDesk, clock: Clock
) -> Iterator[MirrorWindow]:
    """A window that is shown, of a camera with a name."""
    made = MirrorWindow(Bridge(engine), theme, Shown(camera_label="HD Webcam (0)"), desk, clock)
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def press(window: MirrorWindow, key: Qt.Key) -> None:
    """A key goes down and up."""
    QTest.keyClick(window, key)


def brightest(image: QImage) -> int:
    """The brightest level of a grid of pixels away from the title."""
    return max(
        QColor(image.pixel(x, y)).lightness()
        for x in range(0, image.width(), 8)
        for y in range(image.height() // 3, image.height(), 8)
    )


def test_the_first_paint_is_black(window: MirrorWindow) -> None:
    """Before there is a picture nothing shines but the name."""
    assert brightest(window.grab().toImage()) == 0


def test_the_picture_is_painted(window: MirrorWindow, engine: HandEngine, squat: Exercise) -> None:
    """With the first moment the frame is there."""
    engine.moments.put(moment(squat, 49.98))
    window._tick()

    assert brightest(window.grab().toImage()) > 80


@pytest.mark.parametrize(
    ("key", "steps"),
    [(Qt.Key.Key_Left, [-1]), (Qt.Key.Key_Right, [1]), (Qt.Key.Key_Up, []), (Qt.Key.Key_X, [])],
)
def test_arrows_choose_the_exercise(
    window: MirrorWindow, engine: HandEngine, key: Qt.Key, steps: list[int]
) -> None:
    """One step each way; other keys do nothing."""
    press(window, key)

    assert engine.steps == steps


def test_n_ends_a_set(window: MirrorWindow, engine: HandEngine) -> None:
    """Or the rest that is under way."""
    press(window, Qt.Key.Key_N)

    assert engine.sets_ended == 1


def test_space_pauses_and_goes_on(window: MirrorWindow, engine: HandEngine) -> None:
    """The engine is told, and the screen says so at once."""
    press(window, Qt.Key.Key_Space)
    assert (engine.paused, window.situation.paused) == (True, True)

    press(window, Qt.Key.Key_Space)
    assert (engine.paused, window.situation.paused) == (False, False)


def test_s_hides_the_skeleton(window: MirrorWindow) -> None:
    """And shows it again."""
    seen = [window.situation.skeleton]
    for _ in range(2):
        press(window, Qt.Key.Key_S)
        seen.append(window.situation.skeleton)

    assert seen == [True, False, True]


def test_i_hides_the_status_line(window: MirrorWindow) -> None:
    """Whoever wants only the mirror has only the mirror."""
    assert window.situation.status is not None
    assert window.situation.status.camera == "HD Webcam (0)"

    press(window, Qt.Key.Key_I)
    assert window.situation.status is None


def test_f_fills_the_screen_and_leaves_it(window: MirrorWindow) -> None:
    """Full screen, and back to a window."""
    seen = [window.isFullScreen()]
    for _ in range(2):
        press(window, Qt.Key.Key_F)
        seen.append(window.isFullScreen())

    assert seen == [False, True, False]


def test_d_shows_the_diagnostics(window: MirrorWindow, engine: HandEngine, squat: Exercise) -> None:
    """A panel with what was measured; D again takes it away."""
    engine.moments.put(moment(squat, 49.97, stage_ms={"pose": 11.0}))
    window._tick()
    window.grab()
    press(window, Qt.Key.Key_D)
    panel = window._panel
    assert panel.isVisible()
    assert "pose" in panel._figures.text()
    assert "30.0  ·  p95 30.0 ms" in panel._figures.text()

    press(window, Qt.Key.Key_D)
    assert not panel.isVisible()


def test_escape_leaves(window: MirrorWindow) -> None:
    """The window closes, and with it the program."""
    press(window, Qt.Key.Key_Escape)

    assert not window.isVisible()


def shown_words(window: MirrorWindow, clock: Clock) -> list[str]:
    """The words on the screen a second later."""
    for _ in range(10):
        clock.now_s += 0.1
        scene = window._presenter._hud.update(window._moment, window.situation, clock.now_s)
    return [text.words for text in texts_of(scene)]


@pytest.mark.parametrize("fact", [CueSpoken, CueCaptioned])
@pytest.mark.parametrize("lost", [False, True])
def test_what_is_said_without_a_moment_is_read(
    window: MirrorWindow, engine: HandEngine, squat: Exercise, clock: Clock, fact: type, lost: bool
) -> None:
    """A coach's words are a caption, heard or not, even while there is no picture."""
    engine.moments.put(moment(squat, 49.98))
    window._tick()
    cue = said(CueKind.COACH, "Great depth, keep it up")
    engine.facts.publish(fact(cue, 50.0, 50.1) if fact is CueSpoken else fact(cue, "the voice is off"))
    if lost:
        engine.facts.publish(CameraLost("HD Webcam (0)"))
    QCoreApplication.processEvents()

    assert {"COACH", "Great depth, keep it up"} <= set(shown_words(window, clock))


@pytest.mark.parametrize(
    ("keys", "muted", "volume", "heard"),
    [
        ([Qt.Key.Key_M], True, None, [None]),
        ([Qt.Key.Key_M, Qt.Key.Key_M], False, 0.8, [None, 0.8]),
        ([Qt.Key.Key_Plus], False, 0.9, [0.9]),
        ([Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Plus], False, 1.0, [0.9, 1.0, 1.0]),
        ([Qt.Key.Key_Minus], False, 0.7, [0.7]),
        ([Qt.Key.Key_M, Qt.Key.Key_Plus], False, 0.9, [None, 0.9]),
    ],
)
def test_keys_make_it_louder(
    window: MirrorWindow,
    spoken: list[VoiceSettings],
    clock: Clock,
    keys: list[Qt.Key],
    muted: bool,
    volume: float | None,
    heard: list[float | None],
) -> None:
    """The voice follows at once; the volume is shown for a while, the sign for as long as it is muted."""
    for key in keys:
        press(window, key)
    loudness = window.situation.loudness
    assert (loudness.muted, loudness.volume if not muted else None) == (muted, volume)
    assert [voice.volume if voice.on else None for voice in spoken] == heard

    clock.now_s += 3.0
    window._tick()
    assert window.situation.loudness == Loudness(muted)


def test_a_voice_that_is_off_is_muted_and_can_be_let_speak(sound: HandSound) -> None:
    """Started with --no-voice, M turns it on as it was set."""
    spoken: list[VoiceSettings] = []
    desk = SoundDesk(sound, VoiceSettings(on=False, volume=0.6, language="de"), spoken.append)
    assert desk.loudness(meters=False).muted
    desk.toggle_mute()

    assert not desk.loudness(meters=False).muted
    assert spoken == [VoiceSettings(volume=0.6, language="de")]


def test_meters_come_with_the_diagnostics(window: MirrorWindow, sound: HandSound, clock: Clock) -> None:
    """Not in the athlete's face otherwise; ten times a second is often enough."""
    press(window, Qt.Key.Key_D)
    assert window.situation.loudness.levels == Levels(-20.0, None)

    sound.levels = Levels(-12.0, -40.0)
    clock.now_s += 0.05
    window._tick()
    assert window.situation.loudness.levels == Levels(-20.0, None)

    clock.now_s += 0.06
    window._tick()
    assert window.situation.loudness.levels == Levels(-12.0, -40.0)

    press(window, Qt.Key.Key_D)
    assert window.situation.loudness.levels is None


def test_d_tells_why(window: MirrorWindow, engine: HandEngine, squat: Exercise) -> None:
    """What was said, over what, how soon it was heard, and what was not said."""
    cue = replace(said(CueKind.FORM, "Heels down"), why="first of the set", over=("shift: less severe",))
    withheld = (Withheld("Chest up", "told 12 s ago"),)
    engine.moments.put(moment(squat, 49.98, cues=(cue,), withheld=withheld))
    window._tick()
    engine.facts.publish(CueSpoken(cue, 50.0, 50.034))
    QCoreApplication.processEvents()
    press(window, Qt.Key.Key_D)
    told = window._panel._words.text()

    assert all(
        words in told
        for words in (
            "Heels down",
            "first of the set",
            "over shift: less severe",
            "heard after 34 ms",
            "decided to heard  34",
            "not said: Chest up",
            "told 12 s ago",
            "ran dry 2 times",
        )
    )


def test_of_counts_the_newest_is_explained() -> None:
    """Every decision has its reason on the panel, and a long set leaves room for the others."""
    decisions = Decisions()
    cues = (said(CueKind.FORM, "Heels down"), *(said(CueKind.COUNT, f"{number}") for number in range(1, 9)))
    for cue in cues:
        decisions.hear(CueSpoken(cue, 50.0, 50.034))

    assert [decision.cue.words for decision in decisions.told] == ["8", "Heels down"]


def test_a_window_without_sound_has_no_sound_keys(qtbot: QtBot, engine: HandEngine, theme: Theme) -> None:
    """Nothing to be louder: the keys do nothing."""
    window = MirrorWindow(Bridge(engine), theme, Shown())
    qtbot.addWidget(window)
    press(window, Qt.Key.Key_M)

    assert window.situation.loudness == Loudness()


def test_the_voice_that_is_prepared_is_told_of(window: MirrorWindow, engine: HandEngine) -> None:
    """How far it is, until it is done; nobody has to wait."""
    lines = []
    for done in (120, 900):
        engine.facts.publish(VoicePreparing(done, 900))
        QCoreApplication.processEvents()
        window._tick()
        lines.append((window.situation.progress, window.situation.notice))

    assert lines == [("Preparing the voice: 120 of 900", ""), ("", "")]


def test_a_lost_camera_is_told_and_forgotten(window: MirrorWindow, engine: HandEngine) -> None:
    """At once when it is lost, gone when it is back; the name is that of the camera that came back."""
    engine.facts.publish(CameraLost("HD Webcam (0)"))
    QCoreApplication.processEvents()
    assert window.situation.camera_lost

    engine.facts.publish(CameraReturned("HD Webcam (1)", 1.5))
    QCoreApplication.processEvents()
    assert not window.situation.camera_lost
    assert window.situation.status is not None
    assert window.situation.status.camera == "HD Webcam (1)"


def test_a_lost_voice_is_captions_only(window: MirrorWindow, engine: HandEngine) -> None:
    """The note stays while there is no voice."""
    engine.facts.publish(VoiceLost("The speech engine is gone; install espeak-ng."))
    QCoreApplication.processEvents()
    window._tick()
    assert window.situation.notice == "No sound: captions only"

    engine.facts.publish(VoiceReturned(3.0))
    QCoreApplication.processEvents()
    window._tick()
    assert window.situation.notice == ""


def test_rate_and_latency_are_measured_at_the_paint(
    window: MirrorWindow, engine: HandEngine, squat: Exercise, clock: Clock
) -> None:
    """Thirty pictures a second, each painted 25 ms after its capture."""
    for number in range(40):
        clock.now_s = 60.0 + number / 30
        engine.moments.put(moment(squat, clock.now_s - 0.025))
        window._tick()
        window.grab()
    window._tick()
    status = window.situation.status

    assert status is not None
    assert status.frames_per_s == pytest.approx(30.0, rel=0.01)
    assert status.latency_ms == pytest.approx(25.0, rel=0.01)


def test_frames_between_two_poses_are_shown(
    window: MirrorWindow, engine: HandEngine, squat: Exercise, clock: Clock
) -> None:
    """At ten poses a second the camera's thirty frames are painted, one after the other; D tells the rate."""
    engine.load = Load(10.0, 0.82, thinned=True)
    shown = []
    for tick in range(120):
        clock.now_s = 60.0 + tick / 60
        number = tick // 2
        if tick % 2 == 0:
            engine.pictures.put(frame(number=number, at_s=clock.now_s - 0.005))
        if tick % 6 == 4:
            posed_s = clock.now_s - 0.005 - 4 / 60
            engine.moments.put(moment(squat, posed_s, frame=frame(number=number - 2, at_s=posed_s)))
        window._tick()
        window.grab()
        assert window._moment is None or window._moment.pose is not None
        shown += [window._moment.frame.number] if window._moment else []
    press(window, Qt.Key.Key_D)

    assert sorted(shown) == shown
    assert set(range(10, 50)) <= set(shown)
    assert "10  ·  load 82 %" in window._panel._figures.text()


def test_glass_begins_without_a_skeleton(qtbot: QtBot, engine: HandEngine, theme: Theme) -> None:
    """A reflection and a camera see from different places: what is drawn would lie beside the body."""
    window = MirrorWindow(Bridge(engine), theme, Shown(look=Look.GLASS))
    qtbot.addWidget(window)

    assert not window.situation.skeleton


def test_the_cursor_is_hidden(window: MirrorWindow) -> None:
    """A mirror has no pointer."""
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor


def test_a_still_screen_is_not_painted(
    window: MirrorWindow, engine: HandEngine, squat: Exercise, clock: Clock
) -> None:
    """When nothing new is seen and nothing moves, the display's ticks cost nothing."""
    engine.moments.put(moment(squat, 49.98))
    for _ in range(60):
        clock.now_s += 0.1
        window._tick()
        window.grab()

    assert not window._presenter.restless
