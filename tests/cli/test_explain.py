"""`raingan explain`: what was printed beside what is published."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest

from tests.helpers.files import ROOT

Raingan = Callable[..., subprocess.CompletedProcess[str]]
OUTPUTS = ROOT / "outputs"


def test_a_measure_is_shown_with_its_changes_rules_and_joints(
    raingan_process: Raingan,
) -> None:
    done = raingan_process(
        "explain", OUTPUTS, "chiang-khan-2563--scan", "--measure", "2"
    )
    assert done.returncode == 0
    assert "เทศบาลตำบลเชียงคาน 2563 · chiang-khan-2563--scan.pdf" in done.stdout
    assert "3 (no-name)" in done.stdout
    assert "[-๔๑๘-]{+418+}" in done.stdout
    assert re.search(r"thai-digits 1\.00 ×\d", done.stdout)
    assert len(re.findall("^มาตรการ/measure", done.stdout, re.MULTILINE)) == 1


def test_without_a_number_all_measures_are_shown_in_colours_where_there_are_any(
    raingan: Raingan,
) -> None:
    done = raingan(
        "explain", OUTPUTS, "pru-yai-2566--seed.txt", env={"FORCE_COLOR": "1"}
    )
    assert done.stdout.count("มาตรการ/measure") == 10
    assert "\x1b[" in done.stdout
    assert "{+" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pru",), "2 reports of"),
        (("nothing",), "There is no report nothing"),
        (("pru-yai-2566--seed", "--measure", "77"), "has no measure 77"),
    ],
)
def test_what_cannot_be_shown_is_told(
    raingan: Raingan, arguments: tuple[str, ...], said: str
) -> None:
    done = raingan("explain", OUTPUTS, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert re.search("[ก-ฮ]", done.stderr)


def test_a_folder_without_a_dataset_is_told(raingan: Raingan) -> None:
    assert (
        "There is no dataset" in raingan("explain", ROOT / "docs", "x").stderr
    )
