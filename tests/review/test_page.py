"""A day's work on the page, in a real browser, with a real server that may die."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect, sync_playwright

from extractor.dataset.decision_log import read_decisions
from extractor.dataset.decisions import in_effect
from tests.helpers.command import run_here
from tests.helpers.files import ROOT, read_csv
from tests.helpers.made_reports import item, known_table, measures, report
from tests.review.datasets import written
from tests.review.servers import CHROMIUM, QUIET, Server, served

SAMPLES, OUTPUTS = ROOT / "samples", ROOT / "outputs"
pytestmark = pytest.mark.skipif(
    not CHROMIUM, reason="Chromium is not installed"
)
Visit = Callable[[Server], Page]
# What the console says when the server was killed.
_WITHOUT_SERVER = ("ERR_CONNECTION", "htmx:sendError", "htmx:afterRequest")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(QUIET)
        )
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens the page in a browser of its own; nothing may go wrong there, and nobody else be asked."""
    contexts, said = [], list[str]()

    def opened(server: Server) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("console", lambda told: _note(told.text, said))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith(f"http://127.0.0.1:{server.port}/")
                else said.append(asked.url)
            ),
        )
        page.goto(server.address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def _note(text: str, said: list[str]) -> None:
    """What the console says, but that a killed server does not answer."""
    if not any(expected in text for expected in _WITHOUT_SERVER):
        said.append(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The samples' dataset."""
    copy = tmp_path / "outputs"
    shutil.copytree(OUTPUTS, copy)
    return copy


def cell_of(page: Page) -> str:
    return str(page.locator("#desk").get_attribute("data-cell"))


def press(page: Page, key: str) -> None:
    """Press a key, and wait for another desk."""
    page.evaluate("document.querySelector('#desk').dataset.old = '1'")
    page.keyboard.press(key)
    page.locator("body:not([data-busy]) #desk:not([data-old])").wait_for()


def edit(page: Page, text: str) -> None:
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    press(page, "Control+Enter")


def test_a_days_work_by_keyboard_outlives_reload_and_a_killed_server(
    folder: Path, visit: Visit
) -> None:
    server = Server(folder, "--sources", SAMPLES, "--port", "0", "--who", "มานี")
    page = visit(server)
    first = cell_of(page)
    assert page.locator(".sure.unsure").count() == 1
    expect(page.locator("#picture")).to_be_visible()
    press(page, "a")
    second = cell_of(page)
    assert second != first
    edit(page, "ผู้ร้องทุกข์ไม่มีที่ ๒ น้ำ")
    third = cell_of(page)
    press(page, "u")
    press(page, "z")
    assert cell_of(page) == third
    expect(page.locator("[role=status]").first).to_contain_text("Undone")
    press(page, "y")
    assert cell_of(page) == third
    page.reload()
    assert cell_of(page) == third
    press(page, "n")
    fourth = cell_of(page)
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("ยังไม่ได้บันทึก")
    server.kill()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#lost")).to_be_visible()

    with served(folder, "--port", str(server.port), "--who", "มานี"):
        page.reload()
        assert cell_of(page) == fourth
        expect(page.locator("#text")).to_have_value("ยังไม่ได้บันทึก")
        page.keyboard.press("e")
        press(page, "Control+Enter")
        expect(page.locator(".progress b")).to_have_text("4")
    kinds = [one.kind for one in in_effect(read_decisions(folder).decisions)]
    assert kinds == ["accept", "edit", "unreadable", "edit"]
    rows = {
        **{row["id"]: row for row in read_csv(folder / "items.csv")},
        **{row["id"]: row for row in read_csv(folder / "cells.csv")},
    }
    assert rows[second]["text"] == "ผู้ร้องทุกข์ไม่มีที่ ๒ น้ำ"
    assert rows[fourth]["text"] == "ยังไม่ได้บันทึก"
    assert rows[third]["confidence"] == "0.0"
    assert {"reviewer"} <= {
        row["rule"] for row in read_csv(folder / "corrections.csv")
    }


@pytest.mark.long
def test_a_whole_day_from_reading_to_tables_loses_nothing(
    tmp_path: Path, visit: Visit
) -> None:
    folder, source = tmp_path / "out", SAMPLES / "pru-yai-2566--seed.txt"
    run_here("extract", source, "-o", folder, "--format", "csv,xlsx")
    server = Server(folder, "--sources", source, "--port", "0", "--who", "มานี")
    page = visit(server)
    accepted = cell_of(page)
    press(page, "a")
    edited = cell_of(page)
    edit(page, "ประชุมผู้บริหาร ๑๒ ครั้ง น้ำ")
    press(page, "u")
    press(page, "z")
    unreadable = cell_of(page)
    server.kill()
    port = str(server.port)
    with served(folder, "--port", port, "--who", "มานี") as again:
        page.reload()
        assert cell_of(page) == unreadable
        other = visit(again)
        other.locator("[name=who]").fill("ปิติ")
        with other.expect_response("**/who"):
            other.locator("[name=who]").press("Enter")
        other.locator("#desk").focus()
        press(other, "n")
        by_other = cell_of(other)
        press(other, "a")
        press(page, "u")
        page.get_by_role("button", name="write tables").click()
        expect(page.locator("#tables")).to_contain_text("reports")
    texts = {row["id"]: row for row in read_csv(folder / "items.csv")}
    assert texts[edited]["text"] == "ประชุมผู้บริหาร ๑๒ ครั้ง น้ำ"
    assert texts[accepted]["confidence"] == texts[by_other]["confidence"]
    assert texts[unreadable]["confidence"] == "0.0"

    run_here("extract", source, "-o", folder, "--format", "csv,xlsx")
    texts = {row["id"]: row for row in read_csv(folder / "items.csv")}
    assert texts[edited]["text"] == "ประชุมผู้บริหาร ๑๒ ครั้ง น้ำ"
    free = next(
        name
        for name in texts
        if name not in (accepted, edited, unreadable, by_other)
    )
    copy = in_spreadsheet(folder, free, "แก้ในสมุดงาน")
    done = run_here("review", folder, "--from", copy, "--who", "ชูใจ")
    assert done.returncode == 0, done.stdout
    texts = {row["id"]: row for row in read_csv(folder / "items.csv")}
    assert texts[free]["text"] == "แก้ในสมุดงาน"
    assert texts[edited]["text"] == "ประชุมผู้บริหาร ๑๒ ครั้ง น้ำ"
    holding = in_effect(read_decisions(folder).decisions)
    assert {(one.who, one.kind) for one in holding} == {
        ("มานี", "accept"),
        ("มานี", "edit"),
        ("มานี", "unreadable"),
        ("ปิติ", "accept"),
        ("ชูใจ", "edit"),
    }


def in_spreadsheet(folder: Path, item_id: str, text: str) -> Path:
    """A copy of the workbook in which somebody wrote another text for an item."""
    book = load_workbook(folder / "dataset.xlsx")
    (sheet,) = [one for one in book if one.title.endswith("items")]
    names = {
        cell.comment.text.partition(":")[0]: cell.column for cell in sheet[1]
    }
    (row,) = [cell.row for cell in sheet["A"] if cell.value == item_id]
    sheet.cell(row, names["text"]).value = text
    copy = folder.parent / "edited.xlsx"
    book.save(copy)
    return copy


@pytest.mark.long
def test_a_new_extraction_keeps_what_was_decided(
    tmp_path: Path, visit: Visit
) -> None:
    folder, source = tmp_path / "out", SAMPLES / "pru-yai-2566--seed.txt"
    run_here("extract", source, "-o", folder)
    with served(folder) as server:
        page = visit(server)
        cell = cell_of(page)
        edit(page, "ตัดสินโดยผู้ตรวจ")
    run_here("extract", source, "-o", folder, "--keep-thai-digits")
    run_here("extract", source, "-o", folder)
    rows = {row["id"]: row for row in read_csv(folder / "items.csv")}
    measure = rows.get(cell)
    texts = (
        [measure["text"]]
        if measure
        else [
            text
            for row in read_csv(folder / "measures.csv")
            for text in row.values()
        ]
    )
    assert "ตัดสินโดยผู้ตรวจ" in texts


def test_a_change_is_taken_back_by_its_key_or_a_click(
    folder: Path, visit: Visit
) -> None:
    with served(folder) as server:
        page = visit(server)
        while not page.locator(".change").count():
            press(page, "n")
        cell = cell_of(page)
        before = page.locator("#text").input_value()
        removed = page.locator(".change").first.locator("del").count()
        press(page, "1")
        assert cell_of(page) == cell
        assert removed == 0 or page.locator("#text").input_value() != before
        press(page, "z")
        assert page.locator("#text").input_value() == before
        page.locator(".change").first.click()
        page.locator(".badge.ok").wait_for()
    (kind,) = {one.kind for one in in_effect(read_decisions(folder).decisions)}
    assert kind == "take-back"


def press_in_thai(page: Page, key: str, code: str, *, shift: bool) -> None:
    """What a browser tells of a key while the keyboard is set to Thai."""
    page.evaluate(
        "told => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {...told, bubbles: true, cancelable: true}))",
        {"key": key, "code": code, "shiftKey": shift},
    )


def test_keys_work_while_the_keyboard_is_set_to_thai(
    folder: Path, visit: Visit
) -> None:
    with served(folder) as server:
        page = visit(server)
        page.locator("#desk").focus()
        press_in_thai(page, "ฦ", "Slash", shift=True)
        expect(page.locator("#keys")).to_be_visible()
        page.keyboard.press("Escape")
        first = cell_of(page)
        page.locator("#desk").focus()
        page.evaluate("document.querySelector('#desk').dataset.old = '1'")
        press_in_thai(page, "ฟ", "KeyA", shift=False)
        page.locator("body:not([data-busy]) #desk:not([data-old])").wait_for()
        assert cell_of(page) != first
        press_in_thai(page, "ำ", "KeyE", shift=False)
        expect(page.locator("#text")).to_be_focused()
        page.keyboard.press("Escape")
        press_in_thai(page, "ฝ", "Slash", shift=False)
        expect(page.locator("#search")).to_be_focused()
    (said,) = read_decisions(folder).decisions
    assert (said.kind, said.cell) == ("accept", first)


@pytest.mark.long
def test_two_people_at_once_lose_nothing_and_see_each_other(
    folder: Path, visit: Visit
) -> None:
    with served(folder, "--who", "มานี") as server:
        one, other = visit(server), visit(server)
        other.locator("[name=who]").fill("ปิติ")
        with other.expect_response("**/who"):
            other.locator("[name=who]").press("Enter")
        other.locator("#desk").focus()
        cell = cell_of(one)
        assert cell_of(other) == cell
        edit(one, "มานีว่าอย่างนี้")
        edit(other, "ปิติว่าอย่างนั้น")
        assert cell_of(other) == cell
        expect(other.locator(".notice")).to_contain_text("Somebody else")
        expect(other.locator(".published")).to_contain_text("มานีว่าอย่างนี้")
        expect(other.locator("#text")).to_have_value("ปิติว่าอย่างนั้น")
        other.keyboard.press("e")
        press(other, "Control+Enter")
        for page in (one, other):
            for _ in range(3):
                page.locator("#desk").focus()
                press(page, "n")
                press(page, "a")
    said = read_decisions(folder)
    assert not said.damaged
    assert {decision.who for decision in said.decisions} == {"มานี", "ปิติ"}
    told = [(one.who, one.kind, one.cell) for one in said.decisions]
    assert len(told) == 8, told


@pytest.mark.long
def test_keys_that_are_pressed_too_fast_decide_nothing_unseen(
    folder: Path, visit: Visit
) -> None:
    with served(folder) as server:
        page = visit(server)
        shown = {cell_of(page)}
        for _ in range(10):
            page.keyboard.press("a")
            page.keyboard.press("a")
            page.wait_for_timeout(50)
            shown.add(cell_of(page))
        page.locator("body:not([data-busy])").wait_for()
        assert "kind=" not in page.url
    decided = {one.cell for one in read_decisions(folder).decisions}
    assert decided
    assert len(read_decisions(folder).decisions) == len(decided)


def test_what_cannot_be_written_is_not_said_to_be_saved(
    tmp_path: Path, browser: Browser
) -> None:
    folder = written(tmp_path / "out", report("ก.pdf", measures()))
    with served(folder) as server:
        page = browser.new_page()
        page.goto(server.address)
        (folder / "decisions.jsonl").mkdir()
        cell = cell_of(page)
        page.keyboard.press("e")
        page.keyboard.insert_text("ใหม่")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#lost")).to_be_visible()
        page.reload()
        assert cell_of(page) == cell
        assert "ใหม่" in page.locator("#text").input_value()
        (folder / "decisions.jsonl").rmdir()
        page.keyboard.press("e")
        press(page, "Control+Enter")
        expect(page.locator("#lost")).to_be_hidden()
        page.close()
    assert len(read_decisions(folder).decisions) == 1


@pytest.mark.long
def test_the_first_row_of_a_table_goes_on_from_none(
    tmp_path: Path, visit: Visit
) -> None:
    made = report("ก.pdf", measures())
    folder = written(tmp_path / "out", made)
    with served(folder) as server:
        page = visit(server)
        page.goto(f"{server.address}?cell={made.report_id}:1.1:results:1")
        press(page, "j")
        expect(page.locator(".notice")).to_contain_text("none above")
        page.goto(f"{server.address}?cell={made.report_id}:1.2:results:1")
        press(page, "j")
    (measure,) = read_csv(folder / "measures.csv")
    assert (
        measure["results"] == "แจ้งแล้ว 1 แจ้งแล้ว 2"
        or measure["results"].count("\n") == 1
    )


@pytest.mark.long
def test_what_is_typed_is_not_thrown_away_by_accepting(
    folder: Path, visit: Visit
) -> None:
    with served(folder) as server:
        page = visit(server)
        cell = cell_of(page)
        page.keyboard.press("e")
        page.keyboard.insert_text("เพิ่ม")
        page.keyboard.press("Escape")
        press(page, "a")
        assert cell_of(page) == cell
        expect(page.locator(".notice")).to_contain_text("not saved")
        page.keyboard.press("r")
        press(page, "a")
        assert cell_of(page) != cell


@pytest.mark.long
def test_rows_and_columns_are_decided_and_undone(
    tmp_path: Path, visit: Visit
) -> None:
    made = report("ก.pdf", measures())
    folder = written(tmp_path / "out", made)
    with served(folder) as server:
        page = visit(server)
        page.goto(f"{server.address}?cell={made.report_id}:1.2:results:1")
        press(page, "x")
        page.goto(f"{server.address}?cell={made.report_id}:1.1:results:1")
        page.locator("#column select").select_option("outcomes")
        page.locator("#column button").click()
        page.locator("#column").wait_for()
        expect(page.locator(".said")).to_contain_text("column named")
    (measure,) = read_csv(folder / "measures.csv")
    assert (measure["results"], measure["outcomes"]) == ("โปร่งใส", "แจ้งแล้ว 1")


@pytest.mark.long
def test_a_row_is_split_and_the_text_that_was_read_is_shown_still(
    tmp_path: Path, visit: Visit
) -> None:
    table, records = measures(rows=1)
    records[0].items["methods"] = (
        item("ประชุม", row=1),
        item("แจ้งเวียน", row=2, number=2),
    )
    made = report("ก.pdf", (table, records))
    folder = written(tmp_path / "out", made)
    with served(folder) as server:
        page = visit(server)
        cell = f"{made.report_id}:1.1:methods:2"
        page.goto(f"{server.address}?cell={cell}")
        page.keyboard.press("s")
        page.keyboard.press("Tab")
        press(page, "Enter")
        assert cell_of(page) == cell
        expect(page.locator(".published")).to_have_text("แจ้งเวียน")
        expect(page.locator(".said")).to_contain_text("row split")
    rows = read_csv(folder / "measures.csv")
    assert [row["methods"] for row in rows] == ["ประชุม", "แจ้งเวียน"]


@pytest.mark.long
def test_a_column_is_named_for_all_of_an_agency(
    tmp_path: Path, visit: Visit
) -> None:
    made = [report(name, measures(rows=1)) for name in ("ก.pdf", "ข.pdf")]
    folder = written(tmp_path / "out", *made)
    with served(folder) as server:
        page = visit(server)
        page.goto(f"{server.address}?cell={made[0].report_id}:1.1:results:1")
        page.locator("#column select").select_option("")
        page.locator("#column [name=for_agency]").check()
        page.locator("#column button").click()
        expect(page.locator(".said")).to_contain_text("เทศบาลตำบลปรุใหญ่")
        expect(page.locator("#column select")).to_have_value("")
        page.goto(f"{server.address}?cell={made[1].report_id}:1.1:results:1")
        expect(page.locator("#column select")).to_have_value("")
    rows = read_csv(folder / "measures.csv")
    assert [row["results"] for row in rows] == ["", ""]


@pytest.mark.long
def test_a_text_that_went_on_from_the_row_above_is_said_once(
    tmp_path: Path, visit: Visit
) -> None:
    made = report("ก.pdf", measures())
    folder = written(tmp_path / "out", made)
    with served(folder) as server:
        page = visit(server)
        page.goto(f"{server.address}?cell={made.report_id}:1.2:results:1")
        press(page, "j")
        page.goto(f"{server.address}?cell={made.report_id}:1.1:results:1")
        press(page, "a")
    (measure,) = read_csv(folder / "measures.csv")
    assert measure["results"].count("แจ้งแล้ว 2") == 1


def test_an_address_of_a_cell_that_is_gone_does_not_say_that_all_is_done(
    folder: Path, visit: Visit
) -> None:
    with served(folder) as server:
        page = visit(server)
        first = cell_of(page)
        page.goto(f"{server.address}?cell=gone")
        expect(page.locator(".notice")).to_contain_text("no such cell")
        assert cell_of(page) == first


@pytest.mark.long
def test_filters_and_search_find_cells(folder: Path, visit: Visit) -> None:
    with served(folder) as server:
        page = visit(server)
        page.goto(f"{server.address}?year=2566&form=measures")
        assert "pru-yai-2566" in cell_of(page)
        press(page, "a")
        assert "pru-yai-2566" in cell_of(page)
        page.keyboard.press("/")
        page.keyboard.insert_text("ร้องเรียน")
        hit = page.locator("#hits li a").first
        hit.wait_for()
        assert "ร้องเรียน" in hit.inner_text()
        hit.click()
        expect(page.locator(".published")).to_contain_text("ร้องเรียน")
        page.goto(f"{server.address}?agency=ไม่มีหน่วยงานนี้")
        expect(page.locator(".done")).to_contain_text("No cell fits")


@pytest.mark.long
def test_keys_are_listed_and_the_picture_can_be_the_whole_page(
    folder: Path, visit: Visit
) -> None:
    with served(folder, "--sources", SAMPLES) as server:
        page = visit(server)
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#keys")).to_be_hidden()
        picture = page.locator("#picture")
        small = picture.evaluate(
            "image => image.decode().then(() => image.naturalHeight)"
        )
        page.keyboard.press("w")
        expect(page.locator("[data-do=whole]")).to_have_attribute(
            "aria-pressed", "true"
        )
        large = picture.evaluate(
            "image => image.decode().then(() => image.naturalHeight)"
        )
        assert large > small


def test_a_cell_that_looks_like_a_script_is_text(
    tmp_path: Path, visit: Visit
) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    table, records = measures(rows=1)
    for name in ("results", "measure"):
        records[0].items[name] = (item(evil),)
    del table
    made = report(
        f"{evil.replace('/', '')}.pdf",
        (known_table(records[0].form, records), records),
    )
    folder = written(tmp_path / "out", made)
    with served(folder) as server:
        page = visit(server)
        for _ in range(8):
            press(page, "n")
            assert page.locator("main script, main img").count() == 0
            if "results" in cell_of(page):
                expect(page.locator(".published")).to_contain_text("<script>")
        page.keyboard.press("/")
        page.keyboard.insert_text("<script>")
        page.locator("#hits li a").first.wait_for()
        assert page.locator("#hits script").count() == 0
