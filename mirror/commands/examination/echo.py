"""Check: the echo canceller, and what it costs."""

from time import thread_time

import numpy as np

from mirror.base.errors import VoiceError
from mirror.commands.examination.report import Check, Verdict
from mirror.sound.echo.canceller import EchoCanceller
from mirror.sound.sound_system import FRAME_S, FRAME_SAMPLES

__all__ = ["check_echo"]

FRAMES = 200
"""Two seconds of sound."""


def check_echo() -> Check:
    """Without it the microphone stays off, which is a warning."""
    try:
        canceller = EchoCanceller()
    except VoiceError as error:
        return Check("echo canceller", Verdict.WARNING, "none", str(error), {"cpu_percent": None})
    silence = np.zeros(FRAME_SAMPLES, np.int16)
    began_s = thread_time()
    for frame in range(FRAMES):
        canceller.played(silence, frame * FRAME_S)
        canceller.heard(silence, frame * FRAME_S)
    percent = (thread_time() - began_s) / (FRAMES * FRAME_S) * 100.0
    detail = f"WebRTC's audio processing, {percent:.0f} % of a core while somebody listens"
    return Check("echo canceller", Verdict.OK, detail, "", {"cpu_percent": round(percent, 1)})
