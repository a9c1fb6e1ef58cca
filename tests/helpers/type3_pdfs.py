"""PDFs whose only font is their own: letters that every reader draws alike, so that a drawing tells what is seen.

Each letter of font T is a ring, as wide as high, half of its size; places are those of `pdfs.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.helpers.pdfs import HEIGHT, numbered

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RING = b"500 0 0 0 500 500 d1\n0 0 500 500 re 100 100 300 300 re f*"
_BLANK = b"500 0 0 0 500 500 d1\n"
_PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 %s>>\n"
    b"stream\n%s\nendstream"
)
_RESOURCES = 3
# The numbers of the objects that tests name: three layers, a form, an opaque picture and a transparent one.
LAYERS = (8, 9, 10)
_FORM = 11
_PICTURES = (12, 13)
_MASK = 14


def type3_pdf(
    content: bytes,
    *,
    configuration: bytes = b"",
    properties: Mapping[str, bytes] | None = None,
    form: bytes = b"",
    form_entries: bytes = b"",
    page_entries: bytes = b"",
    annotations: Sequence[bytes] = (),
    blank: bool = False,
) -> bytes:
    """A PDF of one page.

    Args:
        content: Its content; it may draw the form `/Fm`, the pictures `/Opaque` and `/Clear`, and use `/Half` and
            `/Faint` (transparency).
        configuration: The default configuration of its layers (see `LAYERS`).
        properties: The names of layers, or of memberships, for marked content.
        form: What the form draws.
        form_entries: Further entries of the form.
        page_entries: Further entries of the page.
        annotations: Its annotations.
        blank: Whether the letters of its font are blank.

    Returns:
        Its bytes.
    """
    listed = b" ".join(
        b"/%s %s" % (name.encode(), value)
        for name, value in (properties or {}).items()
    )
    layers = b" ".join(b"%d 0 R" % number for number in LAYERS)
    optional = (
        b"/OCProperties << /OCGs [%s] /D << %s >> >>" % (layers, configuration)
        if configuration
        else b""
    )
    names = b" ".join(b"/%s" % letter.encode() for letter in LETTERS)
    glyphs = b" ".join(b"/%s 6 0 R" % letter.encode() for letter in LETTERS)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % optional,
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Font << /T 5 0 R >> /XObject << /Fm %d 0 R /Opaque %d 0 R /Clear %d 0 R >> /Properties << %s >> "
        b"/ExtGState << /Half << /ca 0.5 >> /Faint << /ca 0.01 >> /Multiply << /BM /Multiply >> >> >>"
        % (_FORM, *_PICTURES, listed),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Resources %d 0 R /Contents 7 0 R /Annots [%s] %s >>"
        % (_RESOURCES, b" ".join(annotations), page_entries),
        b"<< /Type /Font /Subtype /Type3 /Name /T /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] "
        b"/CharProcs << %s >> /Encoding << /Type /Encoding /Differences [97 %s] >> /FirstChar 97 /LastChar 122 "
        b"/Widths [%s] /Resources << >> >>"
        % (glyphs, names, b"500 " * len(LETTERS)),
        _stream(b"", _BLANK if blank else _RING),
        _stream(b"", content),
        *(b"<< /Type /OCG /Name (%d) >>" % number for number in LAYERS),
        _stream(
            b"/Type /XObject /Subtype /Form /BBox [0 0 842 595] /Resources %d 0 R %s"
            % (_RESOURCES, form_entries),
            form,
        ),
        _PICTURE % (b"", b"\xf0"),
        _PICTURE % (b"/SMask %d 0 R " % _MASK, b"\x00"),
        _PICTURE % (b"", b"\x00"),
    ]
    return numbered(objects, b"/Root 1 0 R")


def letters(
    text: str, x: float, y: float, *, before: bytes = b"", size: float = 20.0
) -> bytes:
    """Letters from `x` on, their feet at `y`; `before` goes before them in a saved graphics state."""
    return b"q %s BT /T %.3f Tf %.2f %.2f Td (%s) Tj ET Q\n" % (
        before,
        size,
        x,
        HEIGHT - y,
        text.encode(),
    )


def picture(name: str, x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A picture in a box."""
    return b"q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q\n" % (
        x1 - x0,
        y1 - y0,
        x0,
        HEIGHT - y1,
        name.encode(),
    )


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (
        entries,
        len(data),
        data,
    )
