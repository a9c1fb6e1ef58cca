"""What can go wrong, as exceptions that know their exit code and what the user should do.

RainganError
    UsageError (2)               the command or an option makes no sense
        BusyError                another run writes into the output folder
        NoWorkersError           the machine lets no process begin that reads files
    AlteredError (2)             a file of a dataset is not as it was written
    NotInstalledError (4)        a program or a model that the work needs is missing
    OutputError (2)              the output folder cannot be written
    ReportError (3)              one file could not be read; it becomes a row, the others go on
        NotAReportError          no PDF, picture or transcript
            EmptyFileError       no bytes at all
            NotAPdfError         named .pdf, but no PDF
        EncryptedError           a password is needed, or the one given is wrong
        BrokenFileError          a PDF that cannot be opened
            BrokenPictureError   a picture file that cannot be opened
                TooLargeError    a page, a picture or a stream of data with more in it than any report has
        UnreadableError          the file vanished or may not be read, or is none
        FileTooLargeError        more bytes than any report has
        NoPagesError             a PDF without pages
        NoTextError              a picture, where OCR is not wanted or reads nothing
            BadTextLayerError    a text layer without a Unicode map, or one that lost characters
        OcrError                 the OCR engine crashed, hung, or could not be reached
        TimeLimitError           took longer than a file may
        MemoryLimitError         took more memory than a worker may
        CrashError               made the process that read it crash
        NoTableError             no table at all
        NoMeasuresError          a report's header without rows

Messages come in Thai and English; `code` is what problems.csv shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from extractor import messages
from extractor.system_errors import reasons

# What a library says that was refused memory, where it does not raise MemoryError.
_MEMORY_MESSAGES = (
    "Insufficient memory",
    "bad allocation",
    "bad_alloc",
    "allocate memory",
)


class RainganError(Exception):
    """Base of all errors that people are told of.

    Attributes:
        code: What problems.csv shows: stable, kebab-case.
        exit_code: What the command ends with.
        key: The key of its message in the catalogue.
        values: What the message's template names.
        page_no: The page (1-based) that it is about, if one.
    """

    code: ClassVar[str] = "internal-error"
    exit_code: ClassVar[int] = 3

    def __init__(
        self, key: str = "", *, page_no: int | None = None, **values: object
    ) -> None:
        """Make an error of a message of the catalogue.

        Args:
            key: Key of the message; empty: the code of the class.
            page_no: The page (1-based) that it is about, if one.
            **values: What the message's template names.

        Raises:
            KeyError: There is no such message, or it names a value that is not given.
        """
        self.key = key or self.code
        self.values = {name: _plain(value) for name, value in values.items()}
        self.page_no = page_no
        super().__init__(self.message_en)

    @property
    def message_th(self) -> str:
        """What it says in Thai."""
        return self.message("th")

    @property
    def message_en(self) -> str:
        """What it says in English."""
        return self.message("en")

    def message(self, language: str) -> str:
        """What it says in a language.

        Args:
            language: `th`, `en`, or a further language (ISO 639-1); English stands in where that has no text.

        Returns:
            The message.
        """
        return messages.text(self.key, language, **self.values)

    def __reduce__(self) -> tuple[object, ...]:
        """How it is pickled: a worker sends it to the process that waits for it."""
        return _again, (type(self), self.key, self.page_no, self.values)

    def __str__(self) -> str:
        """The English message."""
        return self.message_en


def _plain(value: object) -> str | int | float:
    """A value that can be sent to another process, and looks the same in a message."""
    return value if isinstance(value, str | int | float) else str(value)


def _again(
    kind: type[RainganError],
    key: str,
    page_no: int | None,
    values: dict[str, object],
) -> RainganError:
    """Make an error anew from what `__reduce__` kept."""
    return kind(key, page_no=page_no, **values)


class UsageError(RainganError):
    """The command or an option makes no sense."""

    code = "usage"
    exit_code = 2


class BusyError(UsageError):
    """Another run writes into the output folder."""

    code = "busy"


class NoWorkersError(UsageError):
    """The machine lets no process begin that reads files."""

    code = "no-workers"


class NotInstalledError(RainganError):
    """A program or a model that the work needs is missing."""

    code = "not-installed"
    exit_code = 4


class OutputError(RainganError):
    """The output folder cannot be written."""

    code = "output-not-writable"
    exit_code = 2

    @classmethod
    def of(cls, path: object, error: Exception) -> OutputError:
        """Say of a file or folder that it cannot be written, and why.

        Args:
            path: The file or folder.
            error: What the system said.

        Returns:
            The error to raise.
        """
        return cls(path=path, **reasons(error))


class AlteredError(RainganError):
    """A file of a dataset is not as it was written, and cannot be believed."""

    code = "altered"
    exit_code = 2


class ReportError(RainganError):
    """One file could not be read."""


class NotAReportError(ReportError):
    """No PDF, picture or transcript."""

    code = "not-a-report"


class EmptyFileError(NotAReportError):
    """No bytes at all."""

    code = "empty-file"


class NotAPdfError(NotAReportError):
    """Named .pdf, but no PDF."""

    code = "not-a-pdf"


class EncryptedError(ReportError):
    """A password is needed, or the one given is wrong."""

    code = "encrypted"

    @classmethod
    def of(cls, password: str | None) -> EncryptedError:
        """Say which of the two it is.

        Args:
            password: The password that was given; None or empty where none was.

        Returns:
            The error to raise.
        """
        return cls("encrypted/wrong-password" if password else "")


class BrokenFileError(ReportError):
    """A PDF that cannot be opened."""

    code = "broken-pdf"


class BrokenPictureError(BrokenFileError):
    """A picture file that cannot be opened."""

    code = "broken-picture"


class TooLargeError(BrokenPictureError):
    """A page, a picture or a stream of data with more in it than any report has: it is not unpacked."""

    code = "too-large"


class UnreadableError(ReportError):
    """The file vanished or may not be read, or is none."""

    code = "file-not-readable"


class FileTooLargeError(ReportError):
    """More bytes than any report has."""

    code = "file-too-large"


class NoPagesError(ReportError):
    """A PDF without pages."""

    code = "no-pages"


class NoTextError(ReportError):
    """A picture, where OCR is not wanted or reads nothing."""

    code = "no-text-layer"


class BadTextLayerError(NoTextError):
    """A text layer without a Unicode map, or one that lost characters."""

    code = "text-layer-unreadable"


class OcrError(ReportError):
    """The OCR engine crashed, hung, or could not be reached."""

    code = "ocr-failed"


class TimeLimitError(ReportError):
    """Took longer than a file may."""

    code = "timeout"


class MemoryLimitError(ReportError):
    """Took more memory than a worker may."""

    code = "memory"


class CrashError(ReportError):
    """Made the process that read it crash."""

    code = "crashed"


class NoTableError(ReportError):
    """No table at all."""

    code = "no-table"


class NoMeasuresError(ReportError):
    """A report's header without rows."""

    code = "no-measures"


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether a library was refused memory.

    Args:
        error: What it raised.

    Returns:
        Whether there was too little of it.
    """
    said = str(error)
    return isinstance(error, MemoryError) or any(
        message in said for message in _MEMORY_MESSAGES
    )


def page_not_drawn(error: Exception) -> BrokenFileError:
    """Say of a page that it cannot be made a picture.

    Args:
        error: What a library stumbled over.

    Returns:
        The error to raise.
    """
    return BrokenFileError("broken-pdf/page-not-drawn", error=str(error))


@contextmanager
def library_errors(
    told: Callable[[Exception], ReportError] = page_not_drawn,
) -> Iterator[None]:
    """Let whatever a library raises over a page be the fault of that page alone.

    Args:
        told: What makes of it the error that people are told of.

    Yields:
        Nothing, once: what stands in the `with` block runs then.

    Raises:
        ReportError: A library raised something else than that there is too little memory, which is the file's fault.
    """
    try:
        yield
    except RainganError:
        raise
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise told(error) from error
