"""The shelf: what was rendered once is read for ever, and nothing damaged or foreign is ever heard."""

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.base.errors import VoiceError
from mirror.sound.sound import Sound
from mirror.voice.line import Line, Manner
from mirror.voice.shelf import DAY_S, KEPT_OF_FULL, Shelf
from mirror.voice.shelf_file import packed, unpacked
from mirror.voice.speech_pipe import SpeechVoice
from mirror.voice.voices import Voices

ENGLISH = Manner("gmw/en", 185, "espeak")
LINE = Line("go a little deeper", ENGLISH)


def speech(seed: int = 0, count: int = 5_000) -> Sound:
    """Something as loud and as long as speech, exact to 16 bits."""
    samples = np.random.default_rng(seed).integers(-20_000, 20_000, count)
    return Sound(samples.astype(np.float32) / np.float32(32_768), 22_050)


def same(one: Sound | None, other: Sound) -> bool:
    """Sample for sample."""
    return one is not None and one.rate_hz == other.rate_hz and np.array_equal(one.samples, other.samples)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Sample for sample, by this mirror and by the next."""
    shelf = Shelf(tmp_path / "new" / "folder")
    assert shelf.read(LINE) is None
    assert not shelf.holds(LINE)
    shelf.write(LINE, speech())
    assert same(shelf.read(LINE), speech())
    assert Shelf(tmp_path / "new" / "folder").holds(LINE)


def test_full_scale_survives() -> None:
    """The loudest samples that there are, one after the other, come back as they were."""
    loudest = Sound(np.array([-1, 32_767 / 32_768, -1, 0, -1], np.float32), 16_000)
    assert same(unpacked(packed(LINE, loudest), LINE), loudest)


OTHERS = {
    "other words": Line("go deeper", ENGLISH),
    "another voice": Line(LINE.words, Manner("gmw/de", 185, "espeak")),
    "another rate": Line(LINE.words, Manner("gmw/en", 200, "espeak")),
    "another engine": Line(LINE.words, Manner("gmw/en", 185, "sapi5")),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_a_line_is_its_engine_voice_rate_and_words(tmp_path: Path, other: Line) -> None:
    """Whatever differs makes another line, on the shelf and in a file that was put in its place."""
    shelf = Shelf(tmp_path)
    shelf.write(LINE, speech(1))
    assert shelf.read(other) is None
    shelf.write(other, speech(2))
    assert same(shelf.read(LINE), speech(1))
    assert unpacked(packed(LINE, speech()), other) is None


def test_what_a_person_wrote_is_not_kept(tmp_path: Path) -> None:
    """A coach's words to an athlete stay between them."""
    shelf = Shelf(tmp_path)
    shelf.write(Line("Lovely, Ana", ENGLISH, private=True), speech())
    assert list(tmp_path.iterdir()) == []
    assert shelf.read(Line("Lovely, Ana", ENGLISH, private=True)) is None


def test_a_damaged_file_is_as_none_and_goes_away(tmp_path: Path) -> None:
    """Half a file, as after a power cut, is rendered and written anew."""
    shelf = Shelf(tmp_path)
    shelf.write(LINE, speech())
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:1_000])
    assert shelf.read(LINE) is None
    assert not shelf.holds(LINE)
    shelf.write(LINE, speech())
    assert same(shelf.read(LINE), speech())


WHOLE = packed(LINE, speech(count=300))


@given(at=st.integers(0, len(WHOLE) - 1), junk=st.binary(min_size=1, max_size=30))
def test_no_damage_is_heard(at: int, junk: bytes) -> None:
    """Bytes overwritten anywhere, or added: the sound as it was, or none."""
    damaged = WHOLE[:at] + junk + WHOLE[at + len(junk) :]
    sound = unpacked(damaged, LINE)
    assert sound is None or same(sound, speech(count=300))
    assert (sound is None) == (damaged != WHOLE)


@given(st.binary(max_size=300))
def test_rubbish_with_a_right_check_sum_is_refused(body: bytes) -> None:
    """A file that only pretends to be ours."""
    import zlib  # noqa: PLC0415 - what the file's reader uses, needed here alone

    assert unpacked(b"FMS1" + zlib.crc32(body).to_bytes(4, "big") + body, LINE) is None


@given(st.binary(max_size=300))
def test_rubbish_in_the_place_of_a_file_is_no_harm(content: bytes) -> None:
    """The shelf reads any folder."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        shelf.write(LINE, speech(count=10))
        (file,) = Path(folder).iterdir()
        file.write_bytes(content)
        assert shelf.read(LINE) is None
        (Path(folder) / "voices.json").write_bytes(content)
        assert shelf.read_voices() is None


def test_the_longest_unused_makes_room(tmp_path: Path) -> None:
    """The shelf stays within its limit, and what was read lately stays on it."""
    size = len(packed(LINE, speech(0)))
    shelf = Shelf(tmp_path, largest_bytes=10 * size)
    lines = [Line(f"line {number}", ENGLISH) for number in range(14)]
    for number, line in enumerate(lines):
        before = set(tmp_path.iterdir())
        shelf.write(line, speech(number))
        for path in set(tmp_path.iterdir()) - before:
            os.utime(path, (100.0 + number, 100.0 + number))
        assert shelf.read(lines[0]) is not None, "read now and then"
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10 * size
    assert shelf.holds(lines[0])
    assert shelf.holds(lines[-1])
    assert not shelf.holds(lines[1])


def test_unfinished_files_go_away(tmp_path: Path) -> None:
    """What a mirror left that was switched off goes after a day; what is being written stays."""
    old, new = tmp_path / "old.part", tmp_path / "new.part"
    for path, age_s in ((old, 2 * DAY_S), (new, 10)):
        path.write_bytes(b"half")
        os.utime(path, (time() - age_s, time() - age_s))
    foreign = tmp_path / "holiday.jpg"
    foreign.write_bytes(b"picture" * 1_000)
    shelf = Shelf(tmp_path, largest_bytes=1)
    shelf.write(LINE, speech())
    assert not old.exists()
    assert new.exists()
    assert foreign.exists()


def test_several_mirrors_share_a_folder(tmp_path: Path) -> None:
    """Writing and reading the same lines at once, each finds whole files or none."""
    lines = [Line(f"line {number}", ENGLISH) for number in range(12)]
    limit = int(8 * len(packed(lines[0], speech(0))) / KEPT_OF_FULL)

    def use(seed: int) -> int:
        shelf, found = Shelf(tmp_path, largest_bytes=limit), 0
        for at in np.random.default_rng(seed).integers(0, len(lines), 60):
            sound = shelf.read(lines[at])
            if sound is None:
                shelf.write(lines[at], speech(int(at)))
            else:
                assert same(sound, speech(int(at)))
                found += 1
        return found

    with ThreadPoolExecutor(4) as mirrors:
        assert min(mirrors.map(use, range(4))) > 0
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """One sentence that names it."""
    file = tmp_path / "file"
    file.write_bytes(b"in the way")
    with pytest.raises(VoiceError, match="rendered again"):
        Shelf(file).write(LINE, speech())
    assert Shelf(file).read(LINE) is None


def test_voices_are_kept(tmp_path: Path) -> None:
    """The next start knows its voice at once."""
    voices = Voices("espeak", (SpeechVoice("gmw/de", "German", ("de",)),))
    shelf = Shelf(tmp_path)
    assert shelf.read_voices() is None
    shelf.write_voices(voices)
    assert shelf.read_voices() == voices
