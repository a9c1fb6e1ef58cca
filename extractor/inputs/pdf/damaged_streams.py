"""Which streams pdfminer could unpack a part of only, which it does without a word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pdfminer import pdftypes


@dataclass
class DamagedStreams:
    """A count that goes on while pages are read.

    Attributes:
        count: How many streams were damaged so far.
    """

    count: int = 0


@contextmanager
def damaged_streams_counted() -> Iterator[DamagedStreams]:
    """Count damaged streams while a block runs.

    pdfminer's function for damaged streams is replaced meanwhile, in the whole process; it does the same as before.

    Yields:
        The count.
    """
    damaged = DamagedStreams()
    unpack = pdftypes.decompress_corrupted

    def unpack_and_count(data: bytes) -> bytes:
        damaged.count += 1
        return bytes(unpack(data))

    pdftypes.decompress_corrupted = unpack_and_count
    try:
        yield damaged
    finally:
        pdftypes.decompress_corrupted = unpack
