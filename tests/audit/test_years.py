"""An agency's measures over the years: beside each other, what changed marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from extractor.api import audit_dataset
from extractor.audit.page import TOGETHER
from extractor.model import Report
from tests.audit.test_page import browser, opened, pytestmark
from tests.helpers.made_reports import item, known_table, measures, report
from tests.review.datasets import written

Opened = Callable[[Path], Page]
__all__ = ["browser", "opened", "pytestmark"]
NAMES = (
    "การแจ้งเวียนคู่มือปฏิบัติงาน",
    "การเปิดเผยแผนจัดซื้อจัดจ้างประจำปี",
    "การรับเรื่องร้องเรียนผ่านสายด่วน",
)


def of_year(year: int, names: tuple[str, ...], result: str) -> Report:
    """A report with a measure of each name, and the same result in all."""
    _, records = measures(rows=len(names))
    for record, name in zip(records, names, strict=True):
        record.items["measure"] = (item(name),)
        record.items["results"] = (item(result),)
    table = known_table(records[0].form, records)
    return report(f"{year}.pdf", (table, records), year=year)


@pytest.fixture
def reports() -> list[Report]:
    return [
        of_year(2566, NAMES[:2], "จัดอบรมแล้ว 3 ครั้ง"),
        of_year(2567, NAMES[1:], "จัดอบรมแล้ว 5 ครั้ง"),
    ]


def test_what_changed_from_year_to_year_is_marked(
    tmp_path: Path, reports: list[Report], opened: Opened
) -> None:
    page = opened(audit_dataset(written(tmp_path / "out", *reports)))
    page.locator(".agencies a").click()
    view = page.locator("section.years:target")
    assert view.locator("thead th a").all_inner_texts() == ["2566", "2567"]
    rows = view.locator("tbody tr")
    assert rows.locator("th").all_inner_texts() == [
        NAMES[1],
        NAMES[2],
        NAMES[0],
    ]
    stayed = rows.nth(0).locator("td")
    assert "3 ครั้ง" in stayed.nth(0).inner_text()
    assert stayed.nth(1).locator("del").all_inner_texts() == ["3"]
    assert stayed.nth(1).locator("ins").all_inner_texts() == ["5"]
    assert "ไม่มีในปีนี้" in rows.nth(1).locator("td").nth(0).inner_text()
    assert "ใหม่" in rows.nth(1).locator("td").nth(1).inner_text()
    assert "ไม่มีในปีนี้" in rows.nth(2).locator("td").nth(1).inner_text()
    stayed.nth(1).locator("a").click()
    assert page.locator("article:target").count() == 1


def test_an_agency_of_one_year_has_no_such_view(
    tmp_path: Path, reports: list[Report], opened: Opened
) -> None:
    page = opened(audit_dataset(written(tmp_path / "out", reports[0])))
    assert page.locator(".agencies, .years").count() == 0


def test_in_a_large_dataset_each_agency_has_a_page_of_its_own(
    tmp_path: Path, reports: list[Report], opened: Opened
) -> None:
    others = [
        replace(
            reports[0],
            source=replace(reports[0].source, path=Path(f"x{at}.pdf")),
        )
        for at in range(TOGETHER)
    ]
    folder = written(tmp_path / "out", *reports, *others)
    page = opened(audit_dataset(folder))
    page.locator(".agencies a").click()
    assert page.locator("section.years thead th").count() == 3
    page.locator("section.years tbody td a").first.click()
    assert page.locator("article:target").count() == 1
    page = opened(audit_dataset(written(tmp_path / "less", *reports)))
    assert not list((tmp_path / "less").glob("audit/**/*.html"))
