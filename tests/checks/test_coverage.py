"""Every character of a page is accounted for, and a reader that loses some is found out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extractor import extract
from extractor.document import read_document
from extractor.inputs.source import open_source
from extractor.model import Report, Table, printed_count, rows_between
from extractor.pipeline import report_of
from extractor.tables.finders import registered_finder
from extractor.tables.finders.rulings import find_ruled_tables
from tests.helpers.pdfs import OPTIONS, page, pdf, words
from tests.helpers.small_report import COVER, REPORT


def total(report: Report, home: str) -> int:
    return sum(getattr(account, home) for account in report.accounts)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A report of two measures on one page."""
    (tmp_path / "report.pdf").write_bytes(pdf(page(COVER, REPORT)))
    return tmp_path / "report.pdf"


def changed(source: Path, change: Callable[[Table], Table]) -> Report:
    """The report of a file whose tables were changed once they had been read, as a fault of ours would."""
    opened = open_source(source, source.name)
    document = read_document(opened, OPTIONS)
    pages = [
        replace(page, tables=tuple(map(change, page.tables)))
        for page in document.page_contents
    ]
    return report_of(opened, replace(document, page_contents=tuple(pages)))


def without_last_row(table: Table) -> Table:
    return rows_between(table, 0, table.rows - 1)


def with_last_cell_blank(table: Table) -> Table:
    *others, last = table.cells
    blank = replace(
        last,
        fragments=tuple(
            replace(fragment, lines=()) for fragment in last.fragments
        ),
    )
    return replace(table, cells=(*others, blank))


def shorter(
    found: Callable[..., Sequence[Table]],
) -> Callable[..., list[Table]]:
    """A finder of tables that closes each above its last row."""
    return lambda page: [
        replace(rows_between(t, 0, t.rows - 1), open_bottom=False)
        for t in found(page)
    ]


def test_a_row_that_is_lost_after_the_grid_is_noticed(source: Path) -> None:
    assert extract(source).status == "ok"
    report = changed(source, without_last_row)
    assert total(report, "lost") == printed_count("".join(REPORT[2]))
    assert report.status == "warnings"
    assert "text-not-accounted" in [problem.code for problem in report.problems]


def test_a_cell_that_is_lost_in_the_grid_is_noticed(source: Path) -> None:
    report = changed(source, with_last_cell_blank)
    assert total(report, "lost") == printed_count(REPORT[2][-1])
    assert report.status == "warnings"


def test_a_row_that_the_grid_leaves_out_is_listed(source: Path) -> None:
    with registered_finder(shorter(find_ruled_tables), first=True):
        report = extract(source)
    assert total(report, "left_over") == printed_count("".join(REPORT[2]))
    problems = {problem.code: problem.message_en for problem in report.problems}
    assert all(
        text.split()[-1] in problems["text-outside-table"] for text in REPORT[2]
    )
    assert "much-outside-table" in problems
    assert report.status == "warnings"


def test_headers_running_heads_and_page_numbers_have_their_place(
    tmp_path: Path,
) -> None:
    pages = [
        page(COVER, REPORT),
        *(page(f"{n}\nรายงานของเทศบาล", REPORT) for n in (2, 3, 4)),
    ]
    (tmp_path / "report.pdf").write_bytes(pdf(*pages))
    report = extract(tmp_path / "report.pdf")
    assert total(report, "headers") == 4 * printed_count("".join(REPORT[0]))
    assert total(report, "furniture") == 3 * (
        1 + printed_count("รายงานของเทศบาล")
    )
    assert total(report, "left_over") == total(report, "lost") == 0


def test_a_head_on_every_page_of_a_short_report_is_no_text_outside_the_table(
    tmp_path: Path,
) -> None:
    for pages in (2, 3, 4):
        heads = [
            page("รายงานของเทศบาล\n" + (COVER if number == 1 else ""), REPORT)
            for number in range(1, pages + 1)
        ]
        (tmp_path / "report.pdf").write_bytes(pdf(*heads))
        report = extract(tmp_path / "report.pdf")
        assert "text-outside-table" not in [
            problem.code for problem in report.problems
        ]
        # The first one is front matter.
        assert total(report, "furniture") == (pages - 1) * printed_count(
            "รายงานของเทศบาล"
        )
        assert total(report, "left_over") == total(report, "lost") == 0


def test_a_signature_under_every_table_is_no_running_head(
    tmp_path: Path,
) -> None:
    signature = "นายสมชาย ใจดี ผู้รายงาน"
    pages = [
        page(COVER, REPORT) + words(signature, 60, 500 + 40 * number)
        for number in range(3)
    ]
    (tmp_path / "report.pdf").write_bytes(pdf(*pages))
    report = extract(tmp_path / "report.pdf")
    told = [
        problem.page_no
        for problem in report.problems
        if problem.code == "text-outside-table"
    ]
    assert told == [1, 2, 3]


def test_letters_that_are_set_twice_are_counted_apart(source: Path) -> None:
    plain = extract(source)
    bold = page(COVER, REPORT)
    source.write_bytes(pdf(bold + bold))
    assert total(extract(source), "doubled") >= printed_count(
        "".join(REPORT[1])
    )
    assert total(extract(source), "cells") == total(plain, "cells")
    assert total(extract(source), "lost") == 0
