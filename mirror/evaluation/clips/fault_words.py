"""Which rule of an exercise a fault in a person's words is: a small table of words, and nothing cleverer."""

from collections.abc import Iterable, Sequence

from mirror.exercise.rules import FaultRule

__all__ = ["match_faults"]

SAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("valgus", ("knee+valgus", "knee+cave", "knee+inward", "knee+collapse", "knees in")),
    ("depth", ("shallow", "not deep", "quarter", "half rep", "above parallel", "not low enough")),
    ("heel", ("heel+lift", "heel+off", "heel+rise", "heel+up")),
    ("drift", ("elbow+drift", "elbow+forward", "elbow+swing", "upper arm+swing")),
    ("flare", ("elbow+flare", "elbow+wide", "elbow+out")),
    ("sag", ("hip+sag", "hip+drop", "back+sag", "sagging")),
    ("pike", ("hip+pike", "hip+high", "hip+too high", "butt+up")),
    ("lean", ("trunk+lean", "torso+lean", "leans forward", "leaning forward", "chest+drop")),
    ("round", ("back+round", "spine+round", "rounded")),
    ("hips_first", ("hip+rise first", "hips shoot", "hip+first")),
    ("lockout", ("lockout", "locked out", "not fully extend", "not straighten", "incomplete extension")),
    ("asymm", ("asymmetr", "uneven", "one side+lower", "one side+higher")),
    ("shift", ("shift", "weight on one")),
    ("swing", ("swing", "momentum", "sway")),
    ("kip", ("kip",)),
    ("bounce", ("bounc",)),
    ("fast", ("too fast", "drops fast", "uncontrolled")),
    ("shrug", ("shrug",)),
    ("neck", ("neck+crane", "neck+pull", "head+drop", "head+forward")),
)
"""A part of a rule's id, and what people write of it: a phrase is meant when all that "+" joins is in it."""


def match_faults(words: Iterable[str], rules: Sequence[FaultRule]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the rules that the words mean, and the words that mean none.

    A rule is also meant by its own name, or by all words of its id ("heel_lift": heels lift). Words that mean
    no rule may be praise, or a fault for which there is no rule.

    Args:
        words: as the manifest has them.
        rules: of the exercise.
    """
    meant: dict[str, None] = {}
    unmatched = []
    for phrase in words:
        found = [rule.id for rule in rules if _means(phrase.lower(), rule)]
        meant |= dict.fromkeys(found)
        if not found:
            unmatched.append(phrase)
    return tuple(meant), tuple(unmatched)


def _means(phrase: str, rule: FaultRule) -> bool:
    ways = ["+".join(rule.id.split("_")), rule.name.lower()]
    ways += [way for part, said in SAYS if part in rule.id for way in said]
    return any(all(part in phrase for part in way.split("+")) for way in ways)
