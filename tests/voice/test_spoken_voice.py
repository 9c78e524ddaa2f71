"""The voice: each cue is heard in its turn, or told to be a caption."""

from collections.abc import Callable
from threading import Thread
from threading import enumerate as threads
from time import sleep

import pytest
from voice_stage import Stage

from mirror.base.facts import Fact, Facts
from mirror.base.settings import VoiceSettings
from mirror.coaching.cue import Cue, CueKind
from mirror.phrases.reading import read_phrases
from mirror.sound.sound_system import Bus
from mirror.voice.narrator import VOICE_BACK
from mirror.voice.voice import CueCaptioned, CueSpoken, SilentVoice, VoiceLost, VoicePreparing

Until = Callable[[Callable[[], object]], None]
Stages = Callable[..., Stage]


def test_a_cue_is_heard(stage_of: Stages, until: Until) -> None:
    """A number is spoken as a word, and the fact tells when."""
    stage = stage_of("speaks", "seven")
    until(lambda: stage.voice.left == 0)
    cue = stage.say("7")
    until(lambda: stage.became(cue))
    spoken = stage.became(cue)
    assert isinstance(spoken, CueSpoken)
    assert spoken.heard_s >= spoken.said_s
    assert not spoken.by_tone
    assert stage.sound.played[0].sound.seconds == pytest.approx(0.25, abs=0.01)
    assert stage.voice.trouble is None
    assert not stage.of(VoiceLost)


def test_what_is_expected_is_rendered_and_its_progress_told(stage_of: Stages, until: Until) -> None:
    """The screen learns how far it is, and that it is done."""
    stage = stage_of("speaks", "one", "two", "three")
    until(lambda: stage.voice.left == 0)
    assert stage.of(VoicePreparing) == [VoicePreparing(done, 3) for done in (1, 2, 3)]


def test_praise_waits_for_its_turn(stage_of: Stages, until: Until) -> None:
    """Said together, the sentence of the session is heard first, and the praise when it is over."""
    stage = stage_of("speaks", "Rest", "Better")
    until(lambda: stage.voice.left == 0)
    rest, praise = stage.say("Rest"), stage.say("Better", CueKind.PRAISE)
    until(lambda: stage.became(rest) and stage.became(praise))
    assert stage.spoken() == [rest, praise]
    assert not any(each.was_cut for each in stage.sound.played)


def test_words_that_nobody_expected_are_heard_too(stage_of: Stages, until: Until) -> None:
    """A coach's free text is rendered when it comes."""
    stage = stage_of()
    cue = stage.say("Lovely, Ana", CueKind.COACH)
    until(lambda: stage.became(cue))
    assert isinstance(stage.became(cue), CueSpoken)


def test_what_has_no_words_is_its_tone(stage_of: Stages, until: Until) -> None:
    """A coach who writes a sign is heard to have written; the engine is not blamed for it."""
    stage = stage_of("speaks", "one")
    until(lambda: stage.voice.left == 0)
    for words in ("\U0001f44d", "!!"):
        cue = stage.say(words, CueKind.COACH)
        until(lambda: stage.became(cue))  # noqa: B023 - waited for here
        spoken = stage.became(cue)
        assert isinstance(spoken, CueSpoken)
        assert spoken.by_tone
    assert not stage.notices
    assert not stage.of(VoiceLost)


def test_a_form_cue_and_the_count_of_its_rep_are_not_cut(stage_of: Stages, until: Until) -> None:
    """Said together, the form cue is heard whole; so is a short count, before or after it, if it is heard."""
    stage = stage_of("speaks", "seven", "deeper")
    until(lambda: stage.voice.left == 0)
    count = stage.say("7", CueKind.COUNT)
    form = stage.say("deeper", CueKind.FORM)
    until(lambda: stage.became(form) and stage.became(count))
    assert form in stage.spoken()
    assert not any(each.was_cut for each in stage.sound.played)


def test_safety_breaks_in_at_once(stage_of: Stages, until: Until) -> None:
    """A sentence of the session is cut in its middle, for somebody may be hurt."""
    stage = stage_of("speaks at length", "Rest", "Stop")
    until(lambda: stage.voice.left == 0)
    rest = stage.say("Rest", CueKind.SESSION)
    until(lambda: stage.became(rest))
    stop = stage.say("Stop", CueKind.SAFETY)
    until(lambda: stage.became(stop))
    assert stage.spoken() == [rest, stop]
    assert [each.was_cut for each in stage.sound.played] == [True, False]


def test_a_sentence_of_the_session_is_heard_to_its_end(stage_of: Stages, until: Until) -> None:
    """A form cue waits for it, and is a caption when it has waited for too long."""
    stage = stage_of("speaks at length", "Rest", "deeper")
    until(lambda: stage.voice.left == 0)
    rest = stage.say("Rest", CueKind.SESSION)
    until(lambda: stage.became(rest))
    form = stage.say("deeper", CueKind.FORM)
    until(lambda: stage.became(form))
    assert stage.became(form) == CueCaptioned(form, "too late")
    assert not any(each.was_cut for each in stage.sound.played)


def test_the_human_coach_is_not_talked_over(stage_of: Stages, until: Until) -> None:
    """Meanwhile form cues are captions that say why, safety is spoken, and afterwards all is as before."""
    stage = stage_of("speaks", "deeper", "Stop")
    until(lambda: stage.voice.left == 0)
    stage.voice.coach_speaks(speaks=True)
    form, safety = stage.say("deeper", CueKind.FORM), stage.say("Stop", CueKind.SAFETY)
    until(lambda: stage.became(form) and stage.became(safety))
    assert stage.became(form) == CueCaptioned(form, "the coach is speaking")
    assert stage.spoken() == [safety]
    stage.voice.coach_speaks(speaks=False)
    again = stage.say("deeper", CueKind.FORM)
    until(lambda: stage.became(again))
    assert isinstance(stage.became(again), CueSpoken)


def test_a_flood_of_cues_ends_with_the_newest(stage_of: Stages, until: Until) -> None:
    """A thousand cues at once: the last is heard, and nothing is left waiting."""
    stage = stage_of("speaks", "one", "two")
    until(lambda: stage.voice.left == 0)
    for _ in range(1_000):
        stage.say("1")
    last = stage.say("2")
    until(lambda: stage.became(last))
    assert isinstance(stage.became(last), CueSpoken)


def test_the_voice_of_another_language_is_chosen(stage_of: Stages, until: Until) -> None:
    """The language changes while it runs: where there is a voice for it, it speaks on."""
    stage = stage_of("speaks German only")
    until(lambda: stage.notices)
    stage.voice.configure(VoiceSettings(), read_phrases("de"))

    def heard() -> bool:
        return not all(fact.by_tone for fact in stage.told if isinstance(fact, CueSpoken))

    until(lambda: stage.said("7") and heard())
    assert VOICE_BACK not in stage.notices


def test_the_voice_is_switched_off_and_on(stage_of: Stages, until: Until) -> None:
    """Off, cues are captions at once and nothing is in trouble; on, it speaks as before."""
    stage = stage_of("speaks", "one", settings=VoiceSettings(volume=0.4))
    until(lambda: stage.voice.left == 0)
    assert stage.sound.volumes == [(Bus.CUES, 0.4)]
    stage.voice.configure(VoiceSettings(on=False), stage.phrases)
    silent = stage.say("1")
    until(lambda: stage.became(silent))
    assert stage.became(silent) == CueCaptioned(silent, "the voice is off")
    stage.voice.configure(VoiceSettings(volume=0.8), stage.phrases)
    loud = stage.say("1")
    until(lambda: stage.became(loud))
    assert isinstance(stage.became(loud), CueSpoken)
    assert stage.sound.volumes[-1] == (Bus.CUES, 0.8)


def test_switching_off_cuts_what_is_said(stage_of: Stages, until: Until) -> None:
    """Nobody waits for the end of a sentence."""
    stage = stage_of("speaks", "Rest")
    until(lambda: stage.voice.left == 0)
    stage.say("Rest", CueKind.SESSION)
    until(lambda: stage.sound.played)
    stage.voice.configure(VoiceSettings(on=False), stage.phrases)
    until(lambda: stage.sound.played[0].was_cut or stage.sound.played[0].done)


def test_a_voice_that_is_off_starts_no_engine(stage_of: Stages) -> None:
    """A mirror for a deaf athlete spends nothing on speech."""
    stage = stage_of("speaks", "one", settings=VoiceSettings(on=False))
    sleep(0.1)
    assert not [thread for thread in threads() if thread.name == "speech answers"]
    assert stage.voice.left is None


def test_saying_never_waits_for_a_voice_that_is_closed(stage_of: Stages) -> None:
    """After the end nothing happens, and nobody is stopped."""
    stage = stage_of()
    stage.voice.close()
    caller = Thread(target=stage.say, args=("7",))
    caller.start()
    caller.join(20)
    assert not caller.is_alive()


def test_the_silent_voice_has_captions() -> None:
    """Each cue is told, with the reason."""
    facts, told = Facts(), list[Fact]()
    facts.subscribe(told.append)
    voice = SilentVoice(facts)
    cue = Cue(CueKind.COUNT, "7", "7", 0.0, "test")
    voice.say(cue)
    voice.close()
    assert told == [CueCaptioned(cue, "the voice is off")]
    assert voice.trouble is None
