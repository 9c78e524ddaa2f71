"""Where things stand in a TOML text: every key and array element with its line, which parsers do not tell."""

from collections.abc import Mapping
from typing import TypeAlias

__all__ = ["KeyPath", "key_lines"]

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of tables, places in arrays: `("faults", 0, "at_least")`."""

BLANK = " \t"
GAP = " \t\r\n"
BARE_ENDS = ".=]" + GAP
SCALAR_ENDS = ",]}#\r\n"


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """The line, from 1, on which each key of a text, and each element of its arrays, stands.

    A table that is opened several times, as by dotted keys, has the line of its first mention.

    Args:
        text: TOML that `tomllib` has accepted; of other text the answer means nothing.
    """
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.lines


class _Scanner:
    """Reads a text from its beginning to its end, once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line, self._counted = 1, 0
        self._lengths: dict[KeyPath, int] = {}
        self.lines: dict[KeyPath, int] = {}

    def scan(self) -> None:
        """Read it all."""
        table: KeyPath = ()
        self._skip_gap()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip_gap()

    def _header(self) -> KeyPath:
        """A `[table]`, or the next element of an `[[array]]` of tables."""
        repeated = self._text.startswith("[[", self._at)
        line = self._here()
        self._at += 2 if repeated else 1
        *outer, last = self._keys()
        self._at += 2 if repeated else 1
        path = (*self._within((), outer, line), last)
        self.lines.setdefault(path, line)
        return self._element(path, line) if repeated else path

    def _pair(self, table: KeyPath) -> None:
        """`key = value`, dotted or not."""
        line = self._here()
        *outer, last = self._keys()
        path = (*self._within(table, outer, line), last)
        self.lines.setdefault(path, line)
        self._at += 1
        self._skip(BLANK)
        self._value(path)

    def _within(self, start: KeyPath, keys: list[str], line: int) -> KeyPath:
        """The table to which dotted keys lead; of an array of tables, its newest element."""
        path = start
        for key in keys:
            path += (key,)
            self.lines.setdefault(path, line)
            if path in self._lengths:
                path += (self._lengths[path] - 1,)
        return path

    def _element(self, array: KeyPath, line: int) -> KeyPath:
        index = self._lengths.get(array, 0)
        self._lengths[array] = index + 1
        self.lines[*array, index] = line
        return (*array, index)

    def _keys(self) -> list[str]:
        """The parts of a dotted key; the scanner stands behind it afterwards, at `=` or `]`."""
        keys = []
        while True:
            self._skip(BLANK)
            if self._text[self._at] in "\"'":
                keys.append(self._string())
            else:
                keys.append(self._until(BARE_ENDS))
            self._skip(BLANK)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _value(self, path: KeyPath) -> None:
        match self._text[self._at]:
            case '"' | "'":
                self._string()
            case "[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case _:
                self._until(SCALAR_ENDS)

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        index = 0
        while self._more("]"):
            self.lines[*path, index] = self._here()
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while self._more("}"):
            self._pair(path)

    def _more(self, closing: str) -> bool:
        """Whether another element follows; otherwise the closing bracket is passed."""
        self._skip_gap(also=",")
        if self._text[self._at] == closing:
            self._at += 1
            return False
        return True

    def _string(self) -> str:
        """What stands between quotes; escapes stay as they are but for those that JSON shares."""
        quote = self._text[self._at]
        delimiter = quote * 3 if self._text.startswith(quote * 3, self._at) else quote
        start = self._at = self._at + len(delimiter)
        while not self._text.startswith(delimiter, self._at):
            self._at += 2 if quote == '"' and self._text[self._at] == "\\" else 1
        end = self._at
        self._at += len(delimiter)
        if len(delimiter) == 3:
            # Up to two quotes may stand before the closing three.
            while self._text.startswith(quote, self._at):
                self._at += 1
        words = self._text[start:end]
        return _unescaped(words) if quote == '"' else words

    def _until(self, ends: str) -> str:
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in ends:
            self._at += 1
        return self._text[start : self._at]

    def _skip(self, letters: str) -> None:
        while self._at < len(self._text) and self._text[self._at] in letters:
            self._at += 1

    def _skip_gap(self, also: str = "") -> None:
        """Pass blanks, ends of lines and comments."""
        self._skip(GAP + also)
        while self._text.startswith("#", self._at):
            self._until("\n")
            self._skip(GAP + also)

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line


def _unescaped(words: str) -> str:
    r"""A quoted key as `tomllib` reads it: `"a\u00e9"` is `aé`."""
    return words.encode("latin-1", "backslashreplace").decode("unicode_escape") if "\\" in words else words
