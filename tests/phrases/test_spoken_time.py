"""Phrases are short: spoken by a voice of the language, each is over before the next rep needs the ear."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from mirror.base.settings import VoiceSettings
from mirror.coaching.words import SESSION_PHRASES, Announcement, name_aloud, words_of
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.movement.guidance import Guidance
from mirror.movement.placement import PlacementTrouble
from mirror.phrases.form import NUMBER
from mirror.phrases.phrases import filled
from mirror.phrases.reading import languages, read_phrases
from mirror.sound.sound import Sound
from mirror.voice.levelled import trimmed
from mirror.voice.sound_file import read_sound_file

VOICES = {"en": "en-gb", "de": "de", "es": "es", "fr": "fr-fr", "pt": "pt-br"}
"""Of espeak-ng: what the mirror speaks with on a system that has no other voice."""

LONGEST_S = 1.2
"""A cue that begins at the turn of a brisk rep is over at its end."""

LONGEST_AT_REST_S = 2.0
"""What is said while nobody moves: names and numbers (here 30) are as long as they are, and who is asked to
step back without seeing the screen needs to hear why."""


def said(exercises: tuple[Exercise, ...]) -> dict[str, float]:
    """Everything that may be said, with the seconds that it may take."""
    at_rest = {*map(name_aloud, exercises), *PlacementTrouble, *Guidance, Announcement.SHOW_ME}
    phrases = [*SESSION_PHRASES, *(phrase for exercise in exercises for phrase in words_of(exercise))]
    return {
        phrase: LONGEST_AT_REST_S if phrase in at_rest or NUMBER in phrase else LONGEST_S
        for phrase in phrases
    }


def spoken_s(voice: str, words: str) -> float:
    """How long espeak-ng takes at the mirror's pace, silence cut off as the mirror does."""
    pace = str(VoiceSettings().words_per_minute)
    command = ["espeak-ng", "-s", pace, "-v", voice, "--stdout", words]
    wave = subprocess.run(command, capture_output=True, check=True).stdout
    rate_hz, pcm = read_sound_file(wave)
    return trimmed(Sound(np.frombuffer(pcm, "<i2").astype(np.float32) * np.float32(2**-15), rate_hz)).seconds


def lengths_s(language: str) -> dict[str, tuple[float, float]]:
    """What may be said in a language: how long it takes, and how long it may."""
    phrases = read_phrases(language)
    limits = {
        phrases.spoken(filled(wording, 30)): limit_s
        for phrase, limit_s in said(Library.shipped().exercises).items()
        for wording in phrases.wordings(phrase)
    }
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda words: spoken_s(VOICES[language], words), limits)
        return {words: (length, limits[words]) for words, length in zip(limits, found, strict=True)}


@pytest.mark.long
@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize("language", languages())
def test_no_phrase_is_long(language: str) -> None:
    """Under 1.2 seconds at the mirror's pace; names, numbers and where to stand under 2."""
    found = [
        f"{length:.2f} s, at most {limit:.1f}: {words}"
        for words, (length, limit) in lengths_s(language).items()
        if length > limit
    ]
    assert not found, f"{language}.toml: {len(found)} are too long:\n" + "\n".join(found)


def test_a_limit_for_every_phrase() -> None:
    """Names, numbers and where to stand have the longer one, all else the shorter."""
    limits = said(Library.shipped().exercises)
    assert limits["Heels down"] == limits["Lower, that one did not count"] == LONGEST_S
    assert limits["Squats"] == limits["Rest {number} seconds"] == LONGEST_AT_REST_S
