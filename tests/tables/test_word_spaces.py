"""White inside a piece of print: what of it parts words, and what a name over several columns leaves between these."""

from __future__ import annotations

from extractor.tables.alignment.page_print import Piece, PrintLine
from extractor.tables.alignment.piece_parts import parted_piece, word_spaces
from extractor.tables.alignment.white_gaps import WhiteGaps

WIDTH = 8.0


def line(baseline: float, *sides: tuple[float, float]) -> PrintLine:
    return PrintLine(
        baseline, tuple(Piece(x0, x1, baseline, 14.0) for x0, x1 in sides)
    )


def test_a_name_of_several_words_over_two_columns_parts_them_once() -> None:
    """Amounts leave white from 426 to 494, ปีงบประมาณ 2568 (บาท) two spaces there: between them was a column."""
    gaps = WhiteGaps.of_line(
        line(142, (47, 185), (351, 426), (494, 569), (649, 712)), WIDTH
    )
    name = Piece(359, 500, 90, 14.0, spaces=((431, 436), (463, 468.5)))
    others = (Piece(125, 204, 90, 14.0), Piece(609, 681, 90, 14.0))
    assert gaps.take(PrintLine(90, (others[0], name, others[1])))
    assert [(gap.left, gap.right) for gap in gaps.gaps] == [
        (204, 351),
        (463, 468.5),
        (569, 609),
    ]


def date(text: str) -> Piece:
    """A date of a picture: there is white around its points, too."""
    white = ((54.0, 59.8), (67.0, 69.1), (79.2, 81.7), (83.5, 89.3))
    return Piece(48, 121, 121, 14.0, text, spaces=white)


def test_words_are_parted_by_the_widest_white() -> None:
    piece = date("2 มี.ค. 2568")
    assert word_spaces(piece) == [0, 3]
    assert [part.text for part in parted_piece(piece, [56.0])] == [
        "2",
        "มี.ค. 2568",
    ]
    assert [part.text for part in parted_piece(piece, [68.0])] == [
        "2 มี.ค.",
        "มี.ค. 2568",
    ]


def test_figures_are_no_words_though_there_is_white_amid_them() -> None:
    assert word_spaces(date("116.19")) == []
    assert word_spaces(date("")) == [0, 1, 2, 3]
