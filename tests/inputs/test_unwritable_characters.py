"""What no file of text can hold reaches none, and what was taken out is on record."""

from __future__ import annotations

from pathlib import Path

from extractor import extract_folder
from tests.helpers.files import read_csv
from tests.helpers.pdfs import page, pdf, words
from tests.helpers.small_report import COVER, REPORT

HTML = (
    "<meta charset=utf-8><p>เทศบาลตำบลบ้านเหนือ อำเภอเมือง จังหวัดเลย ประจำปีงบประมาณ พ.ศ. 2566</p><table>"
    "<tr><th>มาตรการ<th>วิธีการดำเนินการ<th>ผู้รับผิดชอบ<th>ระยะเวลา<th>ผลการดำเนินการ<th>ผลลัพธ์</tr>"
    "<tr><td>1. จัดทำ&#xFFFE;คู่มือ<td>1. ประ&#x202E;ชุม<td>กองคลัง<td>2566<td>1. แล้ว&#1;เสร็จ<td>โปร่งใส</tr></table>"
)


def test_control_characters_of_a_transcript_are_taken_out_on_record(
    tmp_path: Path,
) -> None:
    (tmp_path / "r.html").write_text(HTML, encoding="utf-8")
    extract_folder(tmp_path / "r.html", tmp_path / "out")
    (row,) = read_csv(tmp_path / "out" / "measures.csv")
    assert (row["measure"], row["methods"], row["results"]) == (
        "จัดทำคู่มือ",
        "ประชุม",
        "แล้วเสร็จ",
    )
    rules = [
        row["rule"] for row in read_csv(tmp_path / "out" / "corrections.csv")
    ]
    assert sorted(rules) == [
        "control-character",
        "control-character",
        "zero-width",
    ]


def test_nul_reaches_no_file(tmp_path: Path) -> None:
    """A text layer may say that a glyph is NUL: it is drawn, so that it is not known rather than nothing."""
    (tmp_path / "r.pdf").write_bytes(
        pdf(page(COVER, REPORT) + words("หมายเหตุ \0 ก", 30, 560))
    )
    extract_folder(tmp_path / "r.pdf", tmp_path / "out")
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert not [
        path.name
        for path in files
        if path.suffix in (".csv", ".json") and b"\0" in path.read_bytes()
    ]
    written = "".join(
        path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.json")
    )
    assert "\\u0000" not in written
    assert "หมายเหตุ \ufffd ก" in written


def test_what_does_not_show_hides_no_number(tmp_path: Path) -> None:
    """Zero-width spaces and marks of direction around the numbers of rows and items; no gap, no space."""
    number = "1\u200b.\u200b "
    rows = [
        [
            "มาตรการ",
            "วิธีการดำเนินการ",
            "ผู้รับผิดชอบ",
            "ระยะเวลา",
            "ผลการดำเนินการ",
            "ผลลัพธ์",
        ],
        [
            f"{number}จัด\u200bทำคู่มือ",
            f"{number}ประชุม\n2\u200b. แจ้งเวียน",
            "กอง\u200bคลัง",
            "2566",
            "แล้ว\u200bเสร็จ",
            "ดี",
        ],
    ]
    (tmp_path / "r.pdf").write_bytes(pdf(page(COVER, rows)))
    extract_folder(tmp_path / "r.pdf", tmp_path / "out")
    (row,) = read_csv(tmp_path / "out" / "measures.csv")
    assert (row["measure"], row["methods"]) == (
        "จัดทำคู่มือ",
        "1. ประชุม\n2. แจ้งเวียน",
    )
    assert (row["responsible"], row["results"]) == ("กองคลัง", "แล้วเสร็จ")
    assert {
        row["rule"] for row in read_csv(tmp_path / "out" / "corrections.csv")
    } == {"zero-width"}
    (written,) = (tmp_path / "out").rglob("r-*.json")
    assert "จัด\u200bทำคู่มือ" in written.read_text("utf-8")
