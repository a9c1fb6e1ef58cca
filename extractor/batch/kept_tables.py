"""The tables of an earlier run stay as they are where they would be made of the same reports in the same way."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extractor.batch.fingerprint import fingerprint
from extractor.batch.ledger import Ledger
from extractor.batch.ledger_rows import Entry
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


@dataclass(frozen=True, slots=True)
class EarlierTables:
    """What the last run that came to its end wrote of tables.

    Attributes:
        made_of: What they were made of, as `source_of_tables` tells.
        written: What was written then.
        altered: Files of them that are gone or were changed since.
    """

    made_of: str
    written: WrittenTables
    altered: Sequence[str]

    def are_made_of(self, made_of: str) -> bool:
        """Tell whether they are what a run would write now.

        Args:
            made_of: What tables are made of now.

        Returns:
            Whether they are, and all are there as they were written.
        """
        whole = bool(self.written.files) and not self.altered
        return whole and self.made_of == made_of

    @property
    def failed(self) -> frozenset[str]:
        """Ids of the reports that had failed then."""
        return failed_reports(self.written)


_NOTHING = EarlierTables("", WrittenTables(counts={}), ())


def earlier_tables(ledger: Ledger, folder: Path) -> EarlierTables:
    """Find the tables of the last run.

    Args:
        ledger: The dataset's ledger, open.
        folder: The dataset's folder.

    Returns:
        What was written then; nothing where nothing is known of it.

    Raises:
        OutputError: The ledger cannot be read.
    """
    recorded = ledger.tables()
    if recorded is None:
        return _NOTHING
    made_of, told = recorded
    digests = told.pop("digests")
    altered = [
        name
        for name, digest in digests.items()
        if not has_sha256(folder / name, digest)
    ]
    written = WrittenTables(
        **{**told, "statuses": Counter(told["statuses"])}, files=list(digests)
    )
    return EarlierTables(made_of, written, altered)


def failed_reports(written: WrittenTables) -> frozenset[str]:
    """Tell which files gave no report.

    Args:
        written: The tables of a dataset.

    Returns:
        Ids of their reports.
    """
    return frozenset(str(row["report_id"]) for row in written.failures)


def give_up_tables(ledger: Ledger, earlier: EarlierTables) -> None:
    """Say that tables are about to be replaced: whatever stands there from now on until `keep_tables` is not believed.

    Args:
        ledger: The dataset's ledger, open.
        earlier: What it tells of them; of that, what failed is kept.

    Raises:
        OutputError: The ledger cannot be written.
    """
    ledger.record_tables("", {**_told(earlier.written), "digests": {}})


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
    ledger.record_tables(made_of, {**_told(written), "digests": digests})


def _told(written: WrittenTables) -> dict[str, Any]:
    return {
        "counts": written.counts,
        "statuses": written.statuses,
        "failures": written.failures,
    }
