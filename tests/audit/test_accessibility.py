"""The audit page as those see it who do not see it, by axe-core; with text that would do harm, too."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from extractor import extract_folder
from extractor.api import audit_dataset
from tests.audit.test_page import audited, browser, pytestmark

Transcript = Callable[..., str]
__all__ = ["audited", "browser", "pytestmark"]
HOSTILE = "<img src=x onerror=alert(1)></td></table>\"'&lt;script&gt; \u202e\u200b{{ 7*7 }}"


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core: that of a folder `node_modules` which is there, or one that npm fetches."""
    folder = Path(os.environ.get("NODE_PATH") or "node_modules")
    if not (folder / "axe-core").is_dir():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("npm is not installed")
        place = tmp_path_factory.mktemp("axe")
        command = [npm, "install", "--silent", "--no-audit", "--no-fund"]
        done = subprocess.run(
            [*command, "--prefix", place, "axe-core@4"],
            capture_output=True,
            timeout=300,
        )
        if done.returncode:
            pytest.skip("npm cannot fetch axe-core")
        folder = place / "node_modules"
    return (folder / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def serious(browser: BrowserContext, axe: str, file: Path) -> list[str]:
    """What axe-core finds on a page that keeps somebody from using it."""
    page = browser.new_page()
    said = list[str]()
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(file.as_uri())
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    page.close()
    assert said == []
    return [
        f"{violation['id']}: {violation['nodes'][0]['html']}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]


@pytest.mark.long
def test_nothing_serious_is_found_on_the_page_of_the_samples(
    browser: BrowserContext, axe: str, audited: Path
) -> None:
    assert serious(browser, axe, audited / "audit.html") == []


def test_nothing_serious_is_found_on_a_page_of_hostile_text(
    browser: BrowserContext, axe: str, transcript: Transcript, tmp_path: Path
) -> None:
    row = f"๑. {HOSTILE}\tก\tข\tค\t{HOSTILE}\tจ".replace("<", "&lt;")
    (tmp_path / "in").mkdir()
    for number in range(2):
        file = tmp_path / "in" / f"x<b>'&{number}.txt"
        file.write_text(transcript(row), encoding="utf-8")
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    extract_folder(tmp_path / "in", tmp_path / "out")
    page = audit_dataset(tmp_path / "out")
    assert serious(browser, axe, page) == []
