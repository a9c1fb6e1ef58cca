"""Reports of several forms, and of none, on the page to look at and on the terminal."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extractor import forms
from extractor.api import audit_dataset
from extractor.dataset.build import write_tables
from extractor.dataset.json_file import to_json
from extractor.dataset.report_json import content_of
from extractor.model import ColumnMatch, Report
from tests.helpers.made_reports import (
    known_table,
    measures,
    plan,
    purchases,
    report,
    unknown_table,
)

Raingan = Callable[..., subprocess.CompletedProcess[str]]


def with_guess() -> Report:
    """Purchases whose method may be a reason, beside a table of no known form."""
    _, records = purchases()
    form = forms.load("procurement")
    matches = [
        ColumnMatch(col, field.title_th, field.name)
        for col, field in enumerate(form.fields)
    ]
    matches[4] = replace(
        matches[4], header="วิธี", alternative="reason", guessed=True
    )
    table = unknown_table(
        [["วันที่", "ผู้ยืม"], ["๑ ม.ค.", "<b>เเดง</b>"]],
        number=2,
        title="ทะเบียน",
        nearest=form,
    )
    return report(
        "b.pdf",
        (known_table(form, records, matches=matches), records),
        (table, []),
    )


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of two forms, one with a guessed column, and one that has no table at all."""
    folder = tmp_path_factory.mktemp("out")
    (folder / "reports").mkdir()
    contents = [
        content_of(one)
        for one in (
            report("a.pdf", measures(), plan(2)),
            with_guess(),
            report("c.pdf"),
        )
    ]
    for one in contents:
        (folder / "reports" / f"{one['report']['report_id']}.json").write_bytes(
            to_json(one)
        )
    write_tables(folder, contents, ["csv"])
    return folder


def test_the_page_shows_every_form_and_what_is_not_sure(dataset: Path) -> None:
    page = audit_dataset(dataset).read_text(encoding="utf-8")
    for heading in (
        "มาตรการที่ 1",
        f"{forms.load('action-plan').title_th}ที่ 1",
        "การจัดซื้อจัดจ้างที่ 3",
    ):
        assert f"<h3>{heading} " in page
    assert "“วิธี” → <code>method</code>" in page
    assert "<code>reason</code>" in page
    assert "ปี 2566: " in page
    assert "&lt;b&gt;แดง&lt;/b&gt;" in page
    assert "nearest: procurement" in page
    assert 'href="#b-' in page
    assert page.count('<section class="report"') == 3


def test_explain_shows_them_too(raingan: Raingan, dataset: Path) -> None:
    several = raingan("explain", dataset, "a.pdf").stdout
    assert "มาตรการ/measure 2" in several
    assert "ปี 2567: -" in several
    unsure = raingan("explain", dataset, "b.pdf").stdout
    assert "? ตาราง/table 1 · วิธี → method / reason" in unsure
    assert (
        "ตาราง/table 2 · หน้า/page 1 · ทะเบียน · คล้าย/nearest procurement"
        in unsure
    )
    assert "หมายเหตุ" in unsure
    assert "c.pdf" in raingan("explain", dataset, "c.pdf").stdout
    assert (
        raingan("explain", dataset, "c.pdf", "--measure", "1").returncode == 2
    )
