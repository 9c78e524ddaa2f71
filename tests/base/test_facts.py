"""Facts reach who listens, and nobody else."""

from dataclasses import dataclass

from mirror.base.facts import Fact, Facts


@dataclass(frozen=True, slots=True)
class DoorOpened(Fact):
    """A fact of this test's own."""

    door: int


def test_every_subscriber_hears_every_fact_in_order() -> None:
    """Two listeners get the same facts."""
    facts, one, two = Facts(), list[Fact](), list[Fact]()
    facts.subscribe(one.append)
    facts.subscribe(two.append)
    facts.publish(DoorOpened(1))
    facts.publish(DoorOpened(2))

    assert one == two == [DoorOpened(1), DoorOpened(2)]


def test_a_subscriber_that_left_hears_no_more() -> None:
    """Leaving twice is no error, and may happen inside a call."""
    facts, heard = Facts(), list[Fact]()
    leave = facts.subscribe(heard.append)
    facts.subscribe(lambda _fact: leave())
    facts.publish(DoorOpened(1))
    facts.publish(DoorOpened(2))
    leave()

    assert heard == [DoorOpened(1)]
