"""Tables of measures reports with headers: fields may be missing, other columns stand among them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.columns.header_weights import WrittenHeader
from training.columns.tables import MadeTable, TableMaker
from training.columns.texts import PARTS

# The field of the form that each content is meant for.
FIELD_OF_CONTENT = {
    "title": "measure",
    "plan": "methods",
    "units": "responsible",
    "period": "period",
    "deed": "results",
    "benefit": "outcomes",
}
# Those that may be missing, the likelier the oftener they stand here.
_MAY_LACK = ("period", "units", "benefit", "benefit", "plan", "deed")
# How many are: none, one, two, with these weights.
_LACKS = (6, 3, 1.5)
# What stands among them, the likelier the oftener it stands here.
_EXTRAS = (
    *(
        "objective",
        "target",
        "evidence",
        "issue",
        "advice",
        "place",
        "dimension",
        "remark",
        "money",
        "number",
    )
    * 2,
    *(
        "target",
        "choice",
        "choice",
        "choice",
        "percent",
        "date",
        "risk",
        "reason",
        "other",
        "other",
        "other",
        "other",
    ),
)
# How many such columns: from none to five, with these weights.
_EXTRA_COUNTS = (3, 4, 4, 2, 1, 1)
_ROW_COUNTS = (1, 2, 3, 4, 5, 6, 7, 8, 8, 10, 12)
_ORDINAL_SHARE = 0.5
_SHUFFLED_SHARE = 0.4
# Of the tables: told by one writer; without headers.
_TOLD_SHARE = 0.8
_BLANK_SHARE = 0.3
# Of the headers, those that are worded by the writer who words most of the table's.
_SAME_WRITER_SHARE = 0.85

# The headers of writers: by writer and content, the rows of each.
Headers = Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]


@dataclass(frozen=True)
class FormTable:
    """A table with its headers.

    Attributes:
        made: Its columns, and what they hold.
        headers: The rows of the header of each column; none where it is blank.
    """

    made: MadeTable
    headers: tuple[tuple[str, ...], ...]


def writers_of_part(headers: Sequence[WrittenHeader], part: int) -> list[str]:
    """The writers of headers that a part holds out.

    Args:
        headers: Of all writers.
        part: From 0 to PARTS - 1.

    Returns:
        Their names.
    """
    return sorted({header.writer for header in headers})[part::PARTS]


def form_tables(
    headers: Sequence[WrittenHeader], part: int, count: int, seed: int
) -> Iterator[FormTable]:
    """Make tables of the hands and the headers of a part.

    Args:
        headers: Of all writers.
        part: The part.
        count: How many tables.
        seed: What is drawn follows from it.

    Yields:
        The tables.
    """
    draw = random.Random(seed)
    maker = TableMaker(seed, {part})
    by_writer = _by_writer(headers, writers_of_part(headers, part))
    for _ in range(count):
        contents = _contents(draw)
        made = maker.table_of(contents, draw.choice(_ROW_COUNTS), _TOLD_SHARE)
        is_blank = draw.random() < _BLANK_SHARE
        yield FormTable(
            made,
            tuple(
                () if is_blank else rows
                for rows in _headers(contents, by_writer, draw)
            ),
        )


def _by_writer(
    headers: Sequence[WrittenHeader], writers: Sequence[str]
) -> Headers:
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {
        writer: {} for writer in writers
    }
    for header in headers:
        if header.writer in found:
            found[header.writer].setdefault(header.content, []).append(
                header.rows
            )
    return found


def _headers(
    contents: Sequence[str], by_writer: Headers, draw: random.Random
) -> list[tuple[str, ...]]:
    """A header a column, most by one writer; by any, of contents that he has none for."""
    writers = sorted(by_writer)
    usual = draw.choice(writers)
    worded = []
    for content in contents:
        writer = (
            usual
            if draw.random() < _SAME_WRITER_SHARE
            else draw.choice(writers)
        )
        known = by_writer[writer].get(content) or [
            rows for one in writers for rows in by_writer[one].get(content, ())
        ]
        worded.append(draw.choice(known))
    return worded


def _contents(draw: random.Random) -> list[str]:
    lacks = set(draw.sample(_MAY_LACK, draw.choices((0, 1, 2), _LACKS)[0]))
    if {"plan", "deed"} <= lacks:
        lacks.discard("deed")
    contents = [content for content in FIELD_OF_CONTENT if content not in lacks]
    if draw.random() < _ORDINAL_SHARE:
        contents.insert(0, "ordinal")
    extras = draw.choices(
        _EXTRAS, k=draw.choices(range(len(_EXTRA_COUNTS)), _EXTRA_COUNTS)[0]
    )
    for extra in dict.fromkeys(extras):
        contents.insert(draw.randrange(len(contents) + 1), extra)
    if draw.random() < _SHUFFLED_SHARE:
        draw.shuffle(contents)
    return contents
