"""A table of a report as a grid again: what is published in each cell, its spans, and where it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from extractor.dataset.decided import field_text
from extractor.dataset.stored_records import records_of
from extractor.dataset.table_schema import Content
from extractor.model import Form
from normalizer import normalize


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table.

    Attributes:
        row: Its upper row, from 0.
        col: Its left column, from 0.
        rowspan: How many rows it spans.
        colspan: How many columns it spans.
        text: What is published of it.
        is_header: Whether it is a column's header.
        parts: Where it is printed: its fragments, as the JSON has them.
        lines: The fragments of its texts as printed, markers of items too, with where their lines stand.
    """

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    text: str = ""
    is_header: bool = False
    parts: Sequence[Content] = ()
    lines: Sequence[Content] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        id: Its id.
        title: Its title; may be empty.
        rows: How many rows it has.
        cols: How many columns.
        cells: Its cells, row by row.
    """

    id: str
    title: str
    rows: int
    cols: int
    cells: Sequence[GridCell]

    def boxes(self) -> dict[int, tuple[float, float, float, float]]:
        """Give the box around its cells on each page, in points, by the page's number (1-based).

        Returns:
            The boxes; none in a transcript.
        """
        found = dict[int, tuple[float, float, float, float]]()
        for cell in self.cells:
            for part in (*cell.parts, *cell.lines):
                if part["box"]:
                    x0, y0, x1, y1 = part["box"]
                    page_no = part["page_no"]
                    before = found.get(page_no, (x0, y0, x1, y1))
                    found[page_no] = (
                        min(x0, before[0]),
                        min(y0, before[1]),
                        max(x1, before[2]),
                        max(y1, before[3]),
                    )
        return dict(sorted(found.items()))


def grids_of(content: Content) -> Iterator[Grid]:
    """Lay out the tables of a report.

    Args:
        content: What its JSON holds, as people decided it.

    Yields:
        Each table in order. Of a table of a known form, the cells are those of its records, totals and titles, in the
        order in which they are printed; what spans several rows there is one cell.
    """
    by_table = dict[int, list[tuple[Form, Content]]]()
    for form, record in records_of(content):
        by_table.setdefault(record["table_number"], []).append((form, record))
    for table in content["tables"]:
        if table["form"] is None:
            yield _of_no_form(table)
        else:
            yield _OfForm(table, by_table.get(table["table_number"], [])).grid()


def _of_no_form(table: Content) -> Grid:
    """A table of no known form: its cells as printed, those below the header as published."""
    texts = {(cell["row"], cell["column"]): cell for cell in table["texts"]}
    header_rows = table["header_rows"]
    cells = list[GridCell]()
    for cell in table["cells"]:
        below = cell["row"] - header_rows + 1
        text = texts.get((below, cell["col"] + 1)) if below > 0 else None
        item = text["item"] if text else None
        cells.append(
            GridCell(
                cell["row"],
                cell["col"],
                cell["rowspan"],
                cell["colspan"],
                item["text"] if item else _raw_text(cell["fragments"]),
                cell["row"] < header_rows,
                cell["fragments"],
                item["fragments"] if item else cell["fragments"],
            )
        )
    apart = list(_apart(cells))
    return Grid(
        table["id"], table["title"], table["rows"], table["cols"], apart
    )


def _apart(cells: Iterable[GridCell]) -> Iterator[GridCell]:
    """The cells, each place given to one: where rulings lie odd, a cell may lie within another."""
    by_place = dict[tuple[int, int], int]()
    kept = list[GridCell]()
    for cell in cells:
        places = list(
            product(
                range(cell.row, cell.row + cell.rowspan),
                range(cell.col, cell.col + cell.colspan),
            )
        )
        other = next((by_place[one] for one in places if one in by_place), None)
        if other is None:
            by_place |= dict.fromkeys(places, len(kept))
            kept.append(cell)
        elif cell.text:
            within = kept[other]
            kept[other] = replace(
                within,
                text="\n".join(filter(None, (within.text, cell.text))),
                lines=[*within.lines, *cell.lines],
            )
    yield from kept


def _raw_text(fragments: Iterable[Content]) -> str:
    """What fragments say, their letters mended as everywhere."""
    lines = [line for part in fragments for line in part["lines"]]
    return normalize("\n".join(lines)) if lines else ""


@dataclass(slots=True)
class _OfForm:
    """A table of a known form, row by row."""

    table: Content
    records: Sequence[tuple[Form, Content]]
    _cells: list[GridCell] = field(default_factory=list)

    def grid(self) -> Grid:
        row = self._header()
        for form, record in self._in_order():
            if form is None:
                self._cells.append(self._title(row, record))
            else:
                self._cells += self._row(row, form, record)
            row += 1
        return Grid(
            self.table["id"],
            self.table["title"],
            row,
            self.table["cols"],
            list(_spanned(self._cells)),
        )

    def _header(self) -> int:
        """Lay out the header; how many rows it has."""
        known = self.table.get("header_cells", ())
        titles = {
            column["column"] - 1: column["header"]
            for column in self.table["columns"]
        }
        rows = max((cell["row"] + cell["rowspan"] for cell in known), default=0)
        for cell in known:
            is_whole = cell["rowspan"] == rows and cell["colspan"] == 1
            text = titles.get(cell["col"]) if is_whole else None
            self._cells.append(
                GridCell(
                    cell["row"],
                    cell["col"],
                    cell["rowspan"],
                    cell["colspan"],
                    text or _raw_text(cell["fragments"]),
                    True,
                    cell["fragments"],
                    cell["fragments"],
                )
            )
        if not known:  # an older dataset, or headers that nobody printed
            for column, title in titles.items():
                self._cells.append(
                    GridCell(0, column, text=title, is_header=True)
                )
        return rows or 1

    def _in_order(self) -> list[tuple[Form | None, Content]]:
        """The records, totals and titles as they are printed; without places titles first of what they are about."""
        form = self.records[0][0] if self.records else None
        rows: list[tuple[Form | None, Content]] = [*self.records]
        if form:
            rows += [(form, total) for total in self.table["totals"]]
        rows += [(None, section) for section in self.table["sections"]]
        places = [_place(one) for _, one in rows]
        if None in places:
            return self._in_order_of_words(rows)
        order = sorted(range(len(rows)), key=lambda at: (places[at], at))
        return [rows[at] for at in order]

    def _in_order_of_words(
        self, rows: Sequence[tuple[Form | None, Content]]
    ) -> list[tuple[Form | None, Content]]:
        titles = [row for row in rows if row[0] is None]
        ordered = list[tuple[Form | None, Content]]()
        for row in rows:
            if row[0] is None:
                continue
            for title in list(titles):
                if _raw_text(title[1]["fragments"]) in row[1]["section"]:
                    ordered.append(title)
                    titles.remove(title)
            ordered.append(row)
        return [*ordered, *titles]

    def _title(self, row: int, section: Content) -> GridCell:
        return GridCell(
            row,
            0,
            colspan=max(1, self.table["cols"]),
            text=_raw_text(section["fragments"]),
            parts=section["fragments"],
            lines=section["fragments"],
        )

    def _row(self, row: int, form: Form, record: Content) -> Iterator[GridCell]:
        given = set[str]()
        for column in self.table["columns"]:
            name = column["field"]
            cell = GridCell(row, column["column"] - 1)
            if not name:
                yield self._other(cell, column, record)
            elif form.field(name).group or name not in given:
                given.add(name)
                yield _of_field(cell, form, record["fields"][name], column)
            else:
                yield cell

    def _other(
        self, cell: GridCell, column: Content, record: Content
    ) -> GridCell:
        """A cell in a column that is no field; the column that counts the rows has no cell, and is told by that."""
        found = [
            one
            for one in record["other_columns"]
            if one["column"] == column["column"]
        ]
        if found:
            items = [one["item"] for one in found if one["item"]]
            return replace(
                cell,
                text="\n".join(item["text"] for item in items),
                parts=_parts(one["fragments"] for one in found),
                lines=_parts(item["fragments"] for item in items),
            )
        counts = record.get("number_printed") and not self._is_used(column)
        return replace(cell, text=str(record["number"]) if counts else "")

    def _is_used(self, column: Content) -> bool:
        """Whether something else than numbers of rows stands in a column."""
        return any(
            one["column"] == column["column"]
            for _, record in self.records
            for one in record["other_columns"]
        )


def _of_field(
    cell: GridCell, form: Form, holder: Content, column: Content
) -> GridCell:
    declared = form.field(column["field"])
    items = holder["items"]
    text, parts = holder["text"], holder["fragments"]
    if declared.group:
        items = [one for one in items if one.get("key", "") == column["key"]]
        keyed = [{**one, "key": ""} for one in items]
        text = field_text(declared, keyed, bulleted=False)
        text = "\n".join(line.removeprefix(": ") for line in text.split("\n"))
        parts = _parts(one["fragments"] for one in items)
    return replace(
        cell,
        text=text,
        parts=parts,
        lines=_parts(_as_printed(one) for one in items),
    )


def _as_printed(item: Content) -> list[Content]:
    """The fragments of an item, with the marker that it is printed with before its first line."""
    fragments = list(item["fragments"])
    if item["marker"] and fragments and fragments[0]["lines"]:
        first, *rest = fragments[0]["lines"]
        lines = [item["marker"] + first, *rest]
        fragments[0] = {**fragments[0], "lines": lines}
    return fragments


def _parts(fragments: Iterable[Sequence[Content]]) -> list[Content]:
    return [part for one in fragments for part in one]


def _place(row: Content) -> tuple[int, float] | None:
    """Where a row begins; None where that is not known."""
    boxed = [part for part in row["fragments"] if part["box"]]
    if not boxed:
        return None
    return boxed[0]["page_no"], boxed[0]["box"][1]


def _spanned(cells: Sequence[GridCell]) -> Iterator[GridCell]:
    """The cells, those that are one print over several rows as one."""
    open_: dict[int, GridCell] = {}
    done = list[GridCell]()
    for cell in cells:
        above = open_.get(cell.col)
        if above and _is_same_print(above, cell):
            open_[cell.col] = replace(above, rowspan=above.rowspan + 1)
            continue
        if above:
            done.append(above)
        open_[cell.col] = cell
    done += open_.values()
    yield from sorted(done, key=lambda cell: (cell.row, cell.col))


def _is_same_print(above: GridCell, cell: GridCell) -> bool:
    """Whether two cells of a column, the one below the other, are one on paper: merged over rows."""
    if above.is_header or above.row + above.rowspan != cell.row:
        return False
    if above.colspan != cell.colspan or above.text != cell.text:
        return False
    return bool(_printed(cell.parts)) and _printed(above.parts) == _printed(
        cell.parts
    )


def _printed(parts: Iterable[Mapping[str, object]]) -> list[object]:
    return [(part["page_no"], part["box"]) for part in parts if part["box"]]
