"""Reports made by hand, as they come out of reading: tables of several forms, and of none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from extractor import forms
from extractor.checks import run_checks
from extractor.dataset.report_json import content_of
from extractor.dataset.table_schema import Content
from extractor.model import (
    AMOUNT_KINDS,
    Box,
    Cell,
    ColumnMatch,
    Form,
    Fragment,
    Identity,
    Item,
    Layout,
    Line,
    Record,
    Report,
    ReportTable,
    Source,
    Table,
    TextCell,
)
from normalizer import explain

# What stands in a row by field: a text, the texts of a group by key, or items.
Row = Mapping[str, str | Mapping[str, str] | Sequence[Item]]


def item(
    text: str,
    *,
    row: int = 1,
    number: int = 1,
    key: str = "",
    confidence: float = 1.0,
) -> Item:
    """An item as repair makes it, an amount where the text is one."""
    explained = explain(text)
    line = Line(text, 1, Box(10.0, 20.0 * row, 90.0, 20.0 * row + 12.0))
    plain = explained.text.removesuffix("%").replace(",", "")
    is_amount = plain.removeprefix("-").replace(".", "", 1).isdecimal()
    return Item(
        number=number,
        marker="",
        raw=text,
        text=explained.text,
        changes=explained.changes,
        fragments=(Fragment(1, line.box, (line,)),),
        confidence=confidence,
        key=key,
        value=Decimal(plain) if is_amount else None,
    )


def offer(name: str, price: str, number: int = 1) -> Item:
    """A bidder with a price."""
    made = item(f"{name} {price}", number=number)
    return replace(made, name=name, value=Decimal(price.replace(",", "")))


def _items(
    form: Form,
    name: str,
    cell: str | Mapping[str, str] | Sequence[Item],
    row: int,
) -> tuple[Item, ...]:
    if isinstance(cell, str):
        made = item(cell, row=row)
        is_amount = form.field(name).kind in AMOUNT_KINDS
        return (
            (made if is_amount else replace(made, value=None),) if cell else ()
        )
    if isinstance(cell, Mapping):
        return tuple(item(text, row=row, key=key) for key, text in cell.items())
    return tuple(cell)


def record(
    form: Form,
    row: Row,
    *,
    table: int = 1,
    at: int = 1,
    number: int = 0,
    section: str = "",
    others: Mapping[str, str] | None = None,
) -> Record:
    """The record of a row; fields that the row lacks are empty."""
    items = {
        name: _items(form, name, row.get(name, ""), at)
        for name in form.field_names
    }
    cells = {
        name: tuple(part for one in found for part in one.fragments)
        for name, found in items.items()
    }
    further = [
        TextCell(
            at - 1,
            len(form.fields) + place,
            header,
            item(text, row=at).fragments,
            item(text, row=at),
        )
        for place, (header, text) in enumerate((others or {}).items())
    ]
    return Record(
        form=form,
        table_number=table,
        row_number=at,
        section=section,
        number=number or at,
        number_printed=True,
        cells=cells,
        items=items,
        bulleted=frozenset(),
        page_first=1,
        page_last=1,
        other_columns=tuple(further),
    )


def known_table(
    form: Form,
    records: Sequence[Record],
    *,
    number: int = 1,
    totals: Sequence[Record] = (),
    matches: Sequence[ColumnMatch] = (),
) -> ReportTable:
    """A table of a form; its rows are the records in order, then the totals, below one row of headers."""
    matches = matches or [
        ColumnMatch(
            col, field.title_th, field.name, why=("header",), margin=9.0
        )
        for col, field in enumerate(form.fields)
    ]
    cells = [
        Cell(
            0,
            match.col,
            fragments=(Fragment(1, None, (Line(match.header, 1),)),),
        )
        for match in matches
    ]
    for row, one in enumerate((*records, *totals), 1):
        for col, name in enumerate(form.field_names):
            cells.append(Cell(row, col, fragments=one.cells[name]))
    rows = len(records) + len(totals) + 1
    table = Table(tuple(cells), rows, len(matches), 1, 1)
    layout = Layout(
        form,
        tuple(matches),
        form.field_names.index(form.ordinal) if form.ordinal else None,
        1,
        9.0,
    )
    headers = tuple(match.header for match in matches)
    return ReportTable(
        number, table, "", layout, None, headers, 1, tuple(totals)
    )


def unknown_table(
    rows: Sequence[Sequence[str]],
    *,
    number: int = 1,
    title: str = "",
    nearest: Form | None = None,
) -> ReportTable:
    """A table of no known form; its first row is the header."""
    header, *body = rows
    cells = [
        Cell(
            row,
            col,
            fragments=item(text, row=row).fragments
            if text
            else (Fragment(1, None),),
        )
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
    ]
    texts = [
        TextCell(
            row,
            col,
            header[col],
            item(text, row=row).fragments,
            item(text, row=row) if text else None,
        )
        for row, texts in enumerate(body)
        for col, text in enumerate(texts)
    ]
    table = Table(tuple(cells), len(rows), len(header), 1, 1)
    return ReportTable(
        number,
        table,
        title,
        None,
        nearest,
        tuple(header),
        1,
        cells=tuple(texts),
    )


def report(
    name: str,
    *tables: tuple[ReportTable, Sequence[Record]],
    year: int | None = 2566,
) -> Report:
    """A report of tables with their records, checked."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    identity = Identity(
        "รายงาน",
        year,
        "เทศบาลตำบลปรุใหญ่",
        "เทศบาลตำบล",
        province="นครราชสีมา",
        province_code="30",
    )
    made = Report(
        source=Source(Path(name), name, digest, "pdf", b""),
        kind="text-layer",
        identity=identity,
        tables=tuple(table for table, _ in tables),
        records=tuple(one for _, records in tables for one in records),
        pages=1,
    )
    return replace(made, problems=run_checks(made, ()))


def content(
    name: str, *tables: tuple[ReportTable, Sequence[Record]]
) -> Content:
    """What the JSON of such a report holds."""
    return content_of(report(name, *tables))


def purchases() -> tuple[ReportTable, list[Record]]:
    """Three purchases and their total."""
    form = forms.load("procurement")
    rows = [
        {
            "item": "จ้างซ่อมรถ",
            "budget": "๑,๒๕๐.๕๐",
            "reference_price": "-92,302.00",
            "method": "เฉพาะเจาะจง",
        },
        {"item": "=ซื้อหมึก", "budget": "ไม่ใช้งบประมาณ", "method": "เฉพาะเจาะจง"},
        {"item": "ซื้อกระดาษ", "budget": "749.5", "method": "เฉพาะเจาะจง"},
    ]
    records = [
        record(form, row, at=at, others={"หมายเหตุ": f"เเล้ว {at}"})
        for at, row in enumerate(rows, 1)
    ]
    bidders = (offer("ร้านก", "1,250.50"), offer("ร้านข", "1,300.00", 2))
    records[0] = record(
        form, {**rows[0], "bidders": bidders}, others={"หมายเหตุ": "เเล้ว 1"}
    )
    total = record(form, {"item": "รวม", "budget": "2,000.00"}, at=4)
    return known_table(form, records, totals=[total]), records


def measures(
    number: int = 1, rows: int = 2
) -> tuple[ReportTable, list[Record]]:
    """Some measures."""
    form = forms.default()
    records = [
        record(
            form,
            {
                "measure": f"มาตรการ {at}",
                "methods": (item("เเจ้ง", number=1), item("จัดประชุม", number=2)),
                "responsible": "กองคลัง",
                "period": "ตลอดปี",
                "results": f"แจ้งแล้ว {at}",
                "outcomes": "โปร่งใส",
            },
            table=number,
            at=at,
        )
        for at in range(1, rows + 1)
    ]
    return known_table(form, records, number=number), records


def plan(number: int = 1) -> tuple[ReportTable, list[Record]]:
    """A plan of several years: amounts of a group of columns."""
    form = forms.load("action-plan")
    row: Row = {
        "dimension": "มิติ 1",
        "mission": "ก",
        "project": "อบรม",
        "budget_by_year": {"ปี 2566": "20,000", "ปี 2567": "-"},
    }
    records = [record(form, row, table=number)]
    return known_table(form, records, number=number), records
