"""Clips that the camera tests make for themselves."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
import pytest

MILLISECOND = Fraction(1, 1000)

ClipWriter: TypeAlias = Callable[[str, Iterable[int]], Path]


@pytest.fixture
def write_clip(tmp_path: Path) -> ClipWriter:
    """Writes a clip of grey frames, 64 x 48 with a white upper left quarter, shown at the given milliseconds.

    Each frame's grey is its number times 8, so that frames can be told apart.
    """

    def write(name: str, shown_ms: Iterable[int]) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w") as container:
            stream = container.add_stream("mpeg4", rate=30)
            stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
            stream.codec_context.time_base = MILLISECOND
            for number, at_ms in enumerate(shown_ms):
                pixels = np.full((48, 64, 3), number * 8 % 200, np.uint8)
                pixels[:24, :32] = 255
                frame = av.VideoFrame.from_ndarray(pixels, format="bgr24")
                frame.pts, frame.time_base = at_ms, MILLISECOND
                container.mux(stream.encode(frame))
            container.mux(stream.encode())
        return path

    return write
