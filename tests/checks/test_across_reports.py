"""What reports say of each other, as the auditor reads it in problems.csv."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extractor import extract_folder
from tests.helpers.copied_texts import RESULTS
from tests.helpers.files import read_csv
from tests.helpers.transcripts import COVER, HEADER

Rows = list[dict[str, str]]
AGENCIES = (
    "เทศบาลตำบลปรุใหญ่\nอำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา",
    "เทศบาลตำบลเชียงคาน\nอำเภอเชียงคาน จังหวัดเลย",
)
TITLES = (
    "ลดการใช้กระดาษ",
    "เปิดเผยข้อมูลสาธารณะ",
    "ป้องกันการรับสินบน",
    "จัดซื้อจัดจ้างโปร่งใส",
)


def report(
    results: Sequence[str],
    agency: int = 0,
    year: int = 2566,
    titles: Sequence[str] = TITLES,
) -> str:
    old = "เทศบาลตำบลปรุใหญ่\nอำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา"
    cover = COVER.replace(old, AGENCIES[agency]).replace("๒๕๖๖", str(year))
    rows = (
        f"{number}. {title}\tแจ้งเวียน\tกองคลัง\tปีงบประมาณ พ.ศ. {year}\t{text}\tโปร่งใส"
        for number, (title, text) in enumerate(
            zip(titles, results, strict=False), 1
        )
    )
    return "\n".join((cover, HEADER, *rows, ""))


@pytest.fixture
def findings(tmp_path: Path) -> Callable[..., Rows]:
    """The rows of problems.csv about these reports, named a.txt, b.txt, …, after those that a report alone has."""

    def read(*texts: str) -> Rows:
        for name, text in zip("abcdef", texts, strict=False):
            (tmp_path / "in").mkdir(exist_ok=True)
            (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
        extract_folder(tmp_path / "in", tmp_path / "out")
        counts = {
            row["report_id"]: int(row["problems"])
            for row in read_csv(tmp_path / "out" / "reports.csv")
        }
        rows = read_csv(tmp_path / "out" / "problems.csv")
        assert sum(counts.values()) == len(rows)
        return rows

    return read


Findings = Callable[..., Rows]


def codes(rows: Rows) -> list[tuple[str, str]]:
    return [(row["source_file"], row["code"]) for row in rows]


def test_reports_that_have_nothing_in_common_raise_no_question(
    findings: Findings,
) -> None:
    assert findings(report(RESULTS[:4]), report(RESULTS[4:], agency=1)) == []


def test_a_file_that_was_sent_twice_is_told(findings: Findings) -> None:
    rows = findings(report(RESULTS[:4]), report(RESULTS[:4]))
    assert codes(rows) == [("b.txt", "same-file")]
    assert "a.txt" in rows[0]["message_en"]
    assert rows[0]["severity"] == "info"


def test_two_reports_of_one_agency_and_year_are_told_on_both(
    findings: Findings, tmp_path: Path
) -> None:
    rows = findings(report(RESULTS[:4]), report([*RESULTS[:3], RESULTS[5]]))
    assert codes(rows) == [
        ("a.txt", "same-agency-year"),
        ("b.txt", "same-agency-year"),
    ]
    assert {
        row["status"] for row in read_csv(tmp_path / "out" / "reports.csv")
    } == {"warnings"}
    assert (
        findings(report(RESULTS[:4]), report(RESULTS[4:], agency=1, year=2566))
        == []
    )


def test_a_result_copied_from_another_agency_is_told_on_both(
    findings: Findings,
) -> None:
    copy = RESULTS[1].replace("สามจุด", "สองแห่ง").replace("เจ็ดซอย", "ห้าถนน")
    rows = findings(
        report(RESULTS[:4]), report([*RESULTS[4:7], copy], agency=1)
    )
    assert codes(rows) == [("a.txt", "copied-text"), ("b.txt", "copied-text")]
    assert [row["measure_number"] for row in rows] == ["2", "4"]
    assert {row["field"] for row in rows} == {"results"}
    assert "เทศบาลตำบลเชียงคาน 2566 (b.txt) #4" in rows[0]["message_th"]
    assert "เทศบาลตำบลปรุใหญ่ 2566 (a.txt) #2" in rows[1]["message_en"]


def test_last_years_results_are_no_results_of_this_year(
    findings: Findings,
) -> None:
    rows = findings(report(RESULTS[:4]), report(RESULTS[:4], year=2567))
    assert codes(rows).count(("b.txt", "copied-text")) == 4
    assert ("b.txt", "copied-report") in codes(rows)
    assert "100%" in next(
        row["message_en"] for row in rows if row["code"] == "copied-report"
    )


def test_measures_that_come_and_go_are_told_in_the_later_year(
    findings: Findings,
) -> None:
    later = [*TITLES[:3], "ส่งเสริมการออกกำลังกาย"]
    rows = findings(
        report(RESULTS[:4]), report(RESULTS[4:], year=2567, titles=later)
    )
    assert codes(rows) == [
        ("b.txt", "measure-vanished"),
        ("b.txt", "measure-new"),
    ]
    assert TITLES[3] in rows[0]["message_th"]
    assert rows[1]["measure_number"] == "4"
    assert (
        findings(
            report(RESULTS[:4]), report(RESULTS[4:], year=2569, titles=later)
        )
        == []
    )
