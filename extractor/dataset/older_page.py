"""The audit page says of itself that it is older than its dataset, for a page on a disk can ask nobody."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractor.dataset.data_package import described_tables
from extractor.dataset.decision_log import decisions_sha256
from extractor.dataset.staging import Staging
from extractor.storage import file_sha256

_PAGE = "audit.html"
# The begin of the note on the page, which says of what the page was made; hidden while that is as it was.
_NOTE = '<p class="notice" id="older" data-made-of="{digest}"'
_HIDDEN = " hidden>"
_ANY = _NOTE.partition("{")[0].encode()
# Bytes of the page in which the note is looked for, past styles and before the first report.
_HEAD = 100_000


def made_of(folder: Path) -> str:
    """Digest what an audit page shows of a dataset.

    Args:
        folder: The dataset's folder.

    Returns:
        64 hex digits, others where a table or a decision is.
    """
    names = sorted(
        f"{table}.csv"
        for table in described_tables(folder / "datapackage.json")
    )
    digests = [
        f"{name} {file_sha256(folder / name)}"
        for name in names
        if (folder / name).is_file()
    ]
    whole = "\n".join([*digests, decisions_sha256(folder)])
    return hashlib.sha256(whole.encode()).hexdigest()


def note_begins(digest: str) -> str:
    """Give how the note on a new page begins.

    Args:
        digest: What `made_of` says.

    Returns:
        HTML: the begin of a paragraph that is hidden.
    """
    return _NOTE.format(digest=digest) + _HIDDEN


def tell_whether_older(folder: Path) -> None:
    """Show the note on the audit page of a dataset, where there is a page, and other tables or decisions than it shows.

    Args:
        folder: The dataset's folder.

    Raises:
        OSError: The page cannot be read.
        OutputError: It cannot be written.
    """
    page = folder / _PAGE
    if not page.is_file():
        return
    data = page.read_bytes()
    head, rest = data[:_HEAD], data[_HEAD:]
    before, begin, after = head.partition(_ANY)
    digest, quote, tail = after.partition(b'"')
    if not begin or not quote:
        return  # a page of an older version
    hidden = _HIDDEN.encode()
    shown = b">"
    tail = tail.removeprefix(hidden if tail.startswith(hidden) else shown)
    is_current = digest == made_of(folder).encode()
    mark = hidden if is_current else shown
    new = before + begin + digest + quote + mark + tail + rest
    if new != data:
        with Staging(folder) as staging:
            staging.add(_PAGE, new)
