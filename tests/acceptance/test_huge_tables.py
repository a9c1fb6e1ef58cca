"""Small files that ask for more than there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command import Raingan, put
from tests.helpers.small_report import REPORT


@pytest.mark.parametrize(
    "kind", ["html", pytest.param("md", marks=pytest.mark.long)]
)
def test_a_small_file_that_asks_for_a_huge_table_is_read_or_refused(
    raingan_process: Raingan, tmp_path: Path, kind: str
) -> None:
    resource = pytest.importorskip("resource")
    head = "".join(f"<td>{cell}</td>" for cell in REPORT[0])
    body = "<tr><td colspan=1000 rowspan=1000>ก</td></tr>" * 250
    file = put(
        tmp_path / f"r.{kind}", f"<table><tr>{head}</tr>{body}</table>".encode()
    )
    limit = 1_500_000_000
    done = raingan_process(
        "extract",
        file,
        "-o",
        tmp_path / "out",
        "-q",
        preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_AS, (limit, limit)
        ),
    )
    assert done.returncode in (0, 3)
    assert "MemoryError" not in done.stderr
