"""What an auditor would ask about the text of a report: results that are missing or pasted twice, dates and sums."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from extractor.checks.coverage import without_furniture
from extractor.checks.near_duplicates import copies, letters
from extractor.model import FIELDS, Field, Line, PageContent, Problem, Record, Severity
from extractor.model.thai_calendar import MONTHS

# Results so alike (0 to 100) are one text.
_SAME = 95.0
# A measure below this wants a second look (all text layers are above it).
SURE = 0.9
# Points from the page's edge: print that is nearer was cut, for no printer reaches it.
_EDGE = 1.0
_BUDDHIST = 543
# Years of dates that a report may tell of, before and after its own.
_EARLIER, _LATER = 5, 1
_BAHT = re.compile(r"(?P<total>รวม\S{0,12}\s?)?(?<![0-9.,])(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?)\s?บาท")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
# More than all of an estimate or a goal may well be reached.
_SHARE = re.compile(r"(?<!เพิ่มขึ้น)ร้อยละ\s?(?P<share>[0-9]+(?:\.[0-9]+)?)(?![0-9.,])(?!\s?ของ(?:ประมาณการ|เป้า|แผน))")
_DATE = re.compile(
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}})\s?(?P<month>{'|'.join(MONTHS)})\s?(?:พ\.ศ\.\s?)?(?P<year>25[0-9]{{2}})"
)
_YEAR = re.compile(r"ปีงบประมาณ\s?(?:พ\.ศ\.\s?)?(?P<year>25[0-9]{2})")


def questions(measures: Sequence[Record], year: int | None, sheets: Iterable[PageContent]) -> Iterator[Problem]:
    """All findings, measure by measure; `year` is the report's fiscal year, Buddhist era."""
    for measure in measures:
        yield from _unanswered(measure)
        yield from _outside_year(measure, year)
        for name in FIELDS:
            for item in measure.items[name]:
                yield from _unlikely(measure, name, item.text, year)
        if measure.confidence < SURE:
            yield _unsure(measure)
    yield from _pasted(measures)
    yield from _cut_off(sheets)


def _problem(code: str, measure: Record, name: Field, th: str, en: str, severity: Severity = "info") -> Problem:
    where = next((item.fragments[0].page_no for item in measure.items[name] if item.fragments), measure.page_first)
    th, en = f"{th} กรุณาตรวจกับต้นฉบับ", f"{en} Check the source."
    return Problem(code, severity, th, en, page_no=where, measure_number=measure.number, field=name)


def _unanswered(measure: Record) -> Iterator[Problem]:
    """Numbered methods without the result of that number, and the other way round."""
    if {"methods", "results"} & measure.bulleted:
        return
    methods, results = (
        {item.number for item in measure.items[name] if item.marker and item.number} for name in ("methods", "results")
    )
    if not (methods and results):
        return
    for number in sorted(methods - results):
        th, en = f"วิธีการข้อ {number} ไม่มีผลการดำเนินการข้อ {number}", f"Method {number} has no result of that number."
        yield _problem("method-without-result", measure, "methods", th, en)
    for number in sorted(results - methods):
        th, en = f"ผลการดำเนินการข้อ {number} ไม่มีวิธีการข้อ {number}", f"Result {number} has no method of that number."
        yield _problem("result-without-method", measure, "results", th, en)


def _outside_year(measure: Record, year: int | None) -> Iterator[Problem]:
    if not (year and measure.period_start and measure.period_end):
        return
    first, last = date(year - _BUDDHIST - 1, 10, 1), date(year - _BUDDHIST, 9, 30)
    if measure.period_start < first or measure.period_end > last:
        yield _problem(
            "period-outside-year",
            measure,
            "period",
            f"ระยะเวลาไม่อยู่ในปีงบประมาณ พ.ศ. {year}",
            f"The period lies outside the fiscal year {year} (BE).",
            "warning",
        )


def _unlikely(measure: Record, name: Field, text: str, year: int | None) -> Iterator[Problem]:
    """Years, dates, shares and sums that may be wrong."""
    for other in sorted({found["year"] for found in _YEAR.finditer(text)} - {str(year)}) if year else []:
        th, en = f"กล่าวถึงปีงบประมาณ {other} ซึ่งไม่ใช่ปีของรายงาน", f"Speaks of the fiscal year {other}, not the report's."
        yield _problem("other-year", measure, name, th, en)
    for found in _DATE.finditer(text):
        if not _is_date(found, year):
            th, en = f"วันที่ {found[0]} ไม่น่าถูกต้อง", f"The date {found[0]} is unlikely."
            yield _problem("unlikely-date", measure, name, th, en)
    for found in _SHARE.finditer(text):
        if float(found["share"]) > 100:
            th, en = f"{found[0]} เกินร้อยละ 100", f"{found[0]} is more than all."
            yield _problem("unlikely-number", measure, name, th, en)
    amounts = [(bool(found["total"]), found["amount"]) for found in _BAHT.finditer(text)]
    for amount in (amount for _, amount in amounts if not _GROUPED.fullmatch(amount)):
        th, en = f"จำนวนเงิน {amount} เขียนไม่ถูกรูปแบบ", f"The amount {amount} is not grouped by thousands."
        yield _problem("unlikely-number", measure, name, th, en)
    if right := _right_sum(amounts):
        total = amounts[-1][1]
        th, en = f"ยอดรวม {total} บาท แต่รายการรวมได้ {right}", f"The total is {total}, but its parts make {right}."
        yield _problem("sum-disagrees", measure, name, th, en)


def _is_date(found: re.Match[str], year: int | None) -> bool:
    day, month, of = int(found["day"]), MONTHS[found["month"]], int(found["year"])
    if not 1 <= day <= monthrange(of - _BUDDHIST, month)[1]:
        return False
    return year is None or year - _EARLIER <= of <= year + _LATER


def _right_sum(amounts: Sequence[tuple[bool, str]]) -> str:
    """What the parts before a total add up to, where that is something else."""
    if len(amounts) < 3 or [total for total, _ in amounts].count(True) != 1 or not amounts[-1][0]:
        return ""
    *parts, total = (round(100 * float(amount.replace(",", ""))) for _, amount in amounts)
    return f"{sum(parts) / 100:,.2f}" if sum(parts) != total else ""


def _unsure(measure: Record) -> Problem:
    name, item = min(((n, i) for n in FIELDS for i in measure.items[n]), key=lambda entry: entry[1].confidence)
    return _problem(
        "low-confidence",
        measure,
        name,
        f"อ่านได้ไม่แน่ชัด (ความเชื่อมั่น {item.confidence:.2f}): {item.text[:60]} …",
        f"Read with little confidence ({item.confidence:.2f}): {item.text[:60]} …",
    )


def _pasted(measures: Sequence[Record]) -> Iterator[Problem]:
    """The same result under two measures."""
    for one, other, alike in copies([letters(measure.text("results")) for measure in measures]):
        if alike >= _SAME:
            first, second = measures[one], measures[other]
            yield _problem(
                "result-repeated",
                second,
                "results",
                f"ผลการดำเนินการเหมือนกับมาตรการที่ {first.number} (ร้อยละ {alike:.0f})",
                f"The result is that of measure {first.number} again ({alike:.0f}%).",
                "warning",
            )


def _cut_off(sheets: Iterable[PageContent]) -> Iterator[Problem]:
    for sheet in sheets:
        near = [line for line in sheet.every_line() if _reaches_edge(line, sheet)]
        cut = [line.text for line in without_furniture(near)]
        if cut:
            shown = " / ".join(text.strip() for text in cut)[:120]
            yield Problem(
                "text-at-edge",
                "warning",
                f"หน้า {sheet.page_no} มีข้อความชิดขอบกระดาษซึ่งอาจถูกตัด: {shown}",
                f"Print on page {sheet.page_no} reaches the edge of the paper and may be cut off: {shown}",
                page_no=sheet.page_no,
            )


def _reaches_edge(line: Line, sheet: PageContent) -> bool:
    if not (line.box and sheet.transform):
        return False
    return line.box.x0 < _EDGE or line.box.x1 > sheet.transform.size[0] - _EDGE
