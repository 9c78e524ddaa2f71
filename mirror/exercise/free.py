"""What is chosen when no exercise is: any that is recognised, or free movement that is only counted."""

from mirror.exercise.exercise import Exercise
from mirror.exercise.phases import PhaseNames, Tempo
from mirror.kinematics.view import View

__all__ = ["ANY", "FREE"]

CALISTHENICS = (
    "Compendium of Physical Activities 2011 (Ainsworth et al.), 02022: calisthenics, moderate effort"
)


def _open(id_: str, name: str, *aliases: str) -> Exercise:
    """An exercise without a signal, limits and faults: whatever the body does, it is that."""
    return Exercise(
        id=id_,
        name=name,
        aliases=aliases,
        met=3.8,
        met_source=CALISTHENICS,
        posture="standing",
        contacts=(),
        views=tuple(View),
        needs=("shoulder", "hip"),
        phases=PhaseNames(rest="rest", out="out", turn="turn", back="back"),
        tempo=Tempo(out_s=1.0, turn_s=0.0, back_s=1.0, rest_s=0.0),
        range="trunk_lean",
        poses={"rest": {}, "turn": {}},
    )


ANY = _open("any", "Any exercise", "auto", "automatic")
"""Whatever the mirror recognises; until then nothing is counted."""

FREE = _open("free", "Free movement")
"""Anything that repeats."""
