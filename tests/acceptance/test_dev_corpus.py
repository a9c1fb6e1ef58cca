"""The renderings of hand-made reports, scored against what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extractor import extract_folder
from extractor.dataset.reader import DatasetReader
from tests.helpers.files import read_csv

SHARED = Path(__file__).parents[3] / "shared"
CORPUS, GOLD, SCORE = (
    SHARED / "corpus" / "dev",
    SHARED / "gold",
    SHARED / "score" / "score.py",
)
pytestmark = pytest.mark.skipif(not SCORE.is_file(), reason="no corpus here")

PRINTED = ("word", "word-justified", "web", "web-onehead", "web-rowspan")
SCANNED = ("scan-office200", "scan-copier200")
TRANSCRIBED = ("transcript-tab", "transcript-html", "transcript-md", "seed")


def files(*renderings: str) -> list[Path]:
    return sorted(
        path
        for path in CORPUS.iterdir()
        if path.stem.rpartition("--")[2] in renderings
    )


@pytest.fixture(scope="module")
def scores(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, dict[str, Any]]:
    """The figures of the printed and of the transcribed reports."""
    found = {}
    for name, renderings in (
        ("printed", PRINTED),
        ("transcribed", TRANSCRIBED),
        ("scanned", SCANNED),
    ):
        out = tmp_path_factory.mktemp(name)
        dataset = extract_folder(files(*renderings), out)
        assert dataset.failed == 0
        done = subprocess.run(
            [sys.executable, SCORE, out, GOLD, "--json"],
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        found[name] = json.loads(done.stdout)
        assert found[name]["files"] == len(files(*renderings))
        for content in DatasetReader(
            out, [entry.report_id for entry in dataset.entries]
        ):
            pages = content["reconciliation"]
            assert {page["page_no"] for page in pages} == {
                page["page_no"] for page in content["pages"]
            }
            assert all(
                page["printed"]
                == sum(page.values()) - page["printed"] - page["page_no"]
                for page in pages
            )
            assert not any(page["lost"] for page in pages)
    return found


# The samples are read letter for letter in the quick tests.
long = pytest.mark.long


def test_there_are_files_of_every_rendering() -> None:
    assert all(files(rendering) for rendering in (*PRINTED, *TRANSCRIBED))


@long
@pytest.mark.parametrize("kind", ["printed", "transcribed", "scanned"])
def test_every_measure_is_found_and_none_besides(
    scores: dict[str, dict[str, Any]], kind: str
) -> None:
    assert scores[kind]["all"]["measures_f1"] == 1


@long
@pytest.mark.parametrize("kind", ["printed", "transcribed", "scanned"])
def test_year_agency_district_and_province_are_right(
    scores: dict[str, dict[str, Any]], kind: str
) -> None:
    assert scores[kind]["all"]["reports"] == 1


@long
def test_scans_are_read_nearly_letter_for_letter(
    scores: dict[str, dict[str, Any]],
) -> None:
    assert scores["scanned"]["all"]["cer"] <= 0.004
    assert scores["scanned"]["all"]["numbers"] >= 0.99
    assert scores["scanned"]["all"]["items_exact_recall"] >= 0.9


@long
def test_printed_items_are_letter_for_letter_right(
    scores: dict[str, dict[str, Any]],
) -> None:
    figures = scores["printed"]["all"]
    assert figures["items_exact_recall"] >= 0.98
    assert figures["items_exact_precision"] >= 0.98
    assert figures["items_spaced_recall"] >= 0.93
    assert figures["cer"] <= 0.003


@long
@pytest.mark.parametrize("rendering", PRINTED)
def test_no_producer_is_read_much_worse_than_others(
    scores: dict[str, dict[str, Any]], rendering: str
) -> None:
    figures = scores["printed"]["by_rendering"][rendering]
    assert figures["measures_f1"] == 1
    assert figures["items_exact_recall"] >= 0.97


@long
def test_misread_words_and_foreign_spaces_of_transcripts_are_mended(
    scores: dict[str, dict[str, Any]],
) -> None:
    seed, figures = (
        scores["transcribed"]["by_rendering"]["seed"],
        scores["transcribed"]["all"],
    )
    assert seed["items_exact_recall"] >= 0.96
    assert seed["items_spaced_recall"] >= 0.65
    assert figures["items_exact_recall"] >= 0.95
    assert figures["items_exact_precision"] >= 0.95
    assert figures["items_spaced_recall"] >= 0.62


@pytest.fixture(scope="module")
def unreadable(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[dict[str, str]]]:
    """The tables of a run over scans and over text layers without characters."""
    out = tmp_path_factory.mktemp("unreadable")
    extract_folder(
        [
            path
            for path in CORPUS.iterdir()
            if "--scan" in path.name or "--word-cid" in path.name
        ],
        out,
        ocr="never",
    )
    return {
        name: read_csv(out / f"{name}.csv")
        for name in ("reports", "measures", "problems")
    }


def test_a_report_without_readable_text_is_one_failed_row(
    unreadable: dict[str, list[dict[str, str]]],
) -> None:
    assert unreadable["measures"] == []
    assert {row["status"] for row in unreadable["reports"]} == {"failed"}
    assert {row["measures"] for row in unreadable["reports"]} == {"0"}


def test_what_is_wrong_with_its_text_is_said_once(
    unreadable: dict[str, list[dict[str, str]]],
) -> None:
    told = {
        row["source_file"]: row["code"]
        for row in unreadable["problems"]
        if row["severity"] == "error"
    }
    assert (
        len(told) == len(unreadable["problems"]) == len(unreadable["reports"])
    )
    assert all(
        code == ("no-text-layer" if "scan" in name else "text-layer-unreadable")
        for name, code in told.items()
    )
    assert set(told.values()) == {"no-text-layer", "text-layer-unreadable"}
