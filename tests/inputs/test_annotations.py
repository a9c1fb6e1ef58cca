"""What is written onto a page, form fields and notes, is read where it shows."""

from __future__ import annotations

import pytest

from extractor.batch.table_reading import read_tables
from extractor.inputs.base import PlacedLine
from extractor.inputs.pdf.document import read_pages
from extractor.inputs.pdf.rasterizer import Rasterizer
from extractor.model.image import PAPER
from tests.helpers.pdfs import (
    OPTIONS,
    SIZE,
    Note,
    Paper,
    cells_of,
    clipped,
    columns,
    fill,
    lines,
    pdf,
    rules,
    source,
    tops,
    words,
)

ROWS = [["ที่", "รายการ", "ผล"], ["๑", "ประชุม", ""], ["๒", "อบรม", ""]]
XS, YS = columns(3), tops(ROWS, 100)
TABLE = rules(XS, YS) + fill(ROWS, XS, YS)


def note(
    text: str,
    row: int,
    *,
    col: int = 2,
    entries: bytes = b"/Subtype /FreeText",
    cut: bool = False,
) -> Note:
    """A text written into a cell."""
    sides = (XS[col] + 1, YS[row] + 1, XS[col + 1] - 1, YS[row + 1] - 1)
    content = lines(text, XS[col] + 3, YS[row] + 12)
    return Note(sides, clipped(*sides, content) if cut else content, entries)


WIDGET = b"/Subtype /Widget /FT /Tx"


@pytest.mark.parametrize(
    "entries",
    [b"/Subtype /FreeText", WIDGET, WIDGET + b" /F 4", b"/Subtype /Stamp"],
)
def test_what_is_written_into_a_cell_is_its_text(entries: bytes) -> None:
    notes = (
        note("จัดแล้ว", 1, entries=entries),
        note("๑๒ คน", 2, entries=entries),
    )
    ((_, *rows),) = cells_of(Paper(TABLE, notes=notes))
    assert rows == [["1", "ประชุม", "จัดแล้ว"], ["2", "อบรม", "12 คน"]]


def test_what_is_written_into_a_cell_is_drawn_as_lines_are() -> None:
    """So that what it shows can be read, and proves what it says."""
    data = pdf(Paper(TABLE, notes=(note("ABC", 1),)))
    (page,) = read_pages(data)
    assert page.transform
    place = PlacedLine(XS[2] + 3, XS[2] + 40, YS[1] + 12, SIZE)
    (drawn,) = Rasterizer(data).draw_lines(1, page.transform, [place])
    assert drawn is not None
    assert drawn.pixels.min() < PAPER


@pytest.mark.parametrize(
    "entries", [WIDGET + b" /F 2", WIDGET + b" /F 32", b"/Subtype /Popup"]
)
def test_what_does_not_show_is_not_read(entries: bytes) -> None:
    ((_, *rows),) = cells_of(
        Paper(TABLE, notes=(note("จัดแล้ว", 1, entries=entries),))
    )
    assert rows == [["1", "ประชุม", ""], ["2", "อบรม", ""]]


def test_a_field_whose_text_is_longer_than_its_room_is_read_whole() -> None:
    text = "จัดประชุมชี้แจงแก่บุคลากรในสังกัดทุกคนครบทุกส่วนราชการแล้ว"
    ((_, first, second),) = cells_of(
        Paper(TABLE, notes=(note(text, 1, col=2, cut=True),))
    )
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


def said(text: str) -> bytes:
    """A string as PDF has it."""
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">"


def field(
    text: str,
    row: int,
    content: bytes | None = None,
    entries: bytes = b"/FT /Tx",
) -> Note:
    """A form field over the last cell of a row."""
    sides = (XS[2] + 1, YS[row] + 1, XS[3] - 1, YS[row + 1] - 1)
    return Note(
        sides, content, b"/Subtype /Widget /V %s %s" % (said(text), entries)
    )


def last_cells(*notes: Note, catalogue: bytes = b"") -> list[str]:
    ((table,), *_) = read_tables(
        source(pdf(Paper(TABLE, notes=notes), catalogue=catalogue)), OPTIONS
    )
    return [row[2] for row in table.rows[1:]]


@pytest.mark.parametrize(
    "entries",
    [
        b"/FT /Tx",
        b"/FT /Tx /Ff 4096 /DA (/Helv 0 Tf 0 g)",
        b"/FT /Tx /Q 2 /DA (/Helv 9 Tf)",
        b"/Parent << /FT /Tx >>",
    ],
)
def test_a_field_without_a_look_says_its_value(entries: bytes) -> None:
    values = ("อบรมครบทุกส่วนราชการแล้ว จำนวน ๑๒ ครั้ง", "ยังไม่ได้ดำเนินการ")
    notes = [
        field(value, row, entries=entries)
        for row, value in enumerate(values, 1)
    ]
    assert last_cells(*notes) == [
        "อบรมครบทุกส่วนราชการแล้ว จำนวน 12 ครั้ง",
        values[1],
    ]


def test_a_field_over_a_space_of_the_page() -> None:
    placeholder = words(" ", XS[2] + 3, YS[1] + 12)
    paper = Paper(TABLE + placeholder, notes=(field("กองคลัง", 1),))
    assert cells_of(paper)[0][1][2] == "กองคลัง"


def test_a_stamp_that_every_program_has_is_no_text_of_a_cell() -> None:
    draft = note("DRAFT", 1, entries=b"/Subtype /Stamp /Name /Draft")
    assert last_cells(draft) == ["", ""]


def test_a_choice_says_what_its_options_show() -> None:
    options = b"/FT /Ch /Opt [[(a) %s] [(b) %s]]" % (
        said("กองช่าง"),
        said("กองคลัง"),
    )
    assert last_cells(
        Note(field("", 1).sides, None, b"/Subtype /Widget /V (b) " + options)
    ) == ["กองคลัง", ""]


def test_a_note_without_a_look_says_its_contents() -> None:
    typed = b"/Subtype /FreeText /DA (/Helv 10 Tf) /Contents " + said("จัดแล้ว")
    assert last_cells(Note(field("", 2).sides, None, typed)) == ["", "จัดแล้ว"]


@pytest.mark.parametrize(
    "entries", [b"/FT /Tx /F 2", b"/FT /Tx /Ff 8192", b"/FT /Btn"]
)
def test_a_field_that_is_hidden_or_secret_says_nothing(entries: bytes) -> None:
    assert last_cells(field("ลับ", 1, entries=entries)) == ["", ""]


@pytest.mark.parametrize("looks", ["", "ค่าเดิม"])
def test_where_readers_draw_fields_anew_their_value_counts(looks: str) -> None:
    content = lines(looks, XS[2] + 3, YS[1] + 12) if looks else b"/Tx BMC EMC\n"
    fields = b"/AcroForm << /Fields [] /NeedAppearances true >>"
    assert last_cells(field("ค่าใหม่", 1, content), catalogue=fields) == [
        "ค่าใหม่",
        "",
    ]
    assert last_cells(field("ค่าใหม่", 1, content)) == [looks, ""]


def test_a_damaged_annotation_costs_itself_only() -> None:
    entries = b"/Annots [<< /Subtype /Widget /Rect [1 2] /AP << /N 99 0 R >> >> 7 null]"
    assert (
        len(cells_of(Paper(TABLE + words("ท้าย", 30, 400), entries=entries)))
        == 1
    )
