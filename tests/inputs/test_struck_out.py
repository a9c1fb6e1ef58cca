"""Print that was struck out: kept, told, and no text of its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.inputs.pdf.document import read_pages
from extractor.model import Page
from tests.helpers.pdfs import (
    HEIGHT,
    LETTER,
    SIZE,
    Note,
    Paper,
    Rows,
    cells_of,
    columns,
    fill,
    line,
    page,
    pdf,
    rules,
    shade,
    words,
)
from tests.helpers.small_report import COVER, REPORT

XS = columns(3)
YS = [100.0, 130.0, 160.0]
X, Y = XS[1] + 3, 120.0
WORD = "ซื้อครุภัณฑ์"
LETTERS = 7


def read(content: bytes, *notes: Note, entries: bytes = b"") -> Page:
    (found,) = read_pages(
        pdf(Paper(rules(XS, YS) + content, entries, notes=notes))
    )
    return found


def struck(found: Page) -> list[str]:
    return [
        print_.line.text
        for print_ in found.set_aside
        if print_.reason == "struck-out"
    ]


def stroke(x0: float, x1: float, rise: float = 0.26) -> bytes:
    y = Y - rise * SIZE
    return line(x0, y, x1, y)


def right_of(text_letters: int, x: float = X) -> float:
    return x + text_letters * LETTER


DRAWN: dict[str, bytes] = {
    "line": stroke(X, right_of(LETTERS)),
    "high": stroke(X, right_of(LETTERS), rise=0.4),
    "thin rectangle": shade(X, Y - 3.2, right_of(LETTERS), Y - 2.4, grey=0.0),
    "in two": stroke(X, right_of(4)) + stroke(right_of(4), right_of(LETTERS)),
    "double": stroke(X, right_of(LETTERS), rise=0.2)
    + stroke(X, right_of(LETTERS), rise=0.4),
    "longer than the print": stroke(X - 3, right_of(LETTERS) + 4),
}


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)
def test_a_stroke_through_letters_strikes_them_out(drawn: bytes) -> None:
    found = read(words(WORD, X, Y) + drawn)
    assert struck(found) == [WORD]
    assert not found.glyphs
    assert len(found.rulings) == len(read(b"").rulings)


def test_what_stands_beside_struck_print_stays() -> None:
    content = (
        words("วงเงิน ", X, Y)
        + words("500 ", right_of(6), Y)
        + words("120 บาท", right_of(10), Y)
    )
    found = read(content + stroke(right_of(6), right_of(9)))
    assert struck(found) == ["500"]
    assert "".join(glyph.text for glyph in found.glyphs).split() == [
        "วงเงิน",
        "120",
        "บาท",
    ]


KEPT: dict[str, bytes] = {
    "underline": stroke(X, right_of(LETTERS), rise=-0.1),
    "line above": stroke(X, right_of(LETTERS), rise=0.9),
    "ruling": rules(XS, [Y - 3]),
    "bar": shade(X, Y - 5, right_of(LETTERS), Y - 1),
    "stroke over one letter of a word": stroke(X + 12, X + 16),
    "arrow": stroke(X - 40, X + 200),
}


@pytest.mark.parametrize("drawn", KEPT.values(), ids=KEPT)
def test_other_strokes_strike_nothing_out(drawn: bytes) -> None:
    found = read(words(WORD, X, Y) + drawn)
    assert struck(found) == []
    assert "".join(glyph.text for glyph in found.glyphs) == WORD


def test_print_is_struck_out_by_an_annotation_with_or_without_appearance() -> (
    None
):
    right, upper, lower = right_of(LETTERS), HEIGHT - Y + 8, HEIGHT - Y - 2
    quad = b"%.1f %.1f %.1f %.1f %.1f %.1f %.1f %.1f" % (
        X,
        upper,
        right,
        upper,
        X,
        lower,
        right,
        lower,
    )
    entries = b"/Subtype /StrikeOut /QuadPoints [%s]" % quad
    note = Note((X, Y - 9, right, Y + 2), stroke(X, right), entries)
    file = pdf(Paper(rules(XS, YS) + words(WORD, X, Y), notes=(note,)))
    without_appearance = file.replace(b"/AP <<", b"/XX <<")
    for data in (file, without_appearance):
        (found,) = read_pages(data)
        assert struck(found) == [WORD]


def test_a_report_tells_in_which_cell_print_was_struck_out(
    tmp_path: Path,
) -> None:
    file = tmp_path / "r.pdf"
    whole = page(COVER, REPORT)
    file.write_bytes(pdf(whole))
    plain = extract(file, proof="off")
    fragment = plain.records[1].cells["results"][0]
    assert fragment.box is not None
    first = fragment.lines[0].box
    assert first is not None
    middle = (first.top + first.bottom) / 2 + 0.15 * SIZE
    file.write_bytes(pdf(whole + line(first.x0, middle, first.x1, middle)))
    report = extract(file, proof="off")
    (problem,) = [
        problem for problem in report.problems if problem.code == "struck-out"
    ]
    assert (problem.severity, problem.record_number, problem.field) == (
        "warning",
        2,
        "results",
    )
    (account,) = report.accounts
    assert (account.struck_out > 0, account.lost) == (True, 0)
    assert account.printed == plain.accounts[0].printed
    assert fragment.lines[0].text.strip() in problem.message_th


@pytest.mark.parametrize(
    ("cell", "struck_letters", "left"),
    [
        ("1,5900", (2, 3), "1,900"),
        ("4,5005,400", (0, 5), "5,400"),
        ("งบ 500 900", (3, 6), "งบ 900"),
    ],
    ids=["a digit", "all of it", "a word"],
)
def test_the_gap_that_struck_print_leaves_is_no_space(
    cell: str, struck_letters: tuple[int, int], left: str
) -> None:
    """As LibreOffice prints tracked changes: the new digit behind the old one, which is struck out."""
    first, last = struck_letters
    head, old, new = (
        cell[:first].rstrip(" "),
        cell[first:last],
        cell[last:].lstrip(" "),
    )
    content = words(head, X, Y) + words(old, right_of(first), Y)
    content += words(new, right_of(len(cell) - len(new)), Y) + stroke(
        right_of(first), right_of(last)
    )
    rows: Rows = [["ที่", None, "กอง"], ["1", "", "กองคลัง"]]
    ys = [YS[0] - 30, *YS[:2]]
    ((_, found, _),) = [
        row
        for row in cells_of(rules(XS, ys) + fill(rows, XS, ys) + content)[0]
        if row[0] == "1"
    ]
    assert found == left
