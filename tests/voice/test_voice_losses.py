"""Losses: whatever engine and device do, each cue is heard, is its tone, or is a caption that says why."""

from collections.abc import Callable

import pytest
from voice_stage import Stage

from mirror.coaching.cue import CueKind
from mirror.voice.narrator import VOICE_GONE
from mirror.voice.tones import tone_of
from mirror.voice.voice import CueCaptioned, CueSpoken, VoiceLost, VoiceReturned

Until = Callable[[Callable[[], object]], None]
Stages = Callable[..., Stage]


@pytest.mark.parametrize("behaviour", ["dies", "hangs", "talks rubbish", "cannot", "speaks German only"])
def test_without_a_voice_tones_stand_in(stage_of: Stages, until: Until, behaviour: str) -> None:
    """The user is told once why; each cue is its tone, and the fact says so."""
    stage = stage_of(behaviour)
    until(lambda: stage.notices)
    for _ in range(3):
        cue = stage.say("7")
        until(lambda: stage.became(cue))  # noqa: B023 - waited for here
        spoken = stage.became(cue)
        assert isinstance(spoken, CueSpoken)
        assert spoken.by_tone
    assert stage.sound.played[0].sound is tone_of(cue)
    assert len(stage.notices) == 1
    assert "tones stand in" in stage.notices[0]
    assert stage.voice.trouble is None


def test_an_engine_that_died_comes_back(stage_of: Stages, until: Until) -> None:
    """Lost with the second phrase, and back with the next process."""
    stage = stage_of("dies on the second", "one", "two", "three", "four")
    until(lambda: stage.said("new") and stage.of(CueSpoken))
    until(lambda: stage.said("newer") and stage.of(VoiceLost) and stage.of(VoiceReturned))


def test_an_engine_that_fails_again_and_again_is_replaced_by_tones(stage_of: Stages, until: Until) -> None:
    """It listed its voices and then never speaks: first captions, then tones, and the reason once."""
    stage = stage_of("floods")
    until(lambda: stage.said("7") and stage.notices)
    assert stage.notices == [VOICE_GONE]
    cue = stage.say("8")
    until(lambda: stage.became(cue))


def test_a_device_that_is_lost_comes_back(stage_of: Stages, until: Until) -> None:
    """Lost is told, cues are captions with the reason, and when it is back they are heard."""
    stage = stage_of("speaks", "one", "two")
    until(lambda: stage.voice.left == 0)
    stage.sound.lose("No sound device: plug one in.")
    until(lambda: stage.of(VoiceLost))
    lost = stage.say("1")
    until(lambda: stage.became(lost))
    assert stage.became(lost) == CueCaptioned(lost, "No sound device: plug one in.")
    stage.sound.find()
    until(lambda: stage.of(VoiceReturned))
    cue = stage.say("2", CueKind.FORM)
    until(lambda: stage.became(cue))
    assert isinstance(stage.became(cue), CueSpoken)


def test_a_device_that_stands_still_is_given_up(stage_of: Stages, until: Until) -> None:
    """What it does not take within a second is a caption."""
    stage = stage_of("speaks", "one")
    until(lambda: stage.voice.left == 0)
    stage.sound.still = True
    cue = stage.say("1")
    until(lambda: stage.became(cue))
    assert stage.became(cue) == CueCaptioned(cue, "the sound device stood still")
