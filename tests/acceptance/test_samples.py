"""The samples that come with the project: read right, letter for letter, and kept in outputs/ as a run writes them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz.fuzz import ratio

from extractor import ReadReport, extract, extract_folder, forms
from extractor.model import Account, Item, printed_count
from tests.helpers.files import contents

ROOT = Path(__file__).parents[2]
SAMPLES, OUTPUTS = ROOT / "samples", ROOT / "outputs"
PDFS = sorted(path for path in SAMPLES.glob("*.pdf") if "--scan" not in path.name)
SCAN = SAMPLES / "chiang-khan-2563--scan.pdf"
SEED = SAMPLES / "pru-yai-2566--seed.txt"
NOT_CHARACTERS = ("page_no", "printed", "annotations", "pictures", "ink_not_read")
HOMES = [field.name for field in fields(Account) if field.name not in NOT_CHARACTERS]


@pytest.fixture(scope="module", params=PDFS, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> tuple[ReadReport, dict[str, Any]]:
    return extracted(request.param), gold(request.param)


@cache
def extracted(path: Path) -> ReadReport:
    return extract(path)


def gold(path: Path) -> dict[str, Any]:
    """The perfect reading of a sample."""
    text = (SAMPLES / "gold" / f"{path.stem.partition('--')[0]}.yaml").read_text(encoding="utf-8")
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


def read(items: tuple[Item, ...]) -> list[tuple[int, str]]:
    return [(item.number, bare(item.text)) for item in items]


def test_there_are_samples_of_both_producers() -> None:
    assert len(PDFS) >= 3
    assert SEED.is_file()


def test_every_measure_is_there_with_its_number_and_name(sample: tuple[ReadReport, dict[str, Any]]) -> None:
    report, perfect = sample
    told = [(measure.number, bare(measure.text("measure"))) for measure in report.records]
    assert told == [(measure["number"], bare(measure["measure"])) for measure in perfect["measures"]]


@pytest.mark.parametrize("field", forms.default().item_field_names)
def test_every_item_is_letter_for_letter_right(sample: tuple[ReadReport, dict[str, Any]], field: str) -> None:
    report, perfect = sample
    for measure, wanted in zip(report.records, perfect["measures"], strict=True):
        items = next(items for name, items in measure.items.items() if name == field)
        assert read(items) == list(expected(wanted, field)), f"measure {measure.number}"


def test_every_period_is_right(sample: tuple[ReadReport, dict[str, Any]]) -> None:
    report, perfect = sample
    for measure, wanted in zip(report.records, perfect["measures"], strict=True):
        assert bare(measure.text("period")) == bare(wanted["period"])


@pytest.mark.parametrize("path", [*PDFS, SEED], ids=lambda path: path.stem)
def test_who_reported_for_which_year(path: Path) -> None:
    identity, perfect = extracted(path).identity, gold(path)
    assert identity.fiscal_year_be == perfect["fiscal_year_be"]
    assert identity.agency == perfect["agency"]
    assert identity.agency_type == perfect["agency_type"]
    assert identity.district == (perfect.get("district") or "")
    assert identity.province == perfect["province"]
    assert bare(identity.title) == bare(perfect["title"])


def test_the_transcript_has_every_measure() -> None:
    numbers = [measure.number for measure in extracted(SEED).records]
    assert numbers == [measure["number"] for measure in gold(SEED)["measures"]]


def test_outputs_are_what_a_run_writes_now(tmp_path: Path) -> None:
    extract_folder(SAMPLES, tmp_path / "out")
    now, kept = (
        {name: data for name, data in contents(folder).items() if name.endswith((".csv", ".json"))}
        for folder in (tmp_path / "out", OUTPUTS)
    )
    assert sorted(now) == sorted(kept)
    stale = [name for name in now if comparable(name, kept[name]) != comparable(name, now[name])]
    assert not stale, "run: make demo"


def comparable(name: str, data: bytes) -> object:
    """A file's content; but how sure a scan's text is differs by a hundredth from one kind of processor to another."""
    text = data.decode("utf-8-sig")
    if name.endswith(".json"):
        return re.sub(r'"confidence": [0-9.]+', "", text) if "--scan" in name else text
    rows = list(csv.DictReader(io.StringIO(text)))
    return [row | {"confidence": ""} if "--scan" in row["report_id"] else row for row in rows]


def test_the_scan_is_read_from_its_pictures() -> None:
    report, perfect = extracted(SCAN), gold(SCAN)["measures"]
    assert (report.kind, report.pages_ocr) == ("scan", 4)
    assert (report.identity.agency, report.identity.fiscal_year_be) == ("เทศบาลตำบลเชียงคาน", 2563)
    assert [measure.number for measure in report.records] == [1, 2, 3, 4, 5, 6, 7]
    for measure, wanted in list(zip(report.records, perfect, strict=False))[:6]:  # the seventh runs on to a fifth page
        assert ratio(bare(measure.text("measure")), bare(wanted["measure"])) > 98
        items = [bare(item.text) for item in measure.items["results"]]
        assert ratio("".join(items), bare("".join(wanted["results"]))) > 98


def test_boxes_of_an_askew_scan_lie_on_the_page_as_displayed() -> None:
    scan, printed = extracted(SCAN), extracted(SAMPLES / "chiang-khan-2563--web.pdf")
    for one, other in zip(scan.records[2:6], printed.records[2:6], strict=True):
        a, b = one.cells["methods"][0].box, other.cells["methods"][0].box
        assert a and b
        assert abs(a.x0 - b.x0) < 12 and abs(a.top - b.top) < 12


@pytest.mark.parametrize("file", [*PDFS, SCAN, SEED], ids=lambda file: file.stem)
def test_all_that_was_read_is_accounted_for(file: Path) -> None:
    report = extracted(file)
    assert [account.page_no for account in report.accounts] == [page_no for page_no, *_ in report.origins]
    assert all(account.printed == sum(getattr(account, home) for home in HOMES) for account in report.accounts)
    assert total(report.accounts, "lost") == 0
    assert total(report.accounts, "cells") > 0.7 * total(report.accounts, "printed")
    for measure in report.records:
        for name in forms.default().field_names:
            lines = [line.text for fragment in measure.cells[name] for line in fragment.lines]
            items = sum(printed_count(item.marker + item.raw) for item in measure.items[name])
            assert not measure.items[name] or items == printed_count("".join(lines))


def total(accounts: tuple[Account, ...], home: str) -> int:
    return sum(getattr(account, home) for account in accounts)
