"""Documents as Thai public bodies published them: their tables, found whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import geothai
import pytest

from extractor import tables
from extractor.document import read_document
from extractor.errors import RainganError
from extractor.inputs.source import open_source
from extractor.options import Options
from extractor.tables.cell_text import TableText

REAL = Path(__file__).parents[3] / "shared" / "real"
pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the documents may not be handed on"
)

# Tables as a look at the pages tells: first and last page, rows, columns; 0 rows where it is a matter of taste.
FOUND: dict[str, list[tuple[int, int, int, int]]] = {
    "ascii-marks-quartz-form": [(2, 2, 2, 2)],
    "excel-action-plan": [(1, 4, 0, 7)],
    "lost-sara-am-finance-ministry-rule": [
        (4, 4, 3, 2),
        (5, 6, 4, 3),
        (6, 6, 3, 2),
        (8, 8, 3, 2),
        (9, 9, 4, 6),
        (14, 14, 3, 2),
        (16, 16, 5, 3),
    ],
    "lost-sara-am-word2013": [
        (6, 6, 7, 4),
        (8, 8, 9, 7),
        (9, 9, 9, 7),
        (9, 10, 7, 7),
    ],
    "marks-on-own-lines-distiller5": [],
    "negative-newsletter": [],
    "print-to-pdf-form": [(1, 2, 166, 12)],
    "private-use-decomposed-qa-report": [
        (6, 7, 22, 6),
        (7, 7, 6, 1),
        (7, 8, 0, 1),
        (8, 8, 6, 1),
        (8, 8, 6, 1),
        (8, 9, 0, 1),
    ],
    "six-column-improvement-report-text": [
        (2, 2, 4, 4),
        (3, 3, 4, 4),
        (4, 4, 3, 4),
    ],
    "zero-width-mpdf": [(2, 2, 3, 4), (5, 5, 5, 3), (6, 6, 6, 3)],
    "aa-read-as-am-handbook": [
        (7, 9, 0, 2),
        (9, 12, 4, 2),
        (13, 13, 11, 2),
        (14, 14, 5, 2),
    ],
}
WRONG = {
    "aa-read-as-am-handbook": "a page that holds a single row of two columns is passed over; a flow chart adds columns"
}
# What takes seconds, of pages that others are like.
SLOW = {
    "aa-read-as-am-handbook",
    "negative-newsletter",
    "print-to-pdf-form",
    "zero-width-mpdf",
    "marks-on-own-lines-distiller5",
    "private-use-decomposed-qa-report",
}
# Why a text layer is not believed.
REFUSED = {
    "cid-marks-curriculum": "text-layer-unreadable",
    "control-chars-royal-gazette": "text-layer-unreadable",
    "scan-circular-2008": "no-text-layer",
    "scan-circular-tables": "no-text-layer",
    "six-column-improvement-report-scan": "no-text-layer",
}
# Whose letters are proved, too.
PROVED = {"gazette-constituencies-p1-20", "print-to-pdf-form"}
NAME = re.compile(
    r"(?<!เทศบาล)(อำเภอ|ตำบล)(.+?)(?=อำเภอ|ตำบล|และตำบล|และอำเภอ|และเทศบาล|เทศบาล|[0-9]+\.|[()]|$)"
)


@cache
def found(name: str) -> tuple[TableText, ...]:
    # How tables are found does not depend on it.
    proof = "sample" if name in PROVED else "off"
    return tuple(tables(REAL / f"{name}.pdf", proof=proof))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name,
            marks=[
                pytest.mark.xfail(
                    raises=AssertionError, reason=WRONG.get(name, "")
                )
            ]
            * (name in WRONG)
            + [pytest.mark.long] * (name in SLOW),
        )
        for name in FOUND
    ],
)
def test_tables_are_found_where_they_are(name: str) -> None:
    shapes = [
        (t.table.page_first, t.table.page_last, t.table.rows, t.table.cols)
        for t in found(name)
    ]
    assert len(shapes) == len(FOUND[name])
    for (first, last, rows, cols), shape in zip(
        FOUND[name], shapes, strict=True
    ):
        assert shape == (first, last, rows or shape[2], cols)


@pytest.mark.parametrize("name", REFUSED)
def test_a_text_layer_that_lost_its_letters_is_not_believed(name: str) -> None:
    path = REAL / f"{name}.pdf"
    verdict = read_document(
        open_source(path, path.name), Options.model_validate({"ocr": "never"})
    ).verdict
    assert isinstance(verdict, RainganError)
    assert verdict.code == REFUSED[name]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lost-sara-am-word2013", ["ด้านระบบการจัดทำหนังสือ", "ด้านระบบทำลายหนังสือ"]),
        (
            "lost-sara-am-finance-ministry-rule",
            ["ผู้ดำรงตำแหน่งประเภททั่วไประดับอาวุโส", "ระดับชำนาญการพิเศษ"],
        ),
        (
            "six-column-improvement-report-text",
            ["ควรเพิ่มให้ครอบคลุม", "เส้นทางสำรอง", "ซ่อมบำรุง"],
        ),
        (
            "excel-action-plan",
            ["จำนวนผู้เข้าร่วมกิจกรรม", "จำนวนครั้งในการอบรม", "สำนักงานผู้อำนวยการ"],
        ),
    ],
)
def test_sara_am_that_a_text_layer_lost_is_back(
    name: str, words: list[str]
) -> None:
    text = re.sub(
        r"\s+(?!า)",
        "",
        "".join(
            cell for table in found(name) for row in table.rows for cell in row
        ),
    )
    assert [word for word in words if word not in text] == []
    assert len(re.findall("[ก-ฮ][่-๋]? า", text)) <= 1


@pytest.mark.parametrize(
    "name",
    [
        "lost-sara-am-word2013",
        "six-column-improvement-report-text",
        "zero-width-mpdf",
    ],
)
def test_every_cell_lies_on_its_page(name: str) -> None:
    for text in found(name):
        boxes = [
            fragment.box
            for cell in text.table.cells
            for fragment in cell.fragments
            if fragment.box
        ]
        assert all(
            0 < box.x0 < box.x1 < 1000 and 0 < box.top < box.bottom < 1000
            for box in boxes
        )


def test_cells_merged_over_a_page_break_belong_to_all_their_rows() -> None:
    """The first column, left without a ruling at page ends, is numbered 1, 4, 5, 6, 7."""
    (plan,) = found("excel-action-plan")
    numbers = [row[0][:2] for row in plan.rows[2:]]
    assert list(dict.fromkeys(numbers)) == ["1.", "4.", "5.", "6.", "7."]


@pytest.mark.long
def test_the_gazette_is_one_table_over_twenty_pages() -> None:
    (gazette,) = found("gazette-constituencies-p1-20")
    assert (gazette.table.page_first, gazette.table.page_last) == (1, 20)
    assert (gazette.table.rows, gazette.table.cols) == (40, 6)
    assert gazette.rows[0][:2] == ("ลำดับที่", "จังหวัด")
    assert [row[0] for row in gazette.rows[1:]] == [
        str(number) for number in range(1, 40)
    ]


def test_the_gazettes_provinces_are_provinces() -> None:
    (gazette,) = found("gazette-constituencies-p1-20")
    known = {province.name_th for province in geothai.provinces()}
    assert len(known) == 77
    names = [row[1] for row in gazette.rows[1:]]
    assert set(names) <= known
    assert len(set(names)) == len(names)


def test_the_gazettes_districts_and_subdistricts_lie_in_their_provinces() -> (
    None
):
    """Every name of the last column, proved."""
    (gazette,) = found("gazette-constituencies-p1-20")
    told = Counter(
        proof for row in gazette.rows[1:] for proof in proofs(row[1], row[5])
    )
    assert told == {("อำเภอ", True): 329, ("ตำบล", True): 258}


def proofs(province: str, text: str) -> Iterator[tuple[str, bool]]:
    """What each name in a cell is called, and whether the province has one of that name."""
    (code,) = (
        entry.code for entry in geothai.provinces() if entry.name_th == province
    )
    districts = {entry.name_th: entry.code for entry in geothai.districts(code)}
    within = {
        "อำเภอ": set(districts),
        "ตำบล": {
            e.name_th.partition(" (")[0]
            for d in districts.values()
            for e in geothai.subdistricts(d)
        },
    }
    for kind, name in NAME.findall(re.sub(r"\s+", "", text)):
        yield kind, name in within[kind]


FURTHER = REAL.parent / "real2"
needs_further = pytest.mark.skipif(
    not FURTHER.is_dir(), reason="the documents may not be handed on"
)


@needs_further
@pytest.mark.parametrize(
    ("name", "header_rows", "rows", "first_header"),
    [
        ("f-header-glued_devstrategy-p9-10", 2, 10, "ที่"),
        ("f-one-row-header-glued_moit13-p8-9", 1, 5, "ประเภท"),
        (
            "f-header-rows-2-3-left-in-body_budget2568",
            3,
            76,
            "รายการค้าใช้จ่าย/รายจ่ายตามงบประมาณ",
        ),
    ],
)
def test_a_header_on_every_page_stands_in_the_table_once(
    name: str, header_rows: int, rows: int, first_header: str
) -> None:
    (table,) = tables(FURTHER / f"{name}.pdf", proof="off")
    assert table.table.rows == rows
    names = ["".join(row[0].split()) for row in table.rows]
    assert names[header_rows - 1] == first_header
    assert all(first_header not in name for name in names[header_rows:])


@needs_further
def test_rows_of_a_group_that_goes_on_over_the_page_stay_apart() -> None:
    (plan,) = tables(
        FURTHER / "f-header-glued_devstrategy-p9-10.pdf", proof="off"
    )
    assert [row[0] for row in plan.rows[2:]] == ["1"] * 8
    assert [row[2] for row in plan.rows[2:]] == [
        f"แนวทางที่ {number}" for number in (1, 2, 1, 2, 1, 2, 3, 4)
    ]
