"""The page of a large dataset is there at once, and its index is made meanwhile; nothing is decided twice or lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.dataset.decision_log import append_decisions
from extractor.dataset.json_file import to_json
from extractor.dataset.report_json import content_of
from extractor.dataset.text_places import text_places
from extractor.model import Report
from extractor.review.decision_index import index_decisions
from extractor.review.index import Limits, index_reports
from extractor.review.index_schema import connect
from extractor.review.indexing import Indexing
from extractor.review.queue import Filters, Queue
from tests.helpers.made_reports import measures, report
from tests.review.datasets import about, decide, written
from tests.review.servers import served

ALL = Filters()
AT_ONCE = Limits(seconds=0.0)
MANY = 12
# Seconds that an index of so few reports may take.
PATIENCE = 60.0


@pytest.fixture
def made() -> list[Report]:
    return [report(f"{at:03}.pdf", measures(rows=6)) for at in range(MANY)]


@pytest.fixture
def folder(tmp_path: Path, made: list[Report]) -> Path:
    return written(tmp_path / "out", *made)


def test_an_index_of_some_reports_is_one_and_the_rest_follows(
    folder: Path,
) -> None:
    connection = connect(folder)
    left = index_reports(connection, folder, limits=AT_ONCE)
    assert 0 < left < MANY
    queue = Queue(connection)
    some = queue.total(ALL)
    assert queue.first(ALL)
    of_one = some / (MANY - left)
    while left:
        left = index_reports(connection, folder, limits=AT_ONCE)
    assert queue.total(ALL) == of_one * MANY
    connection.close()


def test_the_least_certain_reports_come_first(
    folder: Path, made: list[Report]
) -> None:
    file = folder / "reports.csv"
    text = file.read_text(encoding="utf-8-sig").split("\n")
    at = text[0].split(",").index("confidence")
    last = next(
        n for n, line in enumerate(text) if f"{MANY - 1:03}.pdf" in line
    )
    row = text[last].split(",")
    row[at] = "0.2"
    text[last] = ",".join(row)
    file.write_text("\n".join(text), encoding="utf-8-sig")
    connection = connect(folder)
    index_reports(connection, folder, limits=AT_ONCE)
    first = Queue(connection).first(ALL)
    assert first
    assert first.startswith(made[-1].report_id)
    connection.close()


def test_what_was_decided_before_a_report_is_indexed_is_decided(
    folder: Path, made: list[Report]
) -> None:
    decide(folder, made[-1], ":1.1:results:1", "accept")
    connection = connect(folder)
    index_decisions(connection, folder)
    index_reports(connection, folder)
    assert Queue(connection).decided(ALL) == 1
    connection.close()


def test_it_goes_on_beside_and_lets_decisions_in(
    folder: Path, made: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.review.indexing._AT_ONCE", 0.0)
    monkeypatch.setattr("extractor.review.indexing._SPARED", 0.0)
    indexing = Indexing(folder)
    connection = connect(folder)
    indexing.refresh(connection)
    assert indexing.is_running
    for one in made:
        places = text_places(content_of(one))
        append_decisions(folder, [about(one, next(places), "accept")])
        indexing.note_decisions(connection)
    wait(indexing)
    assert not indexing.has_failed
    assert Queue(connection).decided(ALL) == MANY
    assert index_reports(connection, folder) == 0
    connection.close()


def wait(indexing: Indexing) -> None:
    started = time.monotonic()
    while indexing.is_running:
        assert time.monotonic() - started < PATIENCE
        time.sleep(0.05)


def test_a_report_that_cannot_be_read_is_told(
    folder: Path, made: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "reports" / f"{made[-1].report_id}.json"
    content = content_of(made[-1])
    file.write_bytes(to_json({**content, "report": {"report_id": "x"}}))
    monkeypatch.setattr("extractor.review.indexing._AT_ONCE", 0.0)
    monkeypatch.setattr("extractor.review.indexing._SPARED", 0.0)
    indexing = Indexing(folder)
    connection = connect(folder)
    indexing.refresh(connection)
    wait(indexing)
    assert indexing.has_failed
    connection.close()


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Path]:
    yield written(
        tmp_path / "many",
        *(report(f"{at:03}.pdf", measures(rows=40)) for at in range(20)),
    )


def test_the_page_answers_before_all_is_indexed(many: Path) -> None:
    from urllib.request import urlopen

    with served(many) as server:
        page = urlopen(server.address).read().decode()
        assert "data-cell=" in page
        started = time.monotonic()
        while 'class="indexing"' in page:
            assert " 20 " in page
            assert time.monotonic() - started < PATIENCE
            page = urlopen(server.address).read().decode()
        cells = page.partition(" จาก ")[2].partition(" ")[0]
        assert int(cells.replace(",", "")) > 20 * 40
