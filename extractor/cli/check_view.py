"""What `raingan check` shows of a file: what it is, how its pages are read, its tables, and what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import rich.console
from rich.text import Text

from extractor import messages
from extractor.dataset.table_schema import Content

# How a status is marked: a sign, and its colour.
_MARKS = {
    "ok": ("✓", "green"),
    "warnings": ("!", "yellow"),
    "failed": ("✗", "red"),
}
# What files are, by where their text stands; empty: that is not known.
_KINDS = {
    "text-layer": "ชั้นข้อความ/text layer",
    "scan": "ภาพสแกน/scan",
    "mixed": "ชั้นข้อความและภาพสแกน/text layer and scan",
    "transcript": "ข้อความถอดจากภาพ/transcript",
}
# What is said of a reason why a page's own text was not simply taken.
REASONS = {
    "no-text": "check/no-text",
    "no-unicode-map": "check/no-unicode-map",
    "control-characters": "check/control-characters",
    "no-tone-marks": "check/no-tone-marks",
    "latin-over-thai": "check/latin-over-thai",
    "hidden-text": "check/hidden-text",
    "hidden-text-kept": "check/hidden-text-kept",
    "asked-for": "check/asked-for",
}
# Findings of one code that are told one by one; the others are counted.
_MOST_TOLD = 3


def print_check(content: Content) -> None:
    """Print what a file would give.

    Args:
        content: What there is to tell of it (`extractor.batch.file_check.FileCheck.content`).
    """
    console = rich.console.Console(highlight=False)
    for line in _lines(content):
        console.print(line, soft_wrap=True)


def _lines(content: Content) -> Iterator[Text]:
    yield _heading(content)
    yield from _pages_read(content["pages_read"])
    if content["status"] != "failed":
        yield Text(f"  {_who(content)}")
        yield Text(f"  {_how_sure(content)}")
    for table in content["tables"]:
        yield from _table(table)
    yield from _doubts(content["problems"])


def _heading(content: Content) -> Text:
    told = [content["source_file"]]
    if content["format"]:
        told.append(content["format"])
    if content["pages"]:
        told.append(f"{content['pages']} หน้า/pages")
    if content["source_kind"]:
        told.append(_KINDS[content["source_kind"]])
    sign, colour = _MARKS[content["status"]]
    return Text.assemble((sign, colour), " ", (" · ".join(told), "bold"))


def _pages_read(groups: Sequence[Content]) -> Iterator[Text]:
    """Which pages were not simply read from their own text, and why."""
    for group in groups:
        if not group["reason"]:
            continue
        pages = _span(group["page_first"], group["page_last"])
        yield Text(f"  {pages} · {group['read_by']}")
        key = REASONS.get(group["reason"])
        if key is None:
            yield Text(f"    {group['reason']}")
            continue
        for language in messages.shown_languages():
            yield Text(f"    {messages.text(key, language)}")


def _who(content: Content) -> str:
    agency = content["agency"] or "ไม่ทราบหน่วยงาน/agency unknown"
    province = f" จังหวัด{content['province']}" if content["province"] else ""
    year = content["fiscal_year_be"] or "ไม่ทราบ/unknown"
    return f"{agency}{province} · ปีงบประมาณ/fiscal year {year}"


def _how_sure(content: Content) -> str:
    told = []
    if content["confidence"] is not None:
        told.append(f"ความมั่นใจ/confidence {content['confidence']:.2f}")
    if content["proved"] is not None:
        told.append(
            f"ช่องที่เทียบกับภาพแล้วตรงกัน/cells proved by their print {content['proved']:.0%}"
        )
    return " · ".join(told) or "ไม่มีข้อความในตาราง/no text in tables"


def _table(table: Content) -> Iterator[Text]:
    pages = _span(table["page_first"], table["page_last"])
    place = f"  ตาราง/table {table['table_number']} · {pages}"
    yield Text.assemble((place, "bold"), f" · {_form(table)}")
    for column in table["columns"]:
        yield _column(column, is_of_form=table["form"] is not None)
    if table.get("missing"):
        yield Text(f"    ขาด/missing: {_missing(table)}", "yellow")


def _form(table: Content) -> str:
    if table["form"] is None:
        size = f"{table['rows']} แถว/rows · {table['cols']} คอลัมน์/columns"
        nearest = table["nearest_form"]
        if not nearest:
            return f"ไม่ตรงกับแบบใด/of no known form · {size}"
        lacking = ", ".join(table.get("why_not", ()))
        why = f" (ขาด/lacks {lacking})" if lacking else ""
        return f"ไม่ตรงกับแบบใด/of no known form · คล้าย/nearest {nearest}{why} · {size}"
    told = f"{table['form']} · {table['records']} รายการ/records"
    if table["needs_review"]:
        told += (
            f" · ควรตรวจ/to review {table['needs_review']}"
            f" (ความมั่นใจต่ำสุด/least confidence {table['least_confidence']:.2f})"
        )
    return told


def _column(column: Content, *, is_of_form: bool) -> Text:
    header = column["header"] or "-"
    if not is_of_form:
        return Text(f"    {header}", "dim")
    if column["field"] is None and not column["guessed"]:
        return Text(f"    {header} → –", "dim")
    why = ", ".join(
        [" + ".join(column["why"]), f"{column['margin']:.1f}"]
        if column["why"]
        else [f"{column['margin']:.1f}"]
    )
    key = f" {column['key']}" if column["key"] else ""
    line = Text.assemble(
        f"    {header} → ",
        (f"{column['field'] or '–'}{key}", "cyan"),
        (f" ({why})", "dim"),
    )
    if column["guessed"]:
        line.append(
            f"  ? เดา/guessed, อาจเป็น/or {column['alternative'] or '–'}",
            "yellow",
        )
    return line


def _missing(table: Content) -> str:
    required = table["missing_required"]
    names = [
        f"{name}*" if name in required else name for name in table["missing"]
    ]
    return ", ".join(names) + ("  (* required)" if required else "")


def _doubts(problems: Sequence[Content]) -> Iterator[Text]:
    """What wants a look, code by code, in the order in which codes first appear; then the rest, counted."""
    grave = [problem for problem in problems if problem["severity"] != "info"]
    order = list(dict.fromkeys(problem["code"] for problem in grave))
    grave.sort(key=lambda problem: order.index(problem["code"]))
    for _, group in groupby(grave, key=itemgetter("code")):
        yield from _doubt(list(group))
    others = Counter(
        problem["code"] for problem in problems if problem["severity"] == "info"
    )
    if others:
        told = ", ".join(f"{code} ×{count}" for code, count in others.items())
        yield Text(f"  ข้อสังเกต/also noted: {told}", "dim")


def _doubt(problems: Sequence[Content]) -> Iterator[Text]:
    for problem in problems[:_MOST_TOLD]:
        place = (
            f" · {_span(problem['page_no'], problem['page_no'])}"
            if problem["page_no"]
            else ""
        )
        colour = "red" if problem["severity"] == "error" else "yellow"
        yield Text.assemble("  ", (problem["code"], colour), place)
        for text in _texts(problem):
            yield Text(f"    {text}")
    more = len(problems) - _MOST_TOLD
    if more > 0:
        yield Text(f"    … และอีก/and {more} more {problems[0]['code']}")


def _texts(problem: Content) -> list[str]:
    """What a finding says in the languages that are shown; English stands in for those that it lacks."""
    texts = [
        problem.get(f"message_{language}", problem["message_en"])
        for language in messages.shown_languages()
    ]
    return list(dict.fromkeys(texts))


def _span(first: int, last: int) -> str:
    return f"หน้า/page {first}" if first == last else f"หน้า/pages {first}-{last}"
