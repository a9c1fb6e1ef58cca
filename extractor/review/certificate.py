"""A page that an auditor can sign: what was read, who looked at how much of it, and how much of it is wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from extractor.batch.ledger import recorded_digests
from extractor.dataset.decision_log import DECISIONS_FILE, read_decisions
from extractor.dataset.decisions import in_effect
from extractor.dataset.reader import DatasetReader
from extractor.dataset.staging import write_atomically
from extractor.errors import UsageError
from extractor.review.decision_index import index_decisions
from extractor.review.index import index_reports
from extractor.review.index_schema import connect
from extractor.review.rates import CheckedCell, Rate, checked_cells, rate_of
from extractor.review.sample import SAMPLE_FILE, read_sample
from extractor.storage import file_sha256
from extractor.version import VERSION

_PAGE = "certificate.html"
_PRINT = "certificate.pdf"
# What the page names by their hashes, so that it can be told of which dataset it speaks.
_HASHED = ("reports.csv", DECISIONS_FILE, SAMPLE_FILE)
# Browsers that print, by the names of their programs.
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Seconds that printing may take.
_PATIENCE = 120
# Wrong cells that are listed at most.
_MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class RateTable:
    """One kind of fault, of all cells and by groups.

    Attributes:
        thai: What is counted, in Thai.
        english: The same in English.
        rates: The rates: of all cells first.
    """

    thai: str
    english: str
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was written.

    Attributes:
        files: The files.
        tables: The rates.
        open: How many cells of the sample nobody decided about yet.
    """

    files: tuple[Path, ...]
    tables: tuple[RateTable, ...]
    open: int


def certify(folder: Path) -> Certificate:
    """Write the rates of a dataset whose sample people looked at.

    Args:
        folder: The dataset's folder.

    Returns:
        What was written: a page, and its print where a browser or WeasyPrint can make one.

    Raises:
        UsageError: There is no dataset, or no sample of it.
        AlteredError: A file of the dataset is not as it was written.
        OutputError: The folder cannot be written.
    """
    sample = read_sample(folder)
    if not sample:
        raise UsageError("usage/no-sample", folder=folder)
    connection = connect(folder)
    try:
        index_reports(connection, folder)
        index_decisions(connection, folder)
    finally:
        connection.close()
    checked = checked_cells(folder, sample)
    tables = _tables(checked)
    page = folder / _PAGE
    write_atomically(page, _rendered(folder, checked, tables).encode())
    printed = folder / _PRINT
    printed.unlink(missing_ok=True)
    files = (page, printed) if _print(page, printed) else (page,)
    verdicts = Counter(cell.verdict for cell in checked)
    return Certificate(files, tables, verdicts["open"])


def _tables(checked: Sequence[CheckedCell]) -> tuple[RateTable, ...]:
    numbers = [cell for cell in checked if cell.has_number]
    return (
        RateTable(
            "ช่องที่ผิด",
            "wrong cells",
            tuple(_rates(checked, lambda cell: cell.verdict == "wrong")),
        ),
        RateTable(
            "ช่องที่ตัวเลขผิด",
            "wrong numbers, of the cells with figures",
            tuple(_rates(numbers, lambda cell: cell.number_is_wrong)),
        ),
        RateTable(
            "ช่องที่อยู่ผิดคอลัมน์",
            "cells in wrong columns",
            tuple(_rates(checked, lambda cell: cell.in_wrong_column)),
        ),
    )


def _rates(
    cells: Sequence[CheckedCell], is_wrong: Callable[[CheckedCell], bool]
) -> Iterator[Rate]:
    yield rate_of(cells, is_wrong)
    for name in sorted({cell.cell.form for cell in cells}):
        of_form = [cell for cell in cells if cell.cell.form == name]
        yield rate_of(of_form, is_wrong, name or "ตารางอื่น / no form")
    for name in sorted({cell.cell.source_kind for cell in cells}):
        of_kind = [cell for cell in cells if cell.cell.source_kind == name]
        yield rate_of(of_kind, is_wrong, name)


def _rendered(
    folder: Path,
    checked: Sequence[CheckedCell],
    tables: Sequence[RateTable],
) -> str:
    decisions = read_decisions(folder).decisions
    holding = in_effect(decisions)
    environment = Environment(
        loader=PackageLoader("extractor.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    wrong = [
        cell
        for cell in checked
        if cell.verdict == "wrong" or cell.in_wrong_column
    ]
    return environment.get_template("certificate.html").render(
        name=folder.resolve().name,
        version=VERSION,
        reports=len(
            DatasetReader.of(folder, recorded_digests(folder)).report_ids
        ),
        digests={
            name: file_sha256(folder / name)
            for name in _HASHED
            if (folder / name).is_file()
        },
        reviewers=Counter(decision.who for decision in holding),
        decisions=len(holding),
        latest=max((decision.when for decision in holding), default=""),
        sample=len(checked),
        verdicts=Counter(cell.verdict for cell in checked),
        tables=tables,
        wrong=wrong[:_MOST_LISTED],
        left_out=max(0, len(wrong) - _MOST_LISTED),
    )


def _print(page: Path, printed: Path) -> bool:
    """Print the page as a PDF, if something is there that can."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser and _printed_by(browser, page, printed):
        return True
    try:
        from weasyprint import HTML
    # It, or a library of the system that it needs, is missing.
    except (ImportError, OSError):
        return False
    HTML(filename=str(page)).write_pdf(str(printed))
    return printed.is_file()


def _printed_by(browser: str, page: Path, printed: Path) -> bool:
    command = [browser, "--headless", "--disable-gpu", "--no-first-run"]
    command += ["--disable-background-networking", "--no-pdf-header-footer"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--no-sandbox")  # as root it starts in no other way
    command += [f"--print-to-pdf={printed}", page.resolve().as_uri()]
    try:
        subprocess.run(
            command, capture_output=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return printed.is_file()
