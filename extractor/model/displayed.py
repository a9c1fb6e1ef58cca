"""From the page as it was turned to be read, back to the page as displayed: every box of a result, class by class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import singledispatch
from typing import Any, TypeVar

from extractor.model.page_coordinates import Box, PageTransform
from extractor.model.report import Item, Record, Report, ReportTable, TextCell
from extractor.model.table import Cell, Fragment, Table
from extractor.model.text import HiddenText, Line, SetAside

T = TypeVar("T")
# How the pages (1-based) that were turned to be read had been turned.
Transforms = Mapping[int, PageTransform]


def as_displayed(thing: T, transforms: Transforms) -> T:
    """The same data with every box in points of the page as displayed.

    Args:
        thing: A report or a part of one, or a list of such. A class of another package can be taught:
            `displayed.register(TheClass)` takes a function of the thing and the transforms.
        transforms: How pages were turned to be read, by page number (1-based); pages left out were not.

    Returns:
        The thing with other boxes; the thing itself where no page was turned.

    Raises:
        TypeError: Nothing is known of the thing's class.
    """
    result: T = displayed(thing, transforms) if transforms else thing
    return result


@singledispatch
def displayed(thing: Any, transforms: Transforms) -> Any:
    """The same thing with its boxes on the page as displayed; `as_displayed` is what to call.

    Args:
        thing: Of a class that is registered here.
        transforms: As for `as_displayed`.

    Returns:
        A thing of the same class.

    Raises:
        TypeError: Nothing is known of the thing's class.
    """
    raise TypeError(
        f"{type(thing).__name__} is not registered with {__name__}.displayed"
    )


@displayed.register
def _line(line: Line, transforms: Transforms) -> Line:
    return replace(line, box=_box(line.box, line.page_no, transforms))


@displayed.register
def _hidden_text(hidden: HiddenText, transforms: Transforms) -> HiddenText:
    return replace(
        hidden, box=_turned_back(hidden.box, hidden.page_no, transforms)
    )


@displayed.register
def _set_aside(print_: SetAside, transforms: Transforms) -> SetAside:
    return replace(print_, line=displayed(print_.line, transforms))


@displayed.register
def _fragment(fragment: Fragment, transforms: Transforms) -> Fragment:
    return replace(
        fragment,
        box=_box(fragment.box, fragment.page_no, transforms),
        lines=_each(fragment.lines, transforms),
    )


@displayed.register
def _cell(cell: Cell, transforms: Transforms) -> Cell:
    return replace(cell, fragments=_each(cell.fragments, transforms))


@displayed.register
def _table(table: Table, transforms: Transforms) -> Table:
    boxes = [
        (page_no, _turned_back(box, page_no, transforms))
        for page_no, box in table.boxes
    ]
    return replace(
        table,
        cells=_each(table.cells, transforms),
        boxes=tuple(boxes),
        repeated=_each(table.repeated, transforms),
    )


@displayed.register
def _item(item: Item, transforms: Transforms) -> Item:
    return replace(item, fragments=_each(item.fragments, transforms))


@displayed.register
def _text_cell(cell: TextCell, transforms: Transforms) -> TextCell:
    item = displayed(cell.item, transforms) if cell.item else None
    return replace(cell, fragments=_each(cell.fragments, transforms), item=item)


@displayed.register
def _record(record: Record, transforms: Transforms) -> Record:
    cells = {
        field: _each(fragments, transforms)
        for field, fragments in record.cells.items()
    }
    items = {
        field: _each(items, transforms) for field, items in record.items.items()
    }
    return replace(
        record,
        cells=cells,
        items=items,
        other_columns=_each(record.other_columns, transforms),
    )


@displayed.register
def _report_table(table: ReportTable, transforms: Transforms) -> ReportTable:
    return replace(
        table,
        table=displayed(table.table, transforms),
        totals=_each(table.totals, transforms),
        sections=_each(table.sections, transforms),
        cells=_each(table.cells, transforms),
    )


@displayed.register
def _report(report: Report, transforms: Transforms) -> Report:
    return replace(
        report,
        records=_each(report.records, transforms),
        front_matter=_each(report.front_matter, transforms),
        left_over=_each(report.left_over, transforms),
        hidden_texts=_each(report.hidden_texts, transforms),
        set_aside=_each(report.set_aside, transforms),
        tables=_each(report.tables, transforms),
    )


@displayed.register
def _list(things: list, transforms: Transforms) -> list[Any]:  # type: ignore[type-arg]  # singledispatch wants a class
    return [displayed(thing, transforms) for thing in things]


def _each(things: tuple[T, ...], transforms: Transforms) -> tuple[T, ...]:
    return tuple(displayed(thing, transforms) for thing in things)


def _box(box: Box | None, page_no: int, transforms: Transforms) -> Box | None:
    return _turned_back(box, page_no, transforms) if box else None


def _turned_back(box: Box, page_no: int, transforms: Transforms) -> Box:
    return (
        transforms[page_no].to_displayed(box) if page_no in transforms else box
    )
