"""The data of the pipeline: frozen, typed, and the same wherever a page came from.

Coordinates are PDF points (1/72 inch), origin top-left of the page as displayed, y grows downwards.
Page numbers are 1-based. Transcripts have pages only where the header repeats, and no boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from normalizer import Change

Field = Literal["measure", "methods", "responsible", "period", "results", "outcomes"]
FIELDS: tuple[Field, ...] = ("measure", "methods", "responsible", "period", "results", "outcomes")
ITEM_FIELDS: tuple[Field, ...] = ("methods", "responsible", "results", "outcomes")
SourceKind = Literal["text-layer", "scan", "mixed", "transcript", ""]
Format = Literal["pdf", "html", "markdown", "tabbed"]
# Bytes: with hash, number and suffix a file name stays below the 255 that file systems allow.
_LONGEST_STEM = 220
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Source:
    """An input file. `name` is relative to the input root with `/` separators; `sha256` is of the bytes read."""

    path: Path
    name: str
    sha256: str
    format: Format
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin top-left: x0 < x1, top < bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight stroke of a table, axis-parallel, in points; a thin rectangle counts as one."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a text layer, in content-stream order. `baseline` is the y of its foot, `size` in points.

    `aslant` print runs neither along nor across the page.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    aslant: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, as read: nothing repaired, a trailing space kept.

    `fonts` are (font name, number of characters) runs over `text`. `starts` is True where the source itself says
    that a paragraph begins here (a transcript's `<p>`), False where it says that none does, None where it is silent.
    """

    text: str
    page_no: int
    box: Box | None = None
    fonts: tuple[tuple[str, int], ...] = ()
    starts: bool | None = None


def joined(lines: Sequence[Line]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Lines as one raw text, joined by newlines, with its font runs; a newline counts with the run before it."""
    runs: list[tuple[str, int]] = []
    for i, line in enumerate(lines):
        if i:
            runs.append((runs[-1][0] if runs else "", 1))
        runs += line.fonts or [("", len(line.text))]
    return "\n".join(line.text for line in lines), tuple(runs)


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a cell that stands on one page: its box (of the cell, not of the ink) and its lines."""

    page_no: int
    box: Box | None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: 0-based row and column, how many it spans, and its fragments in reading order."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    fragments: tuple[Fragment, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all fragments."""
        return tuple(line for fragment in self.fragments for line in fragment.lines)

    @property
    def text(self) -> str:
        """The raw text, lines joined by a newline."""
        return "\n".join(line.text for line in self.lines)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: on one page as found, over several once stitched.

    `edges` are the x of the column boundaries in points (empty for a transcript). `open_top` and `open_bottom` say
    that no ruling closed the table there. `boxes` are (page number, box) of its part on each page.
    """

    cells: tuple[Cell, ...]
    rows: int
    cols: int
    page_first: int
    page_last: int
    edges: tuple[float, ...] = ()
    boxes: tuple[tuple[int, Box], ...] = ()
    open_top: bool = False
    open_bottom: bool = False

    def grid(self) -> list[list[Cell | None]]:
        """Rows x columns; a cell stands in every place that it spans, None where there is no cell."""
        places: list[list[Cell | None]] = [[None] * self.cols for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for col in range(cell.col, cell.col + cell.colspan):
                    places[row][col] = cell
        return places


def rows_between(table: Table, first: int, last: int) -> Table:
    """The rows `first` to `last` (exclusive) of a table; a cell that spans further keeps what is inside."""
    cells = []
    for cell in table.cells:
        start, end = max(cell.row, first), min(cell.row + cell.rowspan, last)
        if start < end:
            cells.append(replace(cell, row=start - first, rowspan=end - start))
    return replace(table, cells=tuple(cells), rows=last - first)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a report's table keeps what: its columns by field, the column that counts the rows, its header's rows."""

    columns: Mapping[Field, int]
    ordinal: int | None
    header_rows: int

    @property
    def missing(self) -> tuple[Field, ...]:
        """The fields that no column holds."""
        return tuple(name for name in FIELDS if name not in self.columns)

    @property
    def key(self) -> int:
        """The column that names the rows: the ordinal one, or the measure's."""
        return self.columns["measure"] if self.ordinal is None else self.ordinal


@dataclass(frozen=True, slots=True)
class Turn:
    """How far a page as displayed, `width` x `height` points, is turned clockwise to be read: 0, 90, 180 or 270."""

    degrees: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page when it is turned, in points."""
        return (self.height, self.width) if self.degrees in (90, 270) else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page as displayed comes to stand; origin top-left on both."""
        width, height = self.width, self.height
        return {90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}.get(self.degrees, (x, y))

    def back(self, box: Box) -> Box:
        """A box of the turned page, on the page as displayed."""
        there = Turn(-self.degrees % 360, *self.size)
        (x0, top), (x1, bottom) = there.point(box.x0, box.top), there.point(box.x1, box.bottom)
        return Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a reader hands it on, turned to be read: glyphs in content-stream order, and strokes; in points.

    `notes` are codes of what went wrong in reading it.
    """

    number: int
    turn: Turn
    glyphs: tuple[Glyph, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    images: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page once its tables are found: the tables from top to bottom, and the lines that stand in none of them.

    Boxes are of the page turned to be read.
    """

    page_no: int
    tables: tuple[Table, ...] = ()
    lines: tuple[Line, ...] = ()
    turn: Turn | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a cell. `number` 0 is a lead sentence. `raw` excludes the printed `marker`.

    `normalizer.replay(raw, changes) == text`. `fragments` are its lines page by page with the box of their ink;
    all lines joined by newlines are `raw`.
    """

    number: int
    marker: str
    raw: str
    text: str
    changes: tuple[Change, ...]
    fragments: tuple[Fragment, ...]
    confidence: float = 1.0

    def page_at(self, position: int) -> int | None:
        """The page on which the character at a position of `raw` stands."""
        for fragment in self.fragments:
            position -= sum(len(line.text) + 1 for line in fragment.lines)
            if position < 0:
                return fragment.page_no
        return self.fragments[-1].page_no if self.fragments else None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a report; where no number is printed it is counted.

    `cells` are the printed cells, page by page; `items` what was read from them, field by field: `measure` and
    `period` have one item or none.
    """

    number: int
    number_printed: bool
    cells: dict[Field, tuple[Fragment, ...]]
    items: dict[Field, tuple[Item, ...]]
    bulleted: frozenset[Field]
    page_first: int
    page_last: int
    period_start: date | None = None
    period_end: date | None = None

    def text(self, name: Field) -> str:
        """The cell as published: one item alone, several as `1. …` or `- …` lines, a lead sentence before them."""
        items = self.items[name]
        if name in ("measure", "period") or len(items) < 2:
            return "\n".join(item.text for item in items)
        return "\n".join(self._listed(name, item) for item in items)

    def _listed(self, name: Field, item: Item) -> str:
        if item.number == 0:
            return item.text
        return f"- {item.text}" if name in self.bulleted else f"{item.number}. {item.text}"

    @property
    def confidence(self) -> float:
        """The lowest confidence of its items, 0 to 1."""
        return min((item.confidence for items in self.items.values() for item in items), default=1.0)


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding for problems.csv. `code` is kebab-case and stable; messages say what to do next."""

    code: str
    severity: Severity
    message_th: str
    message_en: str
    page_no: int | None = None
    measure_number: int | None = None
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reported, for which year. Place names stand without their อำเภอ/จังหวัด; codes are DOPA's. Empty: not known."""

    title: str = ""
    fiscal_year_be: int | None = None
    agency: str = ""
    agency_type: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    subdistrict_code: str = ""
    district_code: str = ""
    province_code: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One source file, read.

    `front_matter` are the lines above the report's table, `left_over` those below and beside it, `other_tables` the
    tables that hold no measures. `copy_no` counts files of the same name and content in one run.
    """

    source: Source
    kind: SourceKind
    identity: Identity = Identity()
    measures: tuple[Measure, ...] = ()
    problems: tuple[Problem, ...] = ()
    front_matter: tuple[Line, ...] = ()
    left_over: tuple[Line, ...] = ()
    other_tables: tuple[Table, ...] = ()
    pages: int = 0
    pages_ocr: int = 0
    copy_no: int = 1

    @property
    def status(self) -> Literal["ok", "warnings", "failed"]:
        """`failed` where an error stands in the way of the data, `warnings` where a finding wants a look."""
        severities = {problem.severity for problem in self.problems}
        return "failed" if "error" in severities else "warnings" if "warning" in severities else "ok"

    @property
    def report_id(self) -> str:
        """The source's stem, a hyphen, and the first 8 hex digits of the content's hash; a further copy is numbered."""
        stem = Path(self.source.name).stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
        copy = f"-{self.copy_no}" if self.copy_no > 1 else ""
        return f"{stem}-{self.source.sha256[:8] or '00000000'}{copy}"
