"""A sheet: what stands in an exercise file, each value with its place, and what a file takes from another."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mirror.base.errors import ExerciseError
from mirror.exercise.toml_lines import KeyPath, key_lines

__all__ = ["LARGEST_BYTES", "Node", "Place", "Source", "find", "merge", "plain", "read_sheet"]

LARGEST_BYTES = 65536
"""Ten times the longest exercise that is shipped; what is larger is no exercise."""

ALTERNATIVES = (("signal", "hold"), ("at_least", "at_most"))
"""Fields of which a table has one: a file that names the one does away with the other of its model."""

OWN = frozenset({"id", "name", "aliases", "like", "without_faults"})
"""What no file takes from the one that it is like."""


class Source:
    """A file's name and text."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def lines(self) -> Mapping[KeyPath, int]:
        """Where things stand; found when first asked for, which is when something is wrong."""
        return key_lines(self.text)


@dataclass(frozen=True, slots=True)
class Place:
    """A value's place in the file in which it is written."""

    source: Source
    path: KeyPath

    @property
    def line(self) -> int:
        """From 1; of a table that is only implied, the line of what implies it; of the file, the first."""
        path = self.path
        while path and path not in self.source.lines:
            path = path[:-1]
        return self.source.lines.get(path, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value and its place."""

    value: Any
    """A table as `dict[str, Node]`, an array as `list[Node]`, or what TOML has besides."""
    place: Place


def read_sheet(text: str, name: str) -> Node:
    """The table that a file's text holds.

    Args:
        text: the TOML.
        name: the file's name, for the error's sentence.

    Raises:
        ExerciseError: naming the file, the line and what is no TOML there.
    """
    if len(text.encode("utf-8", "replace")) > LARGEST_BYTES:
        raise ExerciseError(f"{name}: it is larger than {LARGEST_BYTES // 1024} kB; give an exercise file.")
    try:
        return _node(tomllib.loads(text), Source(name, text), ())
    except tomllib.TOMLDecodeError as error:
        raise ExerciseError(f"{name}, {_where(str(error), text)}.") from error
    except ValueError as error:
        raise ExerciseError(f"{name}: a number in it has too many digits; correct it.") from error
    except RecursionError as error:
        raise ExerciseError(f"{name}: its tables and arrays are nested too deeply.") from error


def _where(complaint: str, text: str) -> str:
    """A parser's complaint with its place first: "line 3, column 5: Unclosed string"."""
    words, _, place = complaint.rpartition(" (at ")
    if place.startswith("line"):
        return f"{place.removesuffix(')')}: {words}"
    return f"line {len(text.splitlines())}: {words}, and the file ends there"


def _node(value: Any, source: Source, path: KeyPath) -> Node:
    if isinstance(value, dict):
        value = {key: _node(part, source, (*path, key)) for key, part in value.items()}
    elif isinstance(value, list):
        value = [_node(part, source, (*path, index)) for index, part in enumerate(value)]
    return Node(value, Place(source, path))


def plain(node: Node) -> Any:
    """The value without places, as a parser gives it."""
    if isinstance(node.value, dict):
        return {key: plain(part) for key, part in node.value.items()}
    if isinstance(node.value, list):
        return [plain(part) for part in node.value]
    return node.value


def find(node: Node, path: KeyPath) -> Node:
    """The value at a path, or the nearest table or array around where it would be."""
    for key in path:
        inner = node.value
        if isinstance(inner, dict) and key in inner:
            node = inner[str(key)]
        elif isinstance(inner, list) and isinstance(key, int) and key < len(inner):
            node = inner[key]
        else:
            break
    return node


def merge(model: Node, own: Node) -> Node:
    """A whole file: what it names itself, and for the rest what its model says.

    Tables are joined key by key, so a pose changes joint by joint; arrays and values replace. Faults are
    joined by id: one that the model has changes that fault, another one is added, and those of
    `without_faults` are left out, as are the model's that cannot be seen from the file's own views. Names and
    aliases are never the model's.
    """
    inherited = {key: part for key, part in model.value.items() if key not in OWN}
    joined = _joined(Node(inherited, own.place), own)
    if "faults" in joined.value:
        joined.value["faults"] = Node([*_faults(model, own)], find(own, ("faults",)).place)
    return joined


def _faults(model: Node, own: Node) -> Iterator[Node]:
    """The model's faults in their order, changed or left out, then the file's own."""
    left_out = plain(find(own, ("without_faults",))) if "without_faults" in own.value else []
    kept = {
        _id(fault): fault
        for fault in _array(model, "faults")
        if not isinstance(left_out, list) or _id(fault) not in left_out
    }
    changed = [_id(fault) for fault in _array(own, "faults")]
    views = {view.value for view in _array(own, "views") if isinstance(view.value, str)}
    kept = {id_: fault for id_, fault in kept.items() if id_ in changed or _visible(fault, views)}
    added = []
    for fault in _array(own, "faults"):
        known = kept.get(_id(fault))
        if known is None:
            added.append(fault)
        else:
            kept[_id(fault)] = _joined(known, fault)
    yield from kept.values()
    yield from added


def _visible(fault: Node, views: set[str]) -> bool:
    """Whether a fault can be seen from one of these views; from any, where either says nothing."""
    told_in = _array(fault, "views") if isinstance(fault.value, dict) else []
    return not views or not told_in or any(view.value in views for view in told_in)


def _array(node: Node, key: str) -> list[Node]:
    found = node.value.get(key)
    return found.value if found is not None and isinstance(found.value, list) else []


def _id(fault: Node) -> object:
    """A fault's id; of what has none, something that is like nothing else."""
    found = fault.value.get("id") if isinstance(fault.value, dict) else None
    return found.value if found is not None and isinstance(found.value, str) else fault


def _joined(model: Node, own: Node) -> Node:
    if not (isinstance(model.value, dict) and isinstance(own.value, dict)):
        return own
    table = {key: part for key, part in model.value.items() if not _replaced(key, own.value)}
    for key, part in own.value.items():
        table[key] = _joined(table[key], part) if key in table else part
    return Node(table, own.place)


def _replaced(key: str, own: Mapping[str, Node]) -> bool:
    """Whether a table's own keys do away with the model's key: an alternative, or a side of a joint."""
    for one, other in ALTERNATIVES:
        if (key == one and other in own) or (key == other and one in own):
            return True
    both = key.replace("_left_deg", "_deg").replace("_right_deg", "_deg")
    return both != key and both in own
