"""The page of review over ten thousand reports: how soon cells and hits are there, and how much memory that takes."""

from __future__ import annotations

import csv
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import psutil

from benchmarks.texts import ROOT
from extractor.dataset.json_file import to_json

MANY = 10_000
# Milliseconds: the first cell, the next one, a search; MB of the server.
MOST_FIRST, MOST_NEXT, MOST_SEARCH, MOST_MB = 1000.0, 150.0, 300.0, 400.0
CELLS = 100
WORDS = ("กองคลัง", "ประชาสัมพันธ์", "123456", "๙๘๗", "ไม่มีคำนี้ในรายงาน")
COMMAND = [sys.executable, "-m", "extractor", "review"]


def main() -> bool:
    """Print all; whether no bound is passed."""
    print(f"review of {MANY:,} reports (bounds behind)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_reports(folder)
        print("the first opening, while the index is made:")
        is_good = _measured(folder, wait=False)
        started = time.monotonic()
        _measured(folder, wait=True)
        print(
            f"the rest of the index: {time.monotonic() - started:.0f} s; then:"
        )
        return _measured(folder, wait=False) and is_good


def _measured(folder: Path, *, wait: bool) -> bool:
    """Start the server and measure; or only wait until it has indexed all."""
    server = _serve(folder)
    try:
        return _is_indexed(server) if wait else _measure(server)
    finally:
        server.kill()


def _is_indexed(server: subprocess.Popen[str]) -> bool:
    while 'class="indexing"' in _timed(server.address)[1]:  # type: ignore[attr-defined]
        time.sleep(1)
    return True


def _write_reports(folder: Path) -> None:
    """Copies of a sample's report, each with other numbers, confidences, agency and year."""
    sample = min(
        (ROOT / "outputs" / "reports").glob("pru-yai*.json"),
        key=lambda path: path.stat().st_size,
    ).read_text(encoding="utf-8")
    former = json.loads(sample)["report"]["report_id"]
    chance = random.Random(1)
    (folder / "reports").mkdir()
    rows = list[tuple[str, str, str]]()
    for number in range(MANY):
        name = f"report-{number:05}-{chance.getrandbits(32):08x}"
        content = json.loads(sample.replace(former, name))
        content["report"]["agency"] = f"เทศบาลตำบลที่ {number % 2500}"
        content["report"]["fiscal_year_be"] = 2560 + number % 9
        for record in content["measures"]:
            for field in record["fields"].values():
                for item in field["items"]:
                    item["confidence"] = round(chance.random() ** 0.2, 4)
                    item["text"] += f" เลขที่ {chance.randrange(10**6)}"
        (folder / "reports" / f"{name}.json").write_bytes(to_json(content))
        rows.append((name, name, f"r{number:05}.pdf"))
    with (folder / "reports.csv").open(
        "w", encoding="utf-8-sig", newline=""
    ) as file:
        writer = csv.writer(file)
        writer.writerows([("id", "report_id", "source_file"), *rows])


def _serve(folder: Path) -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [*COMMAND, str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert server.stdout
    server.address = server.stdout.readline().strip()  # type: ignore[attr-defined]
    return server


def _measure(server: subprocess.Popen[str]) -> bool:
    address = server.address.rstrip("/")  # type: ignore[attr-defined]
    first, page = _timed(f"{address}/")
    secret = re.findall(r'"X-Raingan": "([^"]+)"', page)[0]
    moves, decisions = list[float](), list[float]()
    for _ in range(CELLS):
        query = urlencode({"cell": _cell(page), "go": "next"})
        seconds, page = _timed(f"{address}/cell?{query}")
        moves.append(seconds)
    for _ in range(CELLS):
        seconds, page = _timed(_acceptance(address, secret, page))
        decisions.append(seconds)
    searches = [
        _timed(f"{address}/search?{urlencode({'text': word})}")[0]
        for word in WORDS
    ]
    memory = psutil.Process(server.pid).memory_info().rss / 1e6
    return all(
        [
            _show("first cell, ms", first, MOST_FIRST),
            _show("next cell, median, ms", statistics.median(moves), MOST_NEXT),
            _show(
                "decision, median, ms", statistics.median(decisions), MOST_NEXT
            ),
            _show("search, the slowest, ms", max(searches), MOST_SEARCH),
            _show("memory of the server, MB", memory, MOST_MB),
        ]
    )


def _timed(asked: str | Request) -> tuple[float, str]:
    """Milliseconds, and what was answered."""
    started = time.perf_counter()
    with urlopen(asked) as answer:
        text = answer.read().decode()
    return 1000 * (time.perf_counter() - started), text


def _cell(page: str) -> str:
    return str(re.findall('data-cell="([^"]+)"', page)[0])


def _acceptance(address: str, secret: str, page: str) -> Request:
    seen = re.findall('name="seen" value="([^"]*)"', page)[0]
    form = {"cell": _cell(page), "seen": seen, "text": seen, "kind": "accept"}
    headers = {"Origin": address, "X-Raingan": secret}
    return Request(f"{address}/decide", urlencode(form).encode(), headers)


def _show(name: str, value: float, most: float) -> bool:
    mark = "" if value <= most else "  !"
    print(f"{name:32}{value:8.0f}   ({most:.0f}){mark}")
    return value <= most


if __name__ == "__main__":
    sys.exit(not main())
