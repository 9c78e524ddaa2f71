"""Where things stand in a TOML text: for every kind of key and value, and for whatever a parser accepts."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.exercise.toml_lines import KeyPath, key_lines


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\nb = 2", ("b",), 2),
        ("# one\n\n  a = 1 # two\n", ("a",), 3),
        ("[t]\na = 1", ("t", "a"), 2),
        ("[t]\na = 1", ("t",), 1),
        ("[t.u]\na = 1", ("t", "u", "a"), 2),
        ("x = 1\n[t.u]\na = 1", ("t",), 2),
        ("t.u = 1\nt.v = 2", ("t", "v"), 2),
        ("t.u = 1\nt.v = 2", ("t",), 1),
        ("[[f]]\na = 1\n[[f]]\na = 2", ("f", 1, "a"), 4),
        ("[[f]]\na = 1\n[[f]]\na = 2", ("f", 1), 3),
        ("[[f]]\n[f.p.q]\na = 1\n[[f]]\n[f.p.q]\na = 2", ("f", 1, "p", "q", "a"), 6),
        ("[[f]]\n[[f.g]]\n[[f.g]]\na = 1\n[[f]]\n[[f.g]]\na = 1", ("f", 1, "g", 0, "a"), 7),
        ("p = { a = 1, b = 2 }", ("p", "b"), 1),
        ("p = { a = { c = 1 }, b = 2 }\nq = 1", ("q",), 2),
        ("v = [\n 1,\n 2, # two\n\n 3,\n]\nw = 1", ("v", 2), 5),
        ("v = [\n 1,\n 2, # ]\n\n 3,\n]\nw = 1", ("w",), 7),
        ("v = [{ a = 1 },\n{ a = 2 }]", ("v", 1, "a"), 2),
        ("v = [[1,\n2],\n[3]]", ("v", 0, 1), 2),
        ('s = """\none\ntwo"""\na = 1', ("a",), 4),
        ('s = """one\\"""\n"""\na = 1', ("a",), 3),
        ('s = """quoted""""\na = 1', ("a",), 2),
        ('s = """quoted"""""\na = 1', ("a",), 2),
        ("s = '''\none ''\n'''''\na = 1", ("a",), 4),
        ('s = "a \\" # b = 1"\na = 1', ("a",), 2),
        ("s = 'a \\'\na = 1", ("a",), 2),
        ("s = ''\nt = \"\"\na = 1", ("a",), 3),
        ('"a.b" = 1\n"a".\'c d\' = 2', ("a", "c d"), 2),
        ('"a.b" = 1\n"\\u00e9\\n" = 2', ("é\n",), 2),
        ('"é" = 1', ("é",), 1),
        ("d = 1979-05-27 07:32:00Z\na = 1", ("a",), 2),
        ("[ t . 'u' ]\n a = 1", ("t", "u", "a"), 2),
        ("a = 1\r\nb = 2\r\n", ("b",), 2),
        ("a=1\nb=[]\nc={}\nd=1", ("d",), 4),
    ],
)
def test_a_value_stands_on_its_line(text: str, path: KeyPath, line: int) -> None:
    """The text is TOML, and the path's value is on that line."""
    tomllib.loads(text)

    assert key_lines(text)[path] == line


def _paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(part, (*path, key))


KEYS = st.sampled_from(["a", "b", "c-1", '"d.e"', "'f g'", '"h\\"i"', "a.b", "b . 'c'"])
VALUES = st.recursive(
    st.sampled_from(
        ["1", "-2.5e3", "true", "inf", '"x # ]"', "'y } '", '"""\nz\n"""', "'''q''\n'''", "1979-05-27"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: "[\n" + ", # [\n".join(parts) + "]"),
        st.dictionaries(st.sampled_from("klm"), inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        ),
    ),
    max_leaves=6,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(" = ".join),
    KEYS.map("[{}]".format),
    KEYS.map("[[{}]]".format),
    st.just("# a comment"),
    st.just(""),
)


@given(st.lists(LINES, max_size=10).map("\n".join))
def test_every_value_that_a_parser_finds_has_a_line(text: str) -> None:
    """No path is missing, none is invented, and no line lies beyond the text."""
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = key_lines(text)

    assert set(lines) == set(_paths(parsed))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
