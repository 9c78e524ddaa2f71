"""Music: any file, again and again, never waited for, and a broken one is a sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from sound_server import Until

from mirror.sound.music import Music
from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ

Open = Callable[[Path], Music]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Open music; it is closed after the test."""
    music: list[Music] = []

    def open_it(path: Path) -> Music:
        music.append(Music(path))
        return music[-1]

    yield open_it
    for one in music:
        one.close()
        one._thread.join()


def write(path: Path, codec: str, rate_hz: int, layout: str = "stereo", seconds: float = 1.0) -> Path:
    """A tone of 500 Hz, on the left only where there are two sides."""
    at_s = np.arange(round(seconds * rate_hz)) / rate_hz
    tone = (0.5 * 32_767 * np.sin(2 * np.pi * 500 * at_s)).astype(np.int16)
    sides = 1 if layout == "mono" else 2
    samples = np.zeros((len(tone), sides), np.int16)
    samples[:, 0] = tone
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate_hz)
        assert isinstance(stream, av.AudioStream)
        stream.layout = layout
        resampler = av.AudioResampler(format=stream.format.name, layout=layout, rate=rate_hz)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), "s16", layout)
        frame.sample_rate = rate_hz
        fifo = av.AudioFifo()
        for one in resampler.resample(frame):
            fifo.write(one)
        size = stream.codec_context.frame_size or 1024
        while (part := fifo.read(size)) or (part := fifo.read(0, partial=True)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def decoded(music: Music) -> int:
    """Samples that wait in whole parts."""
    return sum(map(len, tuple(music._decoded)))


def pulled(music: Music, until: Until, seconds: float) -> Samples:
    """(n, 2): so much of it, waiting where it is not decoded yet."""
    parts: list[Samples] = []
    for _ in range(round(seconds * RATE_HZ / 240)):
        until(lambda: len(music._part) + decoded(music) >= 240)
        part = np.zeros((240, 2), np.float32)
        music.add_to(part)
        parts.append(part)
    return np.concatenate(parts)


def level(heard: Samples) -> float:
    """Of 500 Hz."""
    at_s = np.arange(len(heard)) / RATE_HZ
    return float(2 * abs(np.mean(heard * np.exp(-2j * np.pi * 500 * at_s))))


FILES = {
    "music.wav": ("pcm_s16le", 48_000, "stereo"),
    "old.wav": ("pcm_s16le", 22_050, "mono"),
    "music.flac": ("flac", 44_100, "stereo"),
    "music.mp3": ("libmp3lame", 44_100, "stereo"),
    "music.ogg": ("libopus", 48_000, "stereo"),
    "music.m4a": ("aac", 44_100, "stereo"),
    "hi-res.flac": ("flac", 96_000, "stereo"),
}


@pytest.mark.parametrize("name", FILES)
def test_any_file_any_rate(tmp_path: Path, opened: Open, until: Until, name: str) -> None:
    """The tone has its pitch and level at 48 kHz, each side on its side, and mono is heard on both."""
    codec, rate_hz, layout = FILES[name]
    music = opened(write(tmp_path / name, codec, rate_hz, layout))
    heard = pulled(music, until, 0.8)[RATE_HZ // 10 :]
    full = 0.5 if layout == "stereo" else 0.5 / np.sqrt(2)
    assert level(heard[:, 0]) == pytest.approx(full, rel=0.1)
    assert level(heard[:, 1]) == pytest.approx(full if layout == "mono" else 0.0, abs=0.05)
    assert music.trouble is None


def test_it_begins_again(tmp_path: Path, opened: Open, until: Until) -> None:
    """A file of half a second plays for as long as one wants."""
    music = opened(write(tmp_path / "short.wav", "pcm_s16le", 48_000, seconds=0.5))
    assert level(pulled(music, until, 5.0)[:, 0]) == pytest.approx(0.5, rel=0.05)


def test_it_decodes_no_more_than_is_needed(tmp_path: Path, opened: Open, until: Until) -> None:
    """Of a minute some seconds are kept in memory."""
    music = opened(write(tmp_path / "long.wav", "pcm_s16le", 48_000, seconds=60))
    until(lambda: decoded(music) > 2 * RATE_HZ)
    pulled(music, until, 0.1)
    assert decoded(music) < 4 * RATE_HZ


def test_the_mix_never_waits(tmp_path: Path, opened: Open) -> None:
    """What is not decoded yet is silence at once."""
    music = opened(tmp_path / "none.mp3")
    part = np.zeros((240, 2), np.float32)
    music.add_to(part)
    music.fade_into(part)
    assert not part.any()


BROKEN = {
    "missing": None,
    "empty": b"",
    "text": b"this is no music\n" * 100,
    "noise": bytes(np.random.default_rng(1).integers(0, 256, 20_000, np.uint8)),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_a_sentence(tmp_path: Path, opened: Open, until: Until, kind: str) -> None:
    """It names the file and says what to do; nothing else happens."""
    path = tmp_path / "music.mp3"
    content = BROKEN[kind]
    if content is not None:
        path.write_bytes(content)
    music = opened(path)
    until(lambda: music.trouble is not None)
    assert "music.mp3" in str(music.trouble)
    assert str(music.trouble).endswith(".")


def test_a_file_that_is_cut_off_plays_as_far_as_it_goes(tmp_path: Path, opened: Open, until: Until) -> None:
    """Half of a song is half of a song."""
    path = write(tmp_path / "half.mp3", "libmp3lame", 44_100, seconds=2)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    music = opened(path)
    assert level(pulled(music, until, 0.8)[:, 0]) > 0.4
