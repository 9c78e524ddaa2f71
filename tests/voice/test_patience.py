"""Patience: at once after the first failure, later and later after more, and never for ever."""

import pytest

from mirror.voice.patience import Patience


class Watch:
    """A clock that is set by hand."""

    now_s = 100.0

    def __call__(self) -> float:
        """Monotonic seconds."""
        return self.now_s


@pytest.mark.parametrize(
    ("failures", "wait_s"), [(0, 0), (1, 0), (2, 0.5), (3, 1), (4, 2), (5, 4), (8, 30), (5_000, 30)]
)
def test_waits_grow_up_to_half_a_minute(failures: int, wait_s: float) -> None:
    """The wait after so many failures in a row."""
    patience = Patience(Watch())
    for _ in range(failures):
        patience.failed()
    assert patience.left_s == wait_s


def test_a_wait_passes() -> None:
    """Time goes by, and it may be tried again."""
    watch = Watch()
    patience = Patience(watch)
    patience.failed()
    patience.failed()
    watch.now_s += 0.4
    assert patience.left_s == pytest.approx(0.1)
    watch.now_s += 0.4
    assert patience.left_s == 0


def test_success_forgets_failures() -> None:
    """After it worked, the next failure is a first one."""
    patience = Patience(Watch())
    for _ in range(6):
        patience.failed()
    patience.worked()
    assert patience.left_s == 0
    patience.failed()
    assert patience.left_s == 0
