"""Pages that are one picture: taken as scanned they are what a viewer draws, however the picture is stored."""

from __future__ import annotations

import io
import zlib

import numpy as np
import pypdfium2
import pytest

from extractor.inputs.pdf.embedded_scan import embedded_scan

WIDE, HIGH, DPI = 833, 1111, 100.0
PAPER = np.full((HIGH, WIDE), 255, np.uint8)
PAPER[200:500, 150:600] = 0
PAPER[600:900:40, 100:700] = 0
BITS, INVERSE = (
    np.packbits(PAPER > 0, axis=1).tobytes(),
    np.packbits(PAPER == 0, axis=1).tobytes(),
)
INDEXED = (PAPER == 0).astype(np.uint8).tobytes()
COLOUR = np.repeat(PAPER[:, :, None], 3, 2).tobytes()
SOFT = zlib.compress((255 - PAPER).tobytes())
MASK = (
    f"<</Type/XObject/Subtype/Image/Width {WIDE}/Height {HIGH}/BitsPerComponent 8/ColorSpace/DeviceGray"
    f"/Filter/FlateDecode/Length {len(SOFT)}>>stream\n".encode()
    + SOFT
    + b"\nendstream"
)


def pdf(
    kind: str,
    data: bytes,
    *,
    before: str = "",
    page: str = "",
    size: tuple[int, int] = (WIDE, HIGH),
) -> pypdfium2.PdfPage:
    """A page of 600 x 800 points that a picture of such a kind fills."""
    packed = zlib.compress(data)
    content = f"q {before} 600 0 0 800 0 0 cm /Im Do Q"
    about = f"/Width {size[0]}/Height {size[1]}{kind}/Filter/FlateDecode/Length {len(packed)}"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{page}/Contents 4 0 R"
        "/Resources<</XObject<</Im 5 0 R>>>>>>".encode(),
        f"<</Length {len(content)}>>stream\n{content}\nendstream".encode(),
        f"<</Type/XObject/Subtype/Image{about}>>stream\n".encode()
        + packed
        + b"\nendstream",
        MASK,
    ]
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, content_of in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + content_of + b"\nendobj\n")
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    )
    out.write(
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>startxref\n{start}\n%%EOF".encode()
    )
    return pypdfium2.PdfDocument(out.getvalue())[0]


BY_BITS, BY_BYTES = "/BitsPerComponent 1", "/BitsPerComponent 8"
TAKEN = {
    "grey": pdf(f"{BY_BYTES}/ColorSpace/DeviceGray", PAPER.tobytes()),
    "black and white": pdf(f"{BY_BITS}/ColorSpace/DeviceGray", BITS),
    "black and white, inverted": pdf(
        f"{BY_BITS}/ColorSpace/DeviceGray/Decode[1 0]", INVERSE
    ),
    "indexed": pdf(
        f"{BY_BYTES}/ColorSpace[/Indexed/DeviceRGB 1 <FFFFFF000000>]", INDEXED
    ),
    "colour": pdf(f"{BY_BYTES}/ColorSpace/DeviceRGB", COLOUR),
    "turned": pdf(
        f"{BY_BYTES}/ColorSpace/DeviceGray", PAPER.tobytes(), page="/Rotate 90"
    ),
    "fax, half as fine down": pdf(
        f"{BY_BYTES}/ColorSpace/DeviceGray",
        PAPER[::2].tobytes(),
        size=(WIDE, len(PAPER[::2])),
    ),
}
DRAWN = {
    "stencil": pdf(f"{BY_BITS}/ImageMask true", BITS),
    "soft mask": pdf(
        f"{BY_BYTES}/ColorSpace/DeviceGray/SMask 6 0 R",
        np.zeros_like(PAPER).tobytes(),
    ),
    "colour key": pdf(
        f"{BY_BYTES}/ColorSpace/DeviceGray/Mask[100 100]",
        np.where(PAPER, 100, 0).astype("u1").tobytes(),
    ),
    "clipped": pdf(
        f"{BY_BYTES}/ColorSpace/DeviceGray",
        PAPER.tobytes(),
        before="0 0 600 300 re W n",
    ),
    "upside down": pdf(
        f"{BY_BYTES}/ColorSpace/DeviceGray",
        PAPER.tobytes(),
        before="-1 0 0 -1 600 800 cm",
    ),
    "far finer than asked for": pdf(
        f"{BY_BITS}/ColorSpace/DeviceGray",
        bytes(1250 * 10000),
        size=(10000, 10000),
    ),
}


def drawn(
    page: pypdfium2.PdfPage,
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    pixels = page.render(scale=DPI / 72, grayscale=True).to_numpy()
    return np.asarray(pixels.reshape(*pixels.shape[:2], -1)[:, :, 0], np.uint8)


@pytest.mark.parametrize("name", TAKEN)
def test_a_picture_taken_as_scanned_is_what_a_viewer_draws(name: str) -> None:
    scanned, wanted = embedded_scan(TAKEN[name], DPI), drawn(TAKEN[name])
    assert scanned is not None
    found = scanned.pixels
    assert (
        max(abs(a - b) for a, b in zip(found.shape, wanted.shape, strict=True))
        <= 1
    )
    rows, columns = (
        min(sides) for sides in zip(found.shape, wanted.shape, strict=True)
    )
    assert (
        np.abs(
            found[:rows, :columns].astype(int) - wanted[:rows, :columns]
        ).mean()
        < 4
    )


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_not_shown_as_it_is_stored_is_drawn(name: str) -> None:
    assert embedded_scan(DRAWN[name], DPI) is None
