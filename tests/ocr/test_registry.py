"""Which engines there are, what they take, and that another one is a module and a line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from extractor import tables
from extractor.errors import NotInstalledError, OcrError, UsageError
from extractor.model.image import LineImage
from extractor.ocr.engines.null import NullEngine
from extractor.ocr.engines.openai_api import OpenAiEngine
from extractor.ocr.registry import installed_engines, make_engine
from extractor.options import (
    EngineOptions,
    OpenAiOptions,
    Options,
    TesseractOptions,
)
from tests.helpers.files import ROOT
from tests.helpers.scans import scan

GUIDE = ROOT / "docs" / "engines.md"


def block(language: str) -> str:
    """The one block of the guide that is written in a language."""
    (found,) = re.findall(
        rf"```{language}\n(.*?)```",
        GUIDE.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    return str(found)


def test_the_engine_of_the_guide_reads_once_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = tomllib.loads(block("toml"))["project"]["entry-points"][
        "raingan.engines"
    ]
    ((name, target),) = points.items()
    site = tmp_path / "site"
    info = site / f"{name}-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n"
    )
    (info / "entry_points.txt").write_text(
        f"[raingan.engines]\n{name} = {target}\n"
    )
    (site / f"{target.partition(':')[0]}.py").write_text(
        block("python"), encoding="utf-8"
    )
    monkeypatch.syspath_prepend(site)
    assert name in installed_engines()
    (table,) = tables(scan(tmp_path, 1), engine=name, no_cache=True)
    assert {text for row in table.rows for text in row} == {"กองคลัง"}


def test_the_guide_names_every_engine_of_ours() -> None:
    project = tomllib.loads(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )["project"]
    named = re.findall(
        r"^\| `(\w+)` \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(named) == sorted(project["entry-points"]["raingan.engines"])


def test_an_engine_is_made_with_its_own_options_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("RAINGAN_API_KEY", raising=False)
    assert NullEngine(EngineOptions()).name == "null"
    service = OpenAiEngine(
        OpenAiOptions.model_validate(
            {"endpoint": "http://127.0.0.1:1/v1", "model": "typhoon"}
        )
    )
    assert service.version == "typhoon"
    pytest.importorskip("tesserocr")
    from extractor.ocr.engines.tesseract import TesseractEngine

    with pytest.raises(NotInstalledError):
        TesseractEngine(TesseractOptions.model_validate({"tessdata": tmp_path}))


def test_an_engine_knows_no_option_of_another() -> None:
    with pytest.raises(ValidationError):
        TesseractOptions.model_validate({"endpoint": "http://127.0.0.1:1/v1"})
    with pytest.raises(ValidationError):
        OpenAiOptions.model_validate({"tessdata": "models"})


def test_all_options_stand_in_the_order_of_the_help() -> None:
    assert list(Options.model_fields) == [
        "password",
        "ocr",
        "engine",
        "second_opinion",
        "tessdata",
        "endpoint",
        "model",
        "ocr_timeout",
        "no_cache",
        "strategy",
        "proof",
        "keep_thai_digits",
        "forms",
    ]


def test_an_engine_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="no OCR engine tessaract"):
        make_engine(Options.model_validate({"engine": "tessaract"}))


def test_what_is_made_checks_its_answers() -> None:
    engine = make_engine(Options.model_validate({"engine": "null"}))
    picture = LineImage(np.full((20, 40), 255, np.uint8), 15.0, 8.0)
    assert [reading.text for reading in engine.read([picture, picture])] == [
        "",
        "",
    ]
    with pytest.raises(OcrError):
        engine.read(None)  # type: ignore[arg-type]
