"""Tables with a frame and lines between columns, none between rows; and rows of a full grid, which stay whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.bare_tables import COLUMN_LOOKS, random_style, table_document
from tests.tables.test_aligned_tables import plain_style, read, rows_of, squeezed


@pytest.mark.parametrize("look", COLUMN_LOOKS)
def test_plain_tables_come_out_row_for_row(look: str) -> None:
    right = 0
    count = 0
    for seed in range(16):
        made = table_document(plain_style(seed, look))
        found = rows_of(read(made))
        count += len(made.rows)
        right += sum(tuple(map(squeezed, row)) in found for row in made.rows)
    assert right >= 0.97 * count


@pytest.mark.parametrize("look", COLUMN_LOOKS)
def test_tables_of_all_styles_come_out_mostly(look: str) -> None:
    right = 0
    count = 0
    for seed in range(100, 116):
        style = replace(random_style(seed, look), sections=False, overflow=False)
        made = table_document(style)
        found = rows_of(read(made))
        count += len(made.rows)
        right += sum(tuple(map(squeezed, row)) in found for row in made.rows)
    assert right >= 0.8 * count
