"""`raingan doctor`: every library that the package declares, those of all its extras too."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

import pytest

from extractor.cli import doctor
from tests.helpers.command import Raingan
from tests.helpers.files import ROOT

DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
EXTRAS: dict[str, list[str]] = DECLARED["optional-dependencies"]


def name_of(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match
    return match[0].lower().replace("_", "-")


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_libraries_of_every_extra_are_looked_for(extra: str) -> None:
    listed = {name_of(finding.what) for finding in doctor.findings()}
    assert {name_of(line) for line in EXTRAS[extra]} - {"raingan"} <= listed


def test_what_is_missing_of_an_extra_is_no_fault_and_the_smallest_extra_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def version(name: str) -> str:
        if name == "tesserocr":
            raise metadata.PackageNotFoundError(name)
        return metadata.version(name)

    monkeypatch.setattr(doctor, "version", version)
    checked = doctor.findings()
    (finding,) = (
        finding for finding in checked if name_of(finding.what) == "tesserocr"
    )
    assert not finding.ok
    assert not finding.is_fault
    assert "pip install 'raingan[tesseract]'" in finding.detail
    assert doctor.remedy(checked) == ""


def test_what_is_missing_of_what_all_need_is_told_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def version(name: str) -> str:
        return "0.1" if name == "pandas" else metadata.version(name)

    monkeypatch.setattr(doctor, "version", version)
    checked = doctor.findings()
    assert [
        name_of(finding.what) for finding in checked if finding.is_fault
    ] == ["pandas"]
    assert re.search(r"-m pip install 'pandas\S+'$", doctor.remedy(checked))


def test_a_model_that_tesseract_lacks_is_told_as_the_engine_tells_it(
    raingan: Raingan, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("tesserocr")
    monkeypatch.setattr(
        "extractor.ocr.engines.tesseract.find_tessdata", lambda given: None
    )
    done = raingan("doctor")
    assert done.returncode == 0
    (line,) = re.findall("^✗ Tesseract.*$", done.stdout, re.MULTILINE)
    assert "apt-get install tesseract-ocr-tha" in line
