"""What glyphs of Wingdings, ZapfDingbats and their kin show: their letters and private-use codes are signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pdfminer.pdffont import PDFFont, PDFSimpleFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import list_value, resolve1
from pdfminer.psparser import PSLiteral

# How names of fonts begin, without subset tag, in small letters, to their table: the longer name first.
_TABLE_BY_BEGINNING = {
    "wingdings2": "wingdings2",
    "wingdings3": "wingdings3",
    "wingdings": "wingdings",
    "webdings": "webdings",
    "zapfdingbats": "zapfdingbats",
    "itczapfdingbats": "zapfdingbats",
    "d050000l": "zapfdingbats",
    "dingbats": "zapfdingbats",
    "standardsymbol": "symbol",
    "symbol": "symbol",
    "opensymbol": "opensymbol",
    "starsymbol": "opensymbol",
}
# Fonts that have letters, too, of which a file may say the truth.
_WITH_LETTERS = ("symbol", "opensymbol")
_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_NOT_IN_NAME = re.compile(r"[^a-z0-9]")
# Windows gives the signs of such fonts these codes: U+F020 to U+F0FF.
_PRIVATE_USE = re.compile("[\uf020-\uf0ff]")
_PRIVATE_USE_BASE = 0xF000
_LARGEST_CODE = 0xFF


def is_taught(font: PDFFont) -> bool:
    """Whether a font is one of signs that says what its codes show.

    Args:
        font: A font of pdfminer's.

    Returns:
        Whether `teach_signs` let it.
    """
    return "to_unichr" in vars(font)


def teach_signs(font: PDFFont, spec: Mapping[str, Any]) -> None:
    """Let a font of signs say what its codes show; other fonts stay as they are.

    Args:
        font: A font of pdfminer's, which keeps each for the whole document.
        spec: Its dictionary.
    """
    name = str(font.fontname)
    if table_of(name) is None or is_taught(font):
        return
    ask_file = font.to_unichr
    names = named_signs(spec, name)
    is_simple = isinstance(font, PDFSimpleFont)
    is_mapped = getattr(font, "unicode_map", None) is not None

    def to_unichr(code: int) -> str:
        if code in names:
            return names[code]
        try:
            said = ask_file(code)
        except PDFUnicodeNotDefined:
            said = ""
        sign = shown_sign(
            name, said, code if is_simple else None, is_mapped=is_mapped
        )
        if not sign:
            raise PDFUnicodeNotDefined(None, code)
        return sign

    font.to_unichr = to_unichr


@cache
def table_of(font_name: str) -> str | None:
    """The table of a font of signs.

    Args:
        font_name: Its name, with or without the tag of a subset.

    Returns:
        The name of its table; None where it is no font of signs that is known.

    >>> table_of("ABCDEF+Wingdings-Regular"), table_of("THSarabunPSK")
    ('wingdings', None)
    """
    bare = _NOT_IN_NAME.sub("", _SUBSET_TAG.sub("", font_name).lower())
    for beginning, table in _TABLE_BY_BEGINNING.items():
        if bare.startswith(beginning):
            return table
    return None


def shown_sign(
    font_name: str, text: str, code: int | None, *, is_mapped: bool = True
) -> str:
    r"""What a glyph shows.

    Args:
        font_name: The name of its font.
        text: What the file says that it is.
        code: Its code in the font; None where codes of the file are not the font's own.
        is_mapped: Whether the file itself says what its codes are (ToUnicode).

    Returns:
        The sign; the text as it is where the font is none of signs, or has no such sign.

    >>> shown_sign("Wingdings-Regular", "\uf0fc", None), shown_sign("ZapfDingbats", "4", 0x34)
    ('✔', '✔')
    """
    table = table_of(font_name)
    if table is None:
        return text
    signs = _signs_by_code()[table]
    if _PRIVATE_USE.fullmatch(text):
        return signs.get(ord(text) - _PRIVATE_USE_BASE, text)
    if table in _WITH_LETTERS and is_mapped:
        return text
    if code is not None and _is_no_sign(text):
        return signs.get(code, text)
    return signs.get(_latin_code(text), text)


def named_signs(spec: Mapping[str, Any], font_name: str) -> dict[int, str]:
    """The signs of a font whose file renumbers its glyphs by name (`/Differences`, ISO 32000-1, 9.6.6).

    Args:
        spec: The font's dictionary.
        font_name: Its name.

    Returns:
        The sign of each code that has a glyph of ZapfDingbats; empty for other fonts.
    """
    if table_of(font_name) != "zapfdingbats":
        return {}
    encoding = resolve1(spec.get("Encoding"))
    differences = (
        encoding.get("Differences") if isinstance(encoding, dict) else None
    )
    signs: dict[int, str] = {}
    code = 0
    for entry in list_value(differences) if differences else ():
        value = resolve1(entry)
        if isinstance(value, int):
            code = value
        elif isinstance(value, PSLiteral):
            sign = _signs_by_name().get(str(value.name))
            if sign:
                signs[code] = sign
            code += 1
    return signs


def _is_no_sign(text: str) -> bool:
    """Whether a text is a letter of a code page, or not known at all."""
    return not text or text == "\ufffd" or _latin_code(text) >= 0


def _latin_code(text: str) -> int:
    """The code of a letter in Windows' code page; -1 where it has none."""
    if len(text) != 1:
        return -1
    if ord(text) <= _LARGEST_CODE:
        return ord(text)
    encoded = text.encode("cp1252", errors="ignore")
    return encoded[0] if encoded else -1


@cache
def _signs_by_code() -> dict[str, dict[int, str]]:
    signs: dict[str, dict[int, str]] = {}
    for font, code, _, sign in _rows():
        signs.setdefault(font, {})[int(code, 16)] = sign
    return signs


@cache
def _signs_by_name() -> Mapping[str, str]:
    return {name: sign for _, _, name, sign in _rows() if name}


def _rows() -> list[list[str]]:
    text = (
        files("extractor.inputs.pdf")
        .joinpath("sign_fonts.tsv")
        .read_text(encoding="utf-8")
    )
    return [
        row.split("\t") for row in text.splitlines() if not row.startswith("#")
    ]
