"""`raingan review`: the page is served until it is stopped, then the tables are made anew."""

from __future__ import annotations

import secrets
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path

import uvicorn

from extractor.dataset.decision_log import decisions_sha256
from extractor.errors import UsageError
from extractor.review.app import review_app
from extractor.review.desk import Desk
from extractor.review.guard import Guard, is_loopback
from extractor.review.index_schema import connect
from extractor.review.indexing import Indexing
from extractor.review.pictures import PicturePainter

# Bytes of randomness of a token.
_TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """How the page is served.

    Attributes:
        sources: The files that were read, or folders of them; may be empty.
        password: Password of encrypted PDFs.
        forms: Folder of the forms that the dataset was read with, if there are any of the user's own.
        host: The address to listen at; others than those of this machine alone want a token.
        port: The port; 0: any that is free.
        names: Further names that browsers may call the server by.
        who: The name of a reviewer whose browser knows none.
    """

    sources: Sequence[Path]
    password: str | None
    forms: Path | None
    host: str
    port: int
    names: Sequence[str]
    who: str


def serve(
    folder: Path,
    options: ReviewOptions,
    on_ready: Callable[[str], None],
) -> str:
    """Serve the page of a dataset until somebody stops it, then make its tables anew.

    Args:
        folder: The dataset's folder.
        options: How.
        on_ready: Called with the address, once it answers there.

    Returns:
        Why the tables could not be made anew; empty where they were, or need not be.

    Raises:
        UsageError: There is no dataset.
        OutputError: Its folder cannot be written.
        UsageError: Nobody may listen at the address.
    """
    before = decisions_sha256(folder)
    listener = _listener(options)
    guard = _guard(options, listener.getsockname()[1])
    with (
        PicturePainter(options.sources, options.password) as painter,
        _indexed(folder, options.forms) as indexing,
    ):
        app = review_app(
            Desk(folder, indexing, has_pictures=bool(options.sources)),
            painter,
            guard,
            options.who,
            lambda: _rebuilt(folder, options.forms),
        )
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False
        )
        on_ready(_address(guard))
        with suppress(KeyboardInterrupt):  # which is how it is stopped
            uvicorn.Server(config).run(sockets=[listener])
    if decisions_sha256(folder) != before:
        done = _run_rebuild(folder, options.forms)
        return done.stderr if done.returncode else ""
    return ""


@contextmanager
def _indexed(folder: Path, forms: Path | None) -> Iterator[Indexing]:
    """Bring the index up to date, beside the page where that takes long; nothing goes on once the page is closed."""
    indexing = Indexing(folder, forms)
    connection = connect(folder)
    try:
        indexing.refresh(connection)
        indexing.note_decisions(connection)
    finally:
        connection.close()
    try:
        yield indexing
    finally:
        indexing.stop()


def _listener(options: ReviewOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((options.host, options.port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise UsageError(
            "usage/address-taken",
            host=options.host,
            port=options.port,
            reason=error.strerror or error,
        ) from error
    return listener


def _guard(options: ReviewOptions, port: int) -> Guard:
    if is_loopback(options.host):
        return Guard(options.host, port, tuple(options.names))
    own = socket.gethostname()
    names = (*options.names, own, *_own_addresses(own))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    return Guard(options.host, port, names, token)


def _own_addresses(name: str) -> list[str]:
    try:
        return socket.gethostbyname_ex(name)[2]
    except OSError:
        return []


def _address(guard: Guard) -> str:
    """What a person opens: with the token, where one is needed."""
    host = guard.host
    if guard.token:
        host = guard.names[0]
        return f"http://{host}:{guard.port}/?token={guard.token}"
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{guard.port}/"


def _run_rebuild(
    folder: Path, forms: Path | None
) -> subprocess.CompletedProcess[str]:
    """Make the tables anew in a process of its own, whose memory goes with it."""
    command = [sys.executable, "-m", "extractor", "decisions", str(folder)]
    command.append("--rebuild")
    if forms:
        command += ["--forms", str(forms)]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace"
    )


def _rebuilt(folder: Path, forms: Path | None) -> str:
    done = _run_rebuild(folder, forms)
    said = escape(
        (done.stdout if done.returncode == 0 else done.stderr).strip()
    )
    return f'<p role="status">{said}</p>'
