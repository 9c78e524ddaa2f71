"""Runs every check, each on a thread of its own with a time limit, so that none can spoil the report."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from queue import Empty, SimpleQueue
from threading import Thread

from mirror.commands.examination.report import Check, Report, Verdict

__all__ = ["CHECKS", "Examiner", "examine"]

log = logging.getLogger(__name__)

PATIENCE_S = 30.0
"""A driver that has not answered by then will not; fetching the model has no limit."""


@dataclass(frozen=True, slots=True)
class Examiner:
    """One check, and where to find it: it is imported when it runs, because it may lack a library."""

    name: str
    module: str
    function: str
    vital: bool = False
    """Whether the mirror cannot run when the check itself breaks down."""

    def __call__(self) -> Check:
        """Run the check."""
        check: Callable[[], Check] = getattr(import_module(self.module), self.function)
        return check()


_HERE = "mirror.commands.examination"
VERSIONS = Examiner("versions", f"{_HERE}.versions", "check_versions", vital=True)
CAMERAS = Examiner("cameras", f"{_HERE}.cameras", "check_cameras")
MODEL = Examiner("model", f"{_HERE}.model", "check_model", vital=True)
CPU = Examiner("cpu", f"{_HERE}.budget", "check_budget", vital=True)
DISPLAY = Examiner("display", f"{_HERE}.display", "check_display")
SPEAKER = Examiner("speaker", f"{_HERE}.sound", "check_speaker")
MICROPHONE = Examiner("microphone", f"{_HERE}.sound", "check_microphone")
VOICES = Examiner("voices", f"{_HERE}.voices", "check_voices")
ECHO = Examiner("echo canceller", f"{_HERE}.echo", "check_echo")
DISK = Examiner("disk", f"{_HERE}.disk", "check_disk")

CHECKS = (VERSIONS, CAMERAS, MODEL, CPU, DISPLAY, SPEAKER, MICROPHONE, VOICES, ECHO, DISK)
"""Every check, in the order of a frame's path."""


def examine(
    checks: tuple[Examiner, ...] = CHECKS,
    told: Callable[[str], None] = lambda _name: None,
    patience_s: float = PATIENCE_S,
) -> Report:
    """Run the checks side by side, but the model's before and the processor's after them, alone.

    Args:
        checks: what to look at.
        told: called with a check's name when it is waited for.
        patience_s: how long to wait for each.
    """
    first = tuple(each for each in checks if each == MODEL)
    last = tuple(each for each in checks if each == CPU)
    between = tuple(each for each in checks if each not in first + last)
    found: dict[str, Check] = {}
    for group, limit_s in ((first, None), (between, patience_s), (last, patience_s)):
        waits = [(each, _started(each)) for each in group]
        for each, answers in waits:
            told(each.name)
            found[each.name] = _answer(each, answers, limit_s)
    return Report(tuple(found[each.name] for each in checks))


def _started(examiner: Examiner) -> SimpleQueue[Check]:
    """Run a check on a thread that may hang without keeping anybody; its answer comes through the queue."""
    answers: SimpleQueue[Check] = SimpleQueue()

    def run() -> None:
        try:
            answers.put(examiner())
        except Exception as error:  # the top of a thread: whatever broke is the finding
            log.info("the check of %s broke down", examiner.name, exc_info=True)
            answers.put(_broken(examiner, f"{type(error).__name__}: {error}"))

    Thread(target=run, name=f"check {examiner.name}", daemon=True).start()
    return answers


def _answer(examiner: Examiner, answers: SimpleQueue[Check], limit_s: float | None) -> Check:
    try:
        return answers.get(timeout=limit_s)
    except Empty:
        return _broken(examiner, f"no answer in {limit_s:g} s")


def _broken(examiner: Examiner, reason: str) -> Check:
    verdict = Verdict.FAILURE if examiner.vital else Verdict.WARNING
    advice = "install it anew with make clean run, and send this report if that does not help"
    return Check(examiner.name, verdict, reason, advice)
