"""Every part has its slot on every screen, nothing overlaps, and the busiest screen stays in order."""

from dataclasses import replace
from itertools import combinations

import msgspec
import pytest
from drawn import bounds, texts_of
from moments import SAG, moment, rep, said

from mirror.coaching.cue import CueKind
from mirror.coaching.session import SessionState
from mirror.exercise.exercise import Exercise
from mirror.kinematics.view import Side
from mirror.movement.fatigue import Fatigue, Reserve
from mirror.movement.rep import Phase, Progress
from mirror.movement.score import Score
from mirror.movement.speed import Speed
from mirror.overlay.hud import Hud
from mirror.overlay.layout import LONG_SIDE, CaptionPlace, Layout, Look, lay_out, screen_units
from mirror.overlay.loudness import Loudness
from mirror.overlay.rect import Rect
from mirror.overlay.situation import Situation, Status
from mirror.overlay.theme import Theme
from mirror.recognition.recogniser import Recognition
from mirror.sound.sound_system import Levels

SCREENS = [
    (1920, 1080), (1280, 720), (3840, 2160), (2560, 1080), (1920, 1200), (1280, 800), (1024, 768), (800, 480),
    (1080, 1920), (720, 1280), (2160, 3840), (800, 1280), (768, 1024), (1000, 1000),
]  # fmt: skip
SLOTS = ("title", "status", "notice", "loudness", "ring", "reading", "caption")
"""What is on the screen of whoever stands."""

screens = pytest.mark.parametrize("size_px", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
looks = pytest.mark.parametrize("look", list(Look))


@screens
def test_units_measure_the_screen(size_px: tuple[int, int]) -> None:
    """Both ways a unit has as many pixels, the shorter side has one unit at least, the longer side enough."""
    width, height = screen_units(*size_px)

    assert width / height == pytest.approx(size_px[0] / size_px[1])
    assert min(width, height) >= 1.0 - 1e-9
    assert max(width, height) >= LONG_SIDE - 1e-9


def slot(layout: Layout, name: str) -> Rect:
    """The slot of that name."""
    found = getattr(layout, name)
    return found.slot if isinstance(found, CaptionPlace) else found


@screens
@looks
def test_slots_are_on_the_screen(look: Look, size_px: tuple[int, int], theme: Theme) -> None:
    """No slot reaches beyond the screen."""
    layout = lay_out(look, *size_px, theme)
    names = (*SLOTS, "floor_caption", "picture", "stage", "banner")

    assert [name for name in names if not layout.screen.holds(slot(layout, name))] == []


@screens
@looks
def test_slots_do_not_meet(look: Look, size_px: tuple[int, int], theme: Theme) -> None:
    """No two parts that are there at one time share a place."""
    layout = lay_out(look, *size_px, theme)
    prone = [("floor_caption", name) for name in SLOTS if name != "caption"]
    more = [("banner", "ring"), ("banner", "reading"), ("stage", "ring"), ("stage", "caption")]
    pairs = [*combinations(SLOTS, 2), *prone, *more]

    assert [pair for pair in pairs if slot(layout, pair[0]).meets(slot(layout, pair[1]))] == []


@pytest.mark.parametrize("size_px", [(1920, 1080), (1080, 1920)])
def test_glass_keeps_the_middle_free(size_px: tuple[int, int], theme: Theme) -> None:
    """Nothing stands before the reflection of whoever is in the middle: a quarter of the width, at least."""
    layout = lay_out(Look.GLASS, *size_px, theme)
    body = Rect(layout.width * 0.375, layout.height * 0.40, layout.width * 0.25, layout.height * 0.35)

    assert [name for name in SLOTS if slot(layout, name).meets(body)] == []


@looks
def test_captions_are_above_who_lies(look: Look, theme: Theme) -> None:
    """On a screen that lies, an athlete in a push-up is low: the captions are in the upper half."""
    layout = lay_out(look, 1920, 1080, theme)

    assert slot(layout, "floor_caption").bottom <= layout.height / 2


@screens
@looks
@pytest.mark.parametrize("name", ["Squat", "Single-leg Romanian deadlift with dumbbells"])
@pytest.mark.parametrize(("reps", "posture"), [(7, "standing"), (188, "prone")])
def test_the_busiest_screen_is_in_order(
    squat: Exercise, theme: Theme, look: Look, size_px: tuple[int, int], name: str, reps: int, posture: str
) -> None:
    """Long name and cue, many reps of both sides, all figures, status, notice: apart and on the screen."""
    exercise = msgspec.structs.replace(squat, name=name, posture=posture, sides="alternating")
    fault = replace(SAG, cue="Squeeze your glutes and keep your hips in line with your shoulders and heels")
    layout = lay_out(look, *size_px, theme)
    hud = Hud(layout, theme)
    situation = Situation(
        notice="No camera found: this is the virtual athlete",
        status=Status("Logitech BRIO Ultra HD Pro (0)", 30.0, 143.0),
        loudness=Loudness(muted=True, levels=Levels(-12.0, -30.0)),
    )
    hud.update(moment(exercise, 1.0, reps=reps - 1), situation, 1.0)
    done = replace(rep(reps), score=Score(100.0, {}), speed=Speed(1.48, 2.0), side=Side.LEFT)
    tired = Fatigue(velocity_loss_pct=22.0, reserve=Reserve(3.0, 1.5, 4.6))
    cue, plan = said(CueKind.FORM, fault.cue), SessionState(3, 12, target_reps=120)
    told = moment(
        exercise, 2.0, reps=reps, rep=done, faults=(fault,), fatigue=tired, cues=(cue,), session=plan
    )
    hud.update(told, situation, 2.0)
    progress = Progress(Phase.BACK, -10.0, 1.3, 118.0, 0.0, Side.LEFT)
    seen = Recognition(exercise, 0.9, 0.0, 2.0)
    late = moment(exercise, 5.0, reps=reps, progress=progress, recognition=seen, session=plan)
    for step in range(5):
        scene = hud.update(late, situation, 4.0 + step / 10)
    boxes = {text.words: bounds(text, theme.typeface) for text in texts_of(scene)}

    assert "".join(boxes).count("deadlift") or name == "Squat"
    assert [words for words, box in boxes.items() if not layout.screen.holds(box)] == []
    assert [pair for pair in combinations(boxes, 2) if boxes[pair[0]].meets(boxes[pair[1]])] == []


@pytest.mark.parametrize(
    ("screen_px", "frame_px", "fills"),
    [
        ((1080, 1920), (720, 1280), True),
        ((1080, 1920), (1280, 720), False),
        ((1920, 1080), (720, 1280), False),
        ((1920, 1080), (1280, 720), True),
    ],
)
def test_a_picture_of_the_screen_s_own_shape_fills_it(
    theme: Theme, screen_px: tuple[int, int], frame_px: tuple[int, int], fills: bool
) -> None:
    """An upright phone on an upright screen has all of it, shaded under the words."""
    layout = lay_out(Look.VIDEO, *screen_px, theme)

    assert (layout.fit(frame_px, "standing", 0.5).area == layout.screen) == fills
    assert layout.darkenings_over(frame_px)
