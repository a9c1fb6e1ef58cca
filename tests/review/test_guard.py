"""Nobody but the page itself, on this machine, may ask for anything; nothing outside the dataset is given out."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from extractor.dataset.decision_log import read_decisions
from tests.helpers.made_reports import measures, report
from tests.review.datasets import written
from tests.review.servers import Server, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = report("ก.pdf", measures())
    folder = written(tmp_path_factory.mktemp("guarded") / "out", made)
    (folder.parent / "secret.txt").write_text("secret")
    with served(folder) as running:
        running.folder = folder  # type: ignore[attr-defined]
        yield running


def ask(
    server: Server,
    method: str,
    path: str,
    body: str | None = None,
    **headers: str,
) -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, text, answer.headers


def secret_of(server: Server) -> str:
    _, page, _ = ask(server, "GET", "/")
    return str(re.findall(r'"X-Raingan": "([^"]+)"', page)[0])


def own(server: Server) -> dict[str, str]:
    return {
        "Origin": f"http://127.0.0.1:{server.port}",
        "X_Raingan": secret_of(server),
    }


def wish(server: Server, **values: str) -> str:
    _, page, _ = ask(server, "GET", "/")
    cell = re.findall(r'data-cell="([^"]+)"', page)[0]
    seen = re.findall(r'name="seen" value="([^"]*)"', page)[0]
    return urlencode(
        {"cell": cell, "seen": seen, "text": seen, "kind": "accept", **values}
    )


def test_the_page_itself_may_decide(server: Server) -> None:
    before = len(read_decisions(server.folder).decisions)  # type: ignore[attr-defined]
    status, _, _ = ask(server, "POST", "/decide", wish(server), **own(server))
    assert status == 200
    assert len(read_decisions(server.folder).decisions) == before + 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "wrong",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"X_Raingan": "guessed"},
        {"X_Raingan": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_a_foreign_page_may_not(server: Server, wrong: dict[str, str]) -> None:
    body = wish(server)
    before = len(read_decisions(server.folder).decisions)  # type: ignore[attr-defined]
    for path in ("/decide", "/undo", "/redo", "/who", "/tables"):
        status, _, _ = ask(
            server, "POST", path, body, **{**own(server), **wrong}
        )
        assert status == 403
    assert len(read_decisions(server.folder).decisions) == before  # type: ignore[attr-defined]


def test_a_foreign_name_leads_nowhere(server: Server) -> None:
    status, text, _ = ask(
        server, "GET", "/", Host=f"evil.example:{server.port}"
    )
    assert status == 421
    assert "raingan" not in text


def test_nothing_a_report_says_could_run(server: Server) -> None:
    _, _, headers = ask(server, "GET", "/")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/secret.txt",
        "/../secret.txt",
        "/static/page.html",
        "/reports.csv",
        "/decisions.jsonl",
        "/openapi.json",
        "/docs",
        "/picture?cell=../../secret.txt",
        "/picture?cell=x&part=-1",
    ],
)
def test_nothing_else_is_given_out(server: Server, path: str) -> None:
    status, text, _ = ask(server, "GET", path)
    assert status == 404
    assert "secret" not in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "delete-everything"},
        {"kind": "undo"},
        {"kind": "edit", "text": "\x00"},
        {"kind": "edit", "text": "ก" * 200_000},
        {"kind": "column-is-field", "text": "no_such_field"},
        {"cell": "../../secret.txt"},
        {"seen": "อื่น", "text": "อื่น"},
    ],
    ids=lambda wrong: str(wrong)[:40],
)
def test_what_is_no_decision_is_not_kept(
    server: Server, wrong: dict[str, str]
) -> None:
    before = len(read_decisions(server.folder).decisions)  # type: ignore[attr-defined]
    status, _, _ = ask(
        server, "POST", "/decide", wish(server, **wrong), **own(server)
    )
    assert status == 200
    assert len(read_decisions(server.folder).decisions) == before  # type: ignore[attr-defined]


def test_a_body_without_end_is_refused(server: Server) -> None:
    status, _, _ = ask(
        server,
        "POST",
        "/decide",
        "text=" + "a" * 3_000_000,
        **own(server),
    )
    assert status == 413


def test_others_need_the_token(tmp_path: Path) -> None:
    made = report("ก.pdf", measures())
    folder = written(tmp_path / "out", made)
    with served(folder, "--host", "0.0.0.0") as running:
        assert "?token=" in running.address
        token = running.address.partition("?token=")[2]
        assert ask(running, "GET", "/")[0] == 401
        assert ask(running, "GET", "/?token=guessed")[0] == 401
        status, _, headers = ask(running, "GET", f"/?token={quote(token)}")
        assert status == 303
        cookie = headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        shown = cookie.partition(";")[0]
        assert ask(running, "GET", "/", Cookie=shown)[0] == 200
