"""Every character that was read on a page stands somewhere in the report, or is told: the counts add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from extractor.checks.context import CheckContext
from extractor.checks.unread_ink import inked_cells
from extractor.model import (
    Account,
    AsideReason,
    Line,
    PageContent,
    Problem,
    Record,
    Report,
    ReportTable,
    Table,
    printed_count,
)
from extractor.model.running_heads import RunningHeads, running_heads

# A report of which this share stands outside its tables wants a look: half a row of a table of ten.
MOST_LEFT_OVER = 0.05
_PAGE_NUMBER = re.compile(
    r"[\s\-–|/]*(?:หน้า(?:ที่)?|[Pp]age)?[\s\-–]*[0-9๐-๙]+(?:\s*(?:จาก|ของ|of|/)\s*[0-9๐-๙]+)?[\s\-–|/]*"
)
_LETTER = re.compile("[ก-ฮA-Za-z0-9๐-๙]")
# Characters that a message shows of what stands in no table; the JSON keeps all of it.
_SHOWN = 2000


def reconcile(
    report: Report, page_contents: Sequence[PageContent]
) -> tuple[Account, ...]:
    """Say where the characters of each page went.

    Args:
        report: The report, before its boxes are turned back.
        page_contents: Its pages; their lines are told apart by identity (not by what they say), so that none is counted
            twice: the report must hold these very objects.

    Returns:
        An account a page, in their order.
    """
    homes: dict[int, str] = {}

    def settle(home: str, lines: Iterable[Line]) -> None:
        for line in lines:
            # Where a line was found first is its home.
            homes.setdefault(id(line), home)

    for record in report.records:
        settle("cells", _lines_of_record(record))
    for table in report.tables:
        if table.layout:
            settle("cells", _lines_of_no_record(table))
            settle("headers", _lines_of_header(table))
        else:
            settle("other_tables", _lines_of_cells(table.table))
            settle("other_tables", table.table.repeated)
    settle("front_matter", report.front_matter)
    settle(
        "left_over",
        without_running_heads(report.left_over, running_heads(page_contents)),
    )
    settle("furniture", report.left_over)
    hidden = Counter[int]()
    for text in report.hidden_texts:
        hidden[text.page_no] += printed_count(text.text)
    return tuple(
        _account(page, homes, hidden[page.page_no]) for page in page_contents
    )


# Where print that was set aside is counted.
_HOMES_ASIDE: Mapping[AsideReason, str] = {
    "struck-out": "struck_out",
    "watermark": "watermarks",
    "note-mark": "note_marks",
}


def _account(
    page: PageContent, homes: Mapping[int, str], hidden: int
) -> Account:
    """Count the characters of a page by the homes of its lines; what is missing to those printed is lost."""
    lines = {id(line): line for line in page.every_line()}
    counts = Counter[str]()
    for line_id, line in lines.items():
        counts[homes.get(line_id, "lost")] += printed_count(line.raw)
        counts["doubled"] += line.doubled
    for print_ in page.set_aside:
        counts[_HOMES_ASIDE[print_.reason]] += printed_count(print_.line.raw)
    counts["lost"] += page.printed - sum(counts.values())
    return Account(
        page_no=page.page_no,
        printed=page.printed + hidden,
        hidden=hidden,
        annotations=page.annotations,
        pictures=page.pictures,
        ink_not_read=round(sum(area for _, area in inked_cells(page))),
        **counts,
    )


def _lines_of_record(record: Record) -> Iterator[Line]:
    cells = list(record.cells.values())
    cells += [cell.fragments for cell in record.other_columns]
    for fragments in cells:
        for fragment in fragments:
            yield from fragment.lines


def _lines_of_no_record(table: ReportTable) -> Iterator[Line]:
    """What stands in rows that sum up others, in titles over all columns, and in the column that counts the rows."""
    for total in table.totals:
        yield from _lines_of_record(total)
    for section in table.sections:
        yield from section.lines
    if table.layout is None:
        return
    for cell in table.table.cells:
        if (
            cell.col == table.layout.ordinal
            and cell.row >= table.layout.header_rows
        ):
            yield from cell.lines


def _lines_of_header(table: ReportTable) -> Iterator[Line]:
    header_rows = table.layout.header_rows if table.layout else 0
    for cell in table.table.cells:
        if cell.row < header_rows:
            yield from cell.lines
    yield from table.table.repeated


def _lines_of_cells(table: Table) -> Iterator[Line]:
    for cell in table.cells:
        yield from cell.lines


def is_text(line: Line) -> bool:
    """Whether a line says anything.

    Args:
        line: A line, such as `หน้า ๒ จาก ๗`.

    Returns:
        False for a page number, and for stray marks of letters that the page's edge cut off.
    """
    has_letter = bool(_LETTER.search(line.text))
    return has_letter and not _PAGE_NUMBER.fullmatch(line.text)


def without_running_heads(
    lines: Iterable[Line], heads: RunningHeads
) -> list[Line]:
    """Leave out page numbers, stray marks and running heads.

    Args:
        lines: Lines of any pages.
        heads: The document's running heads and feet.

    Returns:
        The other lines, in their order.
    """
    return [line for line in lines if is_text(line) and line not in heads]


def text_outside_tables(context: CheckContext) -> Iterator[Problem]:
    """Show what stands in no table, but for page numbers and running heads.

    Args:
        context: The report.

    Yields:
        A finding a page.
    """
    heads = running_heads(context.page_contents)
    outside = without_running_heads(context.report.left_over, heads)
    for page_no, lines in groupby(outside, key=lambda line: line.page_no):
        texts = [line.text.strip() for line in lines]
        yield Problem.of(
            "text-outside-table",
            page_no=page_no,
            page=page_no,
            lines=len(texts),
            text=" / ".join(texts)[:_SHOWN],
        )


def much_outside_tables(context: CheckContext) -> Iterator[Problem]:
    """Ask for a look where so much stands in no table that a row may have been missed.

    Args:
        context: The report.

    Yields:
        One finding, or none.
    """
    accounts = context.report.accounts
    printed = sum(account.printed for account in accounts)
    outside = sum(account.left_over for account in accounts)
    if outside > MOST_LEFT_OVER * printed:
        yield Problem.of("much-outside-table", outside=outside, printed=printed)


def text_not_accounted(context: CheckContext) -> Iterator[Problem]:
    """Find pages of which characters stand nowhere in the report: a fault of this program.

    Args:
        context: The report.

    Yields:
        A finding a page.
    """
    for account in context.report.accounts:
        if account.lost:
            yield Problem.of(
                "text-not-accounted",
                page_no=account.page_no,
                page=account.page_no,
                lost=account.lost,
                printed=account.printed,
            )
