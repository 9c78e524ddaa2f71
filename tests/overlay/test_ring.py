"""The ring shows range as it grows, marks the requirement, and tells good from faulty by shape."""

from itertools import combinations

import pytest
from drawn import bounds
from hypothesis import given
from hypothesis import strategies as st

from mirror.kinematics.view import Side
from mirror.overlay.figure import FigureState, Sides
from mirror.overlay.marks import Mark, draw_mark
from mirror.overlay.rect import Rect
from mirror.overlay.ring import DIM, REQUIRED_SHARE, SWEEP_DEG, Ring, RingState, share
from mirror.overlay.scene import Arc, Line, Primitive, Text
from mirror.overlay.theme import Theme

SLOT = Rect(0.05, 0.2, 0.54, 0.54)


def state(fraction: float = 0.0, *, reps: int = 3, faulty: bool = False, counting: bool = True) -> RingState:
    """A ring's state."""
    return RingState(FigureState(str(reps), below="62°"), fraction, faulty, counting)


def settled(ring: Ring, what: RingState) -> list[Primitive]:
    """The ring after two seconds of the same."""
    ring.show(what, 10.0)
    ring.show(what, 10.5)
    return ring.show(what, 12.0)


def arcs(drawn: list[Primitive]) -> list[Arc]:
    """The arcs, track first."""
    return [item for item in drawn if isinstance(item, Arc)]


@pytest.mark.parametrize(
    ("fraction", "expected"), [(-0.2, 0.0), (0.0, 0.0), (0.5, REQUIRED_SHARE / 2), (1.0, REQUIRED_SHARE)]
)
def test_the_requirement_has_its_place(fraction: float, expected: float) -> None:
    """Up to the required range the ring fills evenly."""
    assert share(fraction) == pytest.approx(expected)


@given(st.floats(0, 8), st.floats(0.001, 1))
def test_the_ring_never_runs_out(fraction: float, more: float) -> None:
    """More range always fills more of the ring, and never more than all of it."""
    assert share(fraction) < share(fraction + more) <= 1.0 or share(fraction) > 0.999


@pytest.mark.parametrize("fraction", [0.25, 0.8, 1.0, 1.4])
def test_the_ring_comes_to_the_range(theme: Theme, fraction: float) -> None:
    """The lit arc ends where the range is."""
    lit = arcs(settled(Ring(theme, SLOT), state(fraction)))[1]

    assert lit.sweep_deg == pytest.approx(share(fraction) * SWEEP_DEG, abs=0.5)
    assert lit.colour == theme.palette.sure


def test_a_fault_changes_colour_and_shape(theme: Theme) -> None:
    """While a fault stands the ring has its colour, and a triangle takes the place of the word."""
    drawn = settled(Ring(theme, SLOT), state(0.5, faulty=True))
    triangle = [item for item in drawn if isinstance(item, Line) and len(item.points) == 4]

    assert arcs(drawn)[1].colour == theme.palette.fault
    assert len(triangle) == 1
    assert "REPS" not in [item.words for item in drawn if isinstance(item, Text)]


def test_marks_differ_without_colour(theme: Theme) -> None:
    """Tick, triangle and dash have different shapes."""
    shapes = {
        mark: tuple(
            line.points for line in draw_mark(mark, (0, 0), 1, theme.palette) if isinstance(line, Line)
        )
        for mark in Mark
    }

    assert len(set(shapes.values())) == len(Mark)


@pytest.mark.parametrize(
    ("mark", "grows"), [(Mark.GOOD, True), (Mark.FAULTY, True), (Mark.NOT_COUNTED, False)]
)
def test_the_number_pops_when_it_counted(theme: Theme, mark: Mark, grows: bool) -> None:
    """Larger right after a rep, its own size again a second later; an attempt moves nothing."""
    ring = Ring(theme, SLOT)
    settled(ring, state())
    ring.mark(mark, 12.0)
    sizes = [
        max(item.size for item in ring.show(state(), at_s) if isinstance(item, Text)) for at_s in (12.0, 13.0)
    ]

    assert (sizes[0] > sizes[1]) is grows
    assert sizes[1] == pytest.approx(theme.type.figure)


@pytest.mark.parametrize("reps", [0, 9, 42, 100, 999])
def test_the_number_stays_in_the_ring(theme: Theme, reps: int) -> None:
    """However many reps: the number lies within the track."""
    drawn = settled(Ring(theme, SLOT), state(reps=reps))
    number = next(item for item in drawn if isinstance(item, Text) and item.words == str(reps))
    track = arcs(drawn)[0]
    box = bounds(number, theme.typeface)
    corner = ((box.width / 2) ** 2 + (box.height / 2) ** 2) ** 0.5

    assert corner < track.radius - track.width / 2


def test_the_ring_is_dim_while_nothing_counts(theme: Theme) -> None:
    """Placement, pause, a lost camera: one sees that it does not count now."""
    bright, dim = (arcs(settled(Ring(theme, SLOT), state(counting=counts)))[0] for counts in (True, False))

    assert dim.opacity == pytest.approx(bright.opacity * DIM, rel=0.02)


def test_the_ring_comes_to_rest(theme: Theme) -> None:
    """Restless on its way and after a rep; at rest when all has been shown."""
    ring = Ring(theme, SLOT)
    ring.show(state(), 0.0)
    ring.show(state(0.7), 0.02)
    assert ring.restless

    for step in range(100):
        ring.show(state(0.7), 0.1 + step * 0.05)
    assert not ring.restless

    ring.mark(Mark.GOOD, 5.1)
    ring.show(state(0.7), 5.1)
    assert ring.restless


@pytest.mark.parametrize(("fraction", "sweep"), [(1.0, 1.0), (0.5, 0.5), (0.0, 0.0)])
def test_a_rest_empties_the_ring(theme: Theme, fraction: float, sweep: float) -> None:
    """Evenly, calmly, without a goal; its word stands above the number at once."""
    resting = RingState(FigureState("48", "rest", large_unit=True), fraction, resting=True)
    ring = Ring(theme, SLOT)
    ring.mark(Mark.GOOD, 11.9)
    drawn = settled(ring, resting)
    lit = [arc for arc in arcs(drawn) if arc.colour == theme.palette.faint]

    assert [arc.sweep_deg for arc in lit] == [pytest.approx(sweep * SWEEP_DEG, abs=0.5)] * (sweep > 0)
    assert [item for item in drawn if isinstance(item, Line)] == []
    assert {"REST", "48"} == {item.words for item in drawn if isinstance(item, Text)}


@pytest.mark.parametrize("sides", [None, Sides("L 10", "R 12", Side.LEFT)])
@pytest.mark.parametrize("size", [0.54, 0.44])
def test_the_target_stands_in_the_ring(theme: Theme, sides: Sides | None, size: float) -> None:
    """Under the number, with both sides beside it where they take turns; nothing meets."""
    figure = FigureState("22", "reps", "118°", "/ 100", sides)
    drawn = settled(Ring(theme, Rect(0.05, 0.2, size, size)), RingState(figure, 0.5))
    boxes = {item.words: bounds(item, theme.typeface) for item in drawn if isinstance(item, Text)}

    assert {"22", "/ 100", "118°"} <= set(boxes)
    assert [pair for pair in combinations(boxes, 2) if boxes[pair[0]].meets(boxes[pair[1]])] == []
    assert boxes["/ 100"].top > boxes["22"].bottom
