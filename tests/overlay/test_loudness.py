"""Meters, volume and the sign of a muted voice: one small row, and mostly nothing."""

import math

import pytest
from drawn import bounds
from hypothesis import given
from hypothesis import strategies as st

from mirror.overlay.layout import Look, lay_out
from mirror.overlay.loudness import Loudness, draw_loudness, meter_share
from mirror.overlay.scene import Line, Primitive, Text
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import Tongue
from mirror.sound.sound_system import Levels

SCREENS = [(1920, 1080), (1080, 1920), (800, 480)]
ALL = [
    Loudness(muted=True),
    Loudness(volume=0.6),
    Loudness(levels=Levels(-12.0, None)),
    Loudness(levels=Levels(-3.0, -30.0)),
    Loudness(muted=True, levels=Levels(-12.0, -30.0)),
    Loudness(volume=1.0, levels=Levels(-12.0, -30.0)),
]


def drawn(loudness: Loudness, theme: Theme, size_px: tuple[int, int] = (1920, 1080)) -> list[Primitive]:
    """The row."""
    return draw_loudness(loudness, theme, Tongue(), lay_out(Look.VIDEO, *size_px, theme))


@pytest.mark.parametrize(
    ("dbfs", "share"), [(-math.inf, 0.0), (-90.0, 0.0), (-60.0, 0.0), (-30.0, 0.5), (0.0, 1.0), (6.0, 1.0)]
)
def test_a_meter_is_even_in_decibels(dbfs: float, share: float) -> None:
    """From -60 dB to full scale."""
    assert meter_share(dbfs) == pytest.approx(share)


@given(st.floats(-200, 20))
def test_a_meter_stays_within_itself(dbfs: float) -> None:
    """However loud."""
    assert 0.0 <= meter_share(dbfs) <= 1.0


def test_nothing_is_usual(theme: Theme) -> None:
    """A voice that is heard needs no sign."""
    assert drawn(Loudness(), theme) == []


@pytest.mark.parametrize("loudness", ALL, ids=str)
@pytest.mark.parametrize("size_px", SCREENS, ids=str)
def test_the_row_stays_in_its_place(theme: Theme, loudness: Loudness, size_px: tuple[int, int]) -> None:
    """On every screen, with all that it can hold."""
    slot = lay_out(Look.VIDEO, *size_px, theme).loudness
    boxes = [bounds(item, theme.typeface) for item in drawn(loudness, theme, size_px)]

    assert boxes
    assert [box for box in boxes if not slot.grown(0.004).holds(box)] == []


@pytest.mark.parametrize(("volume", "lit"), [(0.0, 0), (0.1, 1), (0.6, 6), (1.0, 10)])
def test_the_volume_is_steps(theme: Theme, volume: float, lit: int) -> None:
    """Ten strokes, those that are lit say how loud."""
    strokes = [
        item for item in drawn(Loudness(volume=volume), theme) if isinstance(item, Line) and not item.rounded
    ]

    assert len(strokes) == 10
    assert sum(stroke.colour == theme.palette.ink for stroke in strokes) == lit


@pytest.mark.parametrize(("dbfs", "hot"), [(-40.0, False), (-6.5, False), (-3.0, True)])
def test_too_loud_is_told_without_colour(theme: Theme, dbfs: float, hot: bool) -> None:
    """The end of the bar is thicker, too."""
    bars = [
        item
        for item in drawn(Loudness(levels=Levels(dbfs, None)), theme)
        if isinstance(item, Line) and not item.rounded
    ]

    assert (len({bar.width for bar in bars}) == 2) is hot


def test_a_muted_voice_is_told_in_a_word(theme: Theme) -> None:
    """And by a crossed loudspeaker beside the meters."""
    words = [item.words for item in drawn(Loudness(muted=True), theme) if isinstance(item, Text)]

    assert words == ["MUTED"]
