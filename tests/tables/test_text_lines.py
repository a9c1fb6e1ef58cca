"""The text of a cell: letters in the order in which a Thai reader reads them, spaces where the print has gaps."""

from __future__ import annotations

import pytest

from tests.helpers.pdfs import (
    HEIGHT,
    LETTER,
    PADDING,
    Rows,
    actual,
    cells_of,
    columns,
    latin,
    rules,
    slanted,
    table,
    tables_of,
    tops,
    words,
)

ROWS: Rows = [["ก", "ข", "ค"], ["ง", None, "จ"]]
XS, YS = columns(3), tops(ROWS, 100)
# Where print begins in the empty cell of these rows.
X, Y = XS[1] + PADDING, YS[1] + 12


def raw(*print_: bytes) -> str:
    """What is read of print in the empty cell, unrepaired."""
    (found,) = tables_of(table(ROWS, 100) + b"".join(print_))
    cell = found.table.grid()[1][1]
    assert cell
    return cell.text


def read(*print_: bytes) -> str:
    """What `raingan tables` says of print in the empty cell."""
    ((_, row),) = cells_of(table(ROWS, 100) + b"".join(print_))
    return row[1]


@pytest.mark.parametrize(
    "text",
    ["ที่ดิน", "น้ำใจ", "กุ้ง", "สิ่งแวดล้อม", "ศูนย์", "ปู่ย่าตายาย", "ก็ดี", "เพื่อการนี้"],
)
def test_marks_stay_on_their_letters(text: str) -> None:
    assert raw(words(text, X, Y)) == text


@pytest.mark.parametrize("lift", [0.0, 1.5, 4.5])
def test_a_mark_set_apart_from_its_letter_comes_back_to_it(lift: float) -> None:
    """Word and Distiller set marks by themselves: after their letter, at its right edge, a little higher."""
    print_ = (
        words("ท", X, Y)
        + words("ี่", X + LETTER, Y - lift)
        + words("ดิน", X + LETTER, Y)
    )
    assert raw(print_) == "ที่ดิน"


def test_marks_set_after_the_whole_line_come_back_to_their_letters() -> None:
    marks = words("ี", X + LETTER, Y) + words("ิ", X + 2 * LETTER, Y)
    assert raw(words("ทดนวาจา", X, Y) + marks) == "ทีดินวาจา"


def test_the_order_of_two_marks_is_that_of_the_file() -> None:
    assert raw(words("ทั้งสิ้น", X, Y)) == "ทั้งสิ้น"


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.6])
def test_bold_by_printing_twice_is_read_once(shift: float) -> None:
    assert (
        raw(words("มาตรการที่", X, Y) + words("มาตรการที่", X + shift, Y))
        == "มาตรการที่"
    )


def test_bold_by_printing_each_letter_twice_is_read_once() -> None:
    letters = "มาตรการ"
    print_ = b"".join(
        words(c, X + LETTER * i + s, Y)
        for i, c in enumerate(letters)
        for s in (0, 0.3)
    )
    assert raw(print_) == letters


def test_a_letter_that_stands_twice_is_read_twice() -> None:
    assert raw(words("กรรมการ", X, Y)) == "กรรมการ"


def test_a_gap_is_a_space() -> None:
    assert (
        raw(words("กอง", X, Y) + words("คลัง", X + 3 * LETTER + 4, Y))
        == "กอง คลัง"
    )


def test_kerning_is_no_space() -> None:
    assert (
        raw(words("กอง", X, Y) + words("คลัง", X + 3 * LETTER + 0.8, Y))
        == "กองคลัง"
    )


def test_a_printed_space_is_one_space() -> None:
    assert raw(words("กอง คลัง", X, Y)) == "กอง คลัง"


@pytest.mark.parametrize("spread", [0.5, 2.0, 3.5])
def test_a_letter_spaced_line_gets_no_spaces(spread: float) -> None:
    assert raw(words("ประกาศราคา", X, Y, spread=spread)) == "ประกาศราคา"


def test_words_of_a_letter_spaced_line_stay_apart() -> None:
    first = words("ประกาศ", X, Y, spread=2.5)
    assert (
        raw(first + words("ราคา", X + 6 * 7.5 + 7.5, Y, spread=2.5))
        == "ประกาศ ราคา"
    )


@pytest.mark.parametrize("numbers", ["1 5", "1 2 3", "12 34", "1 25", "ก ข"])
def test_words_set_apart_without_a_space_are_words(numbers: str) -> None:
    print_ = b"".join(
        words(number, X + 24 * place, Y)
        for place, number in enumerate(numbers.split())
    )
    assert raw(print_) == numbers


def test_print_in_any_order_is_read_from_left_to_right() -> None:
    assert raw(words("คลัง", X + 20, Y) + words("กอง", X, Y)) == "กอง คลัง"


def test_a_figure_on_a_blank_is_read_without_it_and_not_proved() -> None:
    print_ = words("รวม ______ คน", X, Y) + words("43", X + 6 * LETTER, Y - 1)
    assert read(print_) == "รวม 43 คน"
    (found,) = tables_of(table(ROWS, 100) + print_)
    cell = found.table.grid()[1][1]
    assert cell
    (line,) = cell.lines
    assert line.proved is None


def test_a_lowered_figure_stays_in_its_line() -> None:
    print_ = (
        words("ก๊าซ CO", X, Y)
        + words("2", X + 6 * LETTER, Y + 4, size=7)
        + words(" ลดลง", X + 6 * LETTER + 4, Y)
    )
    assert read(print_) == "ก๊าซ CO2 ลดลง"


def test_a_superscript_stays_in_its_line() -> None:
    assert (
        raw(
            words("พื้นที่ 5 ม", X, Y) + words("2", X + 7 * LETTER, Y - 2.5, size=5)
        )
        == "พื้นที่ 5 ม2"
    )


def test_a_line_of_larger_print_is_one_line() -> None:
    assert raw(
        words("เรื่อง", X, Y, size=12) + words("ด่วน", X + 4 * 6 + 4, Y - 1)
    ).split("\n") == ["เรื่อง ด่วน"]


def test_lines_are_read_from_top_to_bottom_whatever_the_order_of_printing() -> (
    None
):
    rows = [["ก", "ข", "ค"], ["ง", "\n\n", "จ"]]
    print_ = (
        words("สาม", X, Y + 24) + words("หนึ่ง", X, Y) + words("สอง", X, Y + 12)
    )
    (found,) = tables_of(table(rows, 100) + print_)
    cell = found.table.grid()[1][1]
    assert cell
    assert cell.text.split("\n") == ["หนึ่ง", "สอง", "สาม"]


def test_what_the_file_says_it_means_wins_over_its_glyphs() -> None:
    assert raw(actual("คู่มือ", words("ค่่มือ", X, Y))) == "คู่มือ"


def test_actual_text_stands_among_other_print() -> None:
    print_ = (
        words("จัดทำ", X, Y)
        + actual("คู่", words("ค่่", X + 4 * LETTER, Y))
        + words("มือ", X + 5 * LETTER, Y)
    )
    assert raw(print_) == "จัดทำคู่มือ"


def test_a_word_that_runs_up_its_cell_has_no_gap_behind_glyphs_of_one_text() -> (
    None
):
    """Browsers draw สำ with three glyphs and say once what they are."""
    rows = [["มาตรการ", "ผู้รับผิดชอบ", "ผล"], ["ประชุม", "\n" * 5, "ครบ"]]
    word = actual("สำ", words("สํา", 0, HEIGHT)) + words(
        "นักช่าง", 2 * LETTER, HEIGHT
    )
    foot = tops(rows, 100)[-1] - PADDING
    turned = b"q 0 1 -1 0 %.2f %.2f cm\n%sQ\n" % (X + 12, HEIGHT - foot, word)
    found = cells_of(table(rows, 100) + turned)
    assert found == [[rows[0], ["ประชุม", "สำนักช่าง", "ครบ"]]]


def test_print_whose_actual_text_is_empty_is_not_read() -> None:
    assert (
        raw(
            words("กอง", X, Y) + actual("", words("-", X + 3 * LETTER, Y))
        ).strip()
        == "กอง"
    )


# A glyph of which the font does not say what it is.
UNNAMED = "\u0100"


def test_a_glyph_that_nothing_names_is_unknown_though_an_empty_text_is_given_to_it() -> (
    None
):
    """cairo writes so for every า of a file by pdfkit, which has drawn ำ before: in ภายใน, a letter would be lost."""
    print_ = (
        words("ภ", X, Y)
        + actual("", words(UNNAMED, X + LETTER, Y))
        + words("ยใน", X + 2 * LETTER, Y)
    )
    assert raw(print_) == "ภ\ufffdยใน"


def test_a_private_code_point_of_no_thai_font_says_nothing() -> None:
    """ReportLab gives shaped glyphs U+E000 and up, in each file others: what they show only print tells."""
    assert raw(words("ท\ue000ดิน", X, Y)) == "ท\ufffdดิน"


def test_the_second_half_of_sara_am_needs_no_name() -> None:
    print_ = (
        words("ล", X, Y)
        + actual("ำ", words("ํ", X + LETTER, Y))
        + actual("", words(UNNAMED, X + LETTER, Y))
    )
    assert raw(print_ + words("ดับ", X + 2 * LETTER, Y)) == "ลำดับ"


def test_a_letter_with_a_sign_of_another_script_is_unknown() -> None:
    """Ghostscript garbles what it copies of a letter with its mark: ย∸ (0E22 2238) for ยุ (0E22 0E38)."""
    assert (
        raw(
            words("ก", X, Y)
            + actual("ย∸", words("ย", X + LETTER, Y))
            + words("ต", X + 2 * LETTER, Y)
        )
        == "ก\ufffdต"
    )


def test_marks_from_the_private_use_area_are_marks() -> None:
    """Raised and shifted marks of Windows fonts: U+F70A is ่, U+F701 is ิ, U+F712 is ็."""
    assert read(words("ท\u0e35\uf70aดินฝ\uf701มือ", X, Y)) == "ที่ดินฝิมือ"


def test_a_sara_am_in_two_parts_is_one() -> None:
    assert read(words("น\u0e4d\u0e49\u0e32ใจท\u0e4d\u0e32", X, Y)) == "น้ำใจทำ"


def test_marks_stand_on_their_letter_behind_what_has_no_width() -> None:
    """Some fonts have room for a zero-width space; the pen steps back over it."""
    assert (
        read(words("ยกร\u200b", X, Y) + words("่าง", X + 3 * LETTER, Y))
        == "ยกร่าง"
    )


def test_zero_width_spaces_are_no_letters() -> None:
    assert read(words("กอง\u200bคลัง", X, Y)) == "กองคลัง"


def test_a_word_that_runs_over_its_cell_stays_whole() -> None:
    long = "https://www.example.go.th/news"
    ((_, row),) = cells_of(table([["ก", "ข", "ค"], ["ง", long, ""]], 100))
    assert row == ["ง", long, ""]


def test_a_word_that_runs_over_into_a_filled_cell_leaves_that_cell_its_own() -> (
    None
):
    rows = [["ก", "ข", "ค"], ["ง", "abcdefghijklmnopqrstuvwxyz0", "จ"]]
    ((_, row),) = cells_of(table(rows, 100) + words("ฉ", XS[2] + 60, Y))
    assert row[1] == "abcdefghijklmnopqrstuvwxyz0"
    assert row[2].replace(" ", "") == "จฉ"


def test_aslant_print_does_not_enter_cells() -> None:
    watermark = slanted("ร่าง DRAFT ร่าง DRAFT", XS[0], YS[2] + 20, size=14)
    rows = [["ก", "ข", "ค"], ["ง", "ฉ", "จ"]]
    assert cells_of(watermark + table(rows, 100)) == [rows]
    assert cells_of(table(rows, 100) + watermark) == [rows]


def test_print_outside_every_cell_enters_none() -> None:
    rows = [["ก", "ข", "ค"], ["ง", "ฉ", "จ"]]
    assert cells_of(
        words("หน้า ๑", 400, 40)
        + table(rows, 100)
        + words("หมายเหตุ", 40, YS[2] + 14)
    ) == [rows]


def test_a_cell_with_nothing_but_spaces_is_empty() -> None:
    assert read(words("   ", X, Y)) == ""


def test_two_fonts_in_one_cell_are_one_text() -> None:
    assert (
        raw(words("ระบบ", X, Y) + latin("E-Service", X + 4 * LETTER + 3, Y))
        == "ระบบ E-Service"
    )


def test_cells_side_by_side_do_not_mix_though_their_print_alternates() -> None:
    xs, ys = columns(2), [100.0, 120, 160]
    print_ = b"".join(
        words(text, xs[col] + 3, y)
        for y, row in (
            (112, ("หัว", "ท้าย")),
            (132, ("กอง", "สำนัก")),
            (144, ("คลัง", "ปลัด")),
        )
        for col, text in enumerate(row)
    )
    (found,) = tables_of(rules(xs, ys) + print_)
    assert [cell.text for cell in found.table.cells] == [
        "หัว",
        "ท้าย",
        "กอง\nคลัง",
        "สำนัก\nปลัด",
    ]
