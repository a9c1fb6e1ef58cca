"""A text layer that says other letters than are printed is mended by what is printed; a right one is left alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pdfminer.layout import LTChar

from benchmarks.damaged_layers import (
    chromium,
    made_rows,
    shifted_cmap,
    shifted_digits,
    shifted_fonts,
    swapped_letters,
    unnamed_fonts,
    unnamed_letters,
    unnamed_spaces,
)
from extractor import ReadReport, extract
from extractor.inputs.pdf.document import read_pages
from extractor.inputs.pdf.page_ink import PageInk
from extractor.model import TEXT_LAYER, Glyph, PageContent, PageTransform
from extractor.proof.evidence import Evidence
from extractor.proof.looking import Look
from extractor.proof.printed_lines import (
    PrintedLine,
    is_filled_by,
    printed_lines,
)
from extractor.tables.text_lines import lines_of
from normalizer import replay

LOMA = Path("/usr/share/fonts/truetype/tlwg/Loma.ttf")
# Hand-written: the reader cannot read it.
PURISA = LOMA.with_name("Purisa.ttf")

ROWS = made_rows(random.Random(3), 12)
# The columns of those rows that are fields of the form.
COLUMNS = {"measure": 1, "methods": 2, "responsible": 3, "results": 5}
LATIN = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("printed") / "report.pdf"
    chromium(ROWS, LOMA, target)
    return target


def wrong_cells(report: ReadReport) -> list[tuple[str, str]]:
    """What was read otherwise than it is printed, beside what is printed."""
    assert len(report.records) == len(ROWS) - 1
    wrong = []
    for record, row in zip(report.records, ROWS[1:], strict=True):
        for field, column in COLUMNS.items():
            truth = row[column].translate(LATIN)
            if record.text(field) != truth:
                wrong.append((record.text(field), truth))
    return wrong


@pytest.mark.parametrize(
    "damage", [swapped_letters, shifted_digits, shifted_cmap, shifted_fonts]
)
def test_letters_that_are_not_printed_are_mended_on_record(
    damage: Callable[[Path, Path, random.Random], None],
    printed: Path,
    tmp_path: Path,
) -> None:
    damaged = tmp_path / "damaged.pdf"
    damage(printed, damaged, random.Random(1))
    report = extract(damaged)
    assert wrong_cells(report) == []
    assert "print-mended" in [problem.code for problem in report.problems]
    rules: set[str] = set()
    for record in report.records:
        for items in record.items.values():
            for item in items:
                assert replay(item.raw, item.changes) == item.text
                rules.update(change.rule for change in item.changes)
    assert "print-proof" in rules


def test_what_takes_room_and_leaves_no_ink_is_a_space(
    printed: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.pdf"
    unnamed_spaces(printed, damaged, random.Random(1))
    report = extract(damaged)
    assert wrong_cells(report) == []
    assert report.pages_ocr == 0


@pytest.mark.parametrize("damage", [unnamed_letters, unnamed_fonts])
def test_letters_that_the_file_does_not_name_are_told_by_print(
    damage: Callable[[Path, Path, random.Random], None],
    printed: Path,
    tmp_path: Path,
) -> None:
    """One glyph like another, in the whole document: no page is read anew as a picture, where lines lose their ends."""
    damaged = tmp_path / "damaged.pdf"
    damage(printed, damaged, random.Random(1))
    report = extract(damaged)
    assert report.pages_ocr == 0
    assert wrong_cells(report) == []


def test_without_proof_pages_with_unnamed_letters_are_read_as_pictures(
    printed: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.pdf"
    unnamed_letters(printed, damaged, random.Random(1))
    report = extract(damaged, proof="off")
    assert report.pages_ocr == report.pages
    (told,) = (p for p in report.problems if p.code == "layer-not-believed")
    assert (told.severity, told.page_no) == ("info", 1)


def test_letters_that_leave_ink_elsewhere_are_not_hidden(
    printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFium draws what stands behind raised marks of some fonts a few points off."""
    shows = PageInk.shows

    def misplaced(
        self: PageInk, characters: Sequence[LTChar]
    ) -> NDArray[np.bool_]:
        shown = shows(self, characters).copy()
        shown[10:12] = False
        return shown

    monkeypatch.setattr(PageInk, "shows", misplaced)
    assert not any(
        page.hidden_texts for page in read_pages(printed.read_bytes())
    )


def test_raised_figures_are_believed() -> None:
    """Our reader takes them for other signs."""
    printed = printed_line("ม.", "2")
    shown = Evidence().shown_in(Look(printed, "ม.°", gap=20.0))
    assert [unit.is_raised for unit in printed.units] == [False, False, True]
    assert shown == {0: "ม", 1: ".", 2: "2"}


def printed_line(text: str, raised: str) -> PrintedLine:
    """A line of text with a raised end."""
    letters = [(letter, 12.0, 100.0) for letter in text] + [
        (letter, 7.0, 96.0) for letter in raised
    ]
    glyphs = [
        Glyph(
            letter,
            10.0 * place,
            10.0 * place + 8.0,
            foot,
            size,
            "F",
            code=(0, place),
        )
        for place, (letter, size, foot) in enumerate(letters)
    ]
    page = PageContent(
        1,
        (),
        lines_of(glyphs, 1),
        transform=PageTransform(0, 600.0, 800.0),
        origin=TEXT_LAYER,
    )
    (printed,) = printed_lines([page])
    return printed


@pytest.mark.parametrize(
    ("glyphs", "says", "shows", "is_filled"),
    [
        (2, "ข", "ข้", True),
        (3, "ข", "ขั้", True),
        (1, "ข", "ข้", False),
        (2, "ข", "ค้", False),
        (2, "ำ", "ำ", False),
    ],
)
def test_a_span_that_says_too_little_is_filled_by_what_it_shows(
    glyphs: int, says: str, shows: str, *, is_filled: bool
) -> None:
    assert is_filled_by(((0, *range(glyphs)), says), shows) is is_filled


def test_without_proof_the_layer_is_believed(
    printed: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.pdf"
    shifted_digits(printed, damaged, random.Random(1))
    report = extract(damaged, proof="off")
    assert wrong_cells(report) != []


@pytest.mark.parametrize("proof", ["sample", "all"])
def test_a_layer_that_says_what_is_printed_is_proved(
    proof: str, printed: Path
) -> None:
    report = extract(printed, proof=proof)
    assert wrong_cells(report) == []
    assert not {"print-mended", "print-differs", "print-not-read"} & {
        problem.code for problem in report.problems
    }
    (row,) = report.frame("reports").to_dict("records")
    assert row["proved"] == 1.0


def test_a_layer_that_nothing_proves_is_told(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    chromium(ROWS, PURISA, target)
    report = extract(target)
    assert wrong_cells(report) == []
    assert "print-not-read" in [problem.code for problem in report.problems]
