"""Every character that was read on a page stands somewhere in the report, or is told: the counts add up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from extractor.model import Account, Layout, Line, PageContent, Problem, Record, Table, ink

# A report of which this share stands outside its tables wants a look: half a row of a table of ten.
MOST_LEFT_OVER = 0.05
_PAGE_NUMBER = re.compile(
    r"[\s\-–|/]*(?:หน้า(?:ที่)?|[Pp]age)?[\s\-–]*[0-9๐-๙]+(?:\s*(?:จาก|ของ|of|/)\s*[0-9๐-๙]+)?[\s\-–|/]*"
)
_LETTER = re.compile("[ก-ฮA-Za-z0-9๐-๙]")
_CHANGING = re.compile(r"[0-9๐-๙\s]+")
# A line on this many pages is a running head.
_RUNNING = 3
# Characters that a message shows of what stands in no table; the JSON keeps all of it.
_SHOWN = 2000


def reconcile(
    sheets: Sequence[PageContent],
    measures: Iterable[Record],
    found: Sequence[tuple[Table, Layout]],
    others: Iterable[Table],
    front: Iterable[Line],
    rest: Sequence[Line],
) -> tuple[Account, ...]:
    """Where the characters of each page went. Lines are told apart by identity, so that none is counted twice."""
    homes: dict[int, str] = {}
    for home, lines in (
        ("cells", (line for measure in measures for line in _lines_of(measure))),
        ("cells", (line for table, layout in found for line in _counters(table, layout))),
        ("headers", (line for table, layout in found for line in _headers(table, layout))),
        ("other_tables", (line for table in others for cell in table.cells for line in cell.lines)),
        ("other_tables", (line for table in others for line in table.repeated)),
        ("front_matter", front),
        ("left_over", without_furniture(rest)),
        ("furniture", rest),
    ):
        for line in lines:
            homes.setdefault(id(line), home)
    return tuple(_account(sheet, homes) for sheet in sheets)


def _account(sheet: PageContent, homes: Mapping[int, str]) -> Account:
    lines = list({id(line): line for line in sheet.every_line()}.values())
    counts = Counter[str]()
    for line in lines:
        counts[homes.get(id(line), "lost")] += ink(line.text)
        counts["doubled"] += line.doubled
    counts["lost"] += sheet.printed - sum(counts.values())
    return Account(sheet.page_no, sheet.printed, **counts)


def _lines_of(measure: Record) -> Iterator[Line]:
    cells = (*measure.cells.values(), *(fragments for _, fragments in measure.others))
    yield from (line for fragments in cells for fragment in fragments for line in fragment.lines)


def _counters(table: Table, layout: Layout) -> Iterator[Line]:
    """What stands in the column that counts the rows."""
    yield from (line for cell in table.cells if cell.col == layout.ordinal for line in cell.lines)


def _headers(table: Table, layout: Layout) -> Iterator[Line]:
    yield from (line for cell in table.cells if cell.row < layout.header_rows for line in cell.lines)
    yield from table.repeated


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Those that are no page numbers, stray marks of lines that the page's edge cut off, or running heads."""
    pages: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        pages[_CHANGING.sub("", line.text)].add(line.page_no)
    return [
        line
        for line in lines
        if _LETTER.search(line.text)
        and not _PAGE_NUMBER.fullmatch(line.text)
        and len(pages[_CHANGING.sub("", line.text)]) < _RUNNING
    ]


def unaccounted(accounts: Sequence[Account], left_over: Sequence[Line]) -> Iterator[Problem]:
    """What stands in no table, page by page; whether that is much; what is nowhere at all."""
    for page_no, group in groupby(without_furniture(left_over), key=lambda line: line.page_no):
        texts = [line.text.strip() for line in group]
        shown = " / ".join(texts)[:_SHOWN]
        yield Problem(
            "text-outside-table",
            "info",
            f"หน้า {page_no} มีข้อความนอกตาราง {len(texts)} บรรทัด: {shown}",
            f"Page {page_no} has {len(texts)} line(s) outside the table: {shown}",
            page_no=page_no,
        )
    printed, outside = (sum(getattr(account, name) for account in accounts) for name in ("printed", "left_over"))
    if outside > MOST_LEFT_OVER * printed:
        yield Problem(
            "much-outside-table",
            "warning",
            f"ข้อความ {outside:,} จาก {printed:,} ตัวอักษรอยู่นอกตาราง กรุณาตรวจว่ามีแถวที่ตกหล่นหรือไม่",
            f"{outside:,} of {printed:,} characters stand outside the table. Check whether a row was missed.",
        )
    for account in accounts:
        if account.lost:
            yield Problem(
                "text-not-accounted",
                "warning",
                f"หน้า {account.page_no} มี {account.lost:,} จาก {account.printed:,} ตัวอักษรที่ไม่ปรากฏในรายงาน กรุณาแจ้งผู้พัฒนา",
                f"Of {account.printed:,} characters on page {account.page_no}, {account.lost:,} stand nowhere in the "
                "report. Compare the page, and please report it together with the file.",
                page_no=account.page_no,
            )
