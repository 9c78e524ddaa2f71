"""Reads an exercise file with those it is like: decoded and checked, or refused with the line."""

import re
from collections.abc import Callable, Iterator
from copy import copy
from math import isfinite
from typing import Any, TypeAlias

import msgspec

from mirror.base.errors import ExerciseError
from mirror.exercise.complaints import complaints
from mirror.exercise.exercise import Exercise
from mirror.exercise.sheet import Node, find, merge, plain, read_sheet
from mirror.exercise.toml_lines import KeyPath

__all__ = ["FindText", "read_exercise"]

FindText: TypeAlias = Callable[[str], str | None]
"""The text of the exercise file of an id; None where there is no such file."""

STEPS = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]|(?P<any>\[\.\.\.\])")
"""A step of the decoder's paths: `.faults`, `[0]`, and `[...]` for a key that it does not tell."""


def read_exercise(
    text: str, name: str, find_text: FindText | None = None, wanted_id: str | None = None
) -> Exercise:
    """The exercise that a file's text holds.

    Args:
        text: the TOML.
        name: the file's name, for the error's sentence.
        find_text: finds the files that this one may be like; by default there are none.
        wanted_id: what the file's own name says that its id is, where that matters.

    Raises:
        ExerciseError: naming the file, the line and what is wrong in it.
    """
    sheet = _whole(read_sheet(text, name), name, find_text or (lambda _: None), ())
    data = plain(sheet)
    for path, number in _numbers(data, ()):
        if not isfinite(number):
            raise _refusal(sheet, name, path, "give a finite number")
    try:
        exercise = msgspec.convert(data, type=Exercise)
    except (msgspec.ValidationError, OverflowError) as error:
        words, path = _explained(data, str(error))
        raise _refusal(sheet, name, path, words) from error
    if wanted_id not in {None, exercise.id}:
        raise _refusal(sheet, name, ("id",), f"it is {exercise.id!r}; name the file after its id")
    for path, words in complaints(exercise):
        raise _refusal(sheet, name, path, words)
    return exercise


def _whole(own: Node, name: str, find_text: FindText, known: tuple[str, ...]) -> Node:
    """A sheet with all that it takes from the one it is like, and that one from its own."""
    like = plain(own).get("like", "")
    if not like or not isinstance(like, str):
        return own
    if like in known or f"{like}.toml" == name:
        raise _refusal(own, name, ("like",), f"it leads back to itself by way of {like!r}")
    text = find_text(like)
    if text is None:
        raise _refusal(own, name, ("like",), f"no exercise is called {like!r}")
    model_name = f"{like}.toml"
    model = _whole(read_sheet(text, model_name), model_name, find_text, (*known, like))
    left_out = own.value["without_faults"].value if "without_faults" in own.value else []
    ids = [fault.get("id") for fault in plain(model).get("faults", []) if isinstance(fault, dict)]
    for index, fault in enumerate(left_out if isinstance(left_out, list) else []):
        if fault.value not in ids:
            raise _refusal(
                own, name, ("without_faults", index), f"{like} has no fault called {fault.value!r}"
            )
    return merge(model, own)


def _refusal(sheet: Node, name: str, path: KeyPath, words: str) -> ExerciseError:
    """One sentence: file, line, field, trouble; a value taken from another file is told with that file."""
    place = find(sheet, path).place
    path = place.path + path[len(place.path) :]
    borrowed = "" if place.source.name == name else f" (taken from {place.source.name}, line {place.line})"
    line = f", line {place.line}" if not borrowed else ""
    field = f"{_told(path)}: " if path else ""
    return ExerciseError(f"{name}{line}: {field}{words}{borrowed}.")


def _told(path: KeyPath) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def _numbers(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, float]]:
    """Every number with a point in a table, with its path."""
    if isinstance(value, float):
        yield path, value
    elif isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _numbers(part, (*path, key))


def _explained(data: Any, complaint: str) -> tuple[str, KeyPath]:
    """The decoder's complaint in our words, and the path of what it complains of."""
    words, _, at = complaint.rpartition(" - at `$")
    if not words:
        words, at = complaint, ""
    path = _path(data, complaint, at.removesuffix("`"))
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", words):
        return "an exercise file has no such field", (*path, unknown[1])
    if missing := re.fullmatch(r"Object missing required field `(.*)`", words):
        return f"the field `{missing[1]}` is missing", path
    return words, path


def _path(data: Any, complaint: str, at: str) -> KeyPath:
    """The decoder's path with its unnamed keys found: the one that alone is complained of likewise."""
    path: KeyPath = ()
    for step in STEPS.finditer(at):
        if step["key"] is not None:
            path += (step["key"],)
        elif step["index"] is not None:
            path += (int(step["index"]),)
        else:
            path += (_culprit(data, path, complaint),)
    return path


def _culprit(data: Any, path: KeyPath, complaint: str) -> str:
    table = data
    for key in path:
        table = table[key]
    for key in table:
        try:
            msgspec.convert(_with(data, path, {key: table[key]}), type=Exercise)
        except msgspec.ValidationError as error:
            if str(error) == complaint:
                return str(key)
    return "..."


def _with(data: Any, path: KeyPath, value: Any) -> Any:
    """A copy of the data with another value at a path."""
    if not path:
        return value
    changed = copy(data)
    changed[path[0]] = _with(data[path[0]], path[1:], value)
    return changed
