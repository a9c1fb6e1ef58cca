"""A DoclingDocument a report: `docling/REPORT.json`, as docling-core reads it, with each table whole over its pages.

Docling itself makes a table a page; here a table that runs over pages is one, with the spans of its cells and a box for
each page that it stands on. The file is written without the library, which brings 270 MB.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from extractor.dataset.exporters.table_grid import Grid, GridCell, grids_of
from extractor.dataset.json_file import to_json
from extractor.dataset.reader import is_report_id
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart
from extractor.dataset.table_schema import Content

_FOLDER = "docling"
# The version of the schema that has all that is used here; later ones read it.
_VERSION = "1.1.0"
_BODY = {"$ref": "#/body"}
# Hex digits of the source's SHA-256 that make its 64-bit hash.
_HASH_DIGITS = 16


class DoclingDocuments:
    """An exporter of reports: a DoclingDocument each."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def add(self, part: TablePart) -> None:
        """Take no rows: all stands in the reports.

        Args:
            part: Some rows.
        """

    def add_report(self, content: Content) -> None:
        """Write a report.

        Args:
            content: What its JSON holds, as people decided it.

        Raises:
            OutputError: It cannot be written.
        """
        name = content["report"]["report_id"]
        if is_report_id(name):
            document = to_json(docling_document(content))
            self._staging.add(f"{_FOLDER}/{name}.json", document)

    def close(self) -> None:
        """Take away the files of reports that are gone."""
        self._staging.remove_others(_FOLDER, "*.json")


def docling_document(content: Content) -> Content:
    """Make a DoclingDocument of a report.

    Args:
        content: What its JSON holds, as people decided it.

    Returns:
        The document as JSON: the lines above its first table, its tables, and the lines beside them, in this order; of
        boxes the origin is the top left, in points.
    """
    report = content["report"]
    sizes = {
        page["page_no"]: page["size"]
        for page in content["pages"]
        if page.get("size")
    }
    grids = list(grids_of(content))
    before = content["front_matter"]
    after = content["left_over"]
    texts = [
        _text(number, line, sizes)
        for number, line in enumerate((*before, *after))
    ]
    tables = [_table(number, grid, sizes) for number, grid in enumerate(grids)]
    order = [
        *(text["self_ref"] for text in texts[: len(before)]),
        *(table["self_ref"] for table in tables),
        *(text["self_ref"] for text in texts[len(before) :]),
    ]
    return {
        "schema_name": "DoclingDocument",
        "version": _VERSION,
        "name": report["report_id"],
        "origin": _origin(report),
        "furniture": _root("furniture", []),
        "body": _root("body", order),
        "groups": [],
        "texts": texts,
        "pictures": [],
        "tables": tables,
        "key_value_items": [],
        "form_items": [],
        "pages": {
            str(number): {
                "page_no": number,
                "size": {"width": size[0], "height": size[1]},
            }
            for number, size in sizes.items()
        },
    }


def _origin(report: Content) -> Content:
    name = PurePosixPath(report["source_file"]).name
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    return {
        "mimetype": kind,
        "binary_hash": int(report["source_sha256"][:_HASH_DIGITS] or "0", 16),
        "filename": name,
    }


def _root(layer: str, references: Sequence[str]) -> Content:
    return {
        "self_ref": f"#/{layer}",
        "children": [{"$ref": one} for one in references],
        "content_layer": layer,
        "name": "_root_",
        "label": "unspecified",
    }


def _text(
    number: int, line: Content, sizes: Mapping[int, Sequence[float]]
) -> Content:
    text = line["text"]
    return {
        "self_ref": f"#/texts/{number}",
        "parent": _BODY,
        "children": [],
        "content_layer": "body",
        "label": "text",
        "prov": _places({line["page_no"]: line["box"]}, sizes, len(text)),
        "orig": text,
        "text": text,
    }


def _table(
    number: int, grid: Grid, sizes: Mapping[int, Sequence[float]]
) -> Content:
    return {
        "self_ref": f"#/tables/{number}",
        "parent": _BODY,
        "children": [],
        "content_layer": "body",
        "label": "table",
        "prov": _places(grid.boxes(), sizes, 0),
        "captions": [],
        "references": [],
        "footnotes": [],
        "data": {
            "num_rows": grid.rows,
            "num_cols": grid.cols,
            "table_cells": [_cell(cell) for cell in grid.cells],
        },
    }


def _places(
    boxes: Mapping[int, Sequence[float]],
    sizes: Mapping[int, Sequence[float]],
    length: int,
) -> list[Content]:
    """Where something stands, page by page; nothing where the size of the page is not known."""
    return [
        {"page_no": page_no, "bbox": _box(box), "charspan": [0, length]}
        for page_no, box in boxes.items()
        if box and page_no in sizes
    ]


def _box(box: Sequence[float]) -> Content:
    x0, y0, x1, y1 = box
    return {"l": x0, "t": y0, "r": x1, "b": y1, "coord_origin": "TOPLEFT"}


def _cell(cell: GridCell) -> Content:
    content: Content = {
        "text": cell.text,
        "row_span": cell.rowspan,
        "col_span": cell.colspan,
        "start_row_offset_idx": cell.row,
        "end_row_offset_idx": cell.row + cell.rowspan,
        "start_col_offset_idx": cell.col,
        "end_col_offset_idx": cell.col + cell.colspan,
        "column_header": cell.is_header,
        "row_header": False,
        "row_section": False,
    }
    boxes = [part["box"] for part in cell.parts if part["box"]]
    # A cell that is printed on two pages has no one box.
    return {**content, "bbox": _box(boxes[0])} if len(boxes) == 1 else content
