"""Cells that answer those of their row: what was done speaks of what was planned, a remark of nothing."""

from __future__ import annotations

import numpy as np

from extractor.tables.columns.letter_sequences import items_of
from extractor.tables.columns.row_echoes import row_echoes

PLANS = [
    "๑. อบรมครูเวร\n๒. ล้างท่อระบายน้ำ",
    "ติดกล้องหน้าโรงเก็บรถ",
    "๑. นับกล่องนม\n๒. ชั่งเนื้อหมู",
]
DEEDS = [
    "๑. อบรมครูเวรแล้ว ๔ รุ่น\n๒. ท่อระบายน้ำโล่งทุกสาย",
    "กล้องหน้าโรงเก็บรถใช้ได้",
    "๑. กล่องนมครบ\n๒. เนื้อหมูตรงน้ำหนัก",
]
REMARKS = ["งดช่วงฝน", "ยกไปปีหน้า", "ทำทุกปี"]


def echoes_of(*columns: list[str]) -> np.ndarray:
    return row_echoes(columns, [items_of(cells) for cells in columns])


def test_results_answer_the_methods_of_their_row_and_remarks_do_not() -> None:
    alike, contrast, as_many = echoes_of(PLANS, DEEDS, REMARKS)
    assert alike[0, 1] > 0.1 > alike[0, 2]
    assert contrast[0, 1] > 0.1 > contrast[0, 2]
    assert as_many[0, 1] == 1.0 > as_many[0, 2]


def test_results_in_other_rows_answer_nothing() -> None:
    _, contrast, _ = echoes_of(PLANS, DEEDS[1:] + DEEDS[:1])
    assert contrast[0, 1] <= 0


def test_a_column_that_says_the_same_in_every_row_answers_no_row_more_than_another() -> (
    None
):
    _, contrast, _ = echoes_of(PLANS, ["อบรมครูเวร"] * 3)
    assert abs(contrast[0, 1]) < 1e-6


def test_of_one_row_there_is_nothing_to_compare_with() -> None:
    alike, contrast, _ = echoes_of(PLANS[:1], DEEDS[:1])
    assert alike[0, 1] > 0
    assert not contrast.any()


def test_blank_columns_and_merged_rows_are_no_harm() -> None:
    cases: list[list[list[str]]] = [
        [],
        [[]],
        [["", ""], ["", ""]],
        [PLANS, ["รวม"]],
    ]
    for columns in cases:
        echoes = echoes_of(*columns)
        assert echoes.shape == (3, len(columns), len(columns))
        assert np.isfinite(echoes).all()
