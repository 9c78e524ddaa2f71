"""What the body stands on: a posture is placed so that what is in contact stays where it is.

How an exercise's `posture` and `contacts` choose it:

- standing on `feet`: both feet flat where the rest pose has them (`standing.py`);
- prone on `toes` or `knees` and `hands` or `forearms`: a push-up, a plank (`prone.py`);
- all else: as the joint angles say, set down on the floor or held up by its first contact (`resting.py`).
"""

from typing import Protocol

from mirror.athlete.joints import JointAngles
from mirror.athlete.prone import Support
from mirror.athlete.resting import Resting
from mirror.athlete.skeleton import Body, Skeleton
from mirror.athlete.standing import Standing
from mirror.exercise.phases import Contact, Posture

__all__ = ["Footing", "footing"]


class Footing(Protocol):
    """Places a full set of joint angles on the floor."""

    def place(self, angles: JointAngles) -> Body:
        """The body with its contacts where they were in the exercise's rest pose."""
        ...


def footing(
    skeleton: Skeleton, posture: Posture, contacts: tuple[Contact, ...], rest: JointAngles
) -> Footing:
    """The footing of an exercise of that posture and those contacts, at rest so."""
    touching = set(contacts)
    if posture == "standing" and touching == {"feet"}:
        return Standing(skeleton, rest)
    if posture == "prone" and touching & {"hands", "forearms"} and touching & {"toes", "knees"}:
        forearms, knees = "forearms" in touching, "toes" not in touching
        return Support(skeleton, rest, forearms=forearms, knees=knees)
    return Resting(skeleton, posture, contacts, rest)
