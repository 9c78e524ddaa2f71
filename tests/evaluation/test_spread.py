"""Work over processes: every result, in its place, and what goes wrong in one is told in one sentence."""

import os
from collections.abc import Iterable, Iterator

import pytest

from mirror.base.errors import MirrorError, SettingError
from mirror.evaluation.spread import spread


def squares(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    for number in numbers:
        yield os.getpid(), number * number


def refuses_seven(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        if number == 7:
            raise SettingError("Seven is too many: give fewer.")
        yield number


def dies_of_seven(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        if number == 7:
            os._exit(1)
        yield number


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_every_job_is_done_once(processes: int) -> None:
    """More processes than jobs are not started; one is this one."""
    found = dict(spread(squares, [1, 2, 3], processes))

    assert {place: square for place, (_, square) in found.items()} == {0: 1, 1: 4, 2: 9}
    assert (os.getpid() in {process for process, _ in found.values()}) == (processes == 1)


def test_no_job_is_no_work() -> None:
    """Nothing is started."""
    assert list(spread(squares, [], 2)) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_is_the_sentence_that_it_was(processes: int) -> None:
    """Wherever it was raised."""
    with pytest.raises(SettingError, match="Seven is too many"):
        list(spread(refuses_seven, [1, 7, 2], processes))


def test_a_process_that_dies_is_told() -> None:
    """It does not hang."""
    with pytest.raises(MirrorError, match="ended too early"):
        list(spread(dies_of_seven, [1, 7, 2], 2))
