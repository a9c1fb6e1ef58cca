"""What is written onto a page, form fields and notes, is read where it shows."""

from __future__ import annotations

import pytest

from tests.helpers.pdfs import Note, Paper, cells_of, clipped, columns, fill, lines, rules, tops, words

ROWS = [["ที่", "รายการ", "ผล"], ["๑", "ประชุม", ""], ["๒", "อบรม", ""]]
XS, YS = columns(3), tops(ROWS, 100)
TABLE = rules(XS, YS) + fill(ROWS, XS, YS)


def note(text: str, row: int, *, col: int = 2, entries: bytes = b"/Subtype /FreeText", cut: bool = False) -> Note:
    """A text written into a cell."""
    sides = (XS[col] + 1, YS[row] + 1, XS[col + 1] - 1, YS[row + 1] - 1)
    content = lines(text, XS[col] + 3, YS[row] + 12)
    return Note(sides, clipped(*sides, content) if cut else content, entries)


WIDGET = b"/Subtype /Widget /FT /Tx"


@pytest.mark.parametrize("entries", [b"/Subtype /FreeText", WIDGET, WIDGET + b" /F 4", b"/Subtype /Stamp"])
def test_what_is_written_into_a_cell_is_its_text(entries: bytes) -> None:
    notes = (note("จัดแล้ว", 1, entries=entries), note("๑๒ คน", 2, entries=entries))
    ((_, *rows),) = cells_of(Paper(TABLE, notes=notes))
    assert rows == [["1", "ประชุม", "จัดแล้ว"], ["2", "อบรม", "12 คน"]]


@pytest.mark.parametrize("entries", [WIDGET + b" /F 2", WIDGET + b" /F 32", b"/Subtype /Popup"])
def test_what_does_not_show_is_not_read(entries: bytes) -> None:
    ((_, *rows),) = cells_of(Paper(TABLE, notes=(note("จัดแล้ว", 1, entries=entries),)))
    assert rows == [["1", "ประชุม", ""], ["2", "อบรม", ""]]


def test_a_field_whose_text_is_longer_than_its_room_is_read_whole() -> None:
    text = "จัดประชุมชี้แจงแก่บุคลากรในสังกัดทุกคนครบทุกส่วนราชการแล้ว"
    ((_, first, second),) = cells_of(Paper(TABLE, notes=(note(text, 1, col=2, cut=True),)))
    assert first == ["1", "ประชุม", text]
    assert second == ["2", "อบรม", ""]


def test_a_table_all_of_whose_cells_are_fields() -> None:
    notes = [
        note(text, row, col=col, entries=WIDGET)
        for row, texts in enumerate(ROWS)
        for col, text in enumerate(texts)
        if text
    ]
    assert cells_of(Paper(rules(XS, YS), notes=tuple(notes))) == [
        [["ที่", "รายการ", "ผล"], ["1", "ประชุม", ""], ["2", "อบรม", ""]]
    ]


def test_a_damaged_annotation_costs_itself_only() -> None:
    entries = b"/Annots [<< /Subtype /Widget /Rect [1 2] /AP << /N 99 0 R >> >> 7 null]"
    assert len(cells_of(Paper(TABLE + words("ท้าย", 30, 400), entries=entries))) == 1
