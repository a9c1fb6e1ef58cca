"""The tables of an earlier run stay as they are where they would be made of the same reports in the same way."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from extractor.batch.fingerprint import fingerprint
from extractor.batch.ledger import Entry, Ledger
from extractor.dataset.exporters import EXPORTERS
from extractor.dataset.written_tables import WrittenTables
from extractor.errors import OutputError
from extractor.options import Options
from extractor.storage import file_sha256, has_sha256


def source_of_tables(
    entries: Sequence[Entry],
    options: Options,
    formats: Sequence[str],
    decisions: str = "",
) -> str:
    """Digest all that tables are made of.

    Args:
        entries: The files that they tell of, in order.
        options: How these were read.
        formats: In which formats they are written.
        decisions: Digest of what people decided about them.

    Returns:
        64 hexadecimal digits.
    """
    exporters = [(name, repr(EXPORTERS[name])) for name in formats]
    parts = [
        fingerprint(options),
        exporters,
        [asdict(entry) for entry in entries],
        decisions,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def kept_tables(
    ledger: Ledger, folder: Path, made_of: str
) -> WrittenTables | None:
    """Find the tables of the last run.

    Args:
        ledger: The dataset's ledger, open.
        folder: The dataset's folder.
        made_of: What tables are made of now.

    Returns:
        What was written then; None where they are made of something else, or a file of them is gone or was changed.
    """
    written = ledger.tables(made_of)
    if written is None:
        return None
    digests = written.pop("digests")
    if not all(
        has_sha256(folder / name, digest) for name, digest in digests.items()
    ):
        return None
    return WrittenTables(
        **{**written, "statuses": Counter(written["statuses"])},
        files=list(digests),
    )


def keep_tables(
    ledger: Ledger, folder: Path, made_of: str, written: WrittenTables
) -> None:
    """Let the next run find the tables of this one.

    Args:
        ledger: The dataset's ledger, open.
        folder: The dataset's folder.
        made_of: What the tables were made of.
        written: What was written.

    Raises:
        OutputError: The ledger cannot be written, or a file of the tables is gone.
    """
    try:
        digests = {name: file_sha256(folder / name) for name in written.files}
    except OSError as error:
        raise OutputError.of(folder, error) from error
    told = {
        "counts": written.counts,
        "statuses": written.statuses,
        "failures": written.failures,
    }
    ledger.record_tables(made_of, {**told, "digests": digests})
