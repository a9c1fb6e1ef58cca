"""A clean text comes out as it was set, letter for letter and space for space, in any font, by any program."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from extractor.batch.table_reading import read_tables
from extractor.inputs.pdf.document import read_pages
from extractor.inputs.source import open_source
from extractor.options import Options
from extractor.tables.text_lines import lines_of
from tests.helpers import thai_print
from tests.helpers.thai_print import PrintedFont, Printer, printed_fonts

# Debian's fonts, those of `make thai-fonts`, and those that the reader is trained on where they have been fetched.
FOLDERS = (
    Path("/usr/share/fonts/truetype/tlwg"),
    Path("/usr/share/fonts/truetype/noto"),
    Path(__file__).parents[2] / "build" / "reader" / "fonts",
)
# Faces that reports are set in are upright; of a family the regular one is as good as any other.
OTHER_FACE = re.compile("Bold|bold|Italic|italic|Oblique|Light|-700-")
THAI = re.compile("tlwg|Thai|thai|Arundina|Sarabun")
QUICK = re.compile("NotoLoopedThai-Regular|Loma|Norasi|Garuda|TlwgMono")
MANY = 20

long = pytest.mark.long


def found_fonts() -> list[Path]:
    found = [
        path
        for folder in FOLDERS
        if folder.is_dir()
        for path in sorted(folder.glob("*.ttf"))
    ]
    regular = [
        path
        for path in found
        if THAI.search(str(path)) and not OTHER_FACE.search(path.stem)
    ]
    with_figures = [path for path in regular if "Noto" not in path.name]
    return [*with_figures, *(path for path in regular if "Noto" in path.name)]


def read(path: Path) -> dict[int, str]:
    """The texts of a print by their numbers."""
    tables, _ = read_tables(
        open_source(path, path.name),
        Options.model_validate({"keep_thai_digits": True, "proof": "off"}),
    )
    rows = [
        row
        for table in tables
        for row in table.rows
        if len(row) == 2 and row[0].isdigit()
    ]
    return {int(number): text for number, text in rows}


def printed(
    fonts: list[PrintedFont], print_to: Printer, folder: Path
) -> dict[str, list[tuple[str, str]]]:
    """What is read otherwise than it was set: (set, read) by font."""
    out = folder / "print.pdf"
    print_to(fonts, out)
    texts = read(out)
    wrong: dict[str, list[tuple[str, str]]] = {}
    for font in fonts:
        pairs = [
            (text, texts.get(number, "")) for number, text in font.texts.items()
        ]
        other = [pair for pair in pairs if pair[0] != pair[1]]
        if other:
            wrong[font.path.stem] = other
    return wrong


def fonts_or_skip(
    wanted: Callable[[str], object] = str, at_least: int = 1
) -> list[PrintedFont]:
    pytest.importorskip("fontTools")
    paths = [path for path in found_fonts() if wanted(path.stem)]
    fonts = printed_fonts(*paths) if paths else []
    if len(fonts) < at_least:
        pytest.skip(f"{len(fonts)} of {at_least} fonts are here")
    return fonts


@pytest.mark.skipif(not shutil.which("chromium"), reason="no browser here")
def test_a_browser_prints_a_few_fonts(tmp_path: Path) -> None:
    assert (
        printed(fonts_or_skip(QUICK.search), thai_print.chromium, tmp_path)
        == {}
    )


@long
@pytest.mark.parametrize(
    ("program", "print_to"),
    [
        ("chromium", thai_print.chromium),
        ("soffice", thai_print.libreoffice),
        ("typst", thai_print.typst),
        ("fpdf", thai_print.fpdf2),
    ],
)
def test_programs_print_many_fonts(
    program: str, print_to: Printer, tmp_path: Path
) -> None:
    if not (shutil.which(program) or find_spec(program)):
        pytest.skip(f"no {program} here")
    assert printed(fonts_or_skip(at_least=MANY), print_to, tmp_path) == {}


@long
def test_weasyprint_parts_words_where_they_were_parted(tmp_path: Path) -> None:
    """Its text layer says wrong letters (proof by reading mends them), but its spaces stand where they stood."""
    pytest.importorskip("weasyprint")
    fonts = fonts_or_skip(at_least=MANY)
    thai_print.weasyprint(fonts, tmp_path / "print.pdf")
    lines = dict(numbered_lines(tmp_path / "print.pdf"))
    pairs = [
        (text, lines[number])
        for font in fonts
        for number, text in font.texts.items()
    ]
    assert [
        pair for pair in pairs if word_lengths(pair[0]) != word_lengths(pair[1])
    ] == []


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The numbers and the texts that stand on the lines of a print."""
    for page in read_pages(path.read_bytes()):
        for line in lines_of(page.glyphs, page.number):
            number, _, text = line.text.partition(" ")
            yield int(number), text


def word_lengths(text: str) -> tuple[int, ...]:
    """How many letters, marks aside, each word has."""
    return tuple(len(re.sub("[ัิ-ฺ็-๎ำา�]", "", word)) for word in text.split())
