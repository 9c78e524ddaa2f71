"""Reads what speech engines write: WAV (espeak-ng, Windows) and AIFF (macOS), 16-bit, as mono samples."""

import io
import struct
import wave
from array import array
from collections.abc import Iterator

__all__ = ["SoundFileError", "read_sound_file"]

SIXTEEN_BIT = 2
"""Bytes of a sample."""
REFUSED = (wave.Error, EOFError, RuntimeError)
"""What the module `wave` raises, each for another kind of damage."""


class SoundFileError(Exception):
    """The bytes are no sound that is understood here."""


def read_sound_file(data: bytes) -> tuple[int, bytes]:
    """The rate in hertz, and the first channel as 16-bit signed little-endian samples.

    Raises:
        SoundFileError: it is neither WAV nor AIFF, is not 16-bit, or is empty.
    """
    try:
        rate_hz, channels, pcm = _aiff(data) if data[:4] == b"FORM" else _wav(data)
    except (*REFUSED, struct.error, OverflowError, ValueError, KeyError) as error:
        raise SoundFileError(f"not understood: {error!r}") from error
    frame = SIXTEEN_BIT * channels
    if len(pcm) < frame:
        raise SoundFileError("it is empty")
    samples = array("h", pcm[: len(pcm) // frame * frame])
    return rate_hz, samples[::channels].tobytes()


def _wav(data: bytes) -> tuple[int, int, bytes]:
    with wave.open(io.BytesIO(data), "rb") as file:
        if file.getsampwidth() != SIXTEEN_BIT:
            raise SoundFileError(f"it has {8 * file.getsampwidth()} bits")
        pcm = file.readframes(file.getnframes())
        return file.getframerate(), file.getnchannels(), _little_endian(pcm, "little")


def _aiff(data: bytes) -> tuple[int, int, bytes]:
    """AIFF (Audio Interchange File Format 1.3), and AIFF-C (its draft of 1991) without compression."""
    chunks = dict(_chunks(data))
    common = chunks[b"COMM"]
    channels, _, bits = struct.unpack(">hIh", common[:8])
    if bits != 8 * SIXTEEN_BIT or channels < 1:
        raise SoundFileError(f"it has {bits} bits and {channels} channels")
    compression = common[18:22] or b"NONE"
    order = {b"NONE": "big", b"twos": "big", b"sowt": "little"}[compression]
    offset = struct.unpack(">I", chunks[b"SSND"][:4])[0]
    return _extended(common[8:18]), channels, _little_endian(chunks[b"SSND"][8 + offset :], order)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, length = struct.unpack(">4sI", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _extended(ten: bytes) -> int:
    """An 80-bit IEEE 754 extended number, in which AIFF writes its rate, as a whole number."""
    exponent, mantissa = struct.unpack(">HQ", ten)
    return int(mantissa * 2.0 ** ((exponent & 0x7FFF) - 16383 - 63))


def _little_endian(pcm: bytes, order: str) -> bytes:
    samples = array("h", pcm[: len(pcm) // SIXTEEN_BIT * SIXTEEN_BIT])
    if order == "big":
        samples.byteswap()
    return samples.tobytes()
