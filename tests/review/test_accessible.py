"""Who cannot see the page, or uses no mouse, can work with it: axe-core has no serious findings."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from extractor.review.certificate import certify
from extractor.review.sample import draw_sample
from tests.helpers.files import ROOT
from tests.review.servers import CHROMIUM, QUIET, served

AXE = "axe-core@4.14.1"
# Seconds that fetching it may take.
_PATIENCE = 120
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (CHROMIUM and shutil.which("npm")),
        reason="Chromium or npm is not installed",
    ),
]


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        ["npm", "pack", "--silent", AXE],
        cwd=folder,
        capture_output=True,
        timeout=_PATIENCE,
    )
    if done.returncode:
        pytest.skip("axe-core cannot be fetched")
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as files:
        script = files.extractfile("package/axe.min.js")
        assert script
        return script.read().decode()


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(QUIET)
        )
        yield browser.new_page(viewport={"width": 1280, "height": 900})
        browser.close()


def serious(page: Page, axe: str) -> list[tuple[str, str]]:
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    return [
        (one["id"], one["nodes"][0]["html"][:200])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_the_page_has_no_serious_findings(
    tmp_path: Path, page: Page, axe: str
) -> None:
    folder = tmp_path / "outputs"
    shutil.copytree(ROOT / "outputs", folder)
    draw_sample(folder, 20, seed=1)
    with served(folder, "--sources", ROOT / "samples") as server:
        page.goto(f"{server.address}?year=2563")
        assert serious(page, axe) == []
        page.locator("[data-key='a']").click()
        page.locator("#search").fill("ร้องเรียน")
        page.locator("#hits li").first.wait_for()
        assert serious(page, axe) == []
        page.locator("[data-dialog]").click()
        assert serious(page, axe) == []
        page.goto(f"{server.address}?agency=ไม่มี")
        assert serious(page, axe) == []


def test_the_certificate_has_no_serious_findings(
    tmp_path: Path, page: Page, axe: str
) -> None:
    folder = tmp_path / "outputs"
    shutil.copytree(ROOT / "outputs", folder)
    draw_sample(folder, 20, seed=1)
    certify(folder)
    page.goto((folder / "certificate.html").as_uri())
    assert serious(page, axe) == []
