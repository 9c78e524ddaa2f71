"""How an exercise is done: its key poses, the names and times of its phases, and the stages between them."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

__all__ = ["Contact", "KeyPose", "PhaseNames", "Posture", "Seconds", "Stage", "Tempo"]

Posture: TypeAlias = Literal[
    "standing", "seated", "kneeling", "all_fours", "prone", "supine", "side_lying", "hanging"
]
"""How the body is held at rest: what the screen makes room for, and how the virtual athlete gets there."""

Contact: TypeAlias = Literal[
    "feet", "toes", "hands", "forearms", "knees", "seat", "back", "shoulders", "belly", "forearm", "bar"
]
"""A part of the body that stays where it is while the exercise is done: on the floor, or the hands at a bar.
Without any, the body stands on whatever is lowest: one foot, the toes, nothing in a jump."""

KeyPose: TypeAlias = dict[str, Annotated[float, Meta(ge=-180, le=180)]]
"""Joint angles in degrees by name, such as `knee_flexion_deg`; an ending `_left_deg` or `_right_deg` names
one side, without it both are meant, and a joint that is not named is at 0 (the anatomical position).
`rise_cm`, `forward_cm` and `left_cm` move the whole body. The names are those of
`mirror/exercise/joint_names.py`. An exercise of one side at a time is written down with its left side
working."""

Seconds: TypeAlias = Annotated[float, Meta(ge=0, le=600)]


class Tempo(Struct, frozen=True, forbid_unknown_fields=True):
    """How long each part of a rep takes, in the order in which it is done."""

    out_s: Seconds
    """From rest to the turning point."""
    turn_s: Seconds
    """Held at the turning point; of a hold, how long it is held."""
    back_s: Seconds
    """From the turning point back to rest."""
    rest_s: Seconds
    """Held at rest before the next rep."""


class PhaseNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What each part of a rep is called; `rest` and `turn` are also the names of key poses."""

    rest: str
    out: str
    turn: str
    back: str


class Stage(Struct, frozen=True, forbid_unknown_fields=True):
    """One station of a rep that is a sequence, as a burpee is: crouch, plank, crouch, jump."""

    pose: str
    """The key pose that is passed."""
    seconds: Seconds
    """To get there from the station before."""
    hold_s: Seconds = 0.0
    """Held there."""
    measure: str = ""
    """What tells that it was reached, if it is asked for: without it the rep is an attempt."""
    at_least: float | None = None
    at_most: float | None = None
    missed: str = ""
    """Why a rep without this station did not count: "no plank"."""
