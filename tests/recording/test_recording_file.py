"""A recording's file: as exact as it says, small, and never a traceback whatever is in it."""

import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from landmark_tables import TRUTH, recording_of_chance

from mirror.base.errors import MirrorError, RecordingError
from mirror.recording.packed import packed
from mirror.recording.recording import RecordedFrame, Recording
from mirror.recording.recording_file import FIRST_LINE, decode, encode, read_recording, write_recording

SOUND = encode(recording_of_chance(0, [True, False, True]))


@settings(deadline=None)
@given(seed=st.integers(0, 999), found=st.lists(st.booleans(), min_size=1, max_size=12))
def test_what_is_read_is_what_was_written(seed: int, found: list[bool]) -> None:
    """Everything to the exactness that the file's docstring gives; a second writing changes not a byte."""
    written = recording_of_chance(seed, found)
    data = encode(written)
    back = decode(data, "it")

    assert (back.width_px, back.height_px, back.frames_per_s) == (1280, 720, 29.97)
    assert back.truth == TRUTH
    assert encode(back) == data
    for old, new in zip(written.frames, back.frames, strict=True):
        assert new.captured_s == pytest.approx(old.captured_s, abs=0.6e-6)
        assert new.luma == old.luma
        assert new.true_angles_deg == pytest.approx(old.true_angles_deg, abs=0.0051)
        assert (new.pose is None) == (old.pose is None)
        if old.pose is not None and new.pose is not None:
            assert new.pose.captured_s == new.captured_s
            assert new.pose.aspect == old.pose.aspect
            assert new.pose.image == pytest.approx(old.pose.image, abs=0.51e-4)
            assert new.pose.world == pytest.approx(old.pose.world, abs=0.51e-4)
            assert new.pose.visibility == pytest.approx(old.pose.visibility, abs=1 / 509)
            assert {new.pose.image.dtype, new.pose.world.dtype, new.pose.visibility.dtype} == {
                np.dtype(np.float32)
            }


@pytest.mark.parametrize(
    ("value", "kept"), [(1e9, 3.2767), (-1e9, -3.2767), (np.inf, 3.2767), (np.nan, np.nan)]
)
def test_what_is_beyond_the_range_is_held_at_its_end(value: float, kept: float) -> None:
    """A landmark that flew away stays far away, and one that is no number stays none."""
    recording = recording_of_chance(1, [True])
    pose = recording.frames[0].pose
    assert pose is not None
    pose.image[3, 1] = pose.world[4, 2] = value
    back = decode(encode(recording), "it").frames[0].pose

    assert back is not None
    assert [back.image[3, 1], back.world[4, 2]] == pytest.approx([kept, kept], nan_ok=True)


def test_it_is_small() -> None:
    """A body that moves as bodies do, a centimetre from frame to frame, takes less than 300 bytes a frame."""
    first = recording_of_chance(2, [True]).frames[0]
    dice = np.random.default_rng(3)
    frames = []
    for number in range(100):
        assert first.pose is not None
        drift = dice.normal(0, 0.002, (33, 3)).astype(np.float32)
        pose = replace(first.pose, image=first.pose.image + drift, world=first.pose.world + drift)
        frames.append(RecordedFrame(number / 30, 100, pose))

    assert len(encode(Recording(1280, 720, 30.0, tuple(frames)))) < 100 * 300


@settings(deadline=None)
@given(cut=st.integers(0, len(SOUND) - 1))
def test_a_file_that_is_cut_short_is_damaged(cut: int) -> None:
    """Wherever it breaks off."""
    with pytest.raises(RecordingError, match="it "):
        decode(SOUND[:cut], "it")


@settings(deadline=None)
@given(at=st.integers(0, len(SOUND) - 1), value=st.integers(1, 255))
def test_a_byte_that_changed_is_found(at: int, value: int) -> None:
    """Each byte is covered by the first line or by the checksum."""
    damaged = bytearray(SOUND)
    damaged[at] ^= value
    with pytest.raises(RecordingError, match=r"it is (damaged|no recording)"):
        decode(bytes(damaged), "it")


@settings(deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_one_sentence(data: bytes) -> None:
    """Whatever stands after the first line, deflated or not, is refused in one sentence."""
    for bad in (data, FIRST_LINE + data, FIRST_LINE + zlib.compress(data)):
        with pytest.raises(MirrorError) as told:
            decode(bad, "it")
        assert len(str(told.value).splitlines()) == 1


BYTES = st.binary(max_size=30)


@settings(deadline=None)
@given(changes=st.fixed_dictionaries({}, optional={
    "width_px": st.integers(-1, 70000), "height_px": st.integers(-1, 70000),
    "frames_per_s": st.floats() | st.text(max_size=3), "times": BYTES, "luma": BYTES, "found": BYTES,
    "image": BYTES, "world": BYTES, "visibility": BYTES, "angles": BYTES,
    "joints": st.lists(st.text(max_size=3), max_size=70),
    "truth": st.none() | st.just({"cycles": [{"kind": "x"}]}),
}))  # fmt: skip
def test_columns_that_do_not_fit_are_one_sentence(changes: dict[str, object]) -> None:
    """A file whose checksum is right and whose columns are nonsense: a recording of sense, or a refusal."""
    fields = msgspec.to_builtins(packed(recording_of_chance(0, [True, False, True])), builtin_types=(bytes,))
    data = FIRST_LINE + zlib.compress(msgspec.msgpack.encode(fields | changes))
    try:
        recording = decode(data, "it")
    except RecordingError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert recording.frames


def test_it_does_not_unpack_without_end() -> None:
    """128 MB of zeros in 128 kB is refused."""
    bomb = zlib.compressobj(9)
    packed_zeros = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(128)) + bomb.flush()
    with pytest.raises(RecordingError, match="damaged"):
        decode(FIRST_LINE + packed_zeros, "it")


def test_files(tmp_path: Path) -> None:
    """Written whole, nothing left beside it, read again; an older file is replaced."""
    path = tmp_path / "set.landmarks"
    path.write_bytes(b"old")
    write_recording(recording_of_chance(4, [True, True]), path)

    assert len(read_recording(path).frames) == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["set.landmarks"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere", "There is no file"),
        ("folder", "is a folder"),
        ("empty", "is empty"),
        ("text", "is no recording"),
    ],
)
def test_what_is_no_recording_is_told_by_name(tmp_path: Path, name: str, sentence: str) -> None:
    """One sentence with the file's name for each way to be wrong."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "text").write_text("squat")
    with pytest.raises(RecordingError, match=sentence) as told:
        read_recording(tmp_path / name)
    assert name in str(told.value)


def test_where_it_cannot_be_written(tmp_path: Path) -> None:
    """A folder that is not there is one sentence."""
    with pytest.raises(RecordingError, match="Cannot write"):
        write_recording(recording_of_chance(5, [True]), tmp_path / "nowhere" / "set.landmarks")


@pytest.mark.parametrize(
    ("times_s", "sentence"),
    [
        ([0.0, 0.0], "does not rise"),
        ([1.0, 0.5], "does not rise"),
        ([0.0, float("nan")], "does not rise"),
        ([], "1 to 200000"),
    ],
)
def test_times_rise(times_s: list[float], sentence: str) -> None:
    """A recording in which time stands still or goes back is none."""
    with pytest.raises(RecordingError, match=sentence):
        Recording(16, 9, 30.0, tuple(RecordedFrame(at_s, 100, None) for at_s in times_s))


@pytest.mark.parametrize("times_s", [[0.0, 1e-8], [0.0, 1e7], [float("inf")], [float("nan")], [-1.0]])
def test_times_that_a_file_cannot_hold(times_s: list[float]) -> None:
    """Too near, too far, before the beginning or no time at all: refused when it is written."""
    recording = Recording(16, 9, 30.0, tuple(RecordedFrame(at_s, 100, None) for at_s in times_s))
    with pytest.raises(RecordingError, match="correct their times"):
        encode(recording)
