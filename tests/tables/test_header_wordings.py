"""Tables drawn for the benchmark of headers: whole, as reports print them, and with the column of each field known."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from benchmarks.texts import gold_folder
from benchmarks.wordings_drawing import gold_reports, worded_tables
from benchmarks.wordings_grammar import WORDINGS, read_grammar
from benchmarks.wordings_tables import FIELDS, WordedTable
from benchmarks.wordings_verdicts import judge_extras, judge_fields
from normalizer import arabic

GRAMMAR = read_grammar(WORDINGS.read_text(encoding="utf-8"))
COUNT = 240


@cache
def reports() -> dict[str, list[dict[str, Any]]]:
    return gold_reports(gold_folder())


@cache
def drawn() -> list[WordedTable]:
    """The tables that are tested; drawn by the process that tests them, not by each that looks for tests."""
    return list(worded_tables(GRAMMAR, reports(), COUNT, seed=0))


def bare(text: str) -> str:
    return "".join(arabic(text).split())


def column_text(worded: WordedTable, column: int) -> str:
    rows = worded.table.grid()[worded.header_rows :]
    cells = [row[column] for row in rows]
    return bare("".join(cell.text for cell in cells if cell is not None))


@pytest.mark.parametrize("number", range(COUNT))
def test_each_place_of_a_table_has_one_cell(number: int) -> None:
    worded = drawn()[number]
    table = worded.table
    places = sum(cell.rowspan * cell.colspan for cell in table.cells)
    assert places == table.rows * table.cols
    assert all(cell is not None for row in table.grid() for cell in row)
    assert table.rows == worded.header_rows + len(reports()[worded.report])


@pytest.mark.parametrize("number", range(COUNT))
def test_each_field_stands_in_its_column(number: int) -> None:
    worded = drawn()[number]
    for field, column in worded.truth.items():
        text = column_text(worded, column)
        for measure in reports()[worded.report]:
            items = (
                [measure[field]]
                if isinstance(measure[field], str)
                else measure[field]
            )
            assert all(bare(item) in text for item in items)


def test_a_fifth_has_blank_headers_and_the_others_say_something() -> None:
    blank = [worded for worded in drawn() if worded.is_blank]
    assert len(blank) == COUNT / 5
    for worded in drawn():
        headers = [
            cell.text
            for cell in worded.table.cells
            if cell.row < worded.header_rows
        ]
        assert all(header == "" for header in headers) == worded.is_blank
        assert worded.is_blank or all(headers)


def test_headers_are_worded_in_many_ways() -> None:
    headers: dict[str, set[str]] = defaultdict(set)
    for worded in drawn():
        for column in worded.columns:
            headers[column.kind].add(bare(column.header))
    assert all(len(headers[field]) > 50 for field in FIELDS)
    assert not any(
        re.search(r"[{}|;⏎∅]", header)
        for worded in headers.values()
        for header in worded
    )


def test_tables_vary_in_their_columns_and_their_order() -> None:
    assert {len(FIELDS) - len(worded.truth) for worded in drawn()} == {0, 1, 2}
    assert {len(worded.extra_columns) for worded in drawn()} >= {0, 1, 2, 3, 4}
    assert any(worded.titles for worded in drawn())
    usual = [
        worded
        for worded in drawn()
        if list(worded.truth)
        == [field for field in FIELDS if field in worded.truth]
    ]
    assert 0.3 < len(usual) / COUNT < 0.7


def test_the_same_seed_draws_the_same_tables() -> None:
    assert list(worded_tables(GRAMMAR, reports(), 20, seed=0)) == drawn()[:20]
    assert list(worded_tables(GRAMMAR, reports(), 20, seed=1)) != drawn()[:20]


def test_swapped_columns_are_wrong_and_flagged_where_one_is_guessed() -> None:
    truth = {"measure": 0, "results": 1, "outcomes": 2}
    swapped = {"measure": 0, "results": 2, "outcomes": 1}
    verdicts = list(judge_fields(truth, swapped, guessed={2}))
    wrong = [verdict for verdict in verdicts if not verdict.is_right]
    assert len(verdicts) == len(FIELDS)
    assert len(wrong) == 2
    assert all(verdict.is_flagged for verdict in wrong)


def test_a_column_that_is_no_field_is_wrong_where_it_gets_one() -> None:
    verdicts = list(judge_extras([1, 2], taken={0, 1}, guessed={1}))
    assert [verdict.is_right for verdict in verdicts] == [False, True]
    assert [verdict.is_flagged for verdict in verdicts] == [True, False]
