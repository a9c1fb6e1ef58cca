"""The cells of a field become items, as the field's kind asks, and each item's text is repaired."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from itertools import chain, groupby

from extractor.line_wrapping import LineWrapping
from extractor.model import (
    AMOUNT_KINDS,
    Box,
    Cell,
    ColumnMatch,
    FormField,
    Fragment,
    Item,
    Line,
    raw_text,
)
from extractor.repair import TextRepair
from extractor.report.amounts import amount_of, is_dash
from extractor.report.items import RawItem, marker_of, split_items
from extractor.report.known_units import KnownUnits
from extractor.report.line_parts import without_start
from extractor.report.month_marks import is_marked
from extractor.report.offers import offer_of, split_offers
from extractor.report.record_numbers import number_in
from extractor.report.responsible_units import split_units
from extractor.report.table_rows import lines_in
from normalizer import Marker, named_marker_at

# The cells of a record, column by column (0-based).
CellsByColumn = Mapping[int, Sequence[Cell]]
# Letters that are words, not specks.
_SAYS = re.compile("[ก-ฮ]{2}|[A-Za-z]{2}|[ก-ฮ]\\.")
# What a column that is set counts as.
_SET = Decimal(1)


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one table.

    Attributes:
        wrappings: How wide the lines of each column (0-based) are.
        text_repair: How the document's text is repaired.
        known_units: The units that the document names.
    """

    wrappings: Mapping[int, LineWrapping]
    text_repair: TextRepair
    known_units: KnownUnits
    _known: dict[tuple[str, tuple[int, ...]], tuple[Item, ...]] = field(
        default_factory=dict
    )
    _titles: dict[int, str] = field(default_factory=dict)

    def items(
        self,
        form_field: FormField,
        matches: Sequence[ColumnMatch],
        cells: CellsByColumn,
        counted: str,
        *,
        parted: bool = False,
    ) -> tuple[Item, ...]:
        """The items of a field of a record.

        Args:
            form_field: The field.
            matches: Its columns, from left to right.
            cells: The record's cells.
            counted: What the column that counts the rows says; empty where it says nothing. Only this number is left
                out of a name that begins with one: of `5 ส.` in row 2 the number is part of the name.
            parted: Whether the record has several rows under one name, so that each cell of a column says a thing of
                its own.

        Returns:
            Its items in order; of a group of columns one a column that holds something.
        """
        items: list[Item] = []
        for match in matches:
            in_column = self._items_of_column(
                form_field,
                match,
                cells.get(match.col, ()),
                counted,
                parted=parted,
            )
            if form_field.group:
                key = self.text_repair.repair([Line(match.key, page_no=0)]).text
                in_column = tuple(replace(item, key=key) for item in in_column)
            items += in_column
        return tuple(items)

    def text_item(self, lines: Sequence[Line]) -> Item | None:
        """The text of a cell that is no field.

        Args:
            lines: Its lines.

        Returns:
            The item; None where nothing is printed.
        """
        item = self._repaired(RawItem(1, None, tuple(lines)))
        return item if item.raw.strip() else None

    def title(self, cells: Iterable[Cell]) -> str:
        """The text of a title between rows.

        Args:
            cells: Its cells.

        Returns:
            The text, repaired.
        """
        texts = []
        for cell in cells:
            if id(cell) not in self._titles:
                self._titles[id(cell)] = self.text_repair.repair(
                    cell.lines
                ).text
            texts.append(self._titles[id(cell)])
        return " ".join(texts)

    def _items_of_column(
        self,
        form_field: FormField,
        match: ColumnMatch,
        cells: Sequence[Cell],
        counted: str,
        *,
        parted: bool,
    ) -> tuple[Item, ...]:
        """The items of a column; those of a cell that is merged over rows are read once."""
        if form_field.kind == "mark":
            return self._mark(cells)
        known = (
            counted if form_field.kind == "label" else "",
            tuple(map(id, (match, *cells))),
        )
        if known not in self._known:
            said = list(_said_in(cells)) if parted else [list(lines_in(cells))]
            self._known[known] = self._read(form_field, match, said, counted)
        return self._known[known]

    def _mark(self, cells: Sequence[Cell]) -> tuple[Item, ...]:
        """Whether a column is set; words in it that are no mark are kept as they are."""
        marked = [cell for cell in cells if is_marked(cell)]
        said = [
            cell
            for cell in marked or cells
            if marked or _SAYS.search(cell.text)
        ]
        if not said:
            return ()
        item = self._repaired(RawItem(1, None, tuple(lines_in(said))))
        fragments = tuple(chain.from_iterable(cell.fragments for cell in said))
        return (
            replace(
                item,
                value=_SET if marked else None,
                fragments=item.fragments or fragments,
            ),
        )

    def _read(
        self,
        form_field: FormField,
        match: ColumnMatch,
        said: Sequence[Sequence[Line]],
        counted: str,
    ) -> tuple[Item, ...]:
        items = [
            self._repaired(raw_item)
            for raw_item in self._raw_items(
                form_field, match.col, said, counted
            )
        ]
        saying = [item for item in items if not is_dash(item.text)]
        return tuple(_valued(item, form_field, match.header) for item in saying)

    def _raw_items(
        self,
        form_field: FormField,
        col: int,
        said: Sequence[Sequence[Line]],
        counted: str,
    ) -> list[RawItem]:
        """The items of a field's cells, split as its kind asks; a column of a group holds one."""
        lines = list(chain.from_iterable(said))
        if not lines:
            return []
        kind = "text" if form_field.group else form_field.kind
        match kind:
            case "label":
                return [_label_item(lines, counted)]
            case "units":
                return split_units(lines, self.wrappings[col], self.known_units)
            case "list":
                items = split_items(lines, self.wrappings[col])
                is_one = len(items) == 1 and items[0].marker is None
                by_cell = is_one and len(said) > 1
                return _items_by_cell(said) if by_cell else items
            case "offers":
                return split_offers(lines, self.wrappings[col])
            case _:
                return [RawItem(1, None, tuple(_said_once(said)))]

    def _repaired(self, raw_item: RawItem) -> Item:
        explained = self.text_repair.repair(raw_item.lines)
        return Item(
            number=raw_item.number,
            marker=raw_item.marker.printed if raw_item.marker else "",
            raw=raw_text(raw_item.lines),
            text=explained.text,
            changes=explained.changes,
            fragments=tuple(_page_fragments(raw_item.lines)),
            confidence=self.text_repair.confidence_of(
                raw_item.lines, explained.changes
            ),
        )


def _said_in(cells: Iterable[Cell]) -> Iterator[list[Line]]:
    """What each cell of several rows says; on another page one may go on with the one before, but not repeat it."""
    said: list[Line] = []
    before: list[str] = []
    for cell in cells:
        lines = list(cell.lines)
        texts = [line.text for line in lines]
        is_on_page = said and lines and lines[0].page_no == said[-1].page_no
        if is_on_page or (said and texts == before):
            yield said
            said = []
        said += lines
        before = texts or before
    if said:
        yield said


def _items_by_cell(said: Iterable[Sequence[Line]]) -> list[RawItem]:
    """An item for what each cell says, counted."""
    return [
        RawItem(number, None, tuple(lines))
        for number, lines in enumerate(said, 1)
    ]


def _said_once(said: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines of a text; of one that each cell says again, those of the first."""
    texts = {"".join(raw_text(lines).split()) for lines in said}
    return chain.from_iterable(said[:1] if len(texts) == 1 else said)


def label_marker(line: Line) -> Marker | None:
    """The number before a record's name.

    Args:
        line: The first line of the name, such as `๒. การเปิดเผยข้อมูล`.

    Returns:
        The marker, also one that OCR may have misread; or None.
    """
    marker = named_marker_at(line.text)
    if marker is None and line.confidences:
        return marker_of(line)
    return marker


def _label_item(lines: Sequence[Line], counted: str) -> RawItem:
    """The text that names a record, without the record's number, as one item."""
    marker = label_marker(lines[0])
    if marker is None or (
        counted.strip() and marker.number not in (number_in(counted), None)
    ):
        return RawItem(1, None, tuple(lines))
    first = without_start(lines[0], len(marker.printed))
    return RawItem(1, marker, (first, *lines[1:]))


def _valued(item: Item, form_field: FormField, header: str) -> Item:
    """An item with the amount, or the bidder and the price, that it says."""
    if form_field.kind in AMOUNT_KINDS:
        return replace(
            item, value=amount_of(item.text, form_field.kind, header)
        )
    if form_field.kind == "offers":
        offer = offer_of(item.text)
        return replace(item, name=offer.name, value=offer.price)
    return item


def _page_fragments(lines: Sequence[Line]) -> Iterator[Fragment]:
    """The lines page by page, with the box around their print."""
    for page_no, group in groupby(lines, key=lambda line: line.page_no):
        page_lines = tuple(group)
        boxes = [line.box for line in page_lines if line.box]
        yield Fragment(
            page_no, reduce(Box.around, boxes) if boxes else None, page_lines
        )
