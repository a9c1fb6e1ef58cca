"""A letter of a scan that is not sure is a digit where its column has numbers, and stays a letter elsewhere."""

from __future__ import annotations

import pytest

from extractor.model import Box, Cell, Fragment, Line, PageContent, Table
from extractor.tables.doubtful_digits import with_doubtful_digits


def read(
    texts: list[str], sureness: float = 0.6, height: float = 9.0
) -> list[str]:
    """A column below its header as it is read; the engine is not sure of what is no digit in its last cell."""
    cells = []
    for row, text in enumerate(["หัวข้อ", *texts]):
        is_last = row == len(texts)
        high = height if is_last else 9.0
        box = Box(10, 20.0 * row, 40, 20.0 * row + high)
        confidences = tuple(
            sureness if is_last and not letter.isdigit() else 1.0
            for letter in text
        )
        line = Line(text, 1, box, confidences=confidences)
        cells.append(Cell(row, 0, 1, 1, (Fragment(1, box, (line,)),)))
    table = Table(tuple(cells), len(cells), 1, 1, 1)
    content = with_doubtful_digits(PageContent(1, tables=(table,)))
    return [cell.text for cell in content.tables[0].cells][1:]


@pytest.mark.parametrize(
    ("others", "printed", "meant"),
    [
        (["42", "29", "13"], "O", "0"),
        (["3", "2", "4", "2"], ")", "1"),
        (["1,250", "12.50", "7"], "l", "1"),
        (["R-02", "R-03", "R-04", "R-05"], "R-0)", "R-01"),
        (["2/2567", "3/2567", "4/2567"], "l/2567", "1/2567"),
        (["10", "25", "30"], "S0", "50"),
    ],
)
def test_a_doubtful_letter_in_a_column_of_digits_is_one(
    others: list[str], printed: str, meant: str
) -> None:
    assert read([*others, printed]) == [*others, meant]


@pytest.mark.parametrize(
    ("others", "printed"),
    [
        (["2", "3", "4"], "1)"),  # a number with its mark, not eleven
        (["2)", "3)", "4)"], "1)"),
        (["A", "B", "C"], "O"),
        (["42", "29"], "O"),  # too few to tell
        (["ก", "ข", "42", "29", "13"], "O"),
        (["42", "29", "O"], "O"),
        (["42", "29", "13"], "ไม่มี"),
    ],
)
def test_a_letter_is_no_digit_where_its_column_does_not_tell(
    others: list[str], printed: str
) -> None:
    assert read([*others, printed]) == [*others, printed]


def test_a_sure_letter_stays() -> None:
    assert read(["42", "29", "13", "O"], sureness=0.99)[-1] == "O"


def test_dirt_that_is_not_as_high_as_digits_is_none() -> None:
    assert read(["42", "29", "13", "l"], height=5.0)[-1] == "l"
