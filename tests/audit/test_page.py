"""The page to look at, in a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from extractor import extract_folder
from extractor.api import audit_dataset
from extractor.audit.page import TOGETHER
from extractor.errors import UsageError
from tests.helpers.command import put
from tests.helpers.files import ROOT, read_csv

Raingan = Callable[..., subprocess.CompletedProcess[str]]
Transcript = Callable[..., str]
SAMPLES, OUTPUTS = ROOT / "samples", ROOT / "outputs"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
pytestmark = pytest.mark.skipif(
    not CHROMIUM, reason="Chromium is not installed"
)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' dataset with its page."""
    folder = tmp_path_factory.mktemp("audited") / "outputs"
    # Which is what a run writes: tests/acceptance/test_samples.py.
    shutil.copytree(OUTPUTS, folder)
    audit_dataset(folder, [SAMPLES])
    return folder


@pytest.fixture(scope="module")
def browser(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BrowserContext]:
    """Debian's Chromium with a profile of its own."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=CHROMIUM,
            args=[*QUIET, "--disable-component-update", "--disable-sync"],
            viewport={"width": 1280, "height": 900},
        )
        yield context
        context.close()


Opened = Callable[[Path], Page]


@pytest.fixture
def opened(browser: BrowserContext) -> Iterator[Opened]:
    """Opens a page from the disk; it may ask nobody for anything, and say nothing on the console."""
    said, page = list[str](), browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on(
        "request",
        lambda request: (
            said.append(request.url) if request.url.startswith("http") else None
        ),
    )

    def visit(file: Path) -> Page:
        page.goto(file.as_uri())
        return page

    yield visit
    page.close()
    assert said == []


def test_the_totals_are_those_of_the_tables(
    audited: Path, opened: Opened
) -> None:
    page = opened(audited / "audit.html")
    totals = page.locator(".totals dd").all_inner_texts()
    rows = read_csv(audited / "reports.csv")
    pages = sum(int(row["pages"] or 0) for row in rows)
    tables = ("measures", "tables", "items", "corrections", "problems")
    counts = [len(read_csv(audited / f"{name}.csv")) for name in tables]
    assert totals == [f"{count:,}" for count in (len(rows), pages, *counts)]
    assert page.locator(".chart").count() == 6
    assert page.locator("section.report").count() == len(rows)


@pytest.mark.parametrize("how", ["click", "keyboard"])
def test_the_table_of_reports_is_sorted_by_a_column(
    audited: Path, opened: Opened, how: str
) -> None:
    page = opened(audited / "audit.html")
    head = page.locator("#reports th button", has_text="confidence")
    for order in ("ascending", "descending"):
        if how == "click":
            head.click()
        else:
            head.focus()
            page.keyboard.press("Enter")
        shown = [
            float(cell)
            for cell in page.locator(
                "#reports tbody tr td:last-child"
            ).all_inner_texts()
        ]
        assert shown == sorted(shown, reverse=order == "descending")
        assert (
            page.locator("#reports th[aria-sort]").get_attribute("aria-sort")
            == order
        )


def test_a_cell_of_the_picture_leads_to_its_text_and_back(
    audited: Path, opened: Opened
) -> None:
    page = opened(audited / "audit.html")
    report = page.locator("section.report", has=page.locator("img")).first
    box = report.locator("a.box.results").first
    target = (box.get_attribute("href") or "").removeprefix("#")
    box.click()
    field = page.locator(f"[id='{target}']")
    assert field.evaluate("element => element.matches(':target')")
    shape, sheet = box.bounding_box(), box.locator("xpath=..").bounding_box()
    assert shape
    assert sheet
    assert (
        sheet["x"]
        <= shape["x"]
        < shape["x"] + shape["width"]
        <= sheet["x"] + sheet["width"] + 1
    )
    back = page.locator("article", has=field).locator("h3 a").first
    back.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith((back.get_attribute("href") or "").split("#")[1])


def test_the_least_certain_come_first_and_changes_can_be_hidden(
    audited: Path, opened: Opened
) -> None:
    page = opened(audited / "audit.html")
    report = page.locator("section.report").first
    shown = [
        float(text)
        for text in report.locator("article > h3 > .sure").all_inner_texts()
    ]
    assert shown == sorted(shown)
    text = report.locator(".item", has=page.locator("del")).first
    assert text.locator("del").first.is_visible()
    report.locator("button.changes").click()
    assert not text.locator("del").first.is_visible()
    assert text.locator("ins, .sure").first.is_visible()


def test_what_is_only_suggested_hides_nothing_of_the_text(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, opened: Opened
) -> None:
    row = "๑. ยกร่างแนวปฏิบัติ\t๑. ใช้ถ้อยคำภาษายองกำกับในวงเล็บ\tกองคลัง\tตลอดปี\tใช้แล้ว\tเข้าใจง่าย"
    put(tmp_path / "in" / "report.txt", transcript(row).encode())
    raingan("extract", tmp_path / "in", "-o", tmp_path / "out")
    raingan("report", tmp_path / "out")
    page = opened(tmp_path / "out" / "audit.html")
    item = page.locator(".item", has=page.locator("mark")).first
    assert "ยอง→ของ?" in item.inner_text()
    page.locator("button.changes").first.click()
    assert "ภาษายองกำกับ" in item.inner_text()
    assert "ของ" not in item.inner_text()


def test_thai_marks_have_room_and_the_page_can_be_printed(
    audited: Path, opened: Opened
) -> None:
    page = opened(audited / "audit.html")
    height, size = page.locator(".item").first.evaluate(
        "e => [parseFloat(getComputedStyle(e).lineHeight), parseFloat(getComputedStyle(e).fontSize)]"
    )
    assert height >= 1.6 * size
    assert page.pdf().startswith(b"%PDF")
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_text_of_a_report_is_never_run(
    transcript: Transcript, tmp_path: Path, opened: Opened
) -> None:
    evil = "<img src=http://127.0.0.1:9/x onerror=alert(1)><script>alert(2)</script>\"'>{{ 7*7 }}"
    text = transcript(f"๑. {evil}\tก\tข\tค\t{evil}\tจ".replace("<", "&lt;"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x<b>'&y.txt").write_text(text, encoding="utf-8")
    extract_folder(tmp_path / "in", tmp_path / "out")
    page = opened(audit_dataset(tmp_path / "out"))
    assert "alert(2)" in page.locator("article").inner_text()
    assert "{{ 7*7 }}" in page.locator("article").inner_text()
    assert page.locator("article img, article script").count() == 0
    page.locator("#reports tbody a").click()
    assert "<b>" in page.locator("section.report .facts").first.inner_text()


def test_many_reports_get_a_page_each(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, opened: Opened
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(TOGETHER + 1):
        (tmp_path / "in" / f"รายงาน {number}#.txt").write_text(
            transcript().replace("๒๕๖๖", str(2550 + number))
        )
    raingan(
        "extract", tmp_path / "in", "-o", tmp_path / "out", "--workers", "0"
    )
    done = raingan("report", tmp_path / "out")
    assert done.stdout.strip() == str(tmp_path / "out" / "audit.html")
    page = opened(tmp_path / "out" / "audit.html")
    assert page.locator("section.report").count() == 0
    page.locator("#reports tbody a").nth(3).click()
    assert re.search("25[0-9]{2}", page.locator("h2").inner_text())
    page.locator("main > p a").click()
    assert page.locator("#reports tbody tr").count() == TOGETHER + 1
    for number in range(3):
        (tmp_path / "in" / f"รายงาน {number}#.txt").unlink()
    raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "--prune")
    page = opened(audit_dataset(tmp_path / "out"))
    assert page.locator("section.report").count() == TOGETHER - 2
    assert not list((tmp_path / "out" / "audit").iterdir())


def test_a_file_of_other_content_is_not_shown_for_a_report(
    tmp_path: Path, opened: Opened
) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(
        SAMPLES / "chiang-khan-2563--web.pdf", tmp_path / "in" / "a.pdf"
    )
    extract_folder(tmp_path / "in", tmp_path / "out")
    shutil.copy(SAMPLES / "pru-yai-2566--word.pdf", tmp_path / "in" / "a.pdf")
    page = opened(audit_dataset(tmp_path / "out", [tmp_path / "in"]))
    assert page.locator("article").count() > 0
    assert page.locator("img").count() == 0


def test_where_there_is_no_dataset_or_an_older_one_that_is_told(
    transcript: Transcript, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="no dataset"):
        audit_dataset(tmp_path)
    (tmp_path / "r.txt").write_text(transcript(), encoding="utf-8")
    extract_folder(tmp_path / "r.txt", tmp_path / "out")
    (file,) = (tmp_path / "out" / "reports").iterdir()
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            '"reconciliation"', '"before"'
        ),
        encoding="utf-8",
    )
    shutil.rmtree(tmp_path / "out" / ".raingan")
    with pytest.raises(UsageError, match="another version of raingan"):
        audit_dataset(tmp_path / "out")
