"""Tones: each kind of cue has its own, and whoever cannot see the screen tells them apart."""

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.words import STAY_THERE
from mirror.movement.guidance import Guidance
from mirror.sound.sound import Sound
from mirror.voice.tones import PLACES, tone_of

WINDOW_S = 0.04
SILENT = 0.02

Contour = npt.NDArray[np.float64]
"""(n,): semitones above 100 Hz every 20 ms, or NaN in silence."""


def cue(kind: CueKind, phrase: str = "") -> Cue:
    """A cue of this kind."""
    return Cue(kind, phrase, phrase, 0.0, "test")


def contour(sound: Sound) -> Contour:
    """The loudest pitch of each moment."""
    window = round(WINDOW_S * sound.rate_hz)
    pitches = []
    for start in range(0, len(sound.samples), window // 2):
        part = np.zeros(window)
        piece = sound.samples[start : start + window]
        part[: len(piece)] = piece
        spectrum = np.abs(np.fft.rfft(part * np.hanning(window), 8 * window))
        peak_hz = np.argmax(spectrum) * sound.rate_hz / (8 * window)
        pitches.append(12 * np.log2(peak_hz / 100) if np.abs(part).max() > SILENT else np.nan)
    return np.array(pitches)


def strokes(sound: Sound) -> int:
    """How often it grows loud again."""
    window = sound.rate_hz // 100
    whole = sound.samples[: len(sound.samples) // window * window].reshape(-1, window)
    loud = np.abs(whole).max(axis=1) > 0.5 * np.abs(whole).max()
    return int(np.sum(loud & ~np.concatenate([[False], loud[:-1]])))


def apart(one: Contour, other: Contour) -> bool:
    """Whether one hears that they differ: in length, or by more than three semitones for a while."""
    if max(len(one), len(other)) > 1.6 * min(len(one), len(other)):
        return True
    length = min(len(one), len(other))
    difference = np.abs(np.nan_to_num(one[:length]) - np.nan_to_num(other[:length]))
    return bool(np.sum(difference > 3) >= 3)


KINDS = {str(kind): tone_of(cue(kind)) for kind in CueKind}
ALL = KINDS | {str(phrase): tone_of(cue(CueKind.PLACEMENT, phrase)) for phrase in (
    Guidance.LEFT, Guidance.RIGHT, Guidance.BACK, Guidance.CLOSER, STAY_THERE,
)}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), list(combinations(ALL, 2)))
def test_no_two_sound_alike(one: str, other: str) -> None:
    """By their pitches or by their length."""
    assert apart(contour(ALL[one]), contour(ALL[other]))


@pytest.mark.parametrize("name", ALL)
def test_tones_are_short_and_never_clip_or_click(name: str) -> None:
    """Shorter than words, below full scale, from silence and back."""
    sound = ALL[name]
    assert 0.05 < sound.seconds < 0.75
    assert 0.25 < np.abs(sound.samples).max() < 0.9
    assert abs(sound.samples[0]) < 0.01
    assert abs(sound.samples[-1]) < 0.01
    assert np.abs(np.diff(sound.samples)).max() < 0.2


def test_a_count_is_the_shortest() -> None:
    """It comes with every rep."""
    assert min(KINDS, key=lambda kind: KINDS[kind].seconds) == CueKind.COUNT


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        (CueKind.PRAISE, 1),
        (CueKind.PLACEMENT, 1),
        (CueKind.ATTEMPT, -1),
        (Guidance.LEFT, -1),
        (Guidance.RIGHT, 1),
        (Guidance.BACK, -1),
        (Guidance.CLOSER, 1),
    ],
)
def test_a_tone_moves_as_its_meaning_does(name: str, direction: int) -> None:
    """What is good rises, what failed falls; left is low and right is high, as on a piano."""
    line = contour(ALL[name])
    heard = line[~np.isnan(line)]
    assert np.sign(heard[-2] - heard[1]) == direction


def test_danger_is_three_notes_and_a_fault_two_low_ones() -> None:
    """And danger is the higher one."""
    danger, fault = contour(KINDS[CueKind.SAFETY]), contour(KINDS[CueKind.FORM])
    assert np.nanmin(danger) > np.nanmax(fault) + 12
    assert strokes(KINDS[CueKind.SAFETY]) == 3
    assert strokes(KINDS[CueKind.FORM]) == 2


def test_every_place_has_a_tone() -> None:
    """Those without one of their own are the question alone."""
    question = tone_of(cue(CueKind.PLACEMENT))
    assert tone_of(cue(CueKind.PLACEMENT, Guidance.LIGHT)) is question
    assert all(tone_of(cue(CueKind.PLACEMENT, phrase)) is not question for phrase in PLACES)
