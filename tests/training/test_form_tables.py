"""Tables of measures with headers, made to learn from what is misread."""

from __future__ import annotations

from itertools import chain

import numpy as np

from training.columns.form_tables import (
    FIELD_OF_CONTENT,
    form_tables,
    writers_of_part,
)
from training.columns.header_weights import WrittenHeader
from training.columns.learn_doubts import (
    JudgedTable,
    learned_doubts,
    mistake_chances_by,
)

CONTENTS = (
    *(
        "title",
        "plan",
        "units",
        "period",
        "deed",
        "benefit",
        "ordinal",
        "objective",
        "target",
        "evidence",
        "issue",
    ),
    *(
        "advice",
        "place",
        "dimension",
        "remark",
        "money",
        "number",
        "choice",
        "percent",
        "date",
        "risk",
        "reason",
        "other",
    ),
)
HEADERS = [
    WrittenHeader(writer, content, (f"{content} {writer}",))
    for writer in ("ก", "ข", "ค", "ง")
    for content in CONTENTS
]


def test_a_part_is_worded_by_its_own_writers() -> None:
    (writer,) = writers_of_part(HEADERS, 1)
    tables = list(form_tables(HEADERS, 1, 12, 3))
    rows = set(
        chain.from_iterable(
            chain.from_iterable(table.headers for table in tables)
        )
    )
    assert rows
    assert all(text.endswith(writer) for text in rows)


def test_each_header_stands_over_what_it_names_and_some_tables_have_none() -> (
    None
):
    tables = list(form_tables(HEADERS, 0, 40, 4))
    blank = [table for table in tables if not any(table.headers)]
    assert 0 < len(blank) < len(tables)
    for table in tables:
        assert (
            len(table.headers)
            == len(table.made.contents)
            == len(table.made.columns)
        )
        for header, content in zip(
            table.headers, table.made.contents, strict=True
        ):
            assert not header or header[0].startswith(content)


def test_fields_are_missing_and_other_columns_stand_among_them() -> None:
    tables = list(form_tables(HEADERS, 2, 40, 5))
    assert any(
        set(FIELD_OF_CONTENT) - set(table.made.contents) for table in tables
    )
    assert any(
        set(table.made.contents) - set(FIELD_OF_CONTENT) - {"ordinal"}
        for table in tables
    )
    assert all("title" in table.made.contents for table in tables)


def test_the_same_seed_gives_the_same_tables() -> None:
    assert list(form_tables(HEADERS, 3, 5, 6)) == list(
        form_tables(HEADERS, 3, 5, 6)
    )


def test_what_goes_with_mistakes_is_learned() -> None:
    """The first feature tells of mistakes, the second of nothing."""
    draw = np.random.default_rng(7)
    features = draw.normal(size=(4000, 2))
    is_wrong = draw.random(4000) < 1 / (1 + np.exp(-(2 * features[:, 0] - 3)))
    doubts = learned_doubts(
        [
            JudgedTable(
                0, is_named=True, rows=5, features=features, is_wrong=is_wrong
            )
        ]
    )
    likely, unlikely, neither = mistake_chances_by(
        doubts, np.array([[2.5, 0.0], [-2.0, 0.0], [-2.0, 3.0]])
    )
    assert likely > 0.7
    assert max(unlikely, neither) < 0.01
