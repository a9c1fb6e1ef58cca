"""Any document's tables as files: one CSV a table, their boxes as JSON, and pictures where asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, astuple, dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from extractor.batch.dispatch import work_through
from extractor.batch.document_tables import (
    DocumentProblem,
    DocumentTables,
    IndexRow,
    read_document_tables,
    without_tables,
)
from extractor.batch.lock import locked
from extractor.batch.tasks import Task
from extractor.dataset.exporters.csv_files import to_csv
from extractor.dataset.staging import Staging, remove_leftovers
from extractor.errors import NotInstalledError, OutputError
from extractor.inputs.discovery import find_files
from extractor.ocr.registry import check_engine
from extractor.options import Options, WorkerOptions
from extractor.storage import local_mirror, open_location

# Called before the first document and after each: how many are done, how many there are, and the name of the latest.
OnFile = Callable[[int, int, str], None]
_Row = IndexRow | DocumentProblem


@dataclass(slots=True)
class TableFolder:
    """What was written.

    Attributes:
        where: The folder, as it was named.
        index: The tables.
        problems: What was the matter with documents.
    """

    where: str
    index: list[IndexRow] = field(default_factory=list)
    problems: list[DocumentProblem] = field(default_factory=list)

    @property
    def failures(self) -> list[dict[str, Any]]:
        """A row for each file that gave no table or could not be read."""
        return [
            asdict(problem)
            for problem in self.problems
            if problem.severity == "error"
        ]

    @property
    def lacking(self) -> bool:
        """Whether a file failed because something is not installed."""
        return any(
            row["code"] == NotInstalledError.code for row in self.failures
        )


def write_table_files(
    paths: Iterable[Path],
    out: str | Path,
    options: Options,
    workers: WorkerOptions,
    *,
    draw: bool,
    on_file: OnFile,
) -> TableFolder:
    """Write `tables.csv` (an index) and, a document each, `<name>-<hash>/table-001.csv` and `tables.json`.

    Args:
        paths: Documents, folders of them, globs, or places of stores.
        out: Folder for the result, or its URL.
        options: How to read.
        workers: In how many processes, and what each document may take.
        draw: Whether to write pictures of the pages with the cells drawn over, too.
        on_file: Called before the first document, and after each.

    Returns:
        What was written; a document that cannot be read becomes a row of `problems.csv`.

    Raises:
        UsageError: There is no such document, or an option makes no sense.
        BusyError: Another run writes into the folder.
        OutputError: The folder cannot be written.
    """
    check_engine(options)
    tasks = [Task(path, name, sha256="") for path, name in find_files(paths)]
    read = partial(read_document_tables, options=options, draw=draw)
    result = TableFolder(str(open_location(out)))
    on_file(0, len(tasks), "")
    with (
        local_mirror(out) as folder,
        _alone(folder),
        Staging(folder) as staging,
    ):
        documents = dict[Task, DocumentTables]()
        with closing(
            work_through(tasks, read, without_tables, workers)
        ) as all_read:
            for document in all_read:
                for name, data in document.files:
                    staging.add(name, data)
                documents[document.task] = replace(document, files=())
                on_file(len(documents), len(tasks), document.task.name)
        for task in tasks:
            result.index += documents[task].index
            result.problems += documents[task].problems
        staging.add("tables.csv", _csv_of(result.index, IndexRow))
        staging.add("problems.csv", _csv_of(result.problems, DocumentProblem))
    return result


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs away, and take away what a killed one left."""
    with locked(folder):
        try:
            for place in (folder, *folder.glob("*/")):
                remove_leftovers(place)
        except OSError as error:
            raise OutputError.of(folder, error) from error
        yield


def _csv_of(rows: Sequence[_Row], kind: type[_Row]) -> bytes:
    columns = [column.name for column in fields(kind)]
    return to_csv(columns, [astuple(row) for row in rows])
