"""The samples that come with the project: read right, letter for letter, and kept in outputs/ as a run writes them."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz.fuzz import ratio

from extractor import extract_folder, forms
from extractor.model import Account, printed_count
from tests.helpers.files import contents

ROOT = Path(__file__).parents[2]
SAMPLES, OUTPUTS = ROOT / "samples", ROOT / "outputs"
PDFS = sorted(
    path for path in SAMPLES.glob("*.pdf") if "--scan" not in path.name
)
SCAN = SAMPLES / "chiang-khan-2563--scan.pdf"
SEED = SAMPLES / "pru-yai-2566--seed.txt"
NOT_CHARACTERS = (
    "page_no",
    "printed",
    "annotations",
    "pictures",
    "ink_not_read",
)
HOMES = [
    field.name for field in fields(Account) if field.name not in NOT_CHARACTERS
]


Report = dict[str, Any]  # as its JSON file has it


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a run over the samples writes."""
    return extract_folder(SAMPLES, tmp_path_factory.mktemp("samples")).folder


@pytest.fixture(params=PDFS, ids=lambda path: path.stem)
def sample(
    request: pytest.FixtureRequest, dataset: Path
) -> tuple[Report, dict[str, Any]]:
    return report_of(dataset, request.param), gold(request.param)


def report_of(dataset: Path, path: Path) -> Report:
    (written,) = dataset.glob(f"reports/{path.stem}-*.json")
    content: Report = json.loads(written.read_text(encoding="utf-8"))
    return content


def gold(path: Path) -> dict[str, Any]:
    """The perfect reading of a sample."""
    text = (
        SAMPLES / "gold" / f"{path.stem.partition('--')[0]}.yaml"
    ).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def bare(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def expected(measure: dict[str, Any], field: str) -> Iterator[tuple[int, str]]:
    """Number and text of a cell's items; a lead sentence is 0."""
    if lead := measure.get(f"{field}_intro"):
        yield 0, bare(lead)
    items = [bare(item) for item in measure[field] if item != "-"]
    yield from enumerate(items, 1)


def read(field: dict[str, Any]) -> list[tuple[int, str]]:
    return [(item["number"], bare(item["text"])) for item in field["items"]]


def test_there_are_samples_of_both_producers() -> None:
    assert len(PDFS) >= 3
    assert SEED.is_file()


def test_every_measure_is_there_with_its_number_and_name(
    sample: tuple[Report, dict[str, Any]],
) -> None:
    report, perfect = sample
    told = [
        (measure["number"], bare(measure["fields"]["measure"]["text"]))
        for measure in report["measures"]
    ]
    assert told == [
        (measure["number"], bare(measure["measure"]))
        for measure in perfect["measures"]
    ]


@pytest.mark.parametrize("field", forms.default().item_field_names)
def test_every_item_is_letter_for_letter_right(
    sample: tuple[Report, dict[str, Any]], field: str
) -> None:
    report, perfect = sample
    for measure, wanted in zip(
        report["measures"], perfect["measures"], strict=True
    ):
        assert read(measure["fields"][field]) == list(
            expected(wanted, field)
        ), f"measure {measure['number']}"


def test_every_period_is_right(sample: tuple[Report, dict[str, Any]]) -> None:
    report, perfect = sample
    for measure, wanted in zip(
        report["measures"], perfect["measures"], strict=True
    ):
        assert bare(measure["fields"]["period"]["text"]) == bare(
            wanted["period"]
        )


@pytest.mark.parametrize("path", [*PDFS, SEED], ids=lambda path: path.stem)
def test_who_reported_for_which_year(dataset: Path, path: Path) -> None:
    report, perfect = report_of(dataset, path)["report"], gold(path)
    for name in ("fiscal_year_be", "agency", "agency_type", "province"):
        assert report[name] == perfect[name]
    assert report["district"] == (perfect.get("district") or "")
    assert bare(report["title"]) == bare(perfect["title"])


def test_the_transcript_has_every_measure(dataset: Path) -> None:
    numbers = [
        measure["number"] for measure in report_of(dataset, SEED)["measures"]
    ]
    assert numbers == [measure["number"] for measure in gold(SEED)["measures"]]


def test_outputs_are_what_a_run_writes_now(dataset: Path) -> None:
    now, kept = (
        {
            name: data
            for name, data in contents(folder).items()
            if name.endswith((".csv", ".json"))
        }
        for folder in (dataset, OUTPUTS)
    )
    assert sorted(now) == sorted(kept)
    stale = [
        name
        for name in now
        if comparable(name, kept[name]) != comparable(name, now[name])
    ]
    assert not stale, "run: make demo"


def comparable(name: str, data: bytes) -> object:
    """A file's content; but how sure a scan's text is differs by a hundredth from one kind of processor to another."""
    text = data.decode("utf-8-sig")
    if name.endswith(".json"):
        return (
            re.sub(r'"confidence": [0-9.]+', "", text)
            if "--scan" in name
            else text
        )
    rows = list(csv.DictReader(io.StringIO(text)))
    return [
        row | {"confidence": ""} if "--scan" in row["report_id"] else row
        for row in rows
    ]


def test_the_scan_is_read_from_its_pictures(dataset: Path) -> None:
    scan, perfect = report_of(dataset, SCAN), gold(SCAN)["measures"]
    assert (scan["report"]["source_kind"], scan["report"]["pages_ocr"]) == (
        "scan",
        4,
    )
    assert (scan["report"]["agency"], scan["report"]["fiscal_year_be"]) == (
        "เทศบาลตำบลเชียงคาน",
        2563,
    )
    assert [measure["number"] for measure in scan["measures"]] == [
        1,
        2,
        3,
        4,
        5,
        6,
        7,
    ]
    # The seventh runs on to a fifth page.
    for measure, wanted in zip(scan["measures"][:6], perfect[:6], strict=True):
        fields = measure["fields"]
        assert (
            ratio(bare(fields["measure"]["text"]), bare(wanted["measure"])) > 98
        )
        results = [bare(item["text"]) for item in fields["results"]["items"]]
        assert ratio("".join(results), bare("".join(wanted["results"]))) > 98


def test_boxes_of_an_askew_scan_lie_on_the_page_as_displayed(
    dataset: Path,
) -> None:
    scan, printed = (
        report_of(dataset, path)
        for path in (SCAN, SAMPLES / "chiang-khan-2563--web.pdf")
    )
    for one, other in zip(
        scan["measures"][2:6], printed["measures"][2:6], strict=True
    ):
        (left, top), (other_left, other_top) = (
            measure["fields"]["methods"]["fragments"][0]["box"][:2]
            for measure in (one, other)
        )
        assert abs(left - other_left) < 12 and abs(top - other_top) < 12


@pytest.mark.parametrize(
    "file", [*PDFS, SCAN, SEED], ids=lambda file: file.stem
)
def test_all_that_was_read_is_accounted_for(dataset: Path, file: Path) -> None:
    report = report_of(dataset, file)
    accounts = report["reconciliation"]
    assert [account["page_no"] for account in accounts] == [
        page["page_no"] for page in report["pages"]
    ]
    assert all(
        account["printed"] == sum(account[home] for home in HOMES)
        for account in accounts
    )
    assert total(accounts, "lost") == 0
    assert total(accounts, "cells") > 0.7 * total(accounts, "printed")
    for measure in report["measures"]:
        for name in forms.default().field_names:
            field = measure["fields"][name]
            lines = [
                line
                for fragment in field["fragments"]
                for line in fragment["lines"]
            ]
            items = sum(
                printed_count(item["marker"] + item["raw"])
                for item in field["items"]
            )
            assert not field["items"] or items == printed_count("".join(lines))


def total(accounts: list[dict[str, int]], home: str) -> int:
    return sum(account[home] for account in accounts)
