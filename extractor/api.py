"""What a notebook imports: one report, many reports as a dataset, or the tables of any document."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.dataset.writer import Staging
from extractor.errors import NoTextError, NotInstalledError, RainganError, ReportError, UsageError
from extractor.intake import find_files, open_source
from extractor.model import Problem, Report, Source, SourceKind
from extractor.options import Options
from extractor.pipeline import read_report
from extractor.sheets import read_document
from extractor.tables.stitch import stitch
from extractor.tables.texts import TableText, read_texts
from extractor.turning import as_displayed

if TYPE_CHECKING:
    import pandas as pd

PathLike = str | Path
OnReport = Callable[[Report], None]
OnFile = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class ReadReport(Report):
    """A report with its data as pandas frames, in the columns of the dataset's CSV files."""

    def measures_frame(self) -> pd.DataFrame:
        """One row a measure."""
        return self._frame("measures")

    def items_frame(self) -> pd.DataFrame:
        """One row an item of a cell."""
        return self._frame("items")

    def corrections_frame(self) -> pd.DataFrame:
        """One row a change made to the text, or suggested."""
        return self._frame("corrections")

    def problems_frame(self) -> pd.DataFrame:
        """One row a finding."""
        return self._frame("problems")

    def _frame(self, table: str) -> pd.DataFrame:
        from extractor.dataset.frames import frame, rows_of

        return frame(table, rows_of(self)[table])


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a run read: the frames of all reports, and where they were written."""

    folder: Path
    frames: dict[str, pd.DataFrame]

    @property
    def failed(self) -> int:
        """How many files could not be read."""
        return int((self.frames["reports"]["status"] == "failed").sum())

    @property
    def lacking(self) -> bool:
        """Whether a file failed because something is not installed."""
        return bool((self.frames["problems"]["code"] == NotInstalledError.code).any())


def extract(path: PathLike, **options: Any) -> ReadReport:
    """Read one report. Options are those of `extractor.options.Options`.

    Raises a ReportError where the file gives no report, UsageError where there is no such file.
    """
    (file, name), *_ = find_files([Path(path)])
    report = read_report(open_source(file, name), Options(**options))
    return ReadReport(**{part.name: getattr(report, part.name) for part in fields(Report)})


def extract_folder(
    paths: PathLike | Iterable[PathLike],
    out: PathLike,
    *,
    on_file: OnFile | None = None,
    on_report: OnReport | None = None,
    **options: Any,
) -> Dataset:
    """Read reports (files, folders, globs) and write the dataset of the contract into `out`.

    A file that cannot be read becomes a row with status `failed`; the others are written. `on_file` is called with
    (position from 0, how many files, name) before a file is read, `on_report` after. Raises UsageError and OutputError.
    """
    from extractor.dataset.csvfile import to_csv
    from extractor.dataset.frames import COLUMNS, frame, rows_of
    from extractor.dataset.jsonfile import to_json

    folder, settings = Path(out), Options(**options)
    files = find_files(_paths(paths))
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with Staging(folder) as staging:
        for report in _read_all(files, settings, on_file):
            found = rows_of(report)
            for table in COLUMNS:
                rows[table] += found[table]
            staging.add(f"reports/{report.report_id}.json", to_json(report, found["reports"][0]))
            if on_report:
                on_report(report)
        frames = {table: frame(table, rows[table]) for table in COLUMNS}
        for table, data in frames.items():
            staging.add(f"{table}.csv", to_csv(data))
        earlier = _report_files(folder)
    for stale in earlier - {folder / "reports" / f"{row['report_id']}.json" for row in rows["reports"]}:
        stale.unlink(missing_ok=True)
    return Dataset(folder, frames)


def _report_files(folder: Path) -> set[Path]:
    """The JSON files of the dataset that an earlier run wrote into a folder."""
    from extractor.dataset.csvfile import QUOTE

    try:
        with (folder / "reports.csv").open(encoding="utf-8-sig", newline="") as stream:
            names = [row.get("report_id") or "" for row in csv.DictReader(stream)]
    except (OSError, ValueError, csv.Error):
        return set()
    return {folder / "reports" / f"{Path(name.removeprefix(QUOTE)).name}.json" for name in names if name}


def tables(path: PathLike, **options: Any) -> list[TableText]:
    """Every ruled table of a document, stitched over pages, its text repaired. Raises a ReportError or UsageError."""
    (file, name), *_ = find_files([Path(path)])
    return read_tables(open_source(file, name), Options(**options))[0]


def read_tables(source: Source, options: Options) -> tuple[list[TableText], NoTextError | None]:
    """The tables of a source, and why its text layer cannot be believed, if so. Raises a ReportError."""
    document = read_document(source, options)
    # A single row that no other page goes on with is a frame or the grid of a chart.
    texts = [read_texts(table, document.mender) for table in stitch(document.sheets) if table.rows > 1]
    return as_displayed(texts, document.turns), document.verdict


def _paths(paths: PathLike | Iterable[PathLike]) -> list[Path]:
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]


def _read_all(files: list[tuple[Path, str]], options: Options, on_file: OnFile | None) -> Iterator[Report]:
    seen: dict[str, int] = defaultdict(int)
    for position, (path, name) in enumerate(files):
        if on_file:
            on_file(position, len(files), name)
        report = _read_or_fail(path, name, options)
        seen[report.report_id] += 1
        yield replace(report, copy_no=seen[report.report_id])


def _read_or_fail(path: Path, name: str, options: Options) -> Report:
    try:
        return read_report(open_source(path, name), options)
    except UsageError:
        raise  # no file's fault
    except RainganError as error:
        return _failed(path, name, error)
    except Exception as error:  # one file's fault, whatever it is, costs that file only
        return _failed(path, name, unexpected(error))


def _failed(path: Path, name: str, error: RainganError) -> Report:
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        digest = ""
    kind: SourceKind = "scan" if type(error) is NoTextError else "text-layer" if isinstance(error, NoTextError) else ""
    problem = Problem(error.code, "error", error.message_th, error.message_en, page_no=error.page_no)
    return Report(Source(path, name, digest, "pdf", b""), kind, problems=(problem,))


def unexpected(error: Exception) -> ReportError:
    """A fault that no stage foresaw, as an error of the file that it came up in."""
    what = f"{type(error).__name__}: {error}"[:200]
    return ReportError(
        f"อ่านไฟล์นี้ไม่สำเร็จด้วยเหตุที่ไม่คาดไว้ ({what}) กรุณาแจ้งผู้พัฒนาพร้อมไฟล์นี้",
        f"Reading this file failed unexpectedly ({what}). Please report it together with the file.",
    )
