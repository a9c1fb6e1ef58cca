"""Broken PDFs, made of good ones by changing what they are built of: each is told by a seed, and the same every time.

One change in three things: a place of the file's structure is chosen (its table of places, a stream, a font, a map of
characters, the tree of pages, a picture, an operator), a value in it, and what stands there instead. Nothing is made
to harm a reader: values are of a wrong type, size or sign, data end too soon or have a bit turned.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from tests.helpers.files import ROOT
from tests.helpers.pdfs import page, pdf
from tests.helpers.small_report import COVER, REPORT

# Pages that are kept of a sample.
_PAGES = 2
# How many places of a file are changed.
_MOST_CHANGES = 3
_NAMES_OF_FONTS = (
    "/Type",
    "/Subtype",
    "/BaseFont",
    "/Encoding",
    "/DescendantFonts",
    "/ToUnicode",
    "/W",
    "/DW",
    "/Widths",
    "/FirstChar",
    "/LastChar",
    "/FontDescriptor",
    "/FontBBox",
    "/Ascent",
    "/Descent",
    "/FontFile2",
    "/FontFile3",
    "/CIDToGIDMap",
    "/CIDSystemInfo",
    "/FontMatrix",
)
_NAMES_OF_PAGES = (
    "/Type",
    "/Parent",
    "/Kids",
    "/Count",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/Resources",
    "/Contents",
    "/Annots",
    "/UserUnit",
    "/Font",
    "/XObject",
    "/ExtGState",
    "/Group",
)
_NAMES_OF_PICTURES = (
    "/Subtype",
    "/Width",
    "/Height",
    "/BitsPerComponent",
    "/ColorSpace",
    "/Filter",
    "/DecodeParms",
    "/Decode",
    "/SMask",
    "/Mask",
    "/ImageMask",
)
_NUMBER = re.compile(rb"(?<![\w.#/-])-?\d+(?:\.\d+)?(?![\w.])")
_OPERATOR = re.compile(rb"(?<=\s)[A-Za-z*']{1,3}(?=\s)")
_ODD_NUMBERS = (
    b"0",
    b"-1",
    b"1e9",
    b"99999999",
    b"-0.00001",
    b"4294967296",
    b"/Name",
    b"(text)",
    b"[",
    b"]",
    b">>",
    b"",
)

Change = Callable[[pikepdf.Pdf, random.Random], None]
ByteChange = Callable[[bytes, random.Random], bytes]


def broken_pdf(seed: int, *, of_samples: bool = True) -> bytes:
    """A PDF that is broken in one to three places: one that the tests make, or one of the samples' too."""
    generator = random.Random(seed)
    good_ones = (_made_report(), *(_samples() if of_samples else ()))
    data = generator.choice(good_ones)
    changes = generator.randint(1, _MOST_CHANGES)
    with pikepdf.open(io.BytesIO(data)) as document:
        for _ in range(changes):
            # What is broken already may have no such place any more.
            with suppress(pikepdf.PdfError, ValueError, TypeError, LookupError):
                generator.choice(_CHANGES)(document, generator)
        out = io.BytesIO()
        with suppress(pikepdf.PdfError, RuntimeError, ValueError):
            document.save(
                out,
                static_id=True,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=generator.choice(
                    [
                        pikepdf.ObjectStreamMode.disable,
                        pikepdf.ObjectStreamMode.generate,
                    ]
                ),
            )
    if out.getvalue().endswith(b"%%EOF\n"):
        data = out.getvalue()
    if generator.random() < 1 / 3 or data in good_ones:
        data = generator.choice(_BYTE_CHANGES)(data, generator)
    return data


@cache
def _made_report() -> bytes:
    """A report with a picture."""
    return _with_picture(pdf(page(COVER, REPORT), page("", REPORT)))


@cache
def _samples() -> tuple[bytes, ...]:
    """The first pages of the samples."""
    return tuple(map(_first_pages, sorted((ROOT / "samples").glob("*.pdf"))))


def _first_pages(file: Path) -> bytes:
    with pikepdf.open(file) as document:
        del document.pages[_PAGES:]
        out = io.BytesIO()
        document.save(out, static_id=True)
    return out.getvalue()


def _with_picture(data: bytes) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((60, 40)).save(out, "JPEG")
    with pikepdf.open(io.BytesIO(data)) as document:
        picture = pikepdf.Stream(document, out.getvalue())
        picture.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=60,
                Height=40,
                BitsPerComponent=8,
                ColorSpace=pikepdf.Name.DeviceGray,
                Filter=pikepdf.Name.DCTDecode,
            )
        )
        for shown in document.pages:
            shown.Resources.XObject = pikepdf.Dictionary(
                I=document.make_indirect(picture)
            )
            shown.contents_add(b"q 60 0 0 40 700 10 cm /I Do Q")
        saved = io.BytesIO()
        document.save(saved, static_id=True)
    return saved.getvalue()


def _odd_value(document: pikepdf.Pdf, generator: random.Random) -> Any:
    """A value that nobody expects."""
    return generator.choice(
        [
            0,
            -1,
            2**31 - 1,
            -(2**31),
            True,
            pikepdf.Name.Odd,
            pikepdf.String("odd"),
            pikepdf.Array([]),
            pikepdf.Array([0, pikepdf.Name.Odd, -1]),
            pikepdf.Dictionary(),
            document.Root,
            generator.choice(list(document.objects)),
        ]
    )


def _holders(document: pikepdf.Pdf) -> Iterator[Any]:
    """All dictionaries of a file, those within others too, and streams."""
    left = list(document.objects)
    for _ in range(5000):
        if not left:
            return
        thing = left.pop(0)
        if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
            yield thing
            left += [
                value
                for _, value in thing.items()
                if isinstance(value, pikepdf.Dictionary | pikepdf.Array)
                and not value.is_indirect
            ]
        elif isinstance(thing, pikepdf.Array):
            left += [
                value
                for value in thing
                if isinstance(value, pikepdf.Dictionary)
                and not value.is_indirect
            ]


def _change_entry(
    document: pikepdf.Pdf, generator: random.Random, names: tuple[str, ...]
) -> None:
    places = [
        (holder, name)
        for holder in _holders(document)
        for name in names
        if name in holder
    ]
    holder, name = generator.choice(places)
    kind = generator.randrange(4)
    if kind == 0:
        del holder[name]
    elif kind == 1 and isinstance(holder[name], pikepdf.Array):
        _change_array(document, generator, holder[name])
    else:
        holder[name] = _odd_value(document, generator)


def _change_array(
    document: pikepdf.Pdf, generator: random.Random, array: Any
) -> None:
    at = generator.randrange(max(1, len(array)))
    match generator.randrange(3):
        case 0:
            del array[at]
        case 1:
            array.insert(at, _odd_value(document, generator))
        case _:
            array[at] = _odd_value(document, generator)


def _font(document: pikepdf.Pdf, generator: random.Random) -> None:
    _change_entry(document, generator, _NAMES_OF_FONTS)


def _page(document: pikepdf.Pdf, generator: random.Random) -> None:
    _change_entry(document, generator, _NAMES_OF_PAGES)


def _picture(document: pikepdf.Pdf, generator: random.Random) -> None:
    _change_entry(document, generator, _NAMES_OF_PICTURES)


def _raw_stream(document: pikepdf.Pdf, generator: random.Random) -> None:
    """Packed data end too soon, or have bits turned."""
    stream = generator.choice(_streams(document))
    raw = bytearray(stream.read_raw_bytes())
    if generator.random() < 1 / 2:
        del raw[generator.randrange(len(raw) + 1) :]
    else:
        for _ in range(generator.randint(1, 8)):
            raw[generator.randrange(len(raw))] ^= 1 << generator.randrange(8)
    stream.write(
        bytes(raw),
        filter=stream.get("/Filter"),
        decode_parms=stream.get("/DecodeParms"),
    )


def _filter(document: pikepdf.Pdf, generator: random.Random) -> None:
    """Data say that they are packed in another way."""
    stream = generator.choice(_streams(document))
    other = generator.choice(
        [
            pikepdf.Name.FlateDecode,
            pikepdf.Name.LZWDecode,
            pikepdf.Name.ASCII85Decode,
            pikepdf.Name.ASCIIHexDecode,
            pikepdf.Name.RunLengthDecode,
            pikepdf.Name.CCITTFaxDecode,
            pikepdf.Name.DCTDecode,
            pikepdf.Name.Odd,
            pikepdf.Array([pikepdf.Name.FlateDecode] * 2),
        ]
    )
    parameters = pikepdf.Dictionary(
        Predictor=generator.choice([1, 2, 12, 15, 99]),
        Columns=generator.choice([0, 1, 5, 70000]),
        Colors=generator.choice([0, 1, 3]),
    )
    stream.write(
        stream.read_raw_bytes(),
        filter=other,
        decode_parms=generator.choice([None, parameters])
        if isinstance(other, pikepdf.Name)
        else None,
    )


def _content(document: pikepdf.Pdf, generator: random.Random) -> None:
    """Numbers and operators of a content stream, a form or a map of characters are others."""
    texts = [
        stream
        for stream in _streams(document)
        if stream.get("/Subtype") != pikepdf.Name.Image
        and not {"/Length1", "/Length2", "/Length3"} & set(stream.keys())
    ]
    stream = generator.choice(texts)
    data = stream.read_bytes()
    for _ in range(generator.randint(1, 20)):
        what = generator.choice([_NUMBER, _NUMBER, _OPERATOR])
        found = list(what.finditer(data))
        if not found:
            break
        place = generator.choice(found)
        instead = (
            generator.choice(_ODD_NUMBERS)
            if what is _NUMBER
            else generator.choice(found)[0]
        )
        data = data[: place.start()] + instead + data[place.end() :]
    stream.write(data)


def _map_of_characters(document: pikepdf.Pdf, generator: random.Random) -> None:
    maps = [
        holder["/ToUnicode"]
        for holder in _holders(document)
        if isinstance(holder.get("/ToUnicode"), pikepdf.Stream)
    ]
    stream = generator.choice(maps)
    data = stream.read_bytes()
    codes = list(re.finditer(rb"<[0-9A-Fa-f]+>", data))
    for _ in range(generator.randint(1, 10)):
        place = generator.choice(codes)
        instead = generator.choice(
            [b"<>", b"<F>", b"<FFFF>", b"<0000>", b"<D800>", b"<FFFFFFFF>"]
        )
        data = (
            data[: place.start()]
            + instead.ljust(place.end() - place.start())
            + data[place.end() :]
        )
    stream.write(data)


def _form_in_itself(document: pikepdf.Pdf, generator: random.Random) -> None:
    """A form shows a form, which may be itself."""
    form = document.make_indirect(
        pikepdf.Stream(document, b"q /Form Do Q 0 0 9 9 re f")
    )
    form.Subtype = pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 600, 600])
    form.Resources = pikepdf.Dictionary(XObject={"/Form": form})
    shown = generator.choice(list(document.pages))
    shown.Resources.XObject = pikepdf.Dictionary(Form=form)
    shown.contents_add(b"/Form Do")


def _streams(document: pikepdf.Pdf) -> list[Any]:
    return [
        thing for thing in document.objects if isinstance(thing, pikepdf.Stream)
    ]


def _offsets(data: bytes, generator: random.Random) -> bytes:
    """Places in the table of places are others."""
    places = list(re.finditer(rb"\d{10} \d{5} [nf]", data))
    for place in generator.sample(places, min(len(places), 5)):
        other = b"%010d 00000 n" % generator.randrange(2 * len(data))
        data = data[: place.start()] + other + data[place.end() :]
    return data


def _trailer(data: bytes, generator: random.Random) -> bytes:
    """Numbers behind the last object are others."""
    at = max(data.rfind(b"trailer"), data.rfind(b"/XRef"), 0)
    numbers = list(_NUMBER.finditer(data, at))
    for _ in range(generator.randint(1, 3)):
        if numbers:
            place = generator.choice(numbers)
            other = b"%d" % generator.randrange(2 * len(data))
            size = place.end() - place.start()
            data = (
                data[: place.start()]
                + other[:size].rjust(size)
                + data[place.end() :]
            )
    return data


def _lengths(data: bytes, generator: random.Random) -> bytes:
    return re.sub(
        rb"/Length \d+",
        lambda _: b"/Length %d" % generator.randrange(99999),
        data,
    )


def _cut(data: bytes, generator: random.Random) -> bytes:
    return data[: generator.randrange(len(data))]


def _without_a_part(data: bytes, generator: random.Random) -> bytes:
    at = generator.randrange(len(data))
    return data[:at] + data[at + generator.randint(1, 2000) :]


def _other_bytes(data: bytes, generator: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(generator.randint(1, 40)):
        changed[generator.randrange(len(changed))] = generator.randrange(256)
    return bytes(changed)


_CHANGES: tuple[Change, ...] = (
    _font,
    _font,
    _page,
    _page,
    _picture,
    _raw_stream,
    _raw_stream,
    _filter,
    _content,
    _content,
    _map_of_characters,
    _form_in_itself,
)
_BYTE_CHANGES: tuple[ByteChange, ...] = (
    _offsets,
    _trailer,
    _lengths,
    _cut,
    _without_a_part,
    _other_bytes,
)
