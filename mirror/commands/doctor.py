"""`mirror doctor`: what this machine has and what it lacks, before a session or for a bug report."""

import json
from dataclasses import asdict

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mirror import __version__
from mirror.commands.examination.examine import examine
from mirror.commands.examination.report import Check, Report, Verdict

__all__ = ["doctor"]

COLOURS = {Verdict.OK: "green", Verdict.WARNING: "yellow", Verdict.FAILURE: "bold red"}


def doctor(as_json: bool = False) -> int:
    """Examine the machine and print what was found; the exit code is 1 when the mirror cannot run."""
    with Console(stderr=True).status("Looking at this machine...") as status:
        report = examine(told=lambda name: status.update(f"Looking at: {name}"))
    if as_json:
        print(json.dumps(_as_data(report), indent=2))
    else:
        _show(report, Console())
    return 0 if report.can_run else 1


def _as_data(report: Report) -> dict[str, object]:
    checks = [asdict(check) | {"facts": dict(check.facts)} for check in report.checks]
    return {"mirror": __version__, "can_run": report.can_run, "checks": checks}


def _show(report: Report, console: Console) -> None:
    """A line for each check, what to do about it below, and the answer at the end."""
    lines = Table.grid(padding=(0, 2))
    lines.add_column(no_wrap=True)
    lines.add_column(no_wrap=True, style="bold")
    lines.add_column(overflow="fold")
    for check in report.checks:
        lines.add_row(Text(check.verdict, COLOURS[check.verdict]), check.name, _words(check))
    console.print(Padding(lines, (1, 0, 1, 1)))
    console.print(Padding(_answer(report), (0, 0, 1, 1)))


def _words(check: Check) -> Text:
    words = Text(check.detail)
    if check.advice:
        words.append(f"\n{check.advice}", COLOURS[check.verdict])
    return words


def _answer(report: Report) -> Text:
    """The whole report in one line."""
    lacking = ", ".join(check.name for check in report.checks if check.verdict is Verdict.WARNING)
    if not report.can_run:
        failed = ", ".join(check.name for check in report.checks if check.verdict is Verdict.FAILURE)
        return Text(f"The mirror cannot run here: {failed}.", COLOURS[Verdict.FAILURE])
    if lacking:
        return Text(f"The mirror runs here, with something to better: {lacking}.", COLOURS[Verdict.WARNING])
    return Text("The mirror runs here, and nothing is lacking.", COLOURS[Verdict.OK])
