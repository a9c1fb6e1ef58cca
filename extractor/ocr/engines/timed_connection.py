"""A request over HTTP that ends when its time is over, however slowly its answer drips.

The time limit of a socket counts from byte to byte: a service that sends a byte now and then, in its headers or in the
length of a part, is never too slow for it. So the connection is cut from beside.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from threading import Lock, Timer
from types import TracebackType
from typing import Any
from urllib.request import (
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    build_opener,
)

# Seconds that a request has at least: a time limit of 0 would mean none.
_LEAST_TIMEOUT = 0.001


class TimedRequest:
    """A request, for as long as a `with` block runs, that is cut off when its time is over."""

    def __init__(self, request: Request, until: float) -> None:
        """Take a request.

        Args:
            request: What is to be asked.
            until: When its connection is cut, on the clock of `time.monotonic`.
        """
        self._request = request
        self._until = until
        self._lock = Lock()
        self._sockets: list[socket.socket] = []
        self._timer = Timer(self._left(), self._cut)

    def __enter__(self) -> HTTPResponse:
        """Ask; no redirect is followed.

        Returns:
            The answer, whatever its status, its body still to be read.

        Raises:
            OSError: There is none in time, or no connection.
            http.client.HTTPException: It is none.
        """
        self._timer.daemon = True
        self._timer.start()
        try:
            response: HTTPResponse = self._opener().open(
                self._request, timeout=self._left()
            )
        except BaseException:
            self._timer.cancel()
            raise
        self._response = response
        return response

    def __exit__(
        self, *_: type[BaseException] | BaseException | TracebackType | None
    ) -> None:
        """Close the connection."""
        self._timer.cancel()
        self._response.close()

    def _left(self) -> float:
        return max(_LEAST_TIMEOUT, self._until - time.monotonic())

    def _opener(self) -> OpenerDirector:
        return build_opener(
            _NoRedirects, _Plain(self._watch), _Encrypted(self._watch)
        )

    def _watch(self, connected: socket.socket) -> None:
        with self._lock:
            self._sockets.append(connected)
        if time.monotonic() >= self._until:
            self._cut()

    def _cut(self) -> None:
        """End what is read from the connections: whoever waits for a byte gets none."""
        with self._lock:
            for connected in self._sockets:
                with suppress(OSError):
                    # Not the method of an encrypted one, which takes its state from under the hands of its reader.
                    socket.socket.shutdown(connected, socket.SHUT_RDWR)


class _NoRedirects(HTTPErrorProcessor):
    """Hands on every answer, whatever its status: no redirect is followed."""

    def http_response(
        self, request: Request, response: HTTPResponse
    ) -> HTTPResponse:
        return response

    https_response = http_response


class _Plain(HTTPHandler):
    """Tells which connections it makes."""

    def __init__(self, watch: Any) -> None:
        super().__init__()
        self._connection = partial(_WatchedPlain, watch)

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connection, req)


class _Encrypted(HTTPSHandler):
    """Tells which connections it makes."""

    def __init__(self, watch: Any) -> None:
        super().__init__()
        self._connection = partial(_WatchedEncrypted, watch)

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connection, req)


class _WatchedPlain(HTTPConnection):
    def __init__(self, watch: Any, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch(self.sock)


class _WatchedEncrypted(HTTPSConnection):
    def __init__(self, watch: Any, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch(self.sock)
