"""Cuts content streams into operands and operators: what pdfminer makes of them, in a fraction of its time.

One regular expression knows what programs write. Where a stream has anything else (a picture in line, a procedure, a
broken string), pdfminer's own parser goes on from there, so that the outcome is its own in every case.
"""

from __future__ import annotations

import re
from binascii import Error, unhexlify
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import (
    KWD,
    LIT,
    PSKeyword,
    PSLiteral,
    keyword_name,
    literal_name,
)

# What a token can be, in the order in which they are tried. Possessive repeats: nothing is ever tried twice.
_TOKEN = re.compile(
    rb"""
      ([-+]?+[0-9]{1,4000}+(?![0-9.]))                     # 1 whole number, of no more digits than Python reads
    | ([-+]?+(?:[0-9]++\.[0-9]*+|\.[0-9]++))              # 2 number with a point
    | ([A-Za-z][^\#/%\[\]()<>{}\s]*+)                     # 3 word: an operator, true or false
    | <([0-9A-Fa-f\s]*+)(?:>(?!>)|(?=>>))                # 4 string of hexadecimal digits
    | \(([^()\\]*+)\)                                      # 5 string
    | /([^\#/%\[\]()<>{}\s]*+)(?!\#)                       # 6 name
    | (\[)                                                 # 7 an array begins
    | (\])                                                 # 8 and ends
    | (<<)                                                 # 9 a dictionary begins
    | (>>)                                                 # 10 and ends
    | \(((?:[^()\\]++|\\.)*+)\)                            # 11 string with escapes
    | (['"])                                               # 12 an operator that is no word
    | (>|\x00|%[^\r\n]*+)                                  # 13 nothing: the end of a string, a comment
    | ([^\s])                                              # 14 all else
    """,
    re.VERBOSE | re.DOTALL,
)
# The groups of that expression.
_INTEGER = 1
_REAL = 2
_WORD = 3
_HEXADECIMAL = 4
_STRING = 5
_NAME = 6
_ARRAY = 7
_ARRAY_END = 8
_DICTIONARY = 9
_DICTIONARY_END = 10
_ESCAPED = 11
_SIGN = 12
_NOTHING = 13
_OTHER = 14
# An escape in a string (ISO 32000-1, 7.3.4.2): up to three octal digits, or a character.
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
# What escapes stand for; any other character after a backslash is left out, as pdfminer does.
_ESCAPED_CHARACTERS = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"(": b"(",
    b")": b")",
    b"\\": b"\\",
}
# A byte is less.
_BYTES = 256
_SPACE = re.compile(rb"\s+")
_TRUTH = {b"true": True, b"false": False}
# What may be cut in two by the end of a stream, and go on in the next one.
_GOES_ON = (b"/", b">")
# A picture that stands in the stream itself begins, and its data.
_IN_LINE = (b"BI", b"ID")


class _NotPlainError(Exception):
    """A stream has what only pdfminer's own parser knows to read."""


# The name of an operator, such as `Tj`, and what stands before it: numbers, strings, names, arrays and dictionaries, as
# pdfminer has them.
Operation = tuple[str, list[Any]]


def operations(streams: Sequence[Any]) -> Iterator[Operation]:
    """Read content streams, which go on one in the other.

    Args:
        streams: pdfminer's `PDFStream`s; each is unpacked when it is its turn.

    Yields:
        Each operation, as pdfminer's `PDFContentParser` has it.

    Raises:
        pdfminer.psexceptions.PSException: As pdfminer's parser.
    """
    read = 0
    try:
        for operation in _plain_operations(streams):
            yield operation
            read += 1
    except _NotPlainError:
        yield from islice(_parsed_operations(streams), read, None)


def _plain_operations(streams: Sequence[Any]) -> Iterator[Operation]:
    """Read streams by the expression alone.

    Raises:
        _NotPlainError: There is something else; what came before it was read rightly.
    """
    values: list[Any] = []
    # What stood before each open array and dictionary, and which of both is open.
    outer: list[tuple[int, list[Any]]] = []
    for stream in streams:
        data = stream.get_data()
        if data.endswith(_GOES_ON):
            raise _NotPlainError
        for match in _TOKEN.finditer(data):
            kind = match.lastindex or _OTHER
            if kind in _READ:
                values.append(_READ[kind](match[kind]))
            elif kind in (_WORD, _SIGN):
                word = match[kind]
                if outer or word in _TRUTH:
                    values.append(_word(word))
                else:
                    yield _operator(word), values
                    values = []
            elif kind in (_ARRAY, _DICTIONARY):
                outer.append((kind, values))
                values = []
            elif kind != _NOTHING:
                values = _closed(kind, values, outer)


def _closed(
    kind: int, values: list[Any], outer: list[tuple[int, list[Any]]]
) -> list[Any]:
    """What stands before the innermost open array or dictionary, and that one with what it holds."""
    opened, before = outer.pop() if outer else (None, [])
    if kind == _ARRAY_END and opened == _ARRAY:
        before.append(values)
    elif (
        kind == _DICTIONARY_END
        and opened == _DICTIONARY
        and len(values) % 2 == 0
    ):
        before.append(
            {
                literal_name(name): value
                for name, value in zip(values[::2], values[1::2], strict=True)
            }
        )
    else:
        raise _NotPlainError
    return before


def _word(text: bytes) -> PSKeyword | bool:
    if text in _IN_LINE:
        raise _NotPlainError
    return _TRUTH[text] if text in _TRUTH else KWD(text)


@lru_cache(maxsize=256)
def _operator(text: bytes) -> str:
    """The name of an operator; a page has thousands, and few names."""
    return str(keyword_name(_word(text)))


def _hexadecimal(digits: bytes) -> bytes:
    """The bytes that digits stand for; one that is left over is a byte of its own, as pdfminer has it."""
    try:
        return unhexlify(digits)
    except Error:  # white space, or a digit that is left over
        pass
    digits = _SPACE.sub(b"", digits)
    whole = len(digits) // 2 * 2
    return unhexlify(digits[:whole]) + (
        bytes([int(digits[whole:], 16)]) if digits[whole:] else b""
    )


def _name(name: bytes) -> PSLiteral:
    try:
        return LIT(name.decode())
    except UnicodeDecodeError:
        return LIT(name)


def _unescaped(text: bytes) -> bytes:
    # A line that goes on: one character or two are left out.
    if b"\\\r" in text:
        raise _NotPlainError
    return _ESCAPE.sub(_escaped_character, text)


def _escaped_character(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    if not b"0" <= escape[:1] <= b"7":
        return _ESCAPED_CHARACTERS.get(escape, b"")
    code = int(escape, 8)
    if code >= _BYTES:
        raise _NotPlainError
    return bytes([code])


# How a token becomes a value.
_READ: dict[int, Callable[[bytes], Any]] = {
    _INTEGER: int,
    _REAL: float,
    _HEXADECIMAL: _hexadecimal,
    _STRING: bytes,
    _NAME: _name,
    _ESCAPED: _unescaped,
}


def _parsed_operations(streams: Sequence[Any]) -> Iterator[Operation]:
    """The same by pdfminer."""
    operands: list[Any] = []
    try:
        parser = PDFContentParser(streams)
        while True:
            value = parser.nextobject()[1]
            if isinstance(value, PSKeyword):
                yield keyword_name(value), operands
                operands = []
            else:
                operands.append(value)
    except PSEOF:
        return
