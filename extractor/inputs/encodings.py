"""Bytes become text: Thai files come in UTF-8, UTF-16, and the single-byte code of older systems."""

from __future__ import annotations

import codecs
import re

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Tried in turn. Windows-874 holds TIS-620 and adds a few signs; nearly any bytes are text in it.
_ENCODINGS = ("utf-8-sig", "cp874")
# Control characters that text does not have: all but white space (0x09 to 0x0D) and escape (0x1B).
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded_text(data: bytes) -> str | None:
    """The text of a file.

    Args:
        data: Its bytes, in UTF-8, in UTF-16 with a byte order mark, or in TIS-620/Windows-874.

    Returns:
        Its text; None where it is no text.

    >>> decoded_text(bytes.fromhex("a1cda7a4c5d1a7"))
    'กองคลัง'
    >>> decoded_text(bytes(4)) is None
    True
    """
    if data.startswith(_UTF_16_MARKS):
        return data.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _BINARY.search(text) else text
    return None
