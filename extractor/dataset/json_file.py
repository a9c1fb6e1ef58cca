"""How every JSON file is written: UTF-8, indented by one space, non-ASCII letters as they are."""

from __future__ import annotations

import json

import pydantic_core

from extractor.dataset.table_schema import Content


def to_json(content: Content | list[Content]) -> bytes:
    r"""Write data as a JSON file holds it.

    Args:
        content: The data, such as what `report_json.content_of` gives.

    Returns:
        UTF-8 without a byte order mark; half of a surrogate pair, which UTF-8 cannot hold, is spelled out.

    >>> to_json({"agency": "เทศบาลตำบลปรุใหญ่"}).decode()
    '{\n "agency": "เทศบาลตำบลปรุใหญ่"\n}\n'
    """
    try:
        # The encoder of the standard library is Python code where it indents: nine times slower.
        text = pydantic_core.to_json(content, indent=1)
    except (pydantic_core.PydanticSerializationError, UnicodeEncodeError):
        text = json.dumps(content, ensure_ascii=False, indent=1).encode(
            "utf-8", "backslashreplace"
        )
    return text + b"\n"
