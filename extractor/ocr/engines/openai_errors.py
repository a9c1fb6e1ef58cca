"""What is told of a service that does not answer, or refuses to: what it said, and what to do."""

from __future__ import annotations

from http.client import HTTPException
from urllib.error import URLError

from extractor.errors import OcrError

# The environment variable that holds the key.
KEY_VARIABLE = "RAINGAN_API_KEY"
# What is told of an answer's status (RFC 9110, 15); 300, 400 and 500 stand for all others of their hundred.
_MESSAGES = {
    300: "ocr-failed/service-redirects",
    400: "ocr-failed/service-refuses",
    401: "ocr-failed/service-key",
    403: "ocr-failed/service-key",
    404: "ocr-failed/service-not-found",
    429: "ocr-failed/service-limits",
    500: "ocr-failed/service-fails",
}
# Characters of an answer that a message quotes.
_LONGEST_QUOTE = 200


def service_silent(host: str, error: Exception) -> OcrError:
    """Make the error of a service from which no answer came.

    Args:
        host: Its host, as in the address.
        error: What the HTTP client raised.

    Returns:
        The error, to be raised.
    """
    reason = error.reason if isinstance(error, URLError) else error
    # An HTTPException quotes what the service sent.
    why = (
        type(reason).__name__
        if isinstance(reason, HTTPException)
        else str(reason)
    )
    return OcrError("ocr-failed/service-silent", host=host, why=why)


def service_refused(host: str, status: int, body: bytes, key: str) -> OcrError:
    """Make the error of an answer whose status is not 200.

    Args:
        host: The service's host, as in the address.
        status: The HTTP status.
        body: The answer's body; its beginning may be quoted.
        key: The service's key; it is not told, even where the service says it. Empty: there is none.

    Returns:
        The error, to be raised.
    """
    return OcrError(
        _MESSAGES.get(status, _MESSAGES[_status_class(status)]),
        host=host,
        status=status,
        quote=_quoted(body, key),
        variable=KEY_VARIABLE,
    )


def _status_class(status: int) -> int:
    """The status whose message also serves others of its hundred."""
    if status >= 500:
        return 500
    if 300 <= status < 400:
        return 300
    return 400


def _quoted(body: bytes, key: str) -> str:
    """The beginning of an answer on one line, without the key and without control characters."""
    text = body.decode(errors="replace")
    if key:
        text = text.replace(key, "…")
    printable = [
        character if character.isprintable() else " "
        for character in text[:_LONGEST_QUOTE]
    ]
    return " ".join("".join(printable).split())
