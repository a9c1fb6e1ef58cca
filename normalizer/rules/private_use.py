"""Private-use code points of Windows and Mac Thai fonts, as the characters that their glyphs draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizer.changes import Change
from normalizer.models.data_files import data_rows
from normalizer.rules.rule import Context, Rule

_PRIVATE = re.compile("[\uf700-\uf71a\uf884-\uf89e]")


def without_private_use(text: str) -> str:
    r"""Replace private-use code points of Thai fonts, and mend nothing else.

    Args:
        text: Any text.

    Returns:
        The text, as long as before, with the letters that the glyphs draw.

    >>> without_private_use("กลุ\uf70aม")
    'กลุ่ม'
    """
    return _PRIVATE.sub(_drawn, text)


def _find_private(text: str, _: Context) -> Iterator[Change]:
    for match in _PRIVATE.finditer(text):
        drawn = _drawn(match)
        yield Change("private-use", "repair", match.span(), match[0], drawn)


def _drawn(match: re.Match[str]) -> str:
    return _glyphs()[match[0]]


@cache
def _glyphs() -> dict[str, str]:
    glyphs: dict[str, str] = {}
    for row in data_rows("private_use.tsv"):
        code, meant, *_ = row.split("\t")
        glyph = _character(code)
        glyphs[glyph] = _character(meant)
    return glyphs


def _character(code: str) -> str:
    return chr(int(code, 16))


PRIVATE_USE = Rule("private-use", "repair", _find_private)
