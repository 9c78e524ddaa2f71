"""The edge flash tells good, faulty and not counted apart without colour, and blinds nobody."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from drawn import bounds
from hypothesis import given
from hypothesis import strategies as st
from moments import SAG, SHORT, moment, rep

from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Fault
from mirror.overlay.edge_flash import MOST_A_SECOND, RHYTHMS, SOFT, EdgeFlash, Flash, flash_of
from mirror.overlay.hud import Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.marks import Mark
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Edge, Line, Primitive, Shade
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme

SCREENS = [(1920, 1080), (1080, 1920), (1280, 720), (800, 480), (1000, 1000)]
screens = pytest.mark.parametrize("size_px", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
DANGER = replace(SAG, severity="safety")


def flashing(theme: Theme, flash: Flash, size_px: tuple[int, int] = (1920, 1080)) -> EdgeFlash:
    """One that began at 10 s."""
    edge = EdgeFlash(theme, lay_out(Look.VIDEO, *size_px, theme))
    edge.begin(flash, 10.0)
    return edge


def light(drawn: list[Primitive]) -> float:
    """How bright it is."""
    return max((item.opacity for item in drawn if isinstance(item, (Shade, Line))), default=0.0)


@pytest.mark.parametrize(
    ("faults", "ended", "expected"),
    [
        ((), None, None),
        ((), Mark.GOOD, Flash.GOOD),
        ((), Mark.NOT_COUNTED, Flash.NOT_COUNTED),
        ((), Mark.FAULTY, None),
        ((SAG,), None, Flash.FAULT),
        ((SAG,), Mark.FAULTY, Flash.FAULT),
        ((SAG,), Mark.NOT_COUNTED, Flash.FAULT),
        ((SAG, DANGER), None, Flash.SAFETY),
    ],
)
def test_what_flashes(
    squat: Exercise, faults: tuple[Fault, ...], ended: Mark | None, expected: Flash | None
) -> None:
    """A fault when it is seen, a movement when it ends; a faulty rep had its flash with the fault."""
    assert flash_of(moment(squat, faults=faults), ended) is expected


def test_good_faulty_and_not_counted_differ_without_colour(theme: Theme) -> None:
    """Each lights other places, and a fault twice."""
    kinds = (Flash.GOOD, Flash.FAULT, Flash.NOT_COUNTED)
    shapes = [
        {(type(item), item.dark if isinstance(item, Shade) else None) for item in drawn}
        for drawn in (flashing(theme, flash).show(10.07) for flash in kinds)
    ]

    assert shapes == [
        {(Shade, Edge.LEFT), (Shade, Edge.RIGHT)},
        {(Shade, Edge.TOP), (Shade, Edge.BOTTOM)},
        {(Line, None)},
    ]
    assert [pulses(theme, flash) for flash in kinds] == [1, 2, 1]


def pulses(theme: Theme, flash: Flash) -> int:
    """How often it comes up."""
    edge = flashing(theme, flash)
    lit = [light(edge.show(10.0 + step * 0.01)) > 0.3 for step in range(150)]
    return sum(now and not before for before, now in zip([False, *lit], lit, strict=False))


@screens
@pytest.mark.parametrize("flash", list(Flash))
def test_it_stays_at_the_edges(theme: Theme, flash: Flash, size_px: tuple[int, int]) -> None:
    """On every screen: on it, and well away from its middle."""
    layout = lay_out(Look.VIDEO, *size_px, theme)
    boxes = [bounds(item, theme.typeface) for item in flashing(theme, flash, size_px).show(10.07)]

    assert boxes
    assert [box for box in boxes if not layout.screen.holds(box)] == []
    assert [box for box in boxes if box.meets(layout.screen.grown(-0.21))] == []


@screens
@pytest.mark.parametrize("flash", list(Flash))
def test_no_third_of_the_screen_flashes_by_a_quarter(
    theme: Theme, flash: Flash, size_px: tuple[int, int]
) -> None:
    """WCAG 2.3.1: what is under a quarter of any 341 x 256 of 1024 x 768 pixels harms nobody."""
    layout = lay_out(Look.VIDEO, *size_px, theme)
    wide, tall = layout.width / 3, layout.height / 3
    drawn = flashing(theme, flash, size_px).show(10.07)
    # Of lights that lie on each other the larger one counts.
    areas = [item.area for item in drawn if isinstance(item, Shade) and item.area.width != SOFT / 2]
    areas += [arm for item in drawn if isinstance(item, Line) for arm in _arms(item)]
    shares = [
        sum(_common(Rect(right / 6 * wide, down / 6 * tall, wide, tall), area) for area in areas)
        / (wide * tall)
        for right in range(13)
        for down in range(13)
    ]

    assert max(shares) < 0.25


def _arms(angle: Line) -> list[Rect]:
    return [
        Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)).grown(angle.width / 2)
        for (x0, y0), (x1, y1) in pairwise(angle.points)
    ]


def _common(one: Rect, other: Rect) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(across, 0.0) * max(down, 0.0)


@given(st.lists(st.tuples(st.sampled_from(list(Flash)), st.floats(0.01, 0.8)), min_size=1, max_size=25))
def test_never_more_than_three_a_second(asked: list[tuple[Flash, float]]) -> None:
    """Whatever happens, and however quickly."""
    theme = Theme.shipped()
    edge = EdgeFlash(theme, lay_out(Look.VIDEO, 1280, 720, theme))
    due_s, begins, lit, now_s = 0.0, list[float](), False, 0.0
    waiting = list(asked)
    while waiting or edge.restless:
        if waiting and now_s >= due_s:
            flash, pause_s = waiting.pop(0)
            edge.begin(flash, now_s)
            due_s = now_s + pause_s
        bright = light(edge.show(now_s)) > 0.5
        begins += [now_s] if bright and not lit else []
        lit = bright
        now_s += 0.01

    assert [at for at, later in zip(begins, begins[MOST_A_SECOND:], strict=False) if later - at < 0.97] == []


def test_a_fault_is_seen_after_a_good_rep(theme: Theme) -> None:
    """However soon it follows."""
    edge = flashing(theme, Flash.GOOD)
    edge.begin(Flash.FAULT, 10.1)

    assert len(edge.show(10.17)) == 18


def test_quick_reps_do_not_flicker(theme: Theme) -> None:
    """Three steps a second, one light a second."""
    edge = EdgeFlash(theme, lay_out(Look.VIDEO, 1280, 720, theme))
    shown = []
    for step in range(400):
        if step % 33 == 0:
            edge.begin(Flash.GOOD, step * 0.01)
        shown.append(light(edge.show(step * 0.01)) > 0.5)
    begun = sum(now and not before for before, now in pairwise(shown))

    assert begun == 3


@pytest.mark.parametrize("flash", list(Flash))
def test_no_colour_is_a_saturated_red(theme: Theme, flash: Flash) -> None:
    """WCAG 2.3.1: red by less than four fifths."""
    drawn = flashing(theme, flash).show(10.07)
    [colour] = {item.colour for item in drawn if isinstance(item, (Shade, Line))}

    assert colour.red / (colour.red + colour.green + colour.blue) < 0.8


@pytest.mark.parametrize("flash", list(Flash))
def test_it_ends(theme: Theme, flash: Flash) -> None:
    """Restless while it shines, and at rest after it."""
    edge = flashing(theme, flash)
    edge.show(10.01)
    assert edge.restless

    assert edge.show(10.0 + RHYTHMS[flash].lasting_s) == []
    assert not edge.restless


def _at_the_edge(item: Primitive, theme: Theme, screen: Rect) -> bool:
    """Whether it touches the border of the screen."""
    return not screen.grown(-0.001).holds(bounds(item, theme.typeface))


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("yielded", [{"rep": rep(), "reps": 1}, {"faults": (SAG,)}, {"attempt": SHORT}])
def test_it_can_be_switched_off(squat: Exercise, theme: Theme, wanted: bool, yielded: dict[str, Any]) -> None:
    """Who does not want it has none; marks and captions tell the same."""
    layout = lay_out(Look.GLASS, 1280, 720, theme)
    hud = Hud(layout, theme)
    hud.update(moment(squat, 1.0), Situation(flash=wanted), 1.0)
    told = moment(squat, 2.0, **yielded)
    hud.update(told, Situation(flash=wanted), 2.0)
    drawn = hud.update(told, Situation(flash=wanted), 2.07).primitives
    lit = [item for item in drawn if _at_the_edge(item, theme, layout.screen)]

    assert bool(lit) is wanted
