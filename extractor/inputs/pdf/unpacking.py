"""How pdfminer unpacks streams: within bounds, and with an account of what was damaged, which it keeps to itself."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pdfminer import pdftypes

from extractor.errors import TooLargeError
from extractor.inputs import bounds
from extractor.inputs.pdf.bounded_file import TOO_LARGE

# Bytes of a damaged stream that are unpacked at a time; only where it breaks is gone on byte by byte.
_AT_A_TIME = 4096
# Bytes of a checksum at the end of a stream (RFC 1950): what is damaged there has lost nothing.
_CHECKSUM = 4


@dataclass
class Unpacking:
    """An account that goes on while streams are unpacked.

    Attributes:
        damaged: How many streams were damaged so far.
        too_large: How many were larger than any report's.
        unpacked: Bytes that were unpacked.
    """

    damaged: int = 0
    too_large: int = 0
    unpacked: int = 0

    def decompress(self, data: bytes) -> bytes:
        """Do what `zlib.decompress` does, within bounds.

        Args:
            data: Packed data.

        Returns:
            What they unpack to.

        Raises:
            TooLargeError: It is more than any stream, or page, of a report has.
            zlib.error: The data are damaged.
        """
        inflater = zlib.decompressobj()
        most = min(
            bounds.MOST_STREAM_BYTES, bounds.MOST_PAGE_BYTES - self.unpacked
        )
        unpacked = inflater.decompress(data, most + 1)
        if len(unpacked) > most:
            raise self._too_large()
        if not inflater.eof:
            raise zlib.error("incomplete or truncated stream")
        self.unpacked += len(unpacked)
        return unpacked

    def decompress_damaged(self, data: bytes) -> bytes:
        """Do what pdfminer's `decompress_corrupted` does, within bounds, and in a time that grows with the data alone.

        Args:
            data: Packed data, damaged.

        Returns:
            What they unpack to where only their checksum is damaged, or their end is missing.

        Raises:
            TooLargeError: As above, or something too large was taken away in their place.
            zlib.error: They are damaged before that.
        """
        if data.startswith(TOO_LARGE):
            raise self._too_large()
        self.damaged += 1
        inflater = zlib.decompressobj()
        parts = list[bytes]()
        size, position, step = 0, 0, _AT_A_TIME
        while position < len(data):
            before = inflater.copy() if step > 1 else inflater
            try:
                part = inflater.decompress(data[position : position + step])
            except zlib.error:
                if step > 1:  # go back, and find the byte
                    inflater, step = before, 1
                    continue
                if position <= len(data) - _CHECKSUM:
                    raise
                break
            size += len(part)
            if size > bounds.MOST_STREAM_BYTES:
                raise self._too_large()
            parts.append(part)
            position += step
        return b"".join(parts)

    def _too_large(self) -> TooLargeError:
        self.too_large += 1
        return TooLargeError(what=f"{bounds.MOST_STREAM_BYTES >> 20:,} MB")


class _Zlib:
    """What pdfminer asks the module `zlib` for."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    def __init__(self, unpacking: Unpacking) -> None:
        self.decompress = unpacking.decompress


@contextmanager
def bounded_unpacking() -> Iterator[Unpacking]:
    """Unpack streams within bounds while a block runs.

    pdfminer's functions are replaced meanwhile, in the whole process; within bounds they do the same as before.

    Yields:
        The account.
    """
    unpacking = Unpacking()
    kept = pdftypes.zlib, pdftypes.decompress_corrupted
    pdftypes.zlib = _Zlib(unpacking)
    pdftypes.decompress_corrupted = unpacking.decompress_damaged
    try:
        yield unpacking
    finally:
        pdftypes.zlib, pdftypes.decompress_corrupted = kept
