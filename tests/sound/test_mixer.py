"""The mixer: each bus as loud as it is to be, words before music, and nothing ever clips or clicks."""

from pathlib import Path

import numpy as np
import pytest

from mirror.exercise.phases import Tempo
from mirror.sound.metronome import Metronome
from mirror.sound.mixer import MOST_TRACKS, PIECE, Mixer
from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ, Bus
from mirror.sound.track import Track

MS = RATE_HZ // 1000
DELAY = MS
"""Samples by which the limiter looks ahead."""


def steady(level: float, seconds: float = 10.0) -> Track:
    """A sound of one level throughout."""
    return Track(np.full(round(seconds * RATE_HZ), level, np.float32))


def mixed(mixer: Mixer, seconds: float, heard_s: float = 0.0) -> Samples:
    """(n, 2): what goes to the device."""
    return np.concatenate([mixer.mix(heard_s) for _ in range(round(seconds * RATE_HZ / PIECE))])


def test_silence_without_sounds() -> None:
    """Nothing plays: zeros in both channels."""
    assert mixed(Mixer(), 0.1).shape == (4_800, 2)
    assert not mixed(Mixer(), 0.1).any()


@pytest.mark.parametrize("bus", Bus)
@pytest.mark.parametrize("volume", [0.0, 0.25, 1.0])
def test_each_bus_has_a_volume(bus: Bus, volume: float) -> None:
    """What plays on a bus is as loud as the bus, the same on both sides, from the first sample on."""
    mixer = Mixer()
    mixer.set_volume(bus, volume)
    mixed(mixer, 0.1)
    mixer.play(steady(0.5), bus)
    heard = mixed(mixer, 0.1)
    np.testing.assert_allclose(heard[DELAY:], 0.5 * volume, atol=1e-6)
    assert not heard[:DELAY].any()


def test_sounds_add_up() -> None:
    """Two at once are heard together, of one bus or of two."""
    mixer = Mixer()
    mixer.play(steady(0.1), Bus.CUES)
    mixer.play(steady(0.2), Bus.CUES)
    mixer.play(steady(0.3), Bus.COACH)
    mixed(mixer, 0.1)
    behind_the_coach = 10 ** (-18 / 20)
    np.testing.assert_allclose(mixed(mixer, 0.1), 0.3 * behind_the_coach + 0.3, atol=1e-5)


WHO_STEPS_BACK = {
    "music behind a cue": (Bus.CUES, Bus.MUSIC, 12.0),
    "the metronome behind a cue": (Bus.CUES, Bus.METRONOME, 12.0),
    "music behind the coach": (Bus.COACH, Bus.MUSIC, 18.0),
    "the metronome behind the coach": (Bus.COACH, Bus.METRONOME, 18.0),
    "a cue behind the coach": (Bus.COACH, Bus.CUES, 18.0),
    "nobody behind music": (Bus.MUSIC, Bus.CUES, 0.0),
    "the coach behind nobody": (Bus.CUES, Bus.COACH, 0.0),
}


@pytest.mark.parametrize(("speaks", "listens", "down_db"), WHO_STEPS_BACK.values(), ids=WHO_STEPS_BACK)
def test_who_steps_back(speaks: Bus, listens: Bus, down_db: float) -> None:
    """All the way within 20 ms, as long as the other speaks, and back 0.4 s after a short hold."""
    mixer = Mixer()
    mixer.play(steady(0.5), listens)
    before = mixed(mixer, 0.1)[-1, 0]
    mixer.play(Track(np.zeros(RATE_HZ // 2, np.float32)), speaks)
    under = mixed(mixer, 0.5)[:, 0]
    after = mixed(mixer, 1.0)[:, 0]
    np.testing.assert_allclose(under[21 * MS + DELAY :], before * 10 ** (-down_db / 20), rtol=1e-4)
    np.testing.assert_allclose(after[700 * MS :], before, rtol=1e-4)
    if down_db:
        assert after[200 * MS] == pytest.approx(under[-1], rel=1e-3), "holds between two words"
        assert under[-1] < after[450 * MS] < before, "comes back slowly"
    whole = np.concatenate((under, after))
    assert np.abs(np.diff(whole)).max() < 0.002, "without a step"


def test_a_coach_who_speaks_and_one_whose_microphone_is_open() -> None:
    """Words make music step back; the noise of a quiet room does not."""
    mixer = Mixer()
    mixer.play(steady(0.4), Bus.MUSIC)
    mixed(mixer, 0.1)
    noise = np.random.default_rng(1)
    for _ in range(50):
        mixer.feed_coach(noise.integers(-60, 60, 480).astype(np.int16))
        quiet = mixed(mixer, 0.01)
    assert quiet.mean() == pytest.approx(0.4, abs=0.01)
    word = (6_000 * np.sin(np.arange(480) / 8)).astype(np.int16)
    for _ in range(20):
        mixer.feed_coach(word)
        mixed(mixer, 0.01)
    assert mixed(mixer, 0.05).mean() == pytest.approx(0.4 * 10 ** (-18 / 20), abs=0.01)


def test_a_volume_goes_without_a_click() -> None:
    """From silence to full takes 50 ms, in steps too small to hear."""
    mixer = Mixer()
    mixer.play(steady(0.5), Bus.MUSIC)
    mixed(mixer, 0.1)
    mixer.set_volume(Bus.MUSIC, 0.0)
    down = mixed(mixer, 0.06)[:, 0]
    mixer.set_volume(Bus.MUSIC, 1.0)
    up = mixed(mixer, 0.06)[:, 0]
    assert down[0] == 0.5
    assert down[-1] == 0.0
    assert up[-1] == 0.5
    assert np.abs(np.diff(np.concatenate((down, up)))).max() < 0.5 / (40 * MS)


def test_first_sample_is_told_with_its_time() -> None:
    """A sound that arrives between two pieces is heard with the second, a millisecond after it begins."""
    mixer = Mixer()
    mixer.mix(10.0)
    track = steady(0.5, seconds=0.01)
    mixer.play(track, Bus.CUES)
    assert (track.heard_s, track.done) == (None, False)
    mixer.mix(10.005)
    assert track.heard_s == pytest.approx(10.006)
    assert not track.done
    mixer.mix(10.010)
    assert track.heard_s == pytest.approx(10.006)
    assert track.done


def test_a_cut_is_a_fade() -> None:
    """What is cut falls silent within 10 ms, in steps far too small to click."""
    mixer = Mixer()
    track = steady(0.5)
    mixer.play(track, Bus.CUES)
    before = mixed(mixer, 0.05)
    track.cut()
    heard = np.concatenate([before[DELAY:], mixed(mixer, 0.05)])[:, 0]
    assert not heard[2_400 + 480 :].any()
    assert np.abs(np.diff(heard)).max() < 0.005
    assert track.done


def test_cut_before_it_was_heard_is_silence() -> None:
    """A cue that another replaces at once leaves no trace, and was never heard."""
    mixer = Mixer()
    track = steady(0.5)
    mixer.play(track, Bus.CUES)
    track.cut()
    assert not mixed(mixer, 0.05).any()
    assert (track.heard_s, track.done) == (None, True)


def test_a_new_device_starts_without_old_words() -> None:
    """What was left for a lost device is given up; what comes afterwards is heard, and beats go on."""
    mixer = Mixer()
    half_heard, waiting, new = steady(0.5), steady(0.5), steady(0.25)
    mixer.play(half_heard, Bus.CUES)
    mixed(mixer, 0.05)
    mixer.play(waiting, Bus.CUES)
    mixer.forget()
    mixer.play(new, Bus.CUES)
    np.testing.assert_allclose(mixed(mixer, 0.05)[DELAY:], 0.25, atol=1e-6)
    assert half_heard.done
    assert (waiting.done, waiting.heard_s) == (True, None)
    mixer.forget()
    mixer.beat(Metronome(Tempo(1, 0, 1, 0)))
    assert mixed(mixer, 0.05).any()


@pytest.mark.parametrize("before", [0, 5])
def test_a_flood_of_sounds_is_given_up(before: int) -> None:
    """Sixteen play at once, whether they began or wait; each of the others is told to be over, unheard."""
    mixer = Mixer()
    tracks = [steady(0.01) for _ in range(100)]
    for track in tracks[:before]:
        mixer.play(track, Bus.CUES)
    mixed(mixer, 0.05)
    for track in tracks[before:]:
        mixer.play(track, Bus.COACH)
    mixed(mixer, 0.05)
    assert [track.done for track in tracks] == [False] * MOST_TRACKS + [True] * (100 - MOST_TRACKS)
    assert all((track.heard_s is None) == track.done for track in tracks)


@pytest.mark.parametrize("seed", range(3))
def test_however_much_plays_nothing_clips(seed: int) -> None:
    """Sixteen loud sounds on all buses, noise and steps: every sample stays below full scale."""
    random = np.random.default_rng(seed)
    mixer = Mixer()
    for _ in range(16):
        samples = random.uniform(-1, 1) * random.choice([random.normal(0, 1, RATE_HZ), np.ones(RATE_HZ)])
        mixer.play(Track(np.asarray(samples, np.float32)), random.choice(list(Bus)))
    heard = mixed(mixer, 1.2)
    assert np.abs(heard).max() < 1
    assert np.abs(heard).max() > 0.5


def test_music_that_is_replaced_fades(tmp_path: Path) -> None:
    """Nothing is left of it after the next piece; a missing file is silence and a sentence."""
    from mirror.sound.music import Music  # noqa: PLC0415 - the one test of this file that reads files

    mixer = Mixer()
    music = Music(tmp_path / "none.mp3")
    mixer.play_music(music)
    mixed(mixer, 0.05)
    mixer.play_music(None)
    assert not mixed(mixer, 0.05).any()
