"""The one table of input backends: another kind of file is a module of this package and a line in `_BUILT_IN`.

A program may register a backend of its own while it runs:

    with registered_backend(DocxBackend()):
        report = extract("report.docx")
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from extractor.inputs.base import Backend, FileContent, PageRasters
from extractor.inputs.image_file import ImageFileBackend
from extractor.inputs.pdf.backend import PdfBackend
from extractor.inputs.transcript import TranscriptBackend
from extractor.model import Format, Source

# Asked in this order which of them knows a file; nearly any text is a transcript.
_BUILT_IN: tuple[Backend, ...] = (
    PdfBackend(),
    ImageFileBackend(),
    TranscriptBackend(),
)
_registered: list[Backend] = []


def all_backends() -> tuple[Backend, ...]:
    """All backends.

    Returns:
        The backends in the order in which they are asked: the one registered last comes first, those built in last.
    """
    return (*reversed(_registered), *_BUILT_IN)


def backend_for(format_name: Format) -> Backend:
    """The backend of a format.

    Args:
        format_name: Name of a format, as `Source.format` has it.

    Returns:
        Its backend.

    Raises:
        KeyError: No backend knows the format.
    """
    for backend in all_backends():
        if format_name in backend.formats:
            return backend
    raise KeyError(format_name)


def recognised_format(content: FileContent) -> Format | None:
    """Which format a file has, whatever its name says.

    Args:
        content: The file; not empty.

    Returns:
        Name of the format, or None where no backend knows it.
    """
    for backend in all_backends():
        format_name = backend.recognise(content)
        if format_name:
            return format_name
    return None


def known_suffixes() -> frozenset[str]:
    """How the names of files end that some backend reads.

    Returns:
        Suffixes in small letters, with the dot.
    """
    suffixes: set[str] = set()
    for backend in all_backends():
        suffixes.update(backend.suffixes)
    return frozenset(suffixes)


def open_rasters(source: Source, password: str | None) -> PageRasters | None:
    """The pages of a source as pictures.

    Args:
        source: A file that was read.
        password: The password that opens it; None where none was given.

    Returns:
        Its pages, to be closed; None where files of its kind cannot be seen.

    Raises:
        BrokenFileError: The file cannot be opened.
    """
    return backend_for(source.format).open_rasters(source, password)


@contextmanager
def registered_backend(backend: Backend) -> Iterator[Backend]:
    """Let one more kind of file be read while a block runs, in this process.

    Args:
        backend: Its backend; asked before all others.

    Yields:
        The backend.
    """
    _registered.append(backend)
    try:
        yield backend
    finally:
        _registered.remove(backend)
