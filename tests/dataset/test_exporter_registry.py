"""Another format is one class and one entry: it is written, exported to, and named wherever formats are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from extractor import export, extract_folder
from extractor.dataset.exporters import (
    EXPORTERS,
    ExporterEntry,
    registered_exporter,
)
from extractor.errors import NotInstalledError, UsageError
from extractor.options import BatchOptions
from tests.helpers.files import ROOT, read_csv

Transcript = Callable[..., str]


# The toy exporter that docs/dataset.md shows: one file a table, one JSON object a row.
SHOWN = re.findall(
    "```python\n((?:(?!```).)*class JsonLines.*?)```",
    (ROOT / "docs" / "dataset.md").read_text(encoding="utf-8"),
    re.DOTALL,
)
exec(SHOWN[0], globals())


@pytest.fixture
def _json_lines() -> Iterator[None]:
    with registered_exporter(
        "jsonl", ExporterEntry("", f"{__name__}:JsonLines")
    ):
        yield


def lines(file: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for line in file.read_text(encoding="utf-8").splitlines()
        if line
    ]


@pytest.mark.usefixtures("_json_lines")
def test_a_format_from_elsewhere_is_written_and_exported_to(
    transcript: Transcript, tmp_path: Path
) -> None:
    (tmp_path / "r.txt").write_text(transcript(), encoding="utf-8")
    batch = BatchOptions.model_validate({"workers": 0, "format": "jsonl"})
    extract_folder(tmp_path / "r.txt", tmp_path / "out", batch=batch)
    written = lines(tmp_path / "out" / "items.jsonl")
    assert [row["text"] for row in written] == [
        row["text"] for row in read_csv(tmp_path / "out" / "items.csv")
    ]
    (tmp_path / "out" / "items.jsonl").unlink()
    assert export(tmp_path / "out", "jsonl")["items"] == len(written)
    assert lines(tmp_path / "out" / "items.jsonl") == written


@pytest.mark.usefixtures("_json_lines")
def test_messages_name_it(transcript: Transcript, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(transcript(), encoding="utf-8")
    extract_folder(tmp_path / "r.txt", tmp_path / "out")
    with pytest.raises(UsageError, match="duckdb, jsonl"):
        export(tmp_path / "out", "nonsense")
    with pytest.raises(ValidationError, match="duckdb, jsonl"):
        BatchOptions.model_validate({"format": "nonsense"})


def test_it_is_gone_afterwards() -> None:
    before = list(EXPORTERS)
    with registered_exporter("csv", ExporterEntry("", f"{__name__}:JsonLines")):
        assert list(EXPORTERS) == before
    assert EXPORTERS["csv"].path.endswith(":CsvFiles")
    with pytest.raises(ValidationError):
        BatchOptions.model_validate({"format": "jsonl"})


def test_a_library_that_is_missing_is_told_with_its_extra(
    transcript: Transcript, tmp_path: Path
) -> None:
    (tmp_path / "r.txt").write_text(transcript(), encoding="utf-8")
    extract_folder(tmp_path / "r.txt", tmp_path / "out")
    with (
        registered_exporter(
            "arff", ExporterEntry("weka", "no_such_library:Arff")
        ),
        pytest.raises(
            NotInstalledError, match=r"no_such_library, .* 'raingan\[weka\]'"
        ),
    ):
        export(tmp_path / "out", "arff")
