"""The steady speaker: opened again when it is lost, looked for when there is none, and closed in time."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from mirror.base.errors import VoiceError
from mirror.devices.speaker import Speaker
from mirror.devices.steady_speaker import SteadySpeaker

WAIT_S = 20.0


class Box:
    """A speaker that a test can unplug, and that may refuse to close."""

    rate_hz = 48_000
    underruns = 3

    def __init__(self, label: str, let_go: Event) -> None:
        self.label = label
        self.lost = False
        self.closed = Event()
        self._let_go = let_go

    @property
    def live(self) -> bool:
        """Whether it plays."""
        return not self.lost

    def close(self) -> None:
        """Wait for as long as a frozen device makes one wait."""
        self._let_go.wait(WAIT_S)
        self.closed.set()


class Shelf:
    """Opens boxes in turn: a name is a box, None a moment without any device."""

    def __init__(self, *names: str | None) -> None:
        self.names = list(names)
        self.boxes: list[Box] = []
        self.let_go = Event()
        self.let_go.set()
        self.closed = Event()
        self.notice: str | None = None
        self.told_lost = 0
        self.better = False

    def lost(self) -> None:
        """Told once for each that stopped by itself."""
        self.told_lost += 1

    def returned(self) -> bool:
        """Whether a better one is there."""
        better, self.better = self.better, False
        return better

    def open(self) -> Speaker:
        """The next box."""
        name = self.names.pop(0) if self.names else "last"
        if name is None:
            raise VoiceError("No sound device: plug one in.")
        if name == "broken":
            raise OSError("a driver that fails as none was foreseen to")
        self.boxes.append(Box(name, self.let_go))
        return self.boxes[-1]

    def close(self) -> None:
        """Told once, at the end."""
        self.closed.set()


Steady = Callable[[Shelf], SteadySpeaker]


@pytest.fixture
def looked() -> Event:
    """Set with every look of the speaker's thread."""
    return Event()


@pytest.fixture
def steady(looked: Event) -> Iterator[Steady]:
    """Make a steady speaker; it is closed after the test, twice."""
    made: list[SteadySpeaker] = []

    def make(shelf: Shelf) -> SteadySpeaker:
        made.append(SteadySpeaker(shelf, lambda _: looked.set()))
        made[-1].start()
        return made[-1]

    yield make
    for speaker in made:
        speaker.close()
        speaker.close()
        assert not speaker.live


def wait(condition: Callable[[], object]) -> None:
    """Wait until something is true; fail when it never is."""
    for _ in range(round(WAIT_S / 0.01)):
        if condition():
            return
        Event().wait(0.01)
    pytest.fail("what was waited for did not happen")


def test_it_plays(steady: Steady) -> None:
    """A device that is there is opened, without a word of trouble."""
    speaker = steady(Shelf("desk"))
    wait(lambda: speaker.live)
    assert (speaker.label, speaker.trouble, speaker.underruns) == ("desk", None, 3)


def test_a_lost_device_is_replaced(steady: Steady) -> None:
    """Its successor plays, the lost one is closed, and what was counted stays counted."""
    shelf = Shelf("usb", "desk")
    speaker = steady(shelf)
    wait(lambda: speaker.live)
    shelf.boxes[0].lost = True
    wait(lambda: speaker.label == "desk" and speaker.trouble is None)
    assert shelf.boxes[0].closed.is_set()
    assert speaker.underruns == 6
    assert shelf.told_lost == 1


def test_it_goes_back_to_the_one_that_was_asked_for(steady: Steady) -> None:
    """While another stands in a notice says so; when the first is back it plays, and nothing was lost."""
    shelf = Shelf("desk", "usb")
    shelf.notice = "desk stands in"
    speaker = steady(shelf)
    wait(lambda: speaker.live)
    assert speaker.notice == "desk stands in"
    shelf.notice, shelf.better = None, True
    wait(lambda: speaker.label == "usb")
    assert shelf.boxes[0].closed.is_set()
    assert (speaker.trouble, shelf.told_lost) == (None, 0)
    wait(lambda: speaker.notice is None)


def test_it_tells_that_it_does_not_hang(steady: Steady, looked: Event) -> None:
    """It looks again and again, with a device and without."""
    speaker = steady(Shelf(None, "late"))
    for _ in range(3):
        looked.clear()
        assert looked.wait(WAIT_S)
    wait(lambda: speaker.live)
    looked.clear()
    assert looked.wait(WAIT_S)


@pytest.mark.parametrize("at_first", [None, "broken"])
def test_without_a_device_it_says_so_and_goes_on_looking(steady: Steady, at_first: str | None) -> None:
    """The trouble is a sentence; the device that comes later is opened."""
    speaker = steady(Shelf(at_first, "late"))
    wait(lambda: speaker.trouble)
    assert str(speaker.trouble).endswith(".")
    wait(lambda: speaker.live and speaker.trouble is None)
    assert speaker.label == "late"


def test_a_device_that_freezes_does_not_keep_the_mirror(steady: Steady) -> None:
    """Trouble is told although the device does not close, and `close` returns before it does."""
    shelf = Shelf("frozen", "next")
    shelf.let_go.clear()
    speaker = steady(shelf)
    wait(lambda: speaker.live)
    shelf.boxes[0].lost = True
    wait(lambda: speaker.trouble is not None)
    speaker.close()
    assert not shelf.boxes[0].closed.is_set()
    assert not shelf.closed.is_set()
    shelf.let_go.set()
    assert shelf.closed.wait(WAIT_S)


def test_closing_lets_everything_go(steady: Steady) -> None:
    """The device and the library are closed."""
    shelf = Shelf("desk")
    speaker = steady(shelf)
    wait(lambda: speaker.live)
    speaker.close()
    assert shelf.boxes[0].closed.is_set()
    assert shelf.closed.is_set()
