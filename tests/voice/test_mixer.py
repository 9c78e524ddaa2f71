"""The mixer: what a speaker pulls is the sum of what plays, limited, and cut without a click."""

import numpy as np
import pytest

from mirror.devices.speaker import Block
from mirror.sound.sound import Sound
from mirror.voice.mixer import Mixer

RATE_HZ = 48_000


def steady(level: float, seconds: float = 1.0, rate_hz: int = RATE_HZ) -> Sound:
    """A sound of one level throughout."""
    return Sound(np.full(round(seconds * rate_hz), level, np.float32), rate_hz)


def pulled(mixer: Mixer, frames: int, channels: int = 1, heard_s: float = 0.0) -> Block:
    """One block, of which every sample was written."""
    block = np.full((frames, channels), np.nan, np.float32)
    mixer.pull(block, heard_s)
    return block


def test_silence_without_sounds() -> None:
    """Nothing plays: zeros."""
    assert not pulled(Mixer(), 700).any()


@pytest.mark.parametrize("frames", [1, 104, 480, 481, 4096])
@pytest.mark.parametrize("channels", [1, 2, 8])
def test_any_block_and_any_number_of_channels(frames: int, channels: int) -> None:
    """A sound is the same in every channel, whatever the device's blocks are."""
    ramp = Sound(np.linspace(0, 0.7, 9_000, dtype=np.float32), RATE_HZ)
    mixer = Mixer()
    mixer.play(ramp)
    heard = np.concatenate([pulled(mixer, frames, channels) for _ in range(0, 10_000, frames)])
    for channel in range(channels):
        np.testing.assert_allclose(heard[:9_000, channel], ramp.samples[: len(heard)], atol=1e-6)


def test_sounds_add_up() -> None:
    """Two at once are heard together."""
    mixer = Mixer()
    mixer.play(steady(0.2))
    mixer.play(steady(0.3))
    np.testing.assert_allclose(pulled(mixer, 100), 0.5, atol=1e-6)


def test_the_sum_is_limited_without_losing_order() -> None:
    """Sixteen loud sounds stay below full scale, and louder stays louder."""
    levels = []
    for count in (1, 2, 3):
        mixer = Mixer()
        for _ in range(count):
            mixer.play(steady(0.5))
        levels.append(float(pulled(mixer, 10).max()))
    assert levels[0] == 0.5
    assert levels[0] < levels[1] < levels[2] < 1


def test_first_sample_is_told_with_its_time() -> None:
    """A sound that arrives between two blocks is heard with the second one."""
    mixer = Mixer()
    pulled(mixer, 480, heard_s=10.0)
    playing = mixer.play(steady(0.5, seconds=0.01))
    assert (playing.heard_s, playing.done) == (None, False)
    pulled(mixer, 240, heard_s=10.01)
    assert (playing.heard_s, playing.done) == (10.01, False)
    pulled(mixer, 240, heard_s=10.015)
    assert (playing.heard_s, playing.done) == (10.01, True)


def test_a_cut_is_a_fade() -> None:
    """What is cut falls silent within 10 ms, in steps far too small to click."""
    mixer = Mixer()
    playing = mixer.play(steady(0.5))
    before = pulled(mixer, 480)
    playing.cut()
    after = pulled(mixer, 960)
    heard = np.concatenate([before, after])[:, 0]
    assert not heard[480 + 480 :].any()
    assert np.abs(np.diff(heard)).max() < 0.005
    assert playing.done


def test_cut_before_it_was_heard_is_silence() -> None:
    """A cue that another replaces at once leaves no trace."""
    mixer = Mixer()
    mixer.play(steady(0.5)).cut()
    assert not pulled(mixer, 480).any()


def test_other_rates_keep_their_length() -> None:
    """A sound of 22.05 kHz lasts as long on a device of 44.1 kHz."""
    mixer = Mixer(44_100)
    playing = mixer.play(steady(0.5, seconds=0.5, rate_hz=22_050))
    pulled(mixer, 22_049)
    assert not playing.done
    pulled(mixer, 2)
    assert playing.done


def test_a_new_device_starts_silent() -> None:
    """What was left on a lost device is out of date; new sounds come at the new rate."""
    mixer = Mixer()
    half_heard, waiting = mixer.play(steady(0.5)), None
    pulled(mixer, 480)
    waiting = mixer.play(steady(0.5))
    mixer.restart(44_100)
    assert not pulled(mixer, 480).any()
    assert half_heard.done
    assert waiting.heard_s is None
    assert mixer.rate_hz == 44_100
