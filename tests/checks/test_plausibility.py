"""What an auditor would ask: each finding where it belongs, and not where it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from extractor import extract
from extractor.model import Problem
from tests.helpers.files import ROOT
from tests.helpers.pdfs import WIDTH, page, pdf, words
from tests.helpers.small_report import COVER, REPORT

Transcript = Callable[..., str]

CORPUS, GOLD = (
    ROOT.parent / "shared" / "corpus" / "dev",
    ROOT.parent / "shared" / "gold",
)
SAMPLES = ROOT / "samples"
LONG = "จัดประชุมชี้แจงแนวทางการให้บริการแก่ประชาชนในพื้นที่ทุกหมู่บ้าน และเผยแพร่ผลในเว็บไซต์ของเทศบาล"
OTHER = "สำรวจความพึงพอใจของผู้รับบริการ ณ จุดบริการ แล้วรายงานผลต่อผู้บริหารเพื่อใช้ปรับปรุงงานในปีต่อไป"
# Codes that the text of a report alone can give.
ASKED = {
    *(
        "method-without-result",
        "result-without-method",
        "period-outside-year",
        "other-year",
        "unlikely-date",
    ),
    *(
        "unlikely-number",
        "sum-disagrees",
        "result-repeated",
        "text-at-edge",
        "low-confidence",
    ),
}


@pytest.fixture
def found(
    transcript: Transcript, tmp_path: Path
) -> Callable[..., dict[str, list[Problem]]]:
    """The findings about a report of 2566 with these rows, by code."""

    def read(*rows: Sequence[str]) -> dict[str, list[Problem]]:
        lines = (
            "\t".join((f"{number}. เรื่อง {number}", *row))
            for number, row in enumerate(rows, 1)
        )
        (tmp_path / "report.txt").write_text(
            transcript(*lines), encoding="utf-8"
        )
        problems: dict[str, list[Problem]] = {}
        for problem in extract(tmp_path / "report.txt").problems:
            problems.setdefault(problem.code, []).append(problem)
        return problems

    return read


Found = Callable[..., dict[str, list[Problem]]]


def row(
    results: str = "แจ้งเวียนแล้ว",
    methods: str = "แจ้งเวียน",
    period: str = "ปีงบประมาณ พ.ศ. 2566",
) -> tuple[str, str, str, str, str]:
    return methods, "กองคลัง", period, results, "โปร่งใส"


def test_a_plain_report_raises_no_question(found: Found) -> None:
    assert ASKED.isdisjoint(found(row(), row(LONG), row(OTHER)))


def test_methods_and_results_are_matched_by_number(found: Found) -> None:
    problems = found(
        row("1. แจ้งแล้ว 2. จัดแล้ว", "1. แจ้งเวียน 2. จัดประชุม 3. สรุปผล"),
        row("1. ก 2. ข", "1. ก 2. ข"),
    )
    (problem,) = problems["method-without-result"]
    assert (problem.record_number, problem.field, problem.severity) == (
        1,
        "methods",
        "info",
    )
    assert "3" in problem.message_en
    assert "3" in problem.message_th
    (problem,) = found(row("1. ก 2. ข 3. ค", "1. ก 2. ข"))[
        "result-without-method"
    ]
    assert problem.field == "results"
    assert not ASKED & found(row("แจ้งเวียนแล้ว", "1. แจ้งเวียน 2. จัดประชุม")).keys()


@pytest.mark.parametrize(
    ("period", "asked"),
    [
        ("ปีงบประมาณ พ.ศ. 2565", True),
        ("1 ตุลาคม 2565 - 31 ธันวาคม 2566", True),
        ("1 ตุลาคม 2565 - 30 กันยายน 2566", False),
        ("มกราคม 2566", False),
        ("ตลอดปี", False),
    ],
)
def test_a_period_outside_the_fiscal_year_is_told(
    found: Found, period: str, asked: bool
) -> None:
    assert ("period-outside-year" in found(row(period=period))) == asked


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ("เปรียบเทียบกับปีงบประมาณ พ.ศ. 2564", "other-year"),
        ("จัดเมื่อ 31 เมษายน 2566", "unlikely-date"),
        ("จัดเมื่อ 0 มีนาคม 2566", "unlikely-date"),
        ("จัดเมื่อ 12 มีนาคม 2596", "unlikely-date"),
        ("ผู้ตอบร้อยละ 120.5 พึงพอใจ", "unlikely-number"),
        ("ใช้จ่าย 12,50 บาท", "unlikely-number"),
        ("ค่าวัสดุ 1,000 บาท ค่าแรง 2,500 บาท รวม 3,600 บาท", "sum-disagrees"),
        ("ค่าวัสดุ 1,000 บาท ค่าแรง 2,500 บาท รวมเป็นเงิน 3,500 บาท", ""),
        ("ค่าวัสดุ 1,000 บาท ค่าแรง 2,500 บาท", ""),
        ("จัดเมื่อ 29 กุมภาพันธ์ 2567 และ 12 มีนาคม 2566 ในปีงบประมาณ พ.ศ. 2566", ""),
        ("ร้อยละ 100 ของผู้ตอบ ใช้ 1,234,567.50 บาท", ""),
        ("จัดเก็บได้ร้อยละ 103.11 ของประมาณการ", ""),
        ("1. รับ 100 บาท 2. ซื้อ 50 บาท 3. จ่ายรวม 70 บาท", ""),
    ],
)
def test_unlikely_years_dates_and_sums_are_told(
    found: Found, results: str, code: str
) -> None:
    assert ASKED & found(row(results)).keys() == ({code} if code else set())


def test_a_result_that_is_pasted_under_two_measures_is_told(
    found: Found,
) -> None:
    (problem,) = found(
        row(LONG), row(OTHER), row(LONG.replace("ทุกหมู่บ้าน", "ทุกหมู่บ้าน "))
    )["result-repeated"]
    assert (problem.record_number, problem.severity) == (3, "warning")
    assert "measure 1" in problem.message_en
    assert "result-repeated" not in found(
        row("ดำเนินการแล้วเสร็จ"), row("ดำเนินการแล้วเสร็จ")
    )


def test_print_that_reaches_the_edge_is_told(tmp_path: Path) -> None:
    (tmp_path / "whole.pdf").write_bytes(pdf(page(COVER, REPORT)))
    text = "ข้อความที่ยาวเกินหน้ากระดาษ"
    (tmp_path / "cut.pdf").write_bytes(
        pdf(page(COVER, REPORT) + words(text, WIDTH - 60, 560))
    )
    codes = [
        {problem.code for problem in extract(tmp_path / name).problems}
        for name in ("whole.pdf", "cut.pdf")
    ]
    assert "text-at-edge" not in codes[0]
    assert "text-at-edge" in codes[1]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus here")
@pytest.mark.long
@pytest.mark.parametrize("rendering", ["word", "web"])
def test_clean_reports_raise_no_question_but_those_that_they_really_ask(
    rendering: str,
) -> None:
    assert_no_other_question(CORPUS, GOLD, rendering)


def test_a_clean_sample_raises_no_question_but_those_that_it_really_asks() -> (
    None
):
    assert_no_other_question(SAMPLES, SAMPLES / "gold", "word")


def assert_no_other_question(folder: Path, golds: Path, rendering: str) -> None:
    """The reports of a rendering ask what their gold texts ask: where methods and results are not as many."""
    files = sorted(folder.glob(f"*--{rendering}.pdf"))
    assert files
    for file in files:
        gold = yaml.safe_load(
            (golds / f"{file.stem.split('--')[0]}.yaml").read_text(
                encoding="utf-8"
            )
        )
        report = extract(file)
        counts = {"method-without-result": 0, "result-without-method": 0}
        for measure in gold["measures"]:
            methods, results = (
                len(measure[name]) for name in ("methods", "results")
            )
            if min(methods, results) > 1:
                counts["method-without-result"] += max(0, methods - results)
                counts["result-without-method"] += max(0, results - methods)
        assert report.status == "ok"
        told = Counter(
            problem.code for problem in report.problems if problem.code in ASKED
        )
        assert told == Counter(
            {code: count for code, count in counts.items() if count}
        )


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา", False),
        ("อำเภอเมืองนครราชสีมา จังหวัดเลย", True),
        ("อำเภอปากช่อง จังหวัดนครราชสีมา", True),
        ("", False),
    ],
)
def test_a_place_in_the_body_that_is_not_the_covers_is_told(
    found: Found, place: str, asked: bool
) -> None:
    problems = found(
        row(
            f"ประชุมร่วมกับเทศบาลตำบลปรุใหญ่ {place} แล้ว และไปดูงานที่ อำเภอเชียงคาน จังหวัดเลย"
        )
    )
    assert ("place-disagrees" in problems) == asked


def test_figures_that_are_no_amount_are_told(tmp_path: Path) -> None:
    rows = (
        (
            "ลำดับ",
            "รายการจัดซื้อจัดจ้าง",
            "วงเงินงบประมาณ (บาท)",
            "วิธีการจัดซื้อจัดจ้าง",
            "ผู้ได้รับการคัดเลือก",
            "ราคาที่ตกลง (บาท)",
        ),
        (
            "1",
            "จ้างซ่อมรถบรรทุกขยะ",
            "45,000.00",
            "เฉพาะเจาะจง",
            "ร้านตัวอย่างยนต์",
            "44,500.00",
        ),
        (
            "2",
            "ซื้อวัสดุสำนักงาน",
            "1.236.668.39",
            "เฉพาะเจาะจง",
            "ร้านตัวอย่างพาณิชย์",
            "12,000.00",
        ),
        (
            "3",
            "จ้างเหมาทำความสะอาด",
            "96,000.00",
            "เฉพาะเจาะจง",
            "นางตัวอย่าง",
            "96,000.00",
        ),
    )
    (tmp_path / "report.txt").write_text(
        "\n".join(map("\t".join, rows)), encoding="utf-8"
    )
    told = [
        problem
        for problem in extract(tmp_path / "report.txt").problems
        if problem.code == "unlikely-number"
    ]
    assert [
        (problem.record_number, "1.236.668.39" in problem.message_en)
        for problem in told
    ] == [(2, True)]
