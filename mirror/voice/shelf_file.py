"""A spoken line as a file: read strictly, so that no damaged or foreign file is ever heard."""

import zlib
from typing import Annotated

import msgspec
import numpy as np
from msgspec import Meta, Struct

from mirror.sound.sound import Sound
from mirror.voice.line import Line

__all__ = ["LARGEST", "packed", "unpacked"]

MAGIC = b"FMS1"
CHECK = 4
"""Bytes of the check sum that follows it, over all the rest."""
LARGEST = 4 * 1024 * 1024
"""Bytes of a file: a minute and a half of speech, far above any line."""
LARGEST_SAMPLES = LARGEST
SIXTEEN_BIT_PEAK = 32_768
QUICK = 1
"""zlib's quickest: the differences of samples take 64 % of their 16 bits, in 0.6 ms a phrase and 0.2 ms
back; its default takes 62 % and twice as long. FLAC as FFmpeg writes it takes 78 %, for a phrase is shorter
than its frames, and five times as long."""


class Shelved(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What the file holds."""

    engine: str
    voice: str
    words_per_minute: int
    words: str
    rate_hz: Annotated[int, Meta(ge=8_000, le=192_000)]
    count: Annotated[int, Meta(ge=1, le=LARGEST_SAMPLES)]
    """Samples."""
    differences: bytes
    """From each sample to the next, 16-bit: all low bytes, then all high ones, deflated."""


def packed(line: Line, sound: Sound) -> bytes:
    """The file of a line as it was rendered, exact to 16 bits."""
    samples = np.clip(np.round(sound.samples * SIXTEEN_BIT_PEAK), -SIXTEEN_BIT_PEAK, SIXTEEN_BIT_PEAK - 1)
    differences = np.diff(samples.astype("<i2"), prepend=np.int16(0))
    planes = differences.astype("<i2").view(np.uint8).reshape(-1, 2).T.tobytes()
    manner = line.manner
    shelved = Shelved(
        manner.engine,
        manner.voice,
        manner.words_per_minute,
        line.words,
        sound.rate_hz,
        len(samples),
        zlib.compress(planes, QUICK),
    )
    body = msgspec.msgpack.encode(shelved)
    return MAGIC + _check(body) + body


def unpacked(content: bytes, line: Line) -> Sound | None:
    """The sound of `line`; None when the file is damaged, of another line, or none of ours."""
    body = content[len(MAGIC) + CHECK :]
    if not content.startswith(MAGIC) or content[len(MAGIC) : len(MAGIC) + CHECK] != _check(body):
        return None
    try:
        shelved = msgspec.msgpack.decode(body, type=Shelved)
        planes = _inflated(shelved.differences, 2 * shelved.count)
    except (msgspec.DecodeError, UnicodeDecodeError, zlib.error):
        return None
    if len(planes) != 2 * shelved.count or not _is_of(shelved, line):
        return None
    differences = np.frombuffer(planes, np.uint8).reshape(2, -1).T.copy().view("<i2")[:, 0]
    samples = np.cumsum(differences, dtype=np.int16)
    return Sound(samples.astype(np.float32) / np.float32(SIXTEEN_BIT_PEAK), shelved.rate_hz)


def _is_of(shelved: Shelved, line: Line) -> bool:
    manner = line.manner
    return (shelved.engine, shelved.voice, shelved.words_per_minute, shelved.words) == (
        manner.engine,
        manner.voice,
        manner.words_per_minute,
        line.words,
    )


def _inflated(deflated: bytes, length: int) -> bytes:
    """At most one byte more than the length that was announced, whatever the file would grow to."""
    return zlib.decompressobj().decompress(deflated, length + 1)


def _check(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(CHECK, "big")
