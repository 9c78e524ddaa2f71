"""`mirror bench voice`: cues said on a machine at rest, on a busy one, after a picture, and for an hour."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from rich.console import Console

from mirror.commands.bench_voice.athlete_run import athlete_clip
from mirror.commands.bench_voice.null_sink import NullSink
from mirror.commands.bench_voice.session import Extent, Session
from mirror.commands.bench_voice.studio import Studio, device_there
from mirror.commands.bench_voice.voice_bench import VoiceBench, print_bench
from mirror.commands.model import model_with_progress
from mirror.exercise.library import Library
from mirror.pose.model_file import ModelVariant
from mirror.sound.echo.measure import measure_echo

__all__ = ["bench_voice"]


def bench_voice(extent: Extent, *, as_json: bool) -> int:
    """Measure and print; exit code 0 whatever the figures are, because machines are noisy.

    Raises:
        MirrorError: there is no sound device and no PulseAudio, no voice, or no pose model.
    """
    model = model_with_progress(ModelVariant.FULL)
    with Console(stderr=True).status("Opening the voice...") as status:
        bench = _measured(extent, model, status.update)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(bench), indent=2).decode() + "\n")
    else:
        print_bench(bench, Console())
    return 0


def _measured(extent: Extent, model: Path, told: Callable[[str], None]) -> VoiceBench:
    """Open a sound device if there is none, and everything that speaks, and measure."""
    library = Library.shipped()
    exercise = library.find("squat")
    with ExitStack() as stack:
        device = "" if device_there() else stack.enter_context(NullSink()).label
        clip = None
        if extent.watch:
            told("Drawing the virtual athlete...")
            clip = athlete_clip(exercise, Path(stack.enter_context(TemporaryDirectory())))
        told("Opening the voice...")
        studio = stack.enter_context(Studio(exercise, library))
        session = Session(studio, extent, told)
        session.say_at_rest()
        session.say_busy()
        session.say_sentences()
        if clip is not None:
            session.watch(exercise, clip, model)
        session.last()
        told("Measuring the echo...")
        return session.bench(device or studio.sound.label, measure_echo())
