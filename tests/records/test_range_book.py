"""The range book: what was written is read again, and no file keeps the mirror from starting."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.base.errors import RecordsError
from mirror.movement.own_range import OwnRange
from mirror.records.range_book import LARGEST_BYTES, RangeBook


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """In a folder that is not there yet, and over what was there."""
    book = RangeBook(tmp_path / "deep" / "ranges.json")
    book.write({"squat": OwnRange(1.2, 8)})
    book.write({"squat": OwnRange(1.3, 12), "push_up": OwnRange(1.0, 3)})

    assert book.read() == {"squat": OwnRange(1.3, 12), "push_up": OwnRange(1.0, 3)}
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["ranges.json"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"ranges": {"squat": {"peak": 1e9, "reps": 3}}}', '{"ranges": {"squat": 1}}', "x" * 300_000],
    ids=["empty", "a list", "an absurd range", "no entry", "too large"],
)
def test_a_file_that_is_wrong_is_left_aside(tmp_path: Path, text: str) -> None:
    """Nothing is known then, and the file is written anew in its turn."""
    path = tmp_path / "ranges.json"
    path.write_text(text, encoding="utf-8")
    book = RangeBook(path)
    assert book.read() == {}

    book.write({"squat": OwnRange(1.2, 8)})
    assert book.read() == {"squat": OwnRange(1.2, 8)}


@given(st.binary(max_size=400))
def test_any_bytes_are_a_file_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Damaged by anything: never an exception."""
    path = tmp_path_factory.mktemp("book") / "ranges.json"
    path.write_bytes(data)

    assert isinstance(RangeBook(path).read(), dict)
    assert len(data) < LARGEST_BYTES


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A folder stands where the file should."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RecordsError, match="cannot be written"):
        RangeBook(tmp_path / "file" / "ranges.json").write({})
