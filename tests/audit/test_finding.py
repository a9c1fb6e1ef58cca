"""Finding things on the page, and what it says of people's decisions; it asks no server."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from extractor.api import audit_dataset, export
from tests.audit.test_page import audited, browser, opened, pytestmark
from tests.helpers.made_reports import measures, plan, report
from tests.review.datasets import decide, written

Opened = Callable[[Path], Page]
__all__ = ["audited", "browser", "opened", "pytestmark"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, of two years."""
    made = [
        report("ก.pdf", measures(rows=3)),
        report("ข.pdf", plan(1), year=2567),
    ]
    return written(tmp_path / "out", *made)


def shown(page: Page, what: str) -> int:
    return page.locator(f"{what}:visible").count()


def test_rows_are_found_by_their_words_whichever_digits_are_typed(
    folder: Path, opened: Opened
) -> None:
    page = opened(audit_dataset(folder))
    assert shown(page, "article") == 4
    page.fill("#find", "แจ้งแล้ว ๒")
    assert shown(page, "#reports tbody tr") == shown(page, "article") == 1
    assert "แจ้งแล้ว 2" in page.locator("article:visible").inner_text()
    assert "1 รายงาน" in page.locator("#found").inner_text()
    page.fill("#find", "ไม่มีคำนี้")
    assert shown(page, "article") == shown(page, "#reports tbody tr") == 0
    page.fill("#find", "")
    assert shown(page, "article") == 4
    page.fill("#find", "ข.pdf")
    assert shown(page, "article") == 1
    assert page.locator("#found").inner_text().startswith("1 รายงาน")


def test_reports_are_filtered_by_year_and_form(
    folder: Path, opened: Opened
) -> None:
    page = opened(audit_dataset(folder))
    page.select_option("#find-year", "2567")
    assert shown(page, "section.report") == shown(page, "article") == 1
    page.select_option("#find-form", "measures")
    assert shown(page, "section.report") == 0
    page.select_option("#find-year", "")
    assert shown(page, "article") == 3


def test_who_decided_what_is_told_at_the_report_and_at_the_text(
    tmp_path: Path, opened: Opened
) -> None:
    made = report("ก.pdf", measures(rows=2))
    folder = written(tmp_path / "out", made)
    decide(folder, made, ":1.2:results:1", "edit", "ครบ<b>", reason="ดูจากภาพ")
    page = opened(audit_dataset(folder))
    (row,) = page.locator(".decisions tbody tr, .decisions > tr").all()
    said = row.inner_text()
    for text in ("แก้ไข", "แจ้งแล้ว 2", "ครบ<b>", "มานี", "ดูจากภาพ"):
        assert text in said
    row.locator("a").click()
    field = page.locator("article:target .field.results, article:target .field")
    assert "มานี" in " ".join(field.all_inner_texts())


def test_a_finding_names_row_and_page_apart(
    audited: Path, opened: Opened
) -> None:
    page = opened(audited / "audit.html")
    cell = page.locator(".problems td", has=page.locator("a")).first
    assert " หน้า " in cell.inner_text()


@pytest.mark.long
def test_the_print_has_few_pages_and_on_demand_all(
    audited: Path, opened: Opened
) -> None:
    page = opened(audited / "audit.html")
    few = len(pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4"))))
    reports = page.locator("section.report").count()
    assert few <= 3 + 3 * reports
    page.check("#print-all")
    everything = len(pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4"))))
    assert everything > 2 * few


def test_a_page_that_is_older_than_its_dataset_says_so(
    tmp_path: Path, opened: Opened
) -> None:
    made = report("ก.pdf", measures(rows=2))
    folder = written(tmp_path / "out", made)
    page = opened(audit_dataset(folder))
    assert not page.locator("#older").is_visible()
    fresh = (folder / "audit.html").read_bytes()
    export(folder, "csv")
    assert (folder / "audit.html").read_bytes() == fresh
    decide(folder, made, ":1.2:results:1", "edit", "ครบ")
    export(folder, "csv")
    page.reload()
    assert "raingan report" in page.locator("#older:visible").inner_text()
    page = opened(audit_dataset(folder))
    assert not page.locator("#older").is_visible()
