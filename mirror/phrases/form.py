"""What a file of phrases looks like: its heading, its sections, and how long things may be."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

__all__ = [
    "LARGEST_BYTES",
    "LONGEST_SAID",
    "LONGEST_SHOWN",
    "MOST_PHRASES",
    "MOST_WORDINGS",
    "NUMBER",
    "SECTIONS",
    "SHOWN",
    "Heading",
    "Phrase",
    "Said",
    "Shown",
]

LARGEST_BYTES = 131_072
"""Four times the longest file that is shipped; what is larger holds no phrases."""

MOST_PHRASES = 2000
"""Four times as many as are shipped."""

MOST_WORDINGS = 8
"""Of one phrase: what is said less often than every eighth time teaches nobody its meaning."""

LONGEST_SAID = 60
"""Letters in a wording that is said: four seconds of speech, and what a caption holds in two lines."""

LONGEST_SHOWN = 100
"""Letters in a wording that is only shown."""

NUMBER = "{number}"
"""Where a number goes, in a phrase and in each of its wordings; the screen has other places: `{total}`."""

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "session": "What frames the work: sets, rests, pause, camera.",
        "placement": "Where to stand, said before anything is judged.",
        "cues": "What to do about a fault: the `cue` of an exercise file.",
        "attempts": "Why a rep did not count: the `attempt_cue` of an exercise file, and voiding faults.",
        "praise": "Said of a fault that is gone.",
        "encouragement": "Said in the last reps.",
        "names": "Exercises as they are announced: many reps, one hold.",
        "titles": "Exercises as they are written.",
        "faults": "What is wrong, by its name.",
        "phases": "Parts of a rep, as exercise files name them.",
        "screen": "What else the screen shows.",
    }
)
"""The tables of a file, for whoever reads it: a phrase is found by its English alone, and stands in one."""

SHOWN = ("titles", "faults", "phases", "screen")
"""The sections of which nothing is said."""

Phrase: TypeAlias = Annotated[str, Meta(min_length=1, max_length=LONGEST_SHOWN)]
Said: TypeAlias = Annotated[str, Meta(min_length=1, max_length=LONGEST_SAID)]
Shown: TypeAlias = Annotated[str, Meta(min_length=1, max_length=LONGEST_SHOWN)]


class Heading(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands above the sections."""

    language: Annotated[str, Meta(max_length=20)] = ""
    """The file's own name, such as "de"; a studio's file may leave it out."""
    name: Annotated[str, Meta(max_length=40)] = ""
    """What the language calls itself: "Deutsch"."""
    numbers: Annotated[str, Meta(max_length=20)] = ""
    """Whose number words are said, where one language has several: "pt_BR"; the language's by default."""
    replace: bool = False
    """Whether a studio's wordings stand in place of the shipped ones of the same phrase, not beside them."""
