"""Which cells of months are set, by what is printed in them."""

from __future__ import annotations

import pytest

from extractor.model import Cell, Fragment, Line
from extractor.report.month_marks import is_marked


def cell_of(*texts: str, font: str = "Sarabun", drawn: str = "") -> Cell:
    lines = tuple(Line(text, 1, fonts=((font, len(text)),)) for text in texts)
    return Cell(0, 0, fragments=(Fragment(1, None, lines, drawn=drawn),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "✓",
        "✔",
        "/",
        "x",
        "●",
        "•",
        "*",
        "1",
        "←",
        "→",
        "⟷",
        "<---->",
        "---->",
        "◄──►",
        "\uf0fc",
        "\uf050",
        "P",
        "√ ",
    ],
)
def test_marks_are_seen(text: str) -> None:
    assert is_marked(cell_of(text))


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "–", "0", "๐", "--", "ไม่มี", "15,000", ".", "........"],
)
def test_no_mark_is_made_up(text: str) -> None:
    assert not is_marked(cell_of(text))


def test_letters_of_a_font_of_signs_are_marks() -> None:
    assert is_marked(cell_of("a", font="ABCDEF+Wingdings2"))
    assert not is_marked(cell_of("a", font="Sarabun"))


def test_what_is_drawn_is_a_mark() -> None:
    assert is_marked(cell_of(drawn="stroke"))


def test_a_shade_behind_a_dash_is_no_mark() -> None:
    assert is_marked(cell_of(drawn="fill"))
    assert not is_marked(cell_of("-", drawn="fill"))
