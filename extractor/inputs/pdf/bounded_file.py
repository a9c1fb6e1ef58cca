"""A PDF without what claims more memory than any report needs; all else in it stays, and stays where it is.

Neither pdfminer nor PDFium asks how much a stream unpacks to before it does. So each stream of the file that may
unpack to too much is unpacked here first, up to the bound; where it goes on beyond, its bytes are replaced by as many
that say so. Pictures are told by the size that they claim: their width becomes zero, and they are not drawn.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode, a85encode
from binascii import Error as BinasciiError
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.inputs import bounds

# How data of a stream begin (ISO 32000-1, 7.3.8.1), and what stands behind them.
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_END = b"endstream"
_OBJECT = b" obj"
# Bytes before its data in which a stream's dictionary stands; what is longer is none that a program wrote.
_LONGEST_DICTIONARY = 1 << 16
# How many times as large DEFLATE can make data (RFC 1951: 258 bytes by a bit or two).
_MOST_INFLATED = 1032
# Bytes that two of a run may stand for, and the length that ends runs.
_MOST_RUN = 128
_END_OF_RUNS = 128
# A length beyond that says how often the next byte stands, counted down from here.
_LONGER = 257
# Filters in a row that are followed.
_MOST_LAYERS = 4
_FILTERS = re.compile(rb"Decode\b(?!Parms)|/(?:Fl|A85|AHx|LZW|RL)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
# A letter of a name that is written as two digits (7.3.5).
_WRITTEN_LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")
# White space and comments (7.2.3); a number; one that another object says.
_GAP = rb"(?:[\s\0]|%[^\r\n]*[\r\n])+"
_SIZE = (
    _GAP
    + rb"(\+?\d{1,10}(?:\.\d*)?(?:"
    + _GAP
    + rb"\d{1,5}"
    + _GAP
    + rb"R\b)?)"
)
_BITS = re.compile(rb"/BitsPerComponent\s+(\d{1,2})\b")
_ONE_COLOUR = re.compile(
    rb"/ColorSpace\s*(?:/DeviceGray|/CalGray|/G\b|\[\s*/Indexed|\[\s*/CalGray)|/ImageMask\s+true"
)
# What a size is taken for that cannot be told: more than any.
_UNTOLD = 1 << 32
# Bytes a pixel of a picture in colour, as PDFium holds it.
_COLOURS = 3
_BITS_A_BYTE = 8
# What stands for data that were taken away.
TOO_LARGE = b"%too large"
_AS_TEXT = a85encode(TOO_LARGE) + b"~>"


@dataclass(frozen=True, slots=True)
class BoundedFile:
    """A PDF within bounds.

    Attributes:
        data: Its bytes, as many as before.
        is_whole: Whether nothing was taken away.
    """

    data: bytes
    is_whole: bool = True


def _named(name: str) -> re.Pattern[bytes]:
    """A size of this name, in whatever way its letters are written."""
    letters = [
        rb"(?:%c|(?i:#%02x))" % (letter, letter) for letter in name.encode()
    ]
    return re.compile(b"/" + b"".join(letters) + _SIZE)


_WIDTH = _named("Width")
_HEIGHT = _named("Height")


def bounded(data: bytes) -> BoundedFile:
    """Take away from a PDF what claims too much.

    Args:
        data: Its bytes.

    Returns:
        The PDF within bounds; of one that is encrypted only what its pictures claim can be told.
    """
    excess = list(_excess(data))
    if not excess:
        return BoundedFile(data)
    changed = bytearray(data)
    for start, end, instead in excess:
        changed[start:end] = instead.ljust(end - start)[: end - start]
    return BoundedFile(bytes(changed), is_whole=False)


def _excess(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where something claims too much, and what is to stand there."""
    has_end = True
    for found in _STREAM.finditer(data):
        start = found.end()
        end = data.find(_END, start) if has_end else -1
        has_end = end >= 0
        head = _dictionary(data, found.start())
        if _PICTURE.search(_plain(head)):
            width = _WIDTH.search(head)
            if width and _claims_too_much(data, head, width[1]):
                at = found.start() - len(head)
                yield at + width.start(1), at + width.end(1), b"0"
            continue
        raw = slice(start, end if has_end else len(data))
        if _unpacks_to_too_much(data, raw, head):
            is_text = _is_text(data[raw])
            yield raw.start, raw.stop, _AS_TEXT if is_text else TOO_LARGE


def _dictionary(data: bytes, end: int) -> bytes:
    first = max(0, end - _LONGEST_DICTIONARY)
    begin = data.rfind(_OBJECT, first, end)
    return data[first if begin < 0 else begin + 1 : end]


def _plain(head: bytes) -> bytes:
    """A dictionary whose names are written letter by letter."""
    return _WRITTEN_LETTER.sub(lambda two: bytes([int(two[1], 16)]), head)


def _size(data: bytes, written: bytes) -> int:
    """What a size says, or another object of the file says in its place; of several the largest."""
    first, *further = written.split()
    if not further:
        return int(float(written))
    says = re.compile(
        rb"(?<!\d)%s%s\d+%sobj%s(\d{1,10})\b" % (first, _GAP, _GAP, _GAP)
    )
    return max(map(int, says.findall(data)), default=_UNTOLD)


def _claims_too_much(data: bytes, head: bytes, width: bytes) -> bool:
    """Whether a picture has more pixels, or bytes of them, than any report's."""
    height = _HEIGHT.search(head)
    head = _plain(head)
    bits = _BITS.search(head)
    pixels = _size(data, width) * _size(data, height[1]) if height else 0
    one_bit = (bits is not None and int(bits[1]) == 1) or b"/ImageMask" in head
    bytes_a_pixel = 1 / _BITS_A_BYTE if one_bit else 1.0
    if not _ONE_COLOUR.search(head):
        bytes_a_pixel *= _COLOURS
    most_pixels = bounds.MOST_ONE_BIT_PIXELS if one_bit else bounds.MOST_PIXELS
    return (
        pixels > most_pixels
        or pixels * bytes_a_pixel > bounds.MOST_PICTURE_BYTES
    )


def _unpacks_to_too_much(data: bytes, raw: slice, head: bytes) -> bool:
    most = bounds.MOST_STREAM_BYTES
    runs = b"/RunLengthDecode" in head or b"/RL" in head
    if b"/F" not in head:  # no filter, or one by another name
        return False
    layers = len(_FILTERS.findall(head))
    # The filters stand elsewhere, or are written in another way.
    if not layers or b"#" in head:
        layers = 2
    layers = min(layers, _MOST_LAYERS)
    if (raw.stop - raw.start) * _MOST_INFLATED**layers <= most:
        return False
    return _unpacked_beyond(data[raw], most, layers, runs=runs)


def _unpacked_beyond(
    packed: bytes, most: int, layers: int, *, runs: bool
) -> bool:
    """Whether data unpack to more than `most` bytes, in any of their layers; `runs`: one may be runs of bytes."""
    for _ in range(layers):
        unpacked = _unpacked(packed, most)
        if unpacked is None:
            return runs and _run_beyond(packed, most)
        if len(unpacked) > most:
            return True
        packed = unpacked
    return False


def _unpacked(packed: bytes, most: int) -> bytes | None:
    """What data that know by themselves how they are packed unpack to, up to a byte more than `most`."""
    try:
        if _is_text(packed):
            return a85decode(packed.strip().removeprefix(b"<~")[:-2])
        return zlib.decompressobj().decompress(packed, most + 1)
    except (zlib.error, ValueError, BinasciiError):
        return None


def _run_beyond(packed: bytes, most: int) -> bool:
    """Whether runs of bytes (ISO 32000-1, 7.4.5) are longer than `most` in all."""
    if len(packed) * _MOST_RUN // 2 <= most:
        return False
    size = at = 0
    while at < len(packed) and packed[at] != _END_OF_RUNS and size <= most:
        length = packed[at]
        is_repeated = length > _END_OF_RUNS
        size += _LONGER - length if is_repeated else length + 1
        at += 2 if is_repeated else length + 2
    return size > most


def _is_text(packed: bytes) -> bool:
    """Whether data are packed as ASCII85 has them."""
    return packed.rstrip().endswith(b"~>")
