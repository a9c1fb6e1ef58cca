"""The wording of a header tells which field of which form a column holds, in whatever order the columns stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from extractor.forms import every
from extractor.model import Form, FormField, Layout, Table
from normalizer import LETTERS_ONLY, arabic, normalize

_ORDINAL = re.compile(r"(?:ลำดับ|ลำดับที่|ที่|ข้อ|ข้อที่|no\.?)", re.IGNORECASE)
_COUNTER = re.compile("[(]?([0-9]{1,2})[).]?")
_WHITE_SPACE = re.compile(r"\s+")
# Characters: the longest header seen has 60; a cell of running text that mentions these words is no header.
_LONGEST = 90
# A header stands on one row, or below a row of titles that span columns.
_MOST_ROWS = 3
# rapidfuzz.partial_ratio, 0 to 100: one wrong character in a cue of eight.
_ALIKE = 86.0

# Columns left without a field, ranks of the fields that the others got, and the choice of each column: the smaller
# the better, in this order.
_Cost = tuple[int, int, tuple[int, ...]]


def squeezed(text: str) -> str:
    """A header cell as one word.

    Args:
        text: The raw text of the cell, such as `ระยะ เวลา`.

    Returns:
        The text repaired, without white space.

    >>> squeezed("ระยะ เวลา")
    'ระยะเวลา'
    """
    repaired = normalize(text, LETTERS_ONLY)
    return _WHITE_SPACE.sub("", repaired)


@lru_cache(maxsize=1024)
def fields_of(header: str, form: Form) -> tuple[str, ...]:
    """The fields of a form that a header cell may name.

    Args:
        header: The raw text of the cell, such as `สรุปผลการดำเนินการตามมาตรการ`.
        form: The form.

    Returns:
        Names of fields, the likeliest first; empty where the text is no header.

    >>> from extractor.forms import default
    >>> fields_of("สรุปผลการดำเนินการตามมาตรการ", default())
    ('results', 'methods', 'measure')
    """
    text = squeezed(header)
    if not text or len(text) > _LONGEST:
        return ()
    fields = _by_precedence(form)
    named = tuple(field.name for field in fields if _has_any(text, field.cues))
    return named or _nearly_named(text, fields)


def _has_any(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def _by_precedence(form: Form) -> list[FormField]:
    return sorted(form.fields, key=lambda field: field.precedence)


def _nearly_named(text: str, fields: Sequence[FormField]) -> tuple[str, ...]:
    """The field whose cue a misread header nearly holds."""
    scores = [_likeness(text, field) for field in fields]
    best = max(scores)
    if best < _ALIKE:
        return ()
    best_field = fields[scores.index(best)]
    return (best_field.name,)


def _likeness(text: str, field: FormField) -> float:
    """How alike (0 to 100) a part of a header and a cue are; a text shorter than a cue matches any part of it."""
    cues = [cue for cue in field.cues if len(cue) <= len(text) + 1]
    scores = [fuzz.partial_ratio(cue, text) for cue in cues]
    return max(scores, default=0.0)


def match_header(texts: Sequence[str], form: Form) -> dict[str, int] | None:
    """Which column holds which field of a form, if a row is a header of it.

    Each column gets a field of its own: as many fields as can be, then the likeliest.

    Args:
        texts: The raw texts of the row; a title that spans columns stands in each of them.
        form: The form.

    Returns:
        Column (0-based) by the field's name; None where the row is no header of the form.

    >>> from extractor.forms import default
    >>> match_header(["กิจกรรม", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"], default())
    {'measure': 0, 'methods': 1, 'responsible': 2, 'period': 3}
    """
    candidates = [fields_of(text, form) for text in texts]
    for col in range(1, len(texts)):
        if texts[col] == texts[col - 1]:
            candidates[col] = ()
    named = [names for names in candidates if names]
    if len(named) < form.fewest_fields:
        return None
    columns = assign_fields(candidates)
    if form.label not in columns or len(columns) < form.fewest_fields:
        return None
    return columns


def assign_fields(candidates: Sequence[Sequence[str]]) -> dict[str, int]:
    """Give each column a field of its own: as many columns as can be, then the likeliest fields.

    An exact assignment, column by column: of all ways to give the columns so far the same set of fields, only the best
    is carried on. Where two ways are equally good, the one that gives an earlier column its likelier field is kept.

    Args:
        candidates: For each column, the names of the fields that it may hold, the likeliest first.

    Returns:
        Column (0-based) by the field's name, columns from left to right.

    >>> assign_fields([("methods", "measure"), ("methods",), ()])
    {'measure': 0, 'methods': 1}
    """
    best: dict[frozenset[str], _Cost] = {frozenset(): (0, 0, ())}
    for names in candidates:
        best = _with_column(best, names)
    _, _, choices = min(best.values())
    columns: dict[str, int] = {}
    for col, choice in enumerate(choices):
        names = candidates[col]
        if choice < len(names):
            columns[names[choice]] = col
    return columns


def _with_column(best: dict[frozenset[str], _Cost], names: Sequence[str]) -> dict[frozenset[str], _Cost]:
    """The best ways to give fields to one column more; a choice beyond `names` leaves the column without a field."""
    extended: dict[frozenset[str], _Cost] = {}
    for taken, (unnamed, ranks, choices) in best.items():
        without = (unnamed + 1, ranks, (*choices, len(names)))
        _keep_cheaper(extended, taken, without)
        for rank, name in enumerate(names):
            if name not in taken:
                named = (unnamed, ranks + rank, (*choices, rank))
                _keep_cheaper(extended, taken | {name}, named)
    return extended


def _keep_cheaper(best: dict[frozenset[str], _Cost], taken: frozenset[str], cost: _Cost) -> None:
    if taken not in best or cost < best[taken]:
        best[taken] = cost


def is_header(texts: Sequence[str]) -> bool:
    """Whether a row is a header of any form that is known.

    Args:
        texts: The raw texts of the row.

    Returns:
        Whether it is.
    """
    return any(match_header(texts, form) for form in every())


def ordinal_column(texts: Sequence[str]) -> int | None:
    """The column that only counts the rows.

    Args:
        texts: The raw texts of a header row.

    Returns:
        The first column (0-based) that is called ที่, ลำดับ or the like, or None.

    >>> ordinal_column(["มาตรการ", "ลำดับ ที่"])
    1
    """
    for col, text in enumerate(texts):
        if _ORDINAL.fullmatch(squeezed(text)):
            return col
    return None


def layout_of(table: Table) -> Layout | None:
    """The layout of a report's table: of the form most of whose fields its header names, an earlier one on a tie.

    Args:
        table: A table, its cells filled.

    Returns:
        The layout; None for a table of no form that is known.
    """
    best: Layout | None = None
    for form in every():
        layout = _layout_by(form, table)
        if layout and (best is None or len(layout.columns) > len(best.columns)):
            best = layout
    return best


def _layout_by(form: Form, table: Table) -> Layout | None:
    """The layout of a table by one form: by the row that names most of its fields, the first on a tie."""
    header: tuple[int, dict[str, int]] | None = None
    for row in range(min(_MOST_ROWS, table.rows)):
        columns = match_header(row_texts(table, row), form)
        if columns and (header is None or len(columns) > len(header[1])):
            header = row, columns
    if header is None:
        return None
    row, columns = header
    texts = row_texts(table, row)
    layout = Layout(
        form=form,
        columns=columns,
        ordinal=ordinal_column(texts),
        header_rows=_header_rows(table, row),
    )
    return _completed(layout, texts)


def _header_rows(table: Table, row: int) -> int:
    """How many rows are header where `row` is the lowest that names fields."""
    below = max(cell.row + cell.rowspan for cell in table.grid()[row] if cell)
    if below < table.rows and _only_counts(row_texts(table, below)):
        return below + 1
    return below


def _completed(layout: Layout, headers: Sequence[str]) -> Layout:
    """With the columns that hold no field; a last one may hold the last field, whatever its header says."""
    taken = {*layout.columns.values(), layout.ordinal}
    other_columns = {col: squeezed(header) for col, header in enumerate(headers) if col not in taken}
    if len(other_columns) == 1 and len(layout.missing) == 1:
        ((col, header),) = other_columns.items()
        if header and not _has_any(header, layout.form.other_headers):
            guessed = layout.missing[0]
            columns = {**layout.columns, guessed: col}
            return replace(layout, columns=columns, guessed=guessed)
    return replace(layout, other_columns=other_columns)


def _only_counts(texts: Sequence[str]) -> bool:
    """Whether a row below the header only numbers the columns: (๑) (๒) (๓) …."""
    matches = [_COUNTER.fullmatch(arabic(text).strip()) for text in texts]
    numbers = [int(match[1]) for match in matches if match]
    expected = list(range(1, len(texts) + 1))
    return numbers == expected


def row_texts(table: Table, row: int) -> list[str]:
    """The raw texts of a row.

    Args:
        table: A table, its cells filled.
        row: The row, 0-based.

    Returns:
        A text a column; a cell that spans columns says its text in each, an absent cell is an empty text.
    """
    texts = [""] * table.cols
    for cell in table.cells:
        if not cell.row <= row < cell.row + cell.rowspan:
            continue
        text = cell.text
        for col in range(cell.col, cell.col + cell.colspan):
            texts[col] = text
    return texts
