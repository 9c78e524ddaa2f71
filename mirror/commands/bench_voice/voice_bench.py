"""The figures of `mirror bench voice`, and how a person reads them."""

from collections.abc import Iterator

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mirror.commands.bench_voice.long_run import LongRun

__all__ = ["HEARD_MS", "SEEN_MS", "VoiceBench", "print_bench"]

HEARD_MS = 60.0
"""Budget from a cue decided to its first sample at the sound device, p95 (ARCHITECTURE.md, budgets)."""
SEEN_MS = 120.0
"""Budget from the picture that decides a cue to its first sample at the sound device, p95."""
ECHO_DB = 30.0
"""The least by which the echo canceller lowers the mirror's own voice where nobody else speaks."""
NEAR_DB = 3.0
"""The most by which it changes the athlete's voice where both speak."""


class VoiceBench(msgspec.Struct, frozen=True):
    """The figures, as `--json` writes them; None for what could not be measured here."""

    device: str
    recorded: bool
    """Whether the times are those of a recording of the device; otherwise they are the voice's own."""
    cues: int
    """Heard, of all kinds."""
    lost: int
    """Cues that were asked for and not heard."""
    decided_to_heard_ms_p50: float | None
    decided_to_heard_ms_p95: float | None
    decided_to_heard_busy_ms_p50: float | None
    decided_to_heard_busy_ms_p95: float | None
    captured_to_heard_ms_p50: float | None
    captured_to_heard_ms_p95: float | None
    captured_to_decided_ms_p50: float | None
    """The part of it until the engine has decided: the rest is the voice's."""
    captured_cues: int
    """Of the virtual athlete."""
    free_text_to_heard_ms_p50: float | None
    free_text_to_heard_ms_p95: float | None
    told_to_device_ms_p95: float | None
    """By how much the recording differs from what the voice tells, either way."""
    echo_return_loss_enhancement_db: float | None
    near_level_change_db: float | None
    callback_underruns: int
    callback_underruns_busy: int
    memory_growth_mb: float | None
    """Over the long run, or between the first and the last of these measurements."""
    long_run: LongRun | None = None


def print_bench(bench: VoiceBench, console: Console) -> None:
    """A line for each figure, with its budget where it has one."""
    clock = (
        "recorded at its monitor" if bench.recorded else "by the voice's own clock, for it cannot be recorded"
    )
    console.print(Padding(Text(f"{bench.device}, {clock}", "dim"), (1, 1, 1, 1)), soft_wrap=True)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("", "p50", "p95", "budget", ""):
        table.add_column(heading, justify="left" if not heading else "right", no_wrap=True)
    for name, p50, p95, budget in _latencies(bench):
        table.add_row(name, _ms(p50), _ms(p95), _ms(budget), _verdict(p95, budget))
    console.print(Padding(table, (0, 1)))
    for line in _sentences(bench):
        console.print(Padding(Text(line), (0, 1)), soft_wrap=True)
    console.print()


def _latencies(bench: VoiceBench) -> Iterator[tuple[str, float | None, float | None, float | None]]:
    yield "decided to heard", bench.decided_to_heard_ms_p50, bench.decided_to_heard_ms_p95, HEARD_MS
    busy = (bench.decided_to_heard_busy_ms_p50, bench.decided_to_heard_busy_ms_p95)
    yield "  every core busy", *busy, HEARD_MS
    yield "picture to heard", bench.captured_to_heard_ms_p50, bench.captured_to_heard_ms_p95, SEEN_MS
    yield "  until decided", bench.captured_to_decided_ms_p50, None, None
    yield "a coach's own words", bench.free_text_to_heard_ms_p50, bench.free_text_to_heard_ms_p95, None


def _sentences(bench: VoiceBench) -> Iterator[str]:
    lost = f", {bench.lost} not heard" if bench.lost else ""
    yield f"{bench.cues} cues{lost}; the speaker ran dry {bench.callback_underruns} times, and"
    yield f"{bench.callback_underruns_busy} times with every core busy."
    if bench.echo_return_loss_enhancement_db is not None:
        yield f"Echo: {bench.echo_return_loss_enhancement_db:.0f} dB less (wanted: {ECHO_DB:.0f});"
    if bench.near_level_change_db is not None:
        change = f"{bench.near_level_change_db:+.1f} dB while both speak (at most {NEAR_DB:.0f})"
        yield f"the athlete's voice {change}."
    if bench.long_run is not None:
        run = bench.long_run
        yield f"{run.minutes:g} minutes, {run.cues} cues, {run.lost} not heard, {run.underruns} underruns:"
        yield f"p95 {_ms(run.heard_ms_p95)}, drift {run.drift_ms} ms, memory {run.memory_growth_mb:+.1f} MiB."


def _ms(value: float | None) -> str:
    return "" if value is None else f"{value:.0f} ms"


def _verdict(value: float | None, budget: float | None) -> Text:
    if value is None or budget is None:
        return Text("")
    return Text("within", "green") if value <= budget else Text("over", "yellow")
