"""What fonts of signs show, whatever the file says of their letters."""

from __future__ import annotations

from typing import Any

import pytest
from pdfminer.psparser import LIT

from extractor.inputs.pdf.sign_fonts import named_signs, shown_sign
from normalizer.list_markers import marker_at


@pytest.mark.parametrize(
    ("font", "text", "code", "shown"),
    [
        ("ZapfDingbats", "4", 0x34, "✔"),
        ("ABCDEF+ZapfDingbats", "8", 0x38, "✘"),
        ("ZapfDingbats", "", 0x6C, "●"),
        ("Wingdings-Regular", "\uf0fc", None, "✔"),
        ("BCDEEE+Wingdings-Regular", "ü", 0xFC, "✔"),
        ("Wingdings", "Ÿ", None, "•"),
        ("Wingdings", "\uf0a8", None, "□"),
        ("Wingdings2", "P", 0x50, "✓"),
        ("Wingdings 2", "\uf052", None, "☑"),
        ("Webdings", "a", 0x61, "✔"),
        ("SymbolMT", "\uf0b7", None, "•"),
        ("CAAAAA+OpenSymbol", "\uf0fe", None, "☑"),
        ("CAAAAA+OpenSymbol", "➢", None, "➢"),
    ],
)
def test_a_sign_is_read_as_it_shows(
    font: str, text: str, code: int | None, shown: str
) -> None:
    assert shown_sign(font, text, code) == shown


@pytest.mark.parametrize(
    ("font", "text", "code"),
    [
        ("THSarabunPSK", "\uf0fc", None),
        ("SomeIcons", "\uf0fc", None),
        ("Wingdings", "✔", None),
        ("OpenSymbol", "\uf0a3", None),
        ("OpenSymbol", "\uf0a8", None),
        ("Symbol", "α", 0x61),
    ],
)
def test_what_is_no_sign_that_is_known_stays_as_it_is(
    font: str, text: str, code: int | None
) -> None:
    assert shown_sign(font, text, code) == text


def test_symbol_without_a_map_is_read_by_its_own_codes() -> None:
    assert shown_sign("Symbol", "a", 0x61, is_mapped=False) == "α"


def test_glyphs_that_a_file_renumbers_are_known_by_their_names() -> None:
    spec: dict[str, Any] = {
        "Encoding": {"Differences": [1, LIT("a20"), LIT("a24"), 9, LIT("a71")]}
    }
    assert named_signs(spec, "XYZABC+ZapfDingbats") == {1: "✔", 2: "✘", 9: "●"}
    assert named_signs(spec, "Loma") == {}


@pytest.mark.parametrize("code", [0xA7, 0xA8, 0xD8, 0xFC, 0x76, 0x6C])
def test_bullets_of_wingdings_are_list_markers(code: int) -> None:
    marker = marker_at(
        f"{shown_sign('Wingdings', chr(0xF000 + code), None)} จัดทำประกาศ"
    )
    assert marker is not None
    assert marker.number is None
