"""The page as a web application: few addresses, each of them guarded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, quote, unquote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.middleware.base import BaseHTTPMiddleware

from extractor.errors import RainganError
from extractor.review.desk import Answer, Desk
from extractor.review.guard import Guard
from extractor.review.pictures import PicturePainter

_STATIC = {
    "htmx.min.js": "text/javascript; charset=utf-8",
    "review.js": "text/javascript; charset=utf-8",
    "review.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_WHO_COOKIE = "raingan-who"
# Seconds that a browser keeps the name of a reviewer: a year.
_YEAR = 31_536_000
# Characters of a name that are kept.
_LONGEST_NAME = 80


def review_app(
    desk: Desk,
    painter: PicturePainter,
    guard: Guard,
    who: str,
    rebuild: Callable[[], str],
) -> FastAPI:
    """Make the application.

    Args:
        desk: The dataset.
        painter: What draws pages.
        guard: What requests must show.
        who: The name of a reviewer whose browser knows none.
        rebuild: Makes the tables anew; what it returns is shown.

    Returns:
        The application.
    """
    routes = _Routes(desk, painter, guard, who, rebuild)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard)
    app.add_exception_handler(RainganError, _told)
    for path, show in (
        ("/", routes.page),
        ("/cell", routes.cell),
        ("/search", routes.search),
        ("/picture", routes.picture),
        ("/indexed", routes.indexed),
        ("/static/{name}", routes.static),
    ):
        app.add_api_route(path, show, methods=["GET"], response_model=None)
    for path, change in (
        ("/decide", routes.decide),
        ("/undo", routes.undo),
        ("/redo", routes.redo),
        ("/who", routes.name),
        ("/tables", routes.tables),
    ):
        app.add_api_route(path, change, methods=["POST"], response_model=None)
    return app


@dataclass(frozen=True, slots=True)
class _Routes:
    """What answers at each address. What takes time is done beside the loop that serves all."""

    desk: Desk
    painter: PicturePainter
    guard: Guard
    who: str
    rebuild: Callable[[], str]

    def page(self, request: Request) -> Response:
        values = dict(request.query_params)
        name = self._name_of(request)
        return _html(self.desk.page(values, name, self.guard.secret))

    def cell(self, request: Request) -> Response:
        return _html(self.desk.move(dict(request.query_params)))

    def search(self, request: Request) -> Response:
        return _html(self.desk.search(dict(request.query_params)))

    def picture(
        self, cell: str, part: int = 0, whole: bool = False
    ) -> Response:
        region = self.desk.region(cell, part, whole=whole)
        jpeg = self.painter.jpeg(region) if region else None
        if jpeg is None:
            return Response(status_code=404)
        return Response(
            jpeg,
            media_type="image/jpeg",
            headers={"Cache-Control": "private, max-age=3600"},
        )

    def indexed(self) -> Response:
        return _html(self.desk.indexed())

    def static(self, name: str) -> Response:
        if name not in _STATIC:
            return Response(status_code=404)
        return Response(_static_file(name), media_type=_STATIC[name])

    async def decide(self, request: Request) -> Response:
        values = await _values(request)
        name = self._name_of(request)
        return _html(await run_in_threadpool(self.desk.decide, values, name))

    async def undo(self, request: Request) -> Response:
        return await self._undo(request, redo=False)

    async def redo(self, request: Request) -> Response:
        return await self._undo(request, redo=True)

    async def _undo(self, request: Request, *, redo: bool) -> Response:
        values = await _values(request)
        name = self._name_of(request)
        answer = await run_in_threadpool(
            self.desk.undo, values, name, redo=redo
        )
        return _html(answer)

    async def name(self, request: Request) -> Response:
        values = await _values(request)
        given = values.get("who", "").strip()[:_LONGEST_NAME]
        response = Response(status_code=204)
        response.set_cookie(
            _WHO_COOKIE,
            quote(given),
            max_age=_YEAR,
            httponly=True,
            samesite="strict",
        )
        return response

    async def tables(self) -> Response:
        return HTMLResponse(await run_in_threadpool(self.rebuild))

    def _name_of(self, request: Request) -> str:
        given = unquote(request.cookies.get(_WHO_COOKIE, ""))
        return given.strip()[:_LONGEST_NAME] or self.who


@cache
def _static_file(name: str) -> bytes:
    return files("extractor.review").joinpath("static", name).read_bytes()


async def _told(_: Request, error: Exception) -> Response:
    """What went wrong, such as a disk that is full: the page says that nothing was saved."""
    return PlainTextResponse(str(error), status_code=500)


async def _values(request: Request) -> dict[str, str]:
    """What a form sent."""
    body = await request.body()
    text = body.decode("utf-8", "replace")
    return dict(parse_qsl(text, keep_blank_values=True))


def _html(answer: Answer) -> Response:
    response = HTMLResponse(answer.html.encode("utf-8", "backslashreplace"))
    if answer.address:
        response.headers["HX-Push-Url"] = answer.address
    return response
