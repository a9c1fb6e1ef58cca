"""What the room behind lines tells of the spaces at their ends, by how their producer breaks lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractor.model import (
    TEXT_LAYER,
    Box,
    Cell,
    Fragment,
    Glyph,
    Line,
    PageContent,
    Table,
)
from extractor.options import Options
from extractor.repair import TextRepair
from extractor.tables.line_room import with_told_spaces

MARKS = "ัิีึืุู่้๊๋์ํ"
LETTER, SIZE, PADDING = 6.0, 12.0, 3.0
WIDTH = 21 * LETTER + 2 * PADDING


def line(text: str, number: int, stretch: float = 0.0) -> Line:
    """A line of letters that are equally wide; spaces are wider by `stretch` points."""
    glyphs = []
    x = PADDING
    for letter in text:
        width = (
            0.0 if letter in MARKS else LETTER / 2 if letter == " " else LETTER
        )
        glyphs.append(Glyph(letter, x, x + width, 20.0 * number, SIZE, "F"))
        x += width + (stretch if letter == " " else 0.0)
    return Line(
        text,
        1,
        Box(PADDING, 20.0 * number - SIZE, x, 20.0 * number),
        glyphs=tuple(glyphs),
    )


def table_of(*cells: Sequence[Line]) -> Table:
    """A table of one column."""
    rows = [
        Cell(
            row,
            0,
            fragments=(
                Fragment(
                    1,
                    Box(0.0, 200.0 * row, WIDTH, 200.0 * row + 200),
                    tuple(lines),
                ),
            ),
        )
        for row, lines in enumerate(cells)
    ]
    box = Box(0.0, 0.0, WIDTH, 200.0 * len(rows))
    return with_told_spaces(
        Table(
            rows=len(rows),
            cols=1,
            cells=tuple(rows),
            page_first=1,
            page_last=1,
            boxes=((1, box),),
        )
    )


def texts(*cells: Sequence[Line]) -> list[str]:
    """The text of each cell."""
    table = table_of(*cells)
    repair = TextRepair.of(
        [PageContent(1, (table,), (), origin=TEXT_LAYER)],
        Options.model_validate({}),
        transcript=False,
    )
    return [repair.repair(cell.lines).text for cell in table.cells]


# Two cells of a producer that breaks lines anywhere: within words, where the line is full.
BROKEN = (line("สอบถามเรื่องการใช้บริการน้", 1), line("ำประปา", 2))
BROKEN_TOO = (line("จัดทำแผนการใช้จ่ายงบประม", 1), line("าณประจำปี", 2))


def test_a_line_with_room_for_a_letter_ended_with_a_space() -> None:
    spaced = (line("จัดทำแผนแล้วเสร็จ", 1), line("เผยแพร่ต่อประชาชน", 2))
    *_, text = texts(BROKEN, BROKEN_TOO, spaced)
    assert text == "จัดทำแผนแล้วเสร็จ เผยแพร่ต่อประชาชน"


def test_a_full_line_ended_within_a_word() -> None:
    first, second = texts(BROKEN, BROKEN_TOO)
    assert (first, second) == (
        "สอบถามเรื่องการใช้บริการน้ำประปา",
        "จัดทำแผนการใช้จ่ายงบประมาณประจำปี",
    )


def test_a_justified_line_has_the_room_of_its_wide_spaces() -> None:
    spaced = (
        line("ผล จัดทำแผนเสร็จ", 1, stretch=33.0),
        line("เผยแพร่ต่อประชาชน", 2),
    )
    *_, text = texts(BROKEN, BROKEN_TOO, spaced)
    assert text == "ผล จัดทำแผนเสร็จ เผยแพร่ต่อประชาชน"


def test_a_line_with_room_for_a_letter_but_not_for_its_vowel_was_full() -> None:
    full = (line("ผล ให้กรรมการทุกคนจะลง", 1), line("นามในแบบ", 2))
    *_, text = texts(BROKEN, BROKEN_TOO, full)
    assert text == "ผล ให้กรรมการทุกคนจะลงนามในแบบ"


def test_a_sara_am_of_two_glyphs_is_as_wide_as_both() -> None:
    following = line("นา", 2)
    doubled = [
        replace(glyph, text=text)
        for glyph, text in zip(following.glyphs, ("น้ำ", "า"), strict=True)
    ]
    full = (
        line("สรุปผลว่า ให้ลูกน้องตักและ", 1),
        replace(following, text="น้ำา", glyphs=tuple(doubled)),
    )
    *_, text = texts(BROKEN, BROKEN_TOO, full)
    assert text == "สรุปผลว่า ให้ลูกน้องตักและน้ำ"


def with_ligature(made: Line, letters: int) -> Line:
    """A line whose first letters are one glyph, as wide as one of them."""
    first, *rest = made.glyphs
    text = made.text[:letters]
    moved = [
        replace(
            glyph,
            x0=glyph.x0 - LETTER * (letters - 1),
            x1=glyph.x1 - LETTER * (letters - 1),
        )
        for glyph in rest[letters - 1 :]
    ]
    return replace(made, glyphs=(replace(first, text=text), *moved))


def test_a_word_whose_letters_are_one_glyph_is_as_wide_as_it_is_printed() -> (
    None
):
    full = line("ก" * 21, 1)
    short = line("ก" * 17, 1)
    following = with_ligature(line("จำนวน เรื่อง", 2), 2)
    table = table_of((full, line("ก", 2)), (short, following))
    ended, _ = table.cells[1].lines
    assert ended.ends_with_space


@pytest.mark.parametrize("count", [2, 3])
def test_markers_alone_tell_of_lines_that_are_broken_at_spaces_only(
    count: int,
) -> None:
    """Form fields do so: the marker stands alone where the text behind it, without a space, has no room."""
    alone = [
        (line(f"{number + 1}.", 1), line("สำรวจความพึงพอใจผู้รับ", 2))
        for number in range(count)
    ]
    spaced = (line("แจ้งเวียนคู่มือ", 1), line("เผยแพร่ต่อประชาชน", 2))
    *_, text = texts(*alone, spaced)
    assert text == "แจ้งเวียนคู่มือ เผยแพร่ต่อประชาชน"


# A cell of a producer that writes the space at the end of a line, where the line has room for it.
TELLING = (line("ผล จัดทำแผนเสร็จ ", 1), line("เผยแพร่ต่อประชาชน", 2))


def test_a_written_space_tells_of_one_and_none_of_none_where_there_was_room() -> (
    None
):
    first, second = texts(TELLING, (line("เผยแพร่คู่มือ", 1), line("ประชาชน", 2)))
    assert first == "ผล จัดทำแผนเสร็จ เผยแพร่ต่อประชาชน"
    assert second == "เผยแพร่คู่มือประชาชน"


def test_no_written_space_proves_nothing_where_a_line_has_no_room_for_it() -> (
    None
):
    full = (line("เก็บใบไม้ ก้อนหิน เปลือกหอย", 1), line("และกิ่งไม้มาวาดรูป", 2))
    *_, text = texts(TELLING, full)
    assert text == "เก็บใบไม้ ก้อนหิน เปลือกหอย และกิ่งไม้มาวาดรูป"
