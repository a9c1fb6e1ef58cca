"""PDFs by hand (ISO 32000-1): rulings, print and clips at exact places, on A4 landscape pages.

Places are points from the top left of the page as it is written, y downwards; `y` of print is its baseline.
Font F has Unicode codes, letters half a size wide and Thai marks without width; H is Helvetica with Latin letters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from extractor.batch.table_reading import read_tables
from extractor.model import Report, Source
from extractor.options import Options
from extractor.pipeline import read_report
from extractor.tables.cell_text import TableText

Pack = Callable[[bytes], bytes]
Rule = Callable[[float, float, float, float], bytes]
# The text of each cell, a newline between its lines; None where there is no cell of its own.
Rows = Sequence[Sequence[str | None]]

WIDTH, HEIGHT = 842, 595
SIZE, LEADING, PADDING = 10.0, 12.0, 3.0
LETTER = SIZE / 2

_MAPPED = (
    *(
        (0x20, 0x7E),
        (0xB7, 0xB7),
        (0xE01, 0xE5B),
        (0x200B, 0x200B),
        (0x2013, 0x2022),
        (0x2713, 0x2713),
    ),
    *((0x27A2, 0x27A2), (0xE000, 0xE000), (0xF700, 0xF71A)),
)
_RANGES = b" ".join(
    b"<%04X> <%04X> <%04X>" % (first, last, first) for first, last in _MAPPED
)
FONT = [
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Sarabun /Encoding /Identity-H "
    b"/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sarabun /CIDSystemInfo 7 0 R /FontDescriptor 5 0 R /DW 500 "
    b"/W [3633 3633 0 3636 3642 0 3655 3662 0 8203 8203 0 63232 63258 0] >>",
    b"<< /Type /FontDescriptor /FontName /Sarabun /Flags 4 /FontBBox [0 -250 1000 900] /ItalicAngle 0 /Ascent 900 "
    b"/Descent -250 /CapHeight 700 /StemV 80 >>",
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"%d beginbfrange %s endbfrange endcmap end end" % (len(_MAPPED), _RANGES),
]
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PAD = bytes.fromhex(
    "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
)
ALLOWED = -44
FILE_ID = bytes(range(16))
OPTIONS = Options.model_validate({})
_FIRST_PAGE = 9
_FONTS = b"/F 3 0 R /H 8 0 R"


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation: its sides (left, top, right, bottom), its appearance in points of the page, further entries.

    One without an appearance leaves to the reader how it looks.
    """

    sides: tuple[float, float, float, float]
    content: bytes | None
    entries: bytes = b"/Subtype /FreeText"


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: its content stream, entries of its dictionary (`/Rotate 90`, a CropBox), and what is written onto it."""

    content: bytes
    entries: bytes = b""
    media: bytes = b"0 0 842 595"
    notes: tuple[Note, ...] = ()


def pdf(
    *pages: bytes | Paper,
    user: bytes = b"",
    owner: bytes = b"",
    pack: Pack | None = None,
    catalogue: bytes = b"",
) -> bytes:
    """A PDF of these pages, deflated by `pack`, encrypted (RC4, 40 bits) where a password is given."""
    key = _file_key(user, owner) if user or owner else b""
    kids = b" ".join(
        b"%d 0 R" % (_FIRST_PAGE + 2 * i) for i in range(len(pages))
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        *FONT[:3],
        _stream(FONT[3], 6, key),
        b"<< /Registry %s /Ordering %s /Supplement 0 >>"
        % (_string(b"Adobe", 7, key), _string(b"Identity", 7, key)),
        HELVETICA,
    ]
    papers = [
        page if isinstance(page, Paper) else Paper(page) for page in pages
    ]
    notes = [note for paper in papers for note in paper.notes]
    at_note = _FIRST_PAGE + 2 * len(papers)
    for number, page in enumerate(papers):
        at = _FIRST_PAGE + 2 * number
        written = b" ".join(
            _annotation(note, at_note + notes.index(note))
            for note in page.notes
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] %s /Annots [%s] "
            b"/Resources << /Font << %s >> >> /Contents %d 0 R >>"
            % (page.media, page.entries, written, _FONTS, at + 1)
        )
        objects.append(_stream(page.content, at + 1, key, pack))
    objects += [_appearance(note) for note in notes]
    trailer = b"/Root 1 0 R /ID [<%s> <%s>]" % ((FILE_ID.hex().encode(),) * 2)
    if key:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >>"
            % (
                ALLOWED,
                _owner_entry(user, owner).hex().encode(),
                _rc4(key, PAD).hex().encode(),
            )
        )
        trailer += b" /Encrypt %d 0 R" % len(objects)
    return numbered(objects, trailer)


def numbered(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """Objects from 1 on, their cross-reference table and the trailer."""
    made, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(made), len(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(
        b"%010d 00000 n \n" % at for at in offsets
    )
    return made + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start,
    )


def words(
    text: str, x: float, y: float, *, size: float = SIZE, spread: float = 0.0
) -> bytes:
    """Print from `x` on; `spread` points between the letters."""
    code = text.encode("utf-16-be").hex().encode()
    return b"BT /F %.2f Tf %.2f Tc %.2f %.2f Td <%s> Tj ET\n" % (
        size,
        spread,
        x,
        HEIGHT - y,
        code,
    )


def latin(text: str, x: float, y: float, *, size: float = SIZE) -> bytes:
    """Print in Helvetica."""
    escaped = (
        text.encode("cp1252")
        .replace(b"\\", b"\\\\")
        .replace(b"(", b"\\(")
        .replace(b")", b"\\)")
    )
    return b"BT /H %.2f Tf %.2f %.2f Td (%s) Tj ET\n" % (
        size,
        x,
        HEIGHT - y,
        escaped,
    )


def lines(text: str, x: float, y: float) -> bytes:
    """Lines of print, one below the other."""
    return b"".join(
        words(line, x, y + LEADING * i)
        for i, line in enumerate(text.split("\n"))
        if line
    )


def actual(text: str, print_: bytes) -> bytes:
    """Print that stands for `text`."""
    return b"/Span << /ActualText <FEFF%s> >> BDC\n%sEMC\n" % (
        text.encode("utf-16-be").hex().encode(),
        print_,
    )


def slanted(text: str, x: float, y: float, *, size: float = SIZE) -> bytes:
    """Print that climbs at 45 degrees."""
    code = text.encode("utf-16-be").hex().encode()
    return (
        b"BT /F %.2f Tf 0.7071 0.7071 -0.7071 0.7071 %.2f %.2f Tm <%s> Tj ET\n"
        % (size, x, HEIGHT - y, code)
    )


def line(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A stroke."""
    return b"%.2f %.2f m %.2f %.2f l S\n" % (x0, HEIGHT - y0, x1, HEIGHT - y1)


def bar(thickness: float) -> Rule:
    """Strokes drawn as filled rectangles."""

    def rule(x0: float, y0: float, x1: float, y1: float) -> bytes:
        half = thickness / 2
        return shade(
            x0 - half * (x0 == x1),
            y0 - half * (y0 == y1),
            x1 + half * (x0 == x1),
            y1 + half * (y0 == y1),
            0,
        )

    return rule


def dots(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A row of squares of 0.75 points, 1.5 points apart."""
    count = int(max(x1 - x0, y1 - y0) / 1.5)
    steps = (
        (x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count)
        for i in range(count + 1)
    )
    return b"".join(
        shade(x - 0.375, y - 0.375, x + 0.375, y + 0.375, 0) for x, y in steps
    )


def double(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """Two strokes 1.5 points apart."""
    across, down = 0.75 * (x0 == x1), 0.75 * (y0 == y1)
    return line(x0 - across, y0 - down, x1 - across, y1 - down) + line(
        x0 + across, y0 + down, x1 + across, y1 + down
    )


def shade(
    x0: float, y0: float, x1: float, y1: float, grey: float = 0.8
) -> bytes:
    """A filled rectangle."""
    return b"q %.2f g %.2f %.2f %.2f %.2f re f Q\n" % (
        grey,
        x0,
        HEIGHT - y1,
        x1 - x0,
        y1 - y0,
    )


def box(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A stroked rectangle."""
    return b"%.2f %.2f %.2f %.2f re S\n" % (x0, HEIGHT - y1, x1 - x0, y1 - y0)


def clipped(
    x0: float, y0: float, x1: float, y1: float, content: bytes
) -> bytes:
    """Content of which only the part inside a rectangle shows."""
    return b"q %.2f %.2f %.2f %.2f re W n\n%sQ\n" % (
        x0,
        HEIGHT - y1,
        x1 - x0,
        y1 - y0,
        content,
    )


def rules(
    xs: Sequence[float],
    ys: Sequence[float],
    *,
    rule: Rule = line,
    sides: str = "tblr",
) -> bytes:
    """The rulings of a grid; those of the outer sides that are named: top, bottom, left, right."""
    rows = [
        y
        for y in ys
        if not (y == ys[0] and "t" not in sides)
        and not (y == ys[-1] and "b" not in sides)
    ]
    cols = [
        x
        for x in xs
        if not (x == xs[0] and "l" not in sides)
        and not (x == xs[-1] and "r" not in sides)
    ]
    return b"".join(rule(xs[0], y, xs[-1], y) for y in rows) + b"".join(
        rule(x, ys[0], x, ys[-1]) for x in cols
    )


def fill(rows: Rows, xs: Sequence[float], ys: Sequence[float]) -> bytes:
    """The print of a grid's cells."""
    return b"".join(
        lines(text, x + PADDING, y + LEADING)
        for y, row in zip(ys, rows, strict=False)
        for x, text in zip(xs, row, strict=False)
        if text
    )


def tops(rows: Rows, top: float) -> list[float]:
    """The y of the row rulings: each row as high as its longest cell wants."""
    heights = (
        2 * PADDING
        + LEADING * max((text or "").count("\n") + 1 for text in row)
        for row in rows
    )
    return list(accumulate(heights, initial=top))


def columns(
    count: int, width: float = 130.0, left: float = 30.0
) -> list[float]:
    """The x of the column rulings of even columns."""
    return [left + width * col for col in range(count + 1)]


def table(
    rows: Rows,
    top: float,
    *,
    rule: Rule = line,
    sides: str = "tblr",
    xs: Sequence[float] = (),
) -> bytes:
    """A ruled table of even columns, its print in its cells."""
    xs, ys = xs or columns(len(rows[0])), tops(rows, top)
    return rules(xs, ys, rule=rule, sides=sides) + fill(rows, xs, ys)


def page(cover: str, rows: Rows) -> bytes:
    """Lines of text above a ruled table; each cell holds one line."""
    top = 35 + 16 * len(cover.split("\n"))
    made = b"".join(
        words(line, 30, 35 + 16 * i)
        for i, line in enumerate(cover.split("\n"))
        if line
    )
    return made + (table(rows, top) if rows else b"")


def source(data: bytes, name: str = "r.pdf") -> Source:
    """A PDF as the pipeline takes it."""
    return Source(
        Path(name), name, hashlib.sha256(data).hexdigest(), "pdf", data
    )


def tables_of(*pages: bytes | Paper) -> list[TableText]:
    """What `raingan tables` reads from these pages."""
    return read_tables(source(pdf(*pages)), OPTIONS)[0]


def cells_of(*pages: bytes | Paper) -> list[list[list[str]]]:
    """The texts of the tables on these pages: tables, rows, cells."""
    return [[list(row) for row in found.rows] for found in tables_of(*pages)]


def report_of(*pages: bytes | Paper) -> Report:
    """What `raingan extract` reads from these pages."""
    return read_report(source(pdf(*pages)), OPTIONS)


def _annotation(note: Note, at: int) -> bytes:
    left, top, right, bottom = note.sides
    looks = b"" if note.content is None else b"/AP << /N %d 0 R >>" % at
    return b"<< /Type /Annot %s /Rect [%.2f %.2f %.2f %.2f] %s >>" % (
        note.entries,
        *(left, HEIGHT - bottom, right, HEIGHT - top),
        looks,
    )


def _appearance(note: Note) -> bytes:
    """A form whose coordinates begin at the lower left corner of the annotation."""
    left, top, right, bottom = note.sides
    drawn = b"q 1 0 0 1 %.2f %.2f cm\n%sQ" % (
        -left,
        bottom - HEIGHT,
        note.content or b"",
    )
    return (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 %.2f %.2f] /Resources << /Font << %s >> >> /Length %d >>\n"
        b"stream\n%s\nendstream"
        % (right - left, bottom - top, _FONTS, len(drawn), drawn)
    )


def _stream(
    data: bytes, number: int, key: bytes, pack: Pack | None = None
) -> bytes:
    data = _secret(pack(data) if pack else data, number, key)
    packing = b"/Filter /FlateDecode " if pack else b""
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (
        packing,
        len(data),
        data,
    )


def _string(data: bytes, number: int, key: bytes) -> bytes:
    return b"<%s>" % _secret(data, number, key).hex().encode()


def _secret(data: bytes, number: int, key: bytes) -> bytes:
    return (
        _rc4(
            hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[
                :10
            ],
            data,
        )
        if key
        else data
    )


def _file_key(user: bytes, owner: bytes) -> bytes:
    padded = (
        (user + PAD)[:32]
        + _owner_entry(user, owner)
        + ALLOWED.to_bytes(4, "little", signed=True)
        + FILE_ID
    )
    return hashlib.md5(padded).digest()[:5]


def _owner_entry(user: bytes, owner: bytes) -> bytes:
    return _rc4(
        hashlib.md5(((owner or user) + PAD)[:32]).digest()[:5],
        (user + PAD)[:32],
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
