"""The body plan: how tall, how built and how dressed one virtual athlete is, chosen by a seed."""

from dataclasses import dataclass
from random import Random
from typing import Self, TypeAlias

__all__ = ["BodyPlan", "Colour", "Lengths", "Outfit"]

Colour: TypeAlias = tuple[int, int, int]
"""Blue, green, red, 0..255, as OpenCV draws them, in neutral light."""


def _rgb(code: int) -> Colour:
    return code & 255, code >> 8 & 255, code >> 16


@dataclass(frozen=True, slots=True)
class Outfit:
    """What the athlete wears."""

    shirt: Colour
    trim: Colour
    """Stripe of the shorts and collar of the shirt."""
    shorts: Colour
    shoe: Colour
    sole: Colour = (225, 233, 237)
    sock: Colour = (220, 227, 230)
    leggings: bool = False
    """Tights to the ankle instead of shorts."""


OUTFITS: tuple[Outfit, ...] = (
    Outfit(_rgb(0xE4674E), _rgb(0xF2B79A), _rgb(0x2F3A4A), _rgb(0xE9E4DA)),
    Outfit(_rgb(0x2E9C93), _rgb(0xBFE3D5), _rgb(0x263238), _rgb(0xF0B64B)),
    Outfit(_rgb(0xDDA63A), _rgb(0xF6DFA4), _rgb(0x3C3F4C), _rgb(0xD8553F)),
    Outfit(_rgb(0x4D7FC4), _rgb(0xC3D6F0), _rgb(0x22293A), _rgb(0xE7E4DE)),
    Outfit(_rgb(0xB65A86), _rgb(0xEBBFD2), _rgb(0x39324A), _rgb(0x58B2A6), leggings=True),
    Outfit(_rgb(0x7FA573), _rgb(0xDCE8CF), _rgb(0x2D3A36), _rgb(0xE58A4C), leggings=True),
)

SKINS: tuple[Colour, ...] = tuple(map(_rgb, (0xF0C8AC, 0xE2B08C, 0xC98F67, 0xA66F49, 0x7F5237, 0x5E3B29)))
"""Six tones from light to deep, in the spirit of the Fitzpatrick scale's six types."""

HAIRS: tuple[Colour, ...] = tuple(map(_rgb, (0x1F1A19, 0x2E221D, 0x4A3124, 0x6A452C, 0x8E6238, 0xB88B4C)))


@dataclass(frozen=True, slots=True)
class Lengths:
    """Segment lengths and breadths, metres.

    Source: fractions of stature by Drillis & Contini (1966) as drawn in Winter, "Biomechanics and Motor
    Control of Human Movement", fig. 4.1; the joint centres of hips and shoulders lie inside the breadths
    that are given there.
    """

    stature: float

    upper_arm: float
    forearm: float
    palm: float
    finger: float
    thigh: float
    shank: float
    ankle_height: float
    foot: float
    ball: float
    """From the ankle forward to the ball of the foot."""
    trunk: float
    """From the middle of the hips to the base of the neck."""
    neck: float
    head: float
    """From the chin to the crown."""
    shoulder_half: float
    """From the middle to a shoulder's joint centre."""
    hip_half: float

    @classmethod
    def of(cls, stature: float, shoulders: float = 1.0, hips: float = 1.0) -> Self:
        """The lengths of a body of that stature; shoulders and hips broader or narrower than the average."""
        return cls(
            stature=stature,
            upper_arm=0.172 * stature,
            forearm=0.148 * stature,
            palm=0.050 * stature,
            finger=0.050 * stature,
            thigh=0.245 * stature,
            shank=0.246 * stature,
            ankle_height=0.043 * stature,
            foot=0.152 * stature,
            ball=0.082 * stature,
            trunk=0.305 * stature,
            neck=0.055 * stature,
            head=0.130 * stature,
            shoulder_half=0.104 * stature * shoulders,
            hip_half=0.050 * stature * hips,
        )


@dataclass(frozen=True, slots=True)
class BodyPlan:
    """One virtual athlete, as they were born and dressed."""

    lengths: Lengths
    girth: float
    """1 is average, 0.9 lean, 1.15 sturdy: multiplies every radius of trunk and limbs."""
    curve: float
    """0 straight and broad-shouldered, 1 with a narrower waist, wider hips and a bust."""
    skin: Colour
    hair: Colour
    ponytail: bool
    outfit: Outfit

    @classmethod
    def from_seed(cls, seed: int) -> Self:
        """The athlete of that number; the same number is always the same person."""
        chance = Random(seed)
        curve = 1.0 if chance.random() < 0.5 else 0.0
        stature = chance.gauss(1.78, 0.055) if curve == 0 else chance.gauss(1.67, 0.05)
        tone = chance.randrange(len(SKINS))
        outfits = [outfit for outfit in OUTFITS if curve == 1 or not outfit.leggings]
        return cls(
            lengths=Lengths.of(
                min(max(stature, 1.55), 1.93), shoulders=1.04 - 0.10 * curve, hips=1.0 + 0.06 * curve
            ),
            girth=chance.uniform(0.93, 1.06),
            curve=curve,
            skin=SKINS[tone],
            hair=chance.choice(HAIRS[: len(HAIRS) - tone]),
            ponytail=curve == 1,
            outfit=outfits[seed % len(outfits)],
        )
