"""Scans as PAGE-XML (2019-07-15), a file a page that was read from a picture: `page-xml/REPORT/0001.xml`.

Tables, cells with their rows and columns, and lines as they were read, each with its polygon in pixels. Words have no
places of their own: lines are read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from extractor.dataset.exporters.table_grid import Grid, GridCell, grids_of
from extractor.dataset.item_parts import line_boxes
from extractor.dataset.reader import is_report_id
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart
from extractor.dataset.table_schema import Content
from extractor.model.image import POINTS
from extractor.version import VERSION

_FOLDER = "page-xml"
_NAMESPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
# The schema wants a time; the same reports give the same bytes.
_TIME = "1970-01-01T00:00:00"
# What XML cannot hold (XML 1.0, 2.2).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Box = Sequence[float]


class PageXml:
    """An exporter of reports: a PAGE-XML file for each page that was read from a picture."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def add(self, part: TablePart) -> None:
        """Take no rows: all stands in the reports.

        Args:
            part: Some rows.
        """

    def add_report(self, content: Content) -> None:
        """Write the pages of a report that were read from pictures.

        Args:
            content: What its JSON holds, as people decided it.

        Raises:
            OutputError: A file cannot be written.
        """
        name = content["report"]["report_id"]
        if is_report_id(name):
            for page_no, data in pages_of(content):
                self._staging.add(f"{_FOLDER}/{name}/{page_no:04}.xml", data)

    def close(self) -> None:
        """Take away the files of pages that are gone."""
        self._staging.remove_others(_FOLDER, "*/*.xml")


def pages_of(content: Content) -> Iterator[tuple[int, bytes]]:
    """Make PAGE-XML of the pages of a report that were read from pictures.

    Args:
        content: What its JSON holds, as people decided it.

    Yields:
        The number of each such page (1-based) and its file.
    """
    grids = list(grids_of(content))
    for page in content["pages"]:
        if page.get("size") and page["dpi"]:
            yield page["page_no"], _Page(content, page).xml(grids)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a report.

    Attributes:
        content: What the JSON of the report holds.
        page: What it holds of the page.
    """

    content: Content
    page: Content

    def xml(self, grids: Sequence[Grid]) -> bytes:
        root = ET.Element("PcGts", xmlns=_NAMESPACE)
        about = ET.SubElement(root, "Metadata")
        ET.SubElement(about, "Creator").text = f"raingan {VERSION}"
        ET.SubElement(about, "Created").text = _TIME
        ET.SubElement(about, "LastChange").text = _TIME
        width, height = self._pixels
        page_no = self.page["page_no"]
        name = f"{self.content['report']['report_id']}-{page_no:04}.png"
        page = ET.SubElement(
            root,
            "Page",
            imageFilename=_plain(name),
            imageWidth=str(width),
            imageHeight=str(height),
        )
        lines = [*self.content["front_matter"], *self.content["left_over"]]
        for number, line in enumerate(lines, 1):
            if line["page_no"] == page_no and line["box"]:
                self._outside(page, f"o{number}", line)
        for number, grid in enumerate(grids, 1):
            box = grid.boxes().get(page_no)
            if box:
                self._table(page, f"t{number}", grid, box)
        ET.indent(root)
        data: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
        return data + b"\n"

    @property
    def _pixels(self) -> tuple[int, int]:
        width, height = (
            max(1, round(side * self.page["dpi"] / POINTS))
            for side in self.page["size"]
        )
        return width, height

    def _outside(self, page: ET.Element, name: str, line: Content) -> None:
        region = ET.SubElement(page, "TextRegion", id=name, type="paragraph")
        self._coords(region, line["box"])
        self._line(region, f"{name}l1", line["box"], line["text"], None)

    def _table(
        self, page: ET.Element, name: str, grid: Grid, box: _Box
    ) -> None:
        region = ET.SubElement(
            page,
            "TableRegion",
            id=name,
            rows=str(grid.rows),
            columns=str(grid.cols),
        )
        self._coords(region, box)
        for cell in grid.cells:
            self._cell(region, f"{name}r{cell.row}c{cell.col}", cell)

    def _cell(self, table: ET.Element, name: str, cell: GridCell) -> None:
        """The part of a cell that stands on the page, with its lines; nothing where none does."""
        page_no = self.page["page_no"]
        lines = [
            (box, text, part["confidence"])
            for part in cell.lines
            if part["page_no"] == page_no and part["lines"]
            for box, text in zip(line_boxes(part), part["lines"], strict=False)
        ]
        boxes = [
            part["box"]
            for part in cell.parts
            if part["page_no"] == page_no and part["box"]
        ] or [box for box, *_ in lines]
        if not boxes:
            return
        region = ET.SubElement(table, "TextRegion", id=name)
        self._coords(region, _around(boxes))
        roles = ET.SubElement(region, "Roles")
        ET.SubElement(
            roles,
            "TableCellRole",
            rowIndex=str(cell.row),
            columnIndex=str(cell.col),
            rowSpan=str(cell.rowspan),
            colSpan=str(cell.colspan),
            header="true" if cell.is_header else "false",
        )
        for number, (box, text, sure) in enumerate(lines, 1):
            self._line(region, f"{name}l{number}", box, text, sure)

    def _line(
        self,
        region: ET.Element,
        name: str,
        box: _Box,
        text: str,
        sure: float | None,
    ) -> None:
        line = ET.SubElement(region, "TextLine", id=name)
        self._coords(line, box)
        attributes = {} if sure is None else {"conf": f"{sure:.4f}"}
        said = ET.SubElement(line, "TextEquiv", attributes)
        ET.SubElement(said, "Unicode").text = _plain(text)

    def _coords(self, element: ET.Element, box: _Box) -> None:
        width, height = self._pixels
        x0, top, x1, bottom = (
            round(side * self.page["dpi"] / POINTS) for side in box
        )
        x0, x1 = (min(max(x, 0), width) for x in (x0, x1))
        top, bottom = (min(max(y, 0), height) for y in (top, bottom))
        points = f"{x0},{top} {x1},{top} {x1},{bottom} {x0},{bottom}"
        ET.SubElement(element, "Coords", points=points)


def _around(boxes: Sequence[_Box]) -> _Box:
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def _plain(text: str) -> str:
    """A text without what XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
