"""Reports attached to a PDF: each is a report of its own, and the cover of a portfolio is no failure."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from extractor import extract, extract_folder
from extractor.inputs.attached_files import attached_reports
from extractor.inputs.discovery import find_files
from tests.helpers.files import read_csv
from tests.helpers.pdfs import numbered, page, pdf, words
from tests.helpers.small_report import COVER, REPORT

INNER = pdf(page(COVER, REPORT))
COVER_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def portfolio(*attached: tuple[str, bytes], way: str = "names") -> bytes:
    """A PDF of one empty page, with files attached in the list of names, or as paper clips on the page."""
    first = 5
    specs = [first + 2 * i for i in range(len(attached))]
    pairs = b" ".join(b"(%d) %d 0 R" % (number, number) for number in specs)
    clips = b" ".join(
        b"<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 20 20] /FS %d 0 R >>"
        % n
        for n in specs
    )
    catalog = (
        b"/Names << /EmbeddedFiles << /Names [%s] >> >>" % pairs
        if way == "names"
        else b""
    )
    cover = (
        COVER_PAGE
        if way == "names"
        else COVER_PAGE[:-3] + b" /Annots [%s] >>" % clips
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        cover,
        b"<< >>",
    ]
    for number, (name, data) in zip(specs, attached, strict=True):
        encoded = b"\xfe\xff" + name.encode("utf-16-be")
        packed = zlib.compress(data)
        objects.append(
            b"<< /Type /Filespec /UF <%s> /EF << /F %d 0 R >> >>"
            % (encoded.hex().encode(), number + 1)
        )
        head = (
            b"<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>"
            % len(packed)
        )
        objects.append(head + b"\nstream\n" + packed + b"\nendstream")
    return numbered(objects, b"/Root 1 0 R")


@pytest.mark.parametrize("way", ["names", "clips"])
def test_a_report_attached_to_a_cover_becomes_a_report(
    tmp_path: Path, way: str
) -> None:
    (tmp_path / "แฟ้ม.pdf").write_bytes(
        portfolio(("รายงาน.pdf", INNER), ("ข้อมูล.xlsx", b"PK\x03\x04"), way=way)
    )
    dataset = extract_folder(tmp_path, tmp_path / "out", proof="off")
    rows = read_csv(tmp_path / "out" / "reports.csv")
    assert [(row["source_file"], row["status"]) for row in rows] == [
        ("แฟ้ม.pdf", "ok"),
        ("แฟ้ม.pdf » รายงาน.pdf", rows[1]["status"]),
    ]
    assert dataset.failed == 0
    (tmp_path / "รายงาน.pdf").write_bytes(INNER)
    assert int(rows[1]["measures"]) == len(
        extract(tmp_path / "รายงาน.pdf", proof="off").records
    )
    problems = read_csv(tmp_path / "out" / "problems.csv")
    (told,) = [
        problem for problem in problems if problem["code"] == "reports-attached"
    ]
    assert "รายงาน.pdf" in told["message_th"]


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(portfolio(("b.pdf", INNER)))
    first = extract_folder(tmp_path / "a.pdf", tmp_path / "out", proof="off")
    kept = []
    second = extract_folder(
        tmp_path / "a.pdf",
        tmp_path / "out",
        proof="off",
        on_progress=lambda p: kept.append(p.kept),
    )
    assert kept[0] == 2
    assert [entry.report_id for entry in first.entries] == [
        entry.report_id for entry in second.entries
    ]


def test_attachments_of_attachments_are_found_three_deep(
    tmp_path: Path,
) -> None:
    data = INNER
    for level in range(5):
        data = portfolio((f"{level}.pdf", data))
    (tmp_path / "o.pdf").write_bytes(data)
    names = [name for _, name in find_files([tmp_path])]
    assert names == [
        "o.pdf",
        "o.pdf » 4.pdf",
        "o.pdf » 4.pdf » 3.pdf",
        "o.pdf » 4.pdf » 3.pdf » 2.pdf",
    ]


def test_a_damaged_attachment_is_a_row_with_a_code(tmp_path: Path) -> None:
    (tmp_path / "o.pdf").write_bytes(
        portfolio(("broken.pdf", b"%PDF-1.4 nothing else"), ("none.pdf", b""))
    )
    extract_folder(tmp_path, tmp_path / "out", proof="off")
    rows = {
        row["source_file"]: row["status"]
        for row in read_csv(tmp_path / "out" / "reports.csv")
    }
    assert rows == {
        "o.pdf": "ok",
        "o.pdf » broken.pdf": "failed",
        "o.pdf » none.pdf": "failed",
    }


def test_an_attached_letter_is_no_failure(tmp_path: Path) -> None:
    letter = pdf(words("เรียน ผู้อำนวยการ", 100, 100))
    (tmp_path / "o.pdf").write_bytes(
        portfolio(("letter.pdf", letter), ("letter.pdf", INNER))
    )
    dataset = extract_folder(tmp_path, tmp_path / "out", proof="off")
    assert dataset.failed == 0
    assert len(dataset.entries) == 3


def test_names_bring_no_folders_along() -> None:
    (attachment,) = attached_reports(
        portfolio(("..\\..\\etc/passwd.pdf", INNER))
    )
    assert attachment.name == "passwd.pdf"
