"""Each caption stands for as long as it takes to read, in the order in which they are said."""

import pytest

from mirror.overlay.caption_queue import LEAST_S, CaptionQueue, glance_s, reading_s
from mirror.overlay.captions import Caption
from mirror.overlay.marks import Mark

GO = Caption("Go a little deeper", "Shallow squat", Mark.FAULTY, about="Go a little deeper")
HOLD = Caption("Keep your elbows at your sides", "Elbows drift", Mark.FAULTY)
ROUND = Caption("Chest up", "Back rounds", Mark.FAULTY, safety=True)


def test_a_caption_stays_long_enough() -> None:
    """It stands for its reading time and goes then."""
    queue = CaptionQueue()
    queue.update([GO], 10.0)

    assert queue.update([], 10.0 + reading_s(GO) - 0.01) == GO
    assert queue.update([], 10.0 + reading_s(GO) + 0.01) is None


def test_captions_wait_their_turn() -> None:
    """Each after the one before it had the time of a glance; none is left out."""
    queue, third = CaptionQueue(), Caption("Last one")
    queue.update([GO], 10.0)
    after_first, after_second = 10.0 + glance_s(GO), 10.0 + glance_s(GO) + glance_s(HOLD)

    assert queue.update([HOLD, third], 10.1) == GO
    assert queue.update([], after_first + 0.01) == HOLD
    assert queue.update([], after_second - 0.01) == HOLD
    assert queue.update([], after_second + 0.02) == third


def test_a_risk_of_harm_waits_for_nothing() -> None:
    """It takes the place of what stands, and of what waits."""
    queue = CaptionQueue()
    queue.update([GO, HOLD], 10.0)

    assert queue.update([ROUND], 10.1) == ROUND
    assert queue.update([], 10.1 + reading_s(ROUND) + 0.01) is None


@pytest.mark.parametrize("again", [GO, Caption("Lower", "Shallow squat", Mark.FAULTY, about=GO.about)])
def test_the_same_again_stays_longer(again: Caption) -> None:
    """It begins anew instead of coming twice, maybe in other words."""
    queue = CaptionQueue()
    queue.update([GO], 10.0)

    assert queue.update([again], 11.0) == again
    assert queue.update([], 11.0 + reading_s(again) - 0.01) == again
    assert queue.update([], 11.0 + reading_s(again) + 0.01) is None


@pytest.mark.parametrize(
    ("told", "ended", "stays"),
    [
        (Mark.NOT_COUNTED, Mark.GOOD, False),
        (Mark.NOT_COUNTED, Mark.FAULTY, False),
        (Mark.NOT_COUNTED, Mark.NOT_COUNTED, True),
        (Mark.FAULTY, Mark.GOOD, False),
        (Mark.FAULTY, Mark.FAULTY, True),
        (None, Mark.GOOD, True),
    ],
)
def test_a_rep_takes_away_what_it_contradicts(told: Mark | None, ended: Mark, stays: bool) -> None:
    """Nothing says "Not counted" beside a rep that counted for longer than it takes to read."""
    queue, caption = CaptionQueue(), Caption("Words", "Label", told)
    queue.update([caption], 10.0)
    queue.outdate(ended)

    assert queue.update([], 10.0 + LEAST_S - 0.1) == caption
    assert (queue.update([], 10.0 + LEAST_S + 0.1) == caption) is stays


def test_what_waits_is_outdated_too() -> None:
    """A fault that was not shown yet when a good rep ended is never shown."""
    queue = CaptionQueue()
    queue.update([Caption("Set done"), GO], 10.0)
    queue.outdate(Mark.GOOD)

    assert queue.update([], 20.0) is None


def test_too_many_are_not_told_late() -> None:
    """Of many at once the newest three follow the one that stands."""
    queue = CaptionQueue()
    queue.update([Caption(str(number)) for number in range(9)], 10.0)
    seen = [queue.update([], 10.0 + step * 0.1) for step in range(120)]

    assert list(dict.fromkeys(caption.words for caption in seen if caption)) == ["6", "7", "8"]


def test_cleared_is_gone() -> None:
    """Another set: nothing stands and nothing waits."""
    queue = CaptionQueue()
    queue.update([GO, HOLD], 10.0)
    queue.clear()

    assert queue.update([], 10.1) is None


@pytest.mark.parametrize(("words", "least_s"), [("Up", 2.5), ("x" * 34, 5.0), ("x" * 85, 11.0)])
def test_longer_words_stay_longer(words: str, least_s: float) -> None:
    """Eight and a half letters a second, two and a half seconds at least."""
    assert reading_s(Caption(words)) == pytest.approx(least_s)
