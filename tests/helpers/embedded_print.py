"""Tables printed with a font that is embedded whole, each glyph where the test says and named as the test says.

Programs that embed fonts so (PDFKit, pdf-lib, FOP) differ in what they draw and name; here a test does what they do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from tests.helpers.pdfs import numbered

LOMA = Path("/usr/share/fonts/truetype/tlwg/Loma.ttf")
WIDTH, HEIGHT = 842.0, 595.0
SIZE, LEADING, PADDING = 9.0, 13.0, 4.0
# The first number of a font with numbers of one byte.
_FIRST = ord("!")
# The fields of a measure, and how a table of measures heads their columns.
FIELDS = ("measure", "methods", "responsible", "period", "results", "outcomes")
HEADERS = [
    "มาตรการ",
    "วิธีดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลา",
    "ผลการดำเนินการ",
    "ผลลัพธ์",
]
# Left ends of six columns and the right end of the last, in points.
COLUMNS = (36.0, 160.0, 318.0, 424.0, 520.0, 680.0, 806.0)


@dataclass(frozen=True)
class Print:
    """How letters are printed.

    Attributes:
        font: The font file.
        glyphs: Letters that are drawn by another glyph than the font has for them, by the number of that.
        names: What the file says that glyphs are, by their numbers, where it says something else.
        is_named: Whether the file says what glyphs are at all.
        is_simple: Whether, where it does not say that, each glyph has a number of one byte, from that of `!` on.
        widths: How far glyphs advance by what the file says, in thousandths, where their font says otherwise.
    """

    font: Path = LOMA
    glyphs: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    widths: Mapping[int, int] = field(default_factory=dict)
    is_named: bool = True
    is_simple: bool = False

    def glyph(self, letter: str) -> int:
        """The number of the glyph that draws a letter."""
        return self.glyphs.get(letter, _numbers(self.font)[letter])


@cache
def _numbers(font: Path) -> Mapping[str, int]:
    with TTFont(font) as file:
        numbers = file.getReverseGlyphMap()
        return {
            chr(code): numbers[name]
            for code, name in file.getBestCmap().items()
        } | {"\u200b": 0}


def table_pdf(
    rows: Sequence[Sequence[str]],
    how: Print | None = None,
    *,
    ruled: Collection[int] | None = None,
    columns_ruled: bool = True,
    columns: Sequence[float] = COLUMNS,
    between_rows: float = PADDING,
    leading: float = LEADING,
    cell_by_cell: bool = False,
    tinted: bool = False,
    headed_in_bold: bool = False,
) -> bytes:
    """A page with a table.

    Args:
        rows: The text of each cell, a newline between its lines, its letters in the order in which they are drawn.
        how: How its letters are printed; None: as the font has them.
        ruled: The rows above which a line stands, the one below the last counted; None: all.
        columns_ruled: Whether lines stand between its columns.
        columns: Left ends of its columns, and the right end of the last.
        between_rows: How much further apart than lines rows are set, in points.
        leading: How far apart the lines of a cell are set, in points.
        cell_by_cell: Whether the lines between rows are drawn in parts, one a cell.
        tinted: Whether every other row is: each of its cells, and on it each of its lines again, as Qt does.
        headed_in_bold: Whether the first row is set in another font (of the same shapes).

    Returns:
        The file.
    """
    how = how or Print()
    drawn: list[str] = []
    tints: list[str] = []
    used: dict[int, str] = {}
    y = HEIGHT - 40
    tops = [y]
    for index, row in enumerate(rows):
        height = leading * max(cell.count("\n") + 1 for cell in row)
        if tinted and index % 2:
            tints += _tints(row, columns, y, height)
        for x, cell in zip(columns, row, strict=False):
            for number, line in enumerate(cell.split("\n"), 1):
                glyphs = [how.glyph(letter) for letter in line]
                used |= dict(zip(glyphs, line, strict=True))
                code = "".join(
                    f"{_FIRST + list(used).index(glyph):02X}"
                    if how.is_simple
                    else f"{glyph:04X}"
                    for glyph in glyphs
                )
                face = "B" if headed_in_bold and index == 0 else "F"
                drawn.append(
                    f"BT /{face} {SIZE} Tf {x + PADDING} {y - leading * number} Td <{code}> Tj ET"
                )
        y -= height + between_rows
        tops.append(y)
    sides = columns if cell_by_cell else (columns[0], columns[-1])
    level = [
        f"{x} {top} m {end} {top} l S"
        for index, top in enumerate(tops)
        if ruled is None or index in ruled
        for x, end in pairwise(sides)
    ]
    upright = [
        f"{x} {tops[0]} m {x} {tops[-1]} l S" for x in columns if columns_ruled
    ]
    content = "\n".join(
        ["0.9 g", *tints, "0 g 0.5 w", *level, *upright, *drawn]
    )
    return numbered(_objects(content.encode(), how, used), b"/Root 1 0 R")


def _tints(
    row: Sequence[str], columns: Sequence[float], top: float, height: float
) -> list[str]:
    tints = []
    for (x, end), cell in zip(pairwise(columns), row, strict=False):
        tints.append(f"{x} {top - height - 2} {end - x} {height} re f")
        tints += [
            f"{x + 2} {top - LEADING * number - 2} {end - x - 4} {LEADING} re f"
            for number in range(1, cell.count("\n") + 2)
        ]
    return tints


def _objects(
    content: bytes, how: Print, used: Mapping[int, str]
) -> list[bytes]:
    data = (
        how.font.read_bytes()
        if how.is_named
        else _numbered_font(how.font, list(used) if how.is_simple else [])
    )
    with TTFont(how.font) as file:
        em, advances = file["head"].unitsPerEm, file["hmtx"].metrics
        widths = [
            round(1000 * advances[name][0] / em)
            for name in file.getGlyphOrder()
        ]
    for glyph, width in how.widths.items():
        widths[glyph] = width
    said = {
        glyph: how.names.get(glyph, letter) for glyph, letter in used.items()
    }
    names = "\n".join(
        f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for glyph, text in sorted(said.items())
        if text
    )
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{sum(map(bool, said.values()))} beginbfchar\n{names}\nendbfchar endcmap end end"
    )
    if how.is_simple:
        widths = [0] * _FIRST + [widths[glyph] for glyph in used]
    fonts = [
        *_font(b"AAAAAA+Loma", 6, widths, how),
        *_font(b"AAAAAB+Loma-Bold", 11, widths, how),
    ]
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R /B 10 0 R >> >> >>",
        _stream(content),
        *fonts[:3],
        _stream(data, b"/Length1 %d" % len(data)),
        _stream(to_unicode.encode()),
        *fonts[3:],
    ]


def _font(
    name: bytes, descendant: int, widths: Sequence[int], how: Print
) -> tuple[bytes, bytes, bytes]:
    """A font, its descendant, which has the number that is given, and the descriptor of that, which has the next."""
    descriptor = descendant + 1
    named = b"/ToUnicode 9 0 R" if how.is_named else b""
    listed = " ".join(map(str, widths)).encode()
    font = (
        b"/Subtype /TrueType /FirstChar 0 /LastChar %d /Widths [%s] /FontDescriptor %d 0 R"
        % (len(widths) - 1, listed, descriptor)
        if how.is_simple
        else b"/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [%d 0 R]"
        % descendant
    )
    return (
        b"<< /Type /Font /BaseFont /%s %s %s >>" % (name, font, named),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDToGIDMap /Identity /FontDescriptor %d 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 [%s]] >>"
        % (name, descriptor, listed),
        b"<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [-500 -400 1200 1100] /ItalicAngle 0 "
        b"/Ascent 1100 /Descent -400 /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>"
        % name,
    )


def _numbered_font(path: Path, glyphs: Sequence[int]) -> bytes:
    """A font that does not say which letters its glyphs are; some have numbers of one byte."""
    with TTFont(path) as file:
        numbering = CmapSubtable.newSubtable(6)
        numbering.platformID, numbering.platEncID, numbering.language = 1, 0, 0
        numbering.cmap = {
            _FIRST + place: file.getGlyphName(glyph)
            for place, glyph in enumerate(glyphs)
        }
        file["cmap"].tables = [numbering]
        written = BytesIO()
        file.save(written)
    return written.getvalue()


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >> stream\n%s\nendstream" % (
        len(data),
        entries,
        data,
    )
