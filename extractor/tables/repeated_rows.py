"""Rows that a page says again: the header of the table, whatever it says and however many rows it fills."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractor.model import Table, rows_between
from extractor.tables.columns.header_rows import (
    count_titles,
    looks_like_data,
    only_counts,
    row_texts,
)
from extractor.tables.row_numbers import counts_on_exactly, was_read
from normalizer import marker_at, squeezed

# rapidfuzz.ratio (0 to 100) of two printings of one header: the mean of its cells, and the least of them, in which a
# text layer may have lost letters.
_SAME_HEADER = 90.0
_LEAST_SAME = 75.0
# The same where OCR read them: headers cut in half gave 64 to 81, rows of data below 25.
_SAME_HEADER_READ = 65.0
_LEAST_SAME_READ = 40.0
# So many cells of a header, and half of all, tell that it is said again, where the rows below it count on.
_FEWEST_SAME = 2
# Letters of a header cell that OCR may misread altogether.
_SHORT = 4
# So much of a header cell is left where its last lines are cut.
_LEAST_OF_CUT = 0.5
# So many different texts, with letters, tell that a row that looks like data is a header, as it is said again.
_FEWEST_TEXTS = 3
# Rows: the highest header with its titles.
_MOST_ROWS = 8
_DIGITS = re.compile("[0-9๐-๙]")
_AMOUNT = re.compile(r"[0-9,.\-–—\s]*")


@dataclass(frozen=True, slots=True)
class RepeatedRows:
    """The rows at the top of a page's table that say the header again.

    Attributes:
        first: The first of them, 0-based: titles may stand above.
        end: The row after the last one; `first` where there are none.
        header_rows: How many rows at the top of the table before are header, by what is said again.
    """

    first: int
    end: int
    header_rows: int

    @property
    def count(self) -> int:
        """How many there are."""
        return self.end - self.first


def repeated_rows(above: Table, header_rows: int, below: Table) -> RepeatedRows:
    """Find the rows at the top of a table that say the header of another one again.

    Args:
        above: The table before.
        header_rows: How many rows at its top were taken for header: there may be more.
        below: The table, of as many columns.

    Returns:
        The rows, with titles above the header or without; none where it does not stand there.
    """
    best = RepeatedRows(0, 0, header_rows)
    for first in sorted({0, count_titles(below)}):
        for start in range(max(1, header_rows)):
            count = _count_from(above, start, header_rows, below, first)
            if count > best.count:
                best = RepeatedRows(
                    first, first + count, max(header_rows, start + count)
                )
    return best


def misread_rows(
    above: Table, header_rows: int, key: int, below: Table
) -> RepeatedRows:
    """Find a header that OCR read otherwise on the next page: half of it is the same, and the rows below it count on.

    Args:
        above: The table before.
        header_rows: How many rows at its top are header.
        key: The column (0-based) that names its rows.
        below: The table, of as many columns, that OCR read.

    Returns:
        The rows; none where there is too little evidence.
    """
    none = RepeatedRows(0, 0, header_rows)
    if not 0 < header_rows < below.rows or not was_read(below):
        return none
    rest = rows_between(below, header_rows, below.rows)
    if not counts_on_exactly(above, header_rows, key, rest):
        return none
    pairs = [
        (_bare(text), _bare(again))
        for row in range(header_rows)
        for text, again in zip(
            row_texts(above, row), row_texts(below, row), strict=True
        )
        if text.strip() or again.strip()
    ]
    same = [
        pair
        for pair in pairs
        if len(pair[0]) > _SHORT and fuzz.ratio(*pair) >= _SAME_HEADER
    ]
    if len(same) < max(_FEWEST_SAME, len(pairs) / 2):
        return none
    return RepeatedRows(0, header_rows, header_rows)


def _count_from(
    above: Table, start: int, header_rows: int, below: Table, first: int
) -> int:
    """How many rows below `first` say again what stands in `above` from row `start` on."""
    count = 0
    most = min(_MOST_ROWS, above.rows - 1 - start, below.rows - first)
    while count < most:
        row = start + count
        if not _is_same_row(above, row, below, first + count):
            break
        if row >= header_rows and not _is_more_header(
            above, row, header_rows, row_texts(below, first + count)
        ):
            break
        count += 1
    return count


def _is_same_row(above: Table, row_above: int, below: Table, row: int) -> bool:
    """The same wording again; cells of a continued header may be blank."""
    least = 0.0 if was_read(below) else _LEAST_SAME
    pairs = []
    ratios = []
    for text, again in zip(
        row_texts(above, row_above), row_texts(below, row), strict=True
    ):
        if again.strip():
            pairs.append((_bare(text), _bare(again)))
            ratios.append(_likeness(*pairs[-1]))
            # Rows of data differ in their first cells: no more of them is repaired to be compared.
            if ratios[-1] < least:
                return False
    if len(pairs) < max(2, above.cols / 2):
        return False
    if was_read(below):
        return _is_same_reading(pairs, ratios, above.cols)
    has_same_numbers = all(
        _has_same_digits(text, again) for text, again in pairs
    )
    return has_same_numbers and sum(ratios) / len(ratios) >= _SAME_HEADER


def _is_same_reading(
    pairs: Sequence[tuple[str, str]], ratios: Sequence[float], cols: int
) -> bool:
    """Whether OCR read the same header twice; of a cell as short as ที่ nothing may be left that is alike."""
    kept = list(ratios)
    shortest = min(
        range(len(pairs)),
        key=lambda index: (max(map(len, pairs[index])), ratios[index]),
    )
    if max(map(len, pairs[shortest])) <= _SHORT and len(kept) > max(
        2, cols / 2
    ):
        del kept[shortest]
    return (
        sum(kept) / len(kept) >= _SAME_HEADER_READ
        and min(kept) >= _LEAST_SAME_READ
    )


def _bare(text: str) -> str:
    """A header cell as one word; text layers take า for ำ on one page and not on the next."""
    return squeezed(text).replace("ำ", "า")


def _likeness(text: str, again: str) -> float:
    """How alike two printings are, 0 to 100; a producer may cut the last lines where the repeated row is too low."""
    is_cut = text.startswith(again) and len(again) >= _LEAST_OF_CUT * len(text)
    return 100.0 if is_cut else fuzz.ratio(text, again)


def _has_same_digits(text: str, again: str) -> bool:
    """Whether all digits are the same, but for those of lines that are cut: ปี 2566 is not ปี 2567."""
    return text.startswith(again) or _DIGITS.findall(text) == _DIGITS.findall(
        again
    )


def _is_numbered(texts: Sequence[str]) -> bool:
    """Whether a row has a number of its own; headers whose columns are numbered from one on have none."""
    markers = [marker_at(text) for text in texts]
    numbers = [
        marker.number
        for marker in markers
        if marker and marker.number is not None
    ]
    columns = list(range(1, len(texts) + 1))
    return len(numbers) == 1 or numbers != columns[: len(numbers)]


def _is_more_header(
    above: Table, row: int, header_rows: int, again: list[str]
) -> bool:
    """Whether a row below what was taken for the header is header, as every cell is said again: data may be alike."""
    texts = row_texts(above, row)
    if [_bare(text) for text in texts] != [_bare(text) for text in again]:
        return False
    if only_counts(texts):
        return True
    if _is_numbered(texts) or any(
        text.strip() and _AMOUNT.fullmatch(text) for text in texts
    ):
        return False
    named = {text for text in texts if text.strip()}
    return not looks_like_data(texts) or (
        row == header_rows == 0 and len(named) >= _FEWEST_TEXTS
    )
