"""Any document's tables as files: one CSV a table, their boxes as JSON, and pictures where asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from extractor.api import OnFile, read_tables
from extractor.batch.tasks import known
from extractor.dataset.exporters.csv_files import to_csv
from extractor.dataset.provenance import table_content
from extractor.dataset.staging import Staging
from extractor.errors import NoTableError, NotInstalledError, OutputError, RainganError, UsageError
from extractor.inputs.backends import open_rasters
from extractor.inputs.discovery import find_files
from extractor.inputs.source import open_source
from extractor.model import Source
from extractor.options import Options
from extractor.tables.cell_text import TableText


@dataclass(frozen=True, slots=True)
class TableFolder:
    """What was written: how many tables, and a row for each file that gave none."""

    folder: Path
    tables: int
    failures: list[dict[str, Any]]

    @property
    def failed(self) -> int:
        """How many files gave no table or could not be read."""
        return len(self.failures)

    @property
    def lacking(self) -> bool:
        """Whether a file failed because something is not installed."""
        return any(row["code"] == NotInstalledError.code for row in self.failures)


def write_tables(paths: Iterable[Path], out: Path, options: Options, *, draw: bool, on_file: OnFile) -> TableFolder:
    """Write `out/tables.csv` (an index) and, a document each, `out/<name>-<hash>/table-001.csv` and `tables.json`.

    Raises UsageError and OutputError; a document that cannot be read becomes a row of `out/problems.csv`.
    """
    files = find_files(paths)
    index, problems = list[dict[str, Any]](), list[dict[str, Any]]()
    with Staging(out) as staging:
        for position, (path, name) in enumerate(files):
            on_file(position, len(files), name)
            try:
                index += _write_document(open_source(path, name), staging, options, draw=draw, problems=problems)
            except (OutputError, UsageError):
                raise
            except Exception as error:  # one file's fault, whatever it is, costs that file only
                problems.append(_problem(name, known(error), "error"))
        columns = ["source_file", "file", "page_first", "page_last", "rows", "columns"]
        staging.add("tables.csv", to_csv(pd.DataFrame(index, columns=columns)))
        columns = ["source_file", "severity", "code", "message_th", "message_en"]
        staging.add("problems.csv", to_csv(pd.DataFrame(problems, columns=columns)))
    return TableFolder(out, len(index), [row for row in problems if row["severity"] == "error"])


def _write_document(
    source: Source, staging: Staging, options: Options, *, draw: bool, problems: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    found, verdict = read_tables(source, options)
    if verdict:
        problems.append(_problem(source.name, verdict, "warning" if found else "error"))
    elif not found:
        raise NoTableError("ไม่พบตารางที่มีเส้นในไฟล์นี้", "There is no ruled table in this file.")
    folder = f"{Path(source.name).stem}-{source.sha256[:8]}"
    rows = list(_write_each(found, folder, source.name, staging))
    content = [table_content(text.table) for text in found]
    staging.add(f"{folder}/tables.json", (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
    rasters = open_rasters(source, options.password) if draw else None
    if rasters is not None:
        from extractor.imaging.cell_drawing import draw_tables

        with closing(rasters) as pages:
            for page_no, picture in draw_tables(pages.preview, [text.table for text in found]):
                staging.add(f"{folder}/page-{page_no:03}.png", picture)
    return rows


def _write_each(found: Sequence[TableText], folder: str, name: str, staging: Staging) -> Iterator[dict[str, Any]]:
    for number, text in enumerate(found, 1):
        file, table = f"{folder}/table-{number:03}.csv", text.table
        frame = text.frame()
        frame.columns = pd.Index([f"column_{col}" for col in range(1, table.cols + 1)])
        staging.add(file, to_csv(frame))
        yield {
            "source_file": name,
            "file": file,
            "page_first": table.page_first,
            "page_last": table.page_last,
            "rows": table.rows,
            "columns": table.cols,
        }


def _problem(name: str, error: RainganError, severity: str) -> dict[str, Any]:
    return {
        "source_file": name,
        "severity": severity,
        "code": error.code,
        "message_th": error.message_th,
        "message_en": error.message_en,
    }
