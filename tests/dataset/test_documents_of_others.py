"""Reports as other programs of this field read them: DoclingDocuments, and PAGE-XML of scans."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from extractor.api import export
from extractor.dataset.exporters.docling_documents import docling_document
from extractor.dataset.exporters.page_xml import pages_of
from extractor.dataset.report_json import content_of
from extractor.dataset.table_schema import Content
from extractor.forms import load
from extractor.model import (
    Box,
    Fragment,
    Line,
    Origin,
    PageTransform,
    Record,
    Report,
)
from tests.helpers.command import run_here
from tests.helpers.files import ROOT
from tests.helpers.made_reports import (
    item,
    known_table,
    measures,
    plan,
    purchases,
    record,
    report,
    unknown_table,
)
from tests.review.datasets import decide, written

PAGE = "{http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15}"
SCANNED = Origin("reader 1", "no-text", 144.0)


def scanned(made: Report, *, pages: int = 1) -> Report:
    """The report as if it had been read from pictures of A4 pages."""
    origins = tuple(
        (number, SCANNED, PageTransform(0, 595.0, 842.0))
        for number in range(1, pages + 1)
    )
    return replace(made, origins=origins, kind="scan")


def at(text: str, page: int, y: float) -> Any:
    """An item of one line at a place."""
    made = item(text)
    box = Box(10.0, y, 90.0, y + 12.0)
    line = Line(text, page, box)
    return replace(made, fragments=(Fragment(page, box, (line,)),), value=None)


def row_over_pages() -> Record:
    made = record(load("measures"), {"measure": "ก"})
    items = {
        **made.items,
        "measure": (at("หนึ่ง", 1, 700.0),),
        "results": (at("ต้น", 1, 700.0), at("ปลาย", 2, 60.0)),
    }
    cells = {
        name: tuple(part for one in of_field for part in one.fragments)
        for name, of_field in items.items()
    }
    return replace(made, items=items, cells=cells, page_first=1, page_last=2)


def cell(document: Content, table: int, row: int, col: int) -> Any:
    cells = document["tables"][table]["data"]["table_cells"]
    return next(
        one
        for one in cells
        if one["start_row_offset_idx"] <= row < one["end_row_offset_idx"]
        and one["start_col_offset_idx"] <= col < one["end_col_offset_idx"]
    )


def test_a_table_that_runs_over_pages_is_one_with_a_box_a_page() -> None:
    made = row_over_pages()
    table = known_table(load("measures"), [made])
    document = docling_document(
        content_of(scanned(report("ก.pdf", (table, [made])), pages=2))
    )
    (only,) = document["tables"]
    assert [place["page_no"] for place in only["prov"]] == [1, 2]
    assert only["prov"][1]["bbox"] == {
        "l": 10.0,
        "t": 60.0,
        "r": 90.0,
        "b": 72.0,
        "coord_origin": "TOPLEFT",
    }
    names = list(load("measures").field_names)
    assert cell(document, 0, 0, 0)["column_header"]
    results = cell(document, 0, 1, names.index("results"))
    assert "ต้น" in results["text"]
    assert "ปลาย" in results["text"]


def test_a_cell_that_is_merged_over_rows_is_one() -> None:
    rows = [measures(rows=2)[1][at] for at in range(2)]
    shared = rows[0].items["responsible"]
    for one in rows:
        one.items["responsible"] = shared
        one.cells["responsible"] = shared[0].fragments
    table = known_table(load("measures"), rows)
    document = docling_document(content_of(report("ก.pdf", (table, rows))))
    col = list(load("measures").field_names).index("responsible")
    merged = cell(document, 0, 2, col)
    assert (merged["start_row_offset_idx"], merged["row_span"]) == (1, 2)


def test_every_slot_of_a_table_is_of_one_cell() -> None:
    other = unknown_table([["ตัวชี้วัด", "คะแนน"], ["งบประมาณ", "๙๐"]], number=4)
    made = report("ก.pdf", purchases(), measures(2), plan(3), (other, []))
    for table in docling_document(content_of(made))["tables"]:
        data = table["data"]
        slots = [
            (row, col)
            for one in data["table_cells"]
            for row in range(
                one["start_row_offset_idx"], one["end_row_offset_idx"]
            )
            for col in range(
                one["start_col_offset_idx"], one["end_col_offset_idx"]
            )
        ]
        assert len(slots) == len(set(slots))
        assert max(slots) == (data["num_rows"] - 1, data["num_cols"] - 1)


def test_totals_and_groups_are_told() -> None:
    document = docling_document(
        content_of(report("ก.pdf", purchases(), plan(2)))
    )
    texts = [
        one["text"] for one in document["tables"][0]["data"]["table_cells"]
    ]
    assert "รวม" in texts
    planned = [
        one["text"] for one in document["tables"][1]["data"]["table_cells"]
    ]
    assert "อบรม" in planned


def test_what_people_decided_stands_in_it(tmp_path: Path) -> None:
    made = report("ก.pdf", measures())
    folder = written(tmp_path / "out", made)
    decide(folder, made, ":1.1:results:1", "edit", "ตรวจแล้ว")
    export(folder, "docling")
    file = folder / "docling" / f"{made.report_id}.json"
    texts = [
        one["text"]
        for one in json.loads(file.read_bytes())["tables"][0]["data"][
            "table_cells"
        ]
    ]
    assert "ตรวจแล้ว" in texts


def test_files_of_reports_that_are_gone_go(tmp_path: Path) -> None:
    one, other = (report(name, measures()) for name in ("ก.pdf", "ข.pdf"))
    folder = written(tmp_path / "out", one, other)
    export(folder, "docling")
    written(folder, one)
    export(folder, "docling")
    files = [path.stem for path in (folder / "docling").iterdir()]
    assert files == [one.report_id]


def test_docling_reads_it() -> None:
    docling = pytest.importorskip("docling_core.types.doc")
    document = docling_document(
        content_of(scanned(report("ก.pdf", purchases(), measures(2))))
    )
    read = docling.DoclingDocument.model_validate(document)
    assert "แจ้งแล้ว 1" in read.export_to_markdown()


def test_lines_of_a_scan_have_their_places_in_pixels() -> None:
    etree = pytest.importorskip("lxml.etree")
    made = row_over_pages()
    table = known_table(load("measures"), [made])
    pages = dict(
        pages_of(content_of(scanned(report("ก.pdf", (table, [made])), pages=2)))
    )
    assert list(pages) == [1, 2]
    root = etree.fromstring(pages[2])
    page = root.find(f"{PAGE}Page")
    assert page.get("imageWidth") == "1190"
    (line,) = root.iter(f"{PAGE}TextLine")
    points = line.find(f"{PAGE}Coords").get("points")
    assert points == "20,120 180,120 180,144 20,144"
    assert "ปลาย" in "".join(line.itertext())
    role = root.find(f".//{PAGE}TableCellRole")
    assert role.get("rowIndex") == "1"


def test_a_line_has_the_marker_that_is_printed_there() -> None:
    marked = replace(at("ประชุม", 1, 100.0), marker="๑. ")
    made = record(load("measures"), {"methods": (marked,)})
    table = known_table(load("measures"), [made])
    ((_, data),) = pages_of(
        content_of(scanned(report("ก.pdf", (table, [made]))))
    )
    assert "<Unicode>๑. ประชุม</Unicode>" in data.decode()


def test_what_xml_cannot_hold_does_not_break_it() -> None:
    etree = pytest.importorskip("lxml.etree")
    made = record(load("measures"), {"measure": (at("ก\x00<b>&ข", 1, 100.0),)})
    table = known_table(load("measures"), [made])
    ((_, data),) = pages_of(
        content_of(scanned(report("ก.pdf", (table, [made]))))
    )
    text = "".join(etree.fromstring(data).itertext())
    assert "ก\ufffd<b>&ข" in text


@pytest.mark.long
def test_a_scan_of_the_samples_is_valid(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    validators = find_spec("ocrd_validators")
    if validators is None or validators.origin is None:
        pytest.skip("the schema of PAGE comes with OCR-D (package ocrd)")
    source = ROOT / "samples" / "chiang-khan-2563--scan.pdf"
    run_here("extract", source, "-o", tmp_path / "out")
    done = run_here("export", tmp_path / "out", "--to", "page-xml")
    assert done.returncode == 0
    schema = etree.XMLSchema(
        etree.parse(Path(validators.origin).with_name("page.xsd"))
    )
    files = sorted((tmp_path / "out" / "page-xml").glob("*/*.xml"))
    assert [file.stem for file in files] == ["0001", "0002", "0003", "0004"]
    lines = 0
    for file in files:
        root = etree.parse(str(file))
        schema.assertValid(root)
        lines += len(list(root.iter(f"{PAGE}TextLine")))
    assert lines > 100
