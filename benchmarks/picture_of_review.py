"""Makes docs/pictures/review.png: the page of review over the scan of the samples, as a person has it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.texts import ROOT
from tests.review.servers import CHROMIUM, QUIET, served

PICTURE = ROOT / "docs" / "pictures" / "review.png"
SAMPLE = ROOT / "samples" / "chiang-khan-2563--scan.pdf"
# Pixels of the screen; what stands below is not shown.
SIZE = {"width": 1280, "height": 800}


def main() -> None:
    """Read the sample, open the page, and take its picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "dataset"
        command = [sys.executable, "-m", "extractor", "extract", str(SAMPLE)]
        subprocess.run(
            [*command, "-o", str(folder), "--quiet"], cwd=ROOT, check=True
        )
        with (
            served(folder, "--sources", SAMPLE, "--who", "มานี") as server,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=list(QUIET)
            )
            page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
            page.goto(server.address)
            page.locator("#picture").evaluate("image => image.decode()")
            page.locator(".indexing").wait_for(state="detached")
            page.reload()
            page.locator("#picture").evaluate("image => image.decode()")
            page.screenshot(path=PICTURE)
            browser.close()


if __name__ == "__main__":
    main()
