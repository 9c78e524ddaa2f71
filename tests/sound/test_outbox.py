"""The outbox: nobody who sends waits, whatever the other end does, and what arrives is whole and in order."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread

import pytest
from sound_server import Until

from mirror.sound.outbox import MOST_KEPT, Outbox


@dataclass
class Pipe:
    """An outbox and the end that reads it."""

    outbox: Outbox
    end: int

    def read(self, count: int) -> bytes:
        """So many bytes; waits for them."""
        read = b""
        while len(read) < count and (part := os.read(self.end, count - len(read))):
            read += part
        return read


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """An outbox into a pipe; both are closed afterwards, whether anybody has read or not."""
    end, begin = os.pipe()
    outbox = Outbox(os.fdopen(begin, "wb", buffering=0))
    yield Pipe(outbox, end)
    outbox.close()
    outbox.close()
    os.close(end)


def test_small_and_large_messages_arrive_in_order(pipe: Pipe) -> None:
    """Far more than a pipe holds, from one thread, while the other end reads late."""
    messages = [bytes([number]) * size for number, size in enumerate((1, 300_000, 5, 70_000, 2))]
    for message in messages:
        pipe.outbox.send(message)
    assert pipe.read(sum(map(len, messages))) == b"".join(messages)


def test_from_many_threads_each_message_is_whole(pipe: Pipe) -> None:
    """Whoever sends at the same moment, no message lies within another."""
    size = 5_000

    def send(number: int) -> None:
        for _ in range(40):
            pipe.outbox.send(bytes([number]) * size)

    threads = [Thread(target=send, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    parts = [pipe.read(size) for _ in range(160)]
    for thread in threads:
        thread.join()
    assert all(len(set(part)) == 1 for part in parts)


def test_an_end_that_does_not_read_costs_messages_only(pipe: Pipe) -> None:
    """Sending returns, and no more is kept than the limit."""
    for _ in range(6):
        pipe.outbox.send(bytes(MOST_KEPT // 4))
    assert sum(map(len, pipe.outbox._kept)) <= MOST_KEPT


def test_an_end_that_is_gone_is_no_error(until: Until) -> None:
    """What is sent afterwards is dropped."""
    end, begin = os.pipe()
    outbox = Outbox(os.fdopen(begin, "wb", buffering=0))
    os.close(end)
    outbox.send(b"hello")
    until(lambda: outbox._closing)
    outbox.send(b"hello")
    outbox.close()
