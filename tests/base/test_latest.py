"""The mailbox in which the newest wins."""

from threading import Thread
from time import monotonic

from mirror.base.latest import Latest


def test_the_newest_value_wins() -> None:
    """What was not taken is replaced and counted as dropped."""
    box: Latest[int] = Latest()
    for value in (1, 2, 3):
        box.put(value)

    assert box.take_now() == 3
    assert box.dropped == 2


def test_a_value_is_taken_once() -> None:
    """After it was taken the slot is empty."""
    box: Latest[str] = Latest()
    box.put("frame")

    assert (box.take(0.0), box.take(0.0), box.take_now()) == ("frame", None, None)


def test_take_waits_for_another_thread() -> None:
    """A waiting thread wakes when a value comes."""
    box: Latest[int] = Latest()
    thread = Thread(target=box.put, args=(7,))
    thread.start()

    assert box.take(timeout_s=30.0) == 7
    thread.join()


def test_closing_wakes_who_waits() -> None:
    """Nobody sleeps through the end; a value left behind can still be taken, a later one is refused."""
    box: Latest[int] = Latest()
    box.put(1)
    box.close()
    box.put(2)
    started_s = monotonic()

    assert (box.take(60.0), box.take(60.0)) == (1, None)
    assert box.closed
    assert monotonic() - started_s < 30.0
