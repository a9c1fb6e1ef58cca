"""Characters stand where pdfminer puts them, to the last bit, and are what it says: only the time differs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from pdfminer.layout import LTChar
from pdfminer.pdfdevice import PDFTextDevice

from extractor.inputs.pdf import interpreter
from extractor.inputs.pdf.interpreter import GlyphDevice, interpret
from tests.helpers.pdfs import page, pdf, words
from tests.helpers.small_report import COVER, REPORT

PLACES = ("matrix", "adv", "x0", "y0", "x1", "y1", "size")
SAID = ("fontname", "cid", "code", "setting", "is_rest", "is_silent")


class PdfminersDevice(GlyphDevice):
    """Takes each character from pdfminer's own loop, as an `LTChar`."""

    render_string_horizontal = PDFTextDevice.render_string_horizontal


def glyphs(data: bytes) -> list[LTChar]:
    fonts: Any = {}
    with pdfplumber.open(BytesIO(data)) as document:
        return [
            glyph
            for sheet in document.pages
            for glyph in interpret(sheet, fonts, {}).glyphs
        ]


def changed(operators: bytes) -> bytes:
    """A report's page with operators before each of its strings."""
    return page(COVER, REPORT).replace(b" Tj", b" Tj " + operators)


@pytest.mark.parametrize(
    "content",
    [
        page(COVER, REPORT),
        changed(b"2.5 Tc 7 Tw"),
        changed(b"83 Tz"),
        changed(b"-3.25 Ts"),
        changed(b"3 Tr"),
        b"0.8 0.6 -0.6 0.8 200 30 cm " + words("เอียง ไปทางขวา", 100, 300),
        b"0 -1 1 0 30 500 cm " + words("ลงล่าง", 100, 300),
        b"-1 0 0 -1 500 500 cm " + words("กลับหัว", 100, 300),
        b"1 0 0.3 1 0 0 cm 4 Ts " + words("ตัวเอน", 100, 300),
        b"100 100 50 50 re W n " + words("ถูกตัด", 100, 300),
        words("ยืด", 100, 300).replace(b" Tj", b" Tj [-120 <0041> 35.5] TJ"),
    ],
)
def test_characters_are_those_of_pdfminer(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = pdf(content)
    ours = glyphs(data)
    monkeypatch.setattr(interpreter, "GlyphDevice", PdfminersDevice)
    theirs = glyphs(data)
    assert theirs
    for name in (*PLACES, *SAID):
        assert [getattr(glyph, name) for glyph in ours] == [
            getattr(glyph, name) for glyph in theirs
        ], name
    assert [glyph.get_text() for glyph in ours] == [
        glyph.get_text() for glyph in theirs
    ]
