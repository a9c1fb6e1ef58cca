"""Rows of a report's table become measures: their cells split into items, each item's text repaired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby

from extractor.line_wrapping import LineWrapping
from extractor.model import FIELDS, Box, Cell, Field, Fragment, Item, Layout, Line, Record, Table, joined
from extractor.repair import TextRepair
from extractor.report.items import Piece, marker_of, split_items, without_start
from extractor.report.responsible_units import split_units
from normalizer import arabic, likeliest_numbers, named_marker_at


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one measure: of one row, or of several that share a measure cell."""

    cells: dict[Field, tuple[Cell, ...]]
    others: tuple[tuple[str, tuple[Cell, ...]], ...]
    ordinal: str


def read_measures(table: Table, layout: Layout, mender: TextRepair) -> Iterator[Record]:
    """Yield the measures of a table in order."""
    rows = _rows(table, layout)
    wrappings = {
        name: LineWrapping(line for row in rows for cell in row.cells[name] for line in cell.lines) for name in FIELDS
    }
    reader = _Reader(wrappings, mender)
    measures = [reader.measure(row) for row in rows]
    numbers = _numbers([measure.number for measure in measures], rows)
    yield from (replace(measure, number=number) for measure, number in zip(measures, numbers, strict=True))


def _numbers(printed: Sequence[int], rows: Sequence[Row]) -> list[int]:
    """The measures' numbers: as printed, where none is (0) counted on; where OCR read them, as they likely count up."""
    if any(line.confidences for row in rows for cell in row.cells["measure"] for line in cell.lines) and any(printed):
        return likeliest_numbers(printed)
    numbers: list[int] = []
    for number in printed:
        numbers.append(number or (numbers[-1] if numbers else 0) + 1)
    return numbers


def _rows(table: Table, layout: Layout) -> list[Row]:
    """Group rows under the measure that they belong to: a blank measure cell goes on with the one above."""
    key = layout.columns["measure"]
    groups: list[list[list[Cell | None]]] = []
    for places in table.grid()[layout.header_rows :]:
        cell = places[key]
        above = groups[-1][-1][key] if groups else None
        if groups and (cell is above or cell is None or (cell.blank and not _counted(places, layout))):
            groups[-1].append(places)
        elif any(place and not place.blank for place in places):
            groups.append([places])
    return [_row(group, layout) for group in groups]


def _counted(places: Sequence[Cell | None], layout: Layout) -> bool:
    cell = places[layout.ordinal] if layout.ordinal is not None else None
    return cell is not None and not cell.blank


def _row(group: Sequence[Sequence[Cell | None]], layout: Layout) -> Row:
    ordinal = group[0][layout.ordinal] if layout.ordinal is not None else None
    cells = {name: _column(group, layout.columns.get(name)) for name in FIELDS}
    others = tuple((header, _column(group, col)) for col, header in layout.others.items())
    return Row(cells, others, ordinal.text if ordinal else "")


def _column(group: Sequence[Sequence[Cell | None]], col: int | None) -> tuple[Cell, ...]:
    if col is None:
        return ()
    found: list[Cell] = []
    for places in group:
        cell = places[col]
        if cell is not None and not any(cell is other for other in found):
            found.append(cell)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    wrappings: Mapping[Field, LineWrapping]
    mender: TextRepair

    def measure(self, row: Row) -> Record:
        """The measure of a row; its number is 0 where none is printed."""
        fragments = {name: tuple(f for cell in row.cells[name] for f in cell.fragments) for name in FIELDS}
        pieces = {name: self._pieces(name, [line for f in fragments[name] for line in f.lines]) for name in FIELDS}
        items = {name: tuple(self._item(piece) for piece in pieces[name]) for name in FIELDS}
        items = {name: tuple(item for item in items[name] if item.text not in ("", "-", "–")) for name in FIELDS}
        pages = [f.page_no for name in FIELDS for f in fragments[name] if f.lines] or [0]
        printed = _number(pieces["measure"], row.ordinal)
        return Record(
            number=printed or 0,
            number_printed=printed is not None,
            cells=fragments,
            items=items,
            bulleted=frozenset(
                name for name in FIELDS if any(p.marker and p.marker.number is None for p in pieces[name])
            ),
            page_first=min(pages),
            page_last=max(pages),
            others=tuple((header, tuple(f for cell in cells for f in cell.fragments)) for header, cells in row.others),
        )

    def _pieces(self, name: Field, lines: list[Line]) -> list[Piece]:
        if name == "measure":
            return _title(lines)
        if name == "period":
            return [Piece(1, None, tuple(lines))] if lines else []
        split = split_units if name == "responsible" else split_items
        return split(lines, self.wrappings[name])

    def _item(self, piece: Piece) -> Item:
        explained = self.mender.explain(piece.lines)
        return Item(
            number=piece.number,
            marker=piece.marker.printed if piece.marker else "",
            raw=joined(piece.lines)[0],
            text=explained.text,
            changes=explained.changes,
            fragments=tuple(_ink(piece.lines)),
            confidence=self.mender.sureness(piece.lines, explained.changes),
        )


def _title(lines: Sequence[Line]) -> list[Piece]:
    """A measure's text without its number, as one piece."""
    if not lines:
        return []
    marker = named_marker_at(lines[0].text) or (marker_of(lines[0]) if lines[0].confidences else None)
    first = without_start(lines[0], len(marker.printed)) if marker else lines[0]
    return [Piece(1, marker, (first, *lines[1:]))]


def _number(pieces: Sequence[Piece], ordinal: str) -> int | None:
    printed = arabic(ordinal).strip().rstrip(".)").lstrip("(")
    if printed.isdecimal() and len(printed) <= 4:
        return int(printed)
    return next((piece.marker.number for piece in pieces if piece.marker), None)


def _ink(lines: Sequence[Line]) -> Iterator[Fragment]:
    """The lines page by page, with the box around their ink."""
    for page_no, group in groupby(lines, key=lambda line: line.page_no):
        printed = tuple(group)
        boxes = [line.box for line in printed if line.box]
        yield Fragment(page_no, reduce(Box.around, boxes) if boxes else None, printed)
