"""Spreads work over processes: each takes the next job when it has done one, and keeps what it has set up."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import Any, TypeAlias, TypeVar

from mirror.base.errors import MirrorError

__all__ = ["Work", "spread"]

Job = TypeVar("Job")
Result = TypeVar("Result")

Work: TypeAlias = Callable[[Iterable[Job]], Iterator[Result]]
"""Yields a result for each job, in turn, as soon as it took it."""

Pipe: TypeAlias = Any
"""One end of a pipe between processes; its class is another one on each system."""


def spread(work: Work[Job, Result], jobs: Sequence[Job], processes: int) -> Iterator[tuple[int, Result]]:
    """The result of every job with the job's place in the row, in the order in which they are done.

    Args:
        work: can be pickled; each process calls it once, so it may load a model and keep it.
        jobs: can be pickled.
        processes: how many; with one, all is done in this one.

    Raises:
        MirrorError: what a process raised as such; or a process ended before its job was done.
    """
    processes = min(processes, len(jobs))
    if processes <= 1:
        yield from enumerate(work(jobs))
        return
    context = get_context("spawn")
    waiting = iter(enumerate(jobs))
    at_work: dict[Pipe, int] = {}
    with ExitStack() as stack:
        for _ in range(processes):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(work, theirs), daemon=True)
            process.start()
            theirs.close()
            stack.callback(process.join)
            stack.callback(ours.close)
            _give(ours, waiting, at_work)
        while at_work:
            for ready in wait(list(at_work)):
                place, result = at_work.pop(ready), _taken(ready)
                _give(ready, waiting, at_work)
                yield place, result


def _give(connection: Pipe, waiting: Iterator[tuple[int, Job]], at_work: dict[Pipe, int]) -> None:
    """The next job for a process, or none: then it ends."""
    place, job = next(waiting, (None, None))
    try:
        connection.send(None if place is None else (job,))
    except OSError as error:
        raise _ended_early() from error
    if place is not None:
        at_work[connection] = place


def _taken(connection: Pipe) -> Any:
    try:
        result = connection.recv()
    except (EOFError, OSError) as error:
        raise _ended_early() from error
    if isinstance(result, MirrorError):
        raise result
    return result


def _ended_early() -> MirrorError:
    return MirrorError("A process of the evaluation ended too early: run it with --jobs 1 to see why.")


def _serve(work: Work[Job, Result], connection: Pipe) -> None:
    """What a process does: job after job until there is none; this one's end of the pipe closes with it."""

    def jobs() -> Iterator[Job]:
        while (given := connection.recv()) is not None:
            yield given[0]

    try:
        for result in work(jobs()):
            connection.send(result)
    except MirrorError as error:
        connection.send(error)
    except (EOFError, KeyboardInterrupt):
        return
