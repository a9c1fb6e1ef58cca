"""The index of a large dataset is made beside the page, by a process of its own: the first cells are there at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path

from extractor.errors import RainganError
from extractor.forms import register
from extractor.forms.declaration import forms_at
from extractor.review.decision_index import index_decisions
from extractor.review.index import Limits, index_reports
from extractor.review.index_schema import connect

# Seconds that the page itself spends on the index before it answers; what is left then is done beside it.
_AT_ONCE = 0.5
# Seconds that another process takes until it begins: for less none is started.
_SPARED = 2.0
# Seconds between two looks whether somebody else still wants to write, and how long that is waited for at most.
_LOOK, _MOST_WAITED = 0.005, 2.0


class Indexing:
    """Keeps the index of a dataset up to date while its page is served.

    Attributes:
        left: How many reports are still to be indexed, as far as is known.
    """

    def __init__(self, folder: Path, forms: Path | None = None) -> None:
        """Begin with nothing.

        Args:
            folder: The dataset's folder.
            forms: Folder of the forms that it was read with, if there are any of the user's own.
        """
        self._folder = folder
        self._forms = forms
        # Processes that are begun anew: a fork of one with threads may wait for ever.
        self._context = multiprocessing.get_context("spawn")
        self._is_writing: Event = self._context.Event()
        self._process: BaseProcess | None = None
        self.left = 0

    def refresh(self, connection: sqlite3.Connection) -> None:
        """Bring the index up to date: what takes moments at once, the rest beside.

        Args:
            connection: The index.

        Raises:
            UsageError: There is no dataset, or it has records of a form that is not known here.
            AlteredError: A report, or the table of findings, is not as it was written.
        """
        if self.is_running:
            return
        limits = Limits(seconds=_AT_ONCE, spared=_SPARED)
        self.left = index_reports(connection, self._folder, limits=limits)
        if self.left:
            self._process = self._context.Process(
                target=_index,
                args=(self._folder, self._forms, self._is_writing, os.getpid()),
                daemon=True,
            )
            self._process.start()

    @property
    def is_running(self) -> bool:
        """Whether it goes on beside the page."""
        return self._process is not None and self._process.is_alive()

    @property
    def has_failed(self) -> bool:
        """Whether it ended before all was indexed; why stands on the terminal."""
        process = self._process
        return process is not None and bool(process.exitcode)

    def note_decisions(self, connection: sqlite3.Connection) -> None:
        """Take in the decisions that were added since, before the index goes on.

        Args:
            connection: The index.
        """
        with self._alone():
            index_decisions(connection, self._folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While this lasts the process beside the page begins to write nothing."""
        if not self.is_running:
            yield
            return
        self._is_writing.set()
        try:
            yield
        finally:
            self._is_writing.clear()

    def stop(self) -> None:
        """End the process beside the page; what it has done stays, and the next start goes on from there."""
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join()


def _index(
    folder: Path, forms: Path | None, is_writing: Event, parent: int
) -> None:
    """Index all that is left; runs in a process of its own, and ends with the one that began it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the page

    def wait() -> None:
        if os.getppid() != parent:
            raise SystemExit
        started = time.monotonic()
        while is_writing.is_set() and time.monotonic() - started < _MOST_WAITED:
            time.sleep(_LOOK)

    register(forms_at(forms) if forms else ())
    connection = connect(folder)
    try:
        index_reports(connection, folder, limits=Limits(before_each=wait))
    except (RainganError, OSError) as error:
        raise SystemExit(str(error)) from error
    finally:
        connection.close()
