"""A recording as one small file, `.landmarks`: written whole or not at all, read with every limit checked.

A first line names the format; one deflated MessagePack map follows (`Packed`): some 230 bytes a frame. How
exact it is: image positions to 1/20000 of the picture, world positions to 0.05 mm, visibility to 1/510, times
to half a microsecond, true angles to 1/200 degree. A landmark more than 3.27 pictures or metres away is held
there.
"""

import os
import zlib
from pathlib import Path

import msgspec

from mirror.base.errors import RecordingError
from mirror.recording.opening import opened
from mirror.recording.packed import FRAME_BYTES_MOST, DamagedError, Packed, packed, unpacked
from mirror.recording.recording import FRAMES_MOST, Recording

__all__ = ["SUFFIX", "decode", "encode", "read_recording", "write_recording"]

SUFFIX = ".landmarks"
FIRST_LINE = b"form mirror landmarks 1\n"
UNPACKED_MOST = FRAMES_MOST * FRAME_BYTES_MOST
"""Bytes: no file makes the program take more memory for it."""


def encode(recording: Recording) -> bytes:
    """The bytes of a recording's file.

    Raises:
        RecordingError: its times cannot be told apart in microseconds, or it knows too many true angles.
    """
    return FIRST_LINE + zlib.compress(msgspec.msgpack.encode(packed(recording)), 9)


def decode(data: bytes, name: str) -> Recording:
    """The recording that a file's bytes hold; `name` is how an error calls it.

    Raises:
        RecordingError: the bytes are no recording, or a damaged one.
    """
    if not data.startswith(FIRST_LINE):
        raise RecordingError(
            f"{name} is no recording of landmarks: make one with `mirror record CLIP -o FILE`."
        )
    try:
        return unpacked(msgspec.msgpack.decode(_inflated(data[len(FIRST_LINE) :]), type=Packed))
    except (zlib.error, msgspec.DecodeError, DamagedError, RecordingError) as error:
        raise RecordingError(f"{name} is damaged and cannot be read: record it or copy it again.") from error


def read_recording(path: Path) -> Recording:
    """The recording in a file.

    Raises:
        RecordingError: there is no such file, it may not be read, or it is no recording.
    """
    with opened(path, UNPACKED_MOST) as file:
        return decode(file.read(), str(path))


def write_recording(recording: Recording, path: Path) -> None:
    """Write a recording beside its place and move it there, so that no half of one is ever found.

    Raises:
        RecordingError: it cannot be written there.
    """
    data = encode(recording)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise RecordingError(f"Cannot write {path} ({error.strerror}): choose another place.") from error


def _inflated(data: bytes) -> bytes:
    """What was deflated, to its checksum; it stops at the most that a recording may take."""
    inflater = zlib.decompressobj()
    inflated = inflater.decompress(data, UNPACKED_MOST)
    if not inflater.eof or inflater.unused_data:
        raise DamagedError
    return inflated
