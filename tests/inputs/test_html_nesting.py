"""Elements that stand in each other thousands deep cost no more than as many beside each other, and lose no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from extractor import tables
from extractor.inputs.html_nesting import flattened

TABLE = "<table><tr><td>ก<td>ข<td>ค<tr><td>1<td>2<td>3</table>"


def nested(element: str, depth: int, within: str) -> str:
    return f"<{element}>" * depth + within + f"</{element}>" * depth


@pytest.mark.parametrize("element", ["div", "span", "font color=red", "ul"])
def test_a_table_deep_in_other_elements_is_read(
    element: str, tmp_path: Path
) -> None:
    name = element.split()[0]
    html = f"<{element}>" * 3000 + TABLE + f"</{name}>" * 3000
    file = tmp_path / "nested.html"
    file.write_text(f"<html><body>{html}", encoding="utf-8")
    (found,) = tables(file)
    assert found.rows == (("ก", "ข", "ค"), ("1", "2", "3"))
    assert flattened(html).count(f"<{name}") <= 512


def test_text_of_tables_deep_in_tables_is_kept() -> None:
    html = (
        "".join(f"<table><tr><td>ชั้น {n}<td>" for n in range(300))
        + "</table>" * 300
    )
    text = BeautifulSoup(flattened(html), "html5lib").get_text()
    assert all(f"ชั้น {n}" in text for n in range(300))
    assert flattened(html).count("<table") == 50


@pytest.mark.parametrize(
    "html",
    [
        TABLE,
        nested("div", 400, TABLE),
        nested("div", 3, TABLE) * 500,
        "<p>ก<p>ข" * 2000,
        "<ul>" + "<li>ก" * 2000,
        "<table><tr><td>ก</td></tr>" * 200,
        "<table><tr><td>ก</table>" * 200,
        "</div>" * 600,
        "ก < ข และ ค > ง",
    ],
)
def test_what_browsers_nest_stays_as_it_is(html: str) -> None:
    assert flattened(html) == html
