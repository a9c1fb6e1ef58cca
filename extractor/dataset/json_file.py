"""How every JSON file is written: UTF-8, indented by one space, non-ASCII letters as they are."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pydantic_core

from extractor.dataset.table_schema import Content

_INDENT = b" "


def to_json(content: Content | list[Content]) -> bytes:
    r"""Write data as a JSON file holds it.

    Args:
        content: The data, such as what `report_json.content_of` gives.

    Returns:
        UTF-8 without a byte order mark; half of a surrogate pair, which UTF-8 cannot hold, is spelled out.

    >>> to_json({"agency": "เทศบาลตำบลปรุใหญ่"}).decode()
    '{\n "agency": "เทศบาลตำบลปรุใหญ่"\n}\n'
    """
    return _text(content) + b"\n"


def _text(content: Any) -> bytes:
    """A value without the line's end at its own."""
    try:
        # The encoder of the standard library is Python code where it indents: nine times slower.
        return pydantic_core.to_json(content, indent=1)
    except (pydantic_core.PydanticSerializationError, UnicodeEncodeError):
        return json.dumps(content, ensure_ascii=False, indent=1).encode(
            "utf-8", "backslashreplace"
        )


def to_json_by_parts(members: Iterable[tuple[str, Any]]) -> bytes:
    r"""Write an object as `to_json` does, member by member, so that what they are told from is never held whole.

    Args:
        members: The names of its members and what they hold; one that gives its elements one by one is a list.

    Returns:
        The same bytes as `to_json` gives for the same content.

    >>> to_json_by_parts([("a", 1), ("b", iter([{"c": "ก"}, []]))]) == to_json({"a": 1, "b": [{"c": "ก"}, []]})
    True
    """
    out = io.BytesIO()
    out.write(b"{")
    before = b"\n"
    for name, content in members:
        out.write(before + _INDENT + _text(name) + b": ")
        if isinstance(content, Iterator):
            _write_list(out, content)
        else:
            out.write(_indented(content, _INDENT))
        before = b",\n"
    out.write(b"\n}\n" if before == b",\n" else b"}\n")
    return out.getvalue()


def _write_list(out: io.BytesIO, elements: Iterator[Any]) -> None:
    """Write a list, an element at a time, as a member of an object."""
    inner = _INDENT * 2
    before = b"[\n"
    for element in elements:
        out.write(before + inner + _indented(element, inner))
        before = b",\n"
    out.write(b"[]" if before == b"[\n" else b"\n" + _INDENT + b"]")


def _indented(content: Any, indent: bytes) -> bytes:
    """What JSON has of a value that stands so far in; no text holds a line's end, which is written as an escape."""
    return _text(content).replace(b"\n", b"\n" + indent)
