"""The metronome: ticks where an exercise's tempo has them, for hours without drift."""

import numpy as np
import pytest

from mirror.exercise.phases import Tempo
from mirror.sound.metronome import Metronome, beats
from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

TEMPOS = {
    "a second down, a second up": (Tempo(1, 0, 1, 0), [(0, 0), (1, 1)]),
    "slow down, wait, up": (Tempo(3, 1, 1, 0), [(0, 0), (1, 2), (2, 2), (3, 1), (4, 1)]),
    "with a rest": (Tempo(1.5, 0, 1, 0.5), [(0, 0), (1, 2), (1.5, 1), (2.5, 1)]),
    "a hold": (Tempo(1, 3, 1, 0), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 1)]),
    "phases too short to tell apart": (Tempo(0.2, 0.1, 0.2, 0.2), [(0, 0)]),
    "a short phase keeps the beat before it": (Tempo(1, 0.2, 1, 0), [(0, 0), (1, 1)]),
    "nothing at all": (Tempo(0, 0, 0, 0), []),
    "faster than anybody": (Tempo(0.1, 0, 0.1, 0), []),
}


@pytest.mark.parametrize(("tempo", "ticks"), TEMPOS.values(), ids=TEMPOS)
def test_where_it_ticks(tempo: Tempo, ticks: list[tuple[float, int]]) -> None:
    """An accent where the rep begins, a beat at each phase, a light one for each second within."""
    assert beats(tempo) == tuple(ticks)


def played(tempo: Tempo, seconds: float, piece: int = 240) -> Samples:
    """What is heard of it."""
    metronome = Metronome(tempo)
    parts = []
    for _ in range(round(seconds * RATE_HZ / piece)):
        part = np.zeros(piece, np.float32)
        metronome.add_to(part)
        parts.append(part)
    return np.concatenate(parts)


def test_the_hundredth_rep_is_where_it_belongs() -> None:
    """A rep of a third of a second more than a second: each accent is on its sample."""
    heard = played(Tempo(0.7, 0, 0.6333, 0), 140)
    for rep in (0, 1, 50, 100):
        start = rep * round(1.3333 * RATE_HZ)
        assert not heard[start - 200 : start + 1].any() or rep == 0
        assert np.abs(heard[start : start + 200]).max() > 0.4


def test_any_pieces_are_the_same_beat() -> None:
    """Ticks that begin in one piece ring on in the next."""
    tempo = Tempo(0.5, 0, 0.51, 0)
    np.testing.assert_array_equal(played(tempo, 4.8, 240), played(tempo, 4.8, 96))


def test_accents_stand_out() -> None:
    """The start of a rep is louder than its phases, and these than the seconds."""
    heard = np.abs(played(Tempo(2, 0, 1, 0), 3))
    accent, second, phase = (heard[at * RATE_HZ : at * RATE_HZ + 4_800].max() for at in (0, 1, 2))
    assert accent > phase > second > 0.1
