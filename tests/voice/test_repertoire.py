"""The repertoire: what is needed is in memory, the rest on the disk, and neither grows beyond its bound."""

from pathlib import Path

import numpy as np
import pytest

from mirror.sound.sound import Sound
from mirror.voice.levelled import LOUDNESS
from mirror.voice.line import Line
from mirror.voice.repertoire import Repertoire
from mirror.voice.shelf import Shelf

RATE_HZ = 16_000


def rendered(seconds: float = 0.5) -> Sound:
    """Noise between silences, as an engine pads its words."""
    noise = np.random.default_rng(3).normal(0, 0.05, round(seconds * RATE_HZ)).astype(np.float32)
    silence = np.zeros(RATE_HZ // 5, np.float32)
    return Sound(np.concatenate([silence, noise, silence]), RATE_HZ)


def lines(count: int) -> list[Line]:
    """As many lines."""
    return [Line(f"line {number}") for number in range(count)]


def test_lines_are_kept_ready_to_be_heard(tmp_path: Path) -> None:
    """Without the silence and at the loudness of all, the same from memory and from the disk."""
    first = Repertoire(Shelf(tmp_path))
    assert first.find(Line("go")) is None
    first.keep(Line("go"), rendered())
    again = Repertoire(Shelf(tmp_path))
    for repertoire in (first, again):
        sound = repertoire.find(Line("go"))
        assert sound is not None
        assert sound.seconds == pytest.approx(0.51, abs=0.01)
        assert np.sqrt(np.mean(np.square(sound.samples))) == pytest.approx(LOUDNESS, rel=0.05)


def test_memory_keeps_the_newest(tmp_path: Path) -> None:
    """Beyond the bound the longest unused leaves the memory; the disk still has it."""
    size = 4 * round(0.51 * RATE_HZ)
    repertoire = Repertoire(Shelf(tmp_path), largest_bytes=3 * size)
    for line in lines(6):
        repertoire.keep(line, rendered())
        assert repertoire.memory_bytes <= 3 * size
    assert all(repertoire.find(line) is not None for line in lines(6))


def test_without_a_disk_there_is_the_memory() -> None:
    """What does not fit is rendered again."""
    repertoire = Repertoire(largest_bytes=4 * RATE_HZ)
    for line in lines(6):
        repertoire.keep(line, rendered())
    assert [repertoire.find(line) is not None for line in lines(6)] == [False] * 5 + [True]


def test_what_is_rendered_ahead_pushes_nothing_out(tmp_path: Path) -> None:
    """The lines that are needed first stay in memory; those after them are on the disk, or nowhere."""
    size = 4 * round(0.51 * RATE_HZ)
    on_disk, in_memory = Repertoire(Shelf(tmp_path), 2 * size), Repertoire(None, 2 * size)
    assert [on_disk.keep_ahead(line, rendered()) for line in lines(5)] == [True] * 5
    assert [in_memory.keep_ahead(line, rendered()) for line in lines(5)] == [True, True, False, False, False]
    assert on_disk.memory_bytes == in_memory.memory_bytes
    assert all(on_disk.fetch(line) for line in lines(5))
    assert on_disk.memory_bytes == in_memory.memory_bytes
    assert [in_memory.fetch(line) for line in lines(5)] == [True, True, False, False, False]


def test_a_disk_that_is_full_costs_the_disk_only(tmp_path: Path) -> None:
    """A folder that cannot be written: lines are in memory, and nobody is stopped."""
    blocked = tmp_path / "file"
    blocked.write_bytes(b"in the way")
    repertoire = Repertoire(Shelf(blocked))
    repertoire.keep(Line("go"), rendered())
    assert repertoire.find(Line("go")) is not None


def test_silence_is_not_kept() -> None:
    """What an engine makes of nothing is no line."""
    repertoire = Repertoire()
    repertoire.keep(Line("..."), Sound(np.zeros(100, np.float32), RATE_HZ))
    assert repertoire.find(Line("...")) is None
