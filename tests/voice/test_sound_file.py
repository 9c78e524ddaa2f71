"""Sound files of every speech engine: WAV and AIFF, and whatever else lies in their place."""

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.voice.sound_file import SoundFileError, read_sound_file

SAMPLES = (0, 1, -1, 32_767, -32_768, 258)


def wav(channels: int = 1, width: int = 2, samples: tuple[int, ...] = SAMPLES) -> bytes:
    """A WAV file in which every channel after the first is silent."""
    frames = b"".join(
        sample.to_bytes(width, "little", signed=True) + bytes(width) * (channels - 1) for sample in samples
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(22_050)
        out.writeframes(frames)
    return file.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of an AIFF file, padded to an even length."""
    return struct.pack(">4sI", name, len(data)) + data + bytes(len(data) % 2)


def aiff(kind: bytes = b"NONE", order: str = ">", bits: int = 16) -> bytes:
    """An AIFF-C file as macOS writes it; 0x400D AC44... is 22050 as an 80-bit number."""
    rate = struct.pack(">HQ", 16383 + 14, 22_050 << (63 - 14))
    common = struct.pack(">hIh", 1, len(SAMPLES), bits) + rate + kind + b"\x00\x00"
    sound = struct.pack(">II", 0, 0) + struct.pack(f"{order}{len(SAMPLES)}h", *SAMPLES)
    body = b"AIFC" + chunk(b"FVER", b"\xa2\x80\x51\x40") + chunk(b"COMM", common) + chunk(b"SSND", sound)
    return b"FORM" + struct.pack(">I", len(body)) + body


FILES = {
    "WAV": wav(),
    "WAV in stereo": wav(channels=2),
    "AIFF": aiff(),
    "AIFF-C, big-endian": aiff(b"twos"),
    "AIFF-C, little-endian": aiff(b"sowt", "<"),
}


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_first_channel_and_rate(file: bytes) -> None:
    """Each kind of file gives the same samples."""
    assert read_sound_file(file) == (22_050, struct.pack("<6h", *SAMPLES))


BROKEN = {
    "empty": b"",
    "text": b"Audio saved to /tmp/phrase",
    "8-bit WAV": wav(width=1, samples=()),
    "WAV without samples": wav(samples=()),
    "cut WAV": wav()[:20],
    "compressed AIFF": aiff(b"ima4"),
    "24-bit AIFF": aiff(bits=24),
    "cut AIFF": aiff()[:30],
    "AIFF at an infinite rate": aiff().replace(struct.pack(">H", 16383 + 14), b"\x7f\xff"),
}


@pytest.mark.parametrize("file", BROKEN.values(), ids=BROKEN)
def test_what_is_no_sound_is_told(file: bytes) -> None:
    """One kind of error, whatever the bytes are."""
    with pytest.raises(SoundFileError):
        read_sound_file(file)


@given(at=st.integers(0, 200), junk=st.binary(max_size=20), base=st.sampled_from(list(FILES.values())))
def test_damaged_files_never_do_worse_than_fail(at: int, junk: bytes, base: bytes) -> None:
    """A file with bytes overwritten anywhere is read or refused."""
    damaged = base[:at] + junk + base[at + len(junk) :]
    try:
        rate_hz, pcm = read_sound_file(damaged)
    except SoundFileError:
        return
    assert rate_hz >= 0
    assert len(pcm) % 2 == 0
