"""Tables without a grid on pages that follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from extractor.model import Table
from extractor.tables.alignment.aligned_spaces import with_aligned_spaces
from extractor.tables.alignment.cell_pitch import measure_lines_of_cells
from extractor.tables.alignment.columns import columns_of
from extractor.tables.alignment.furniture import without_furniture
from extractor.tables.alignment.gate import evidence_for
from extractor.tables.alignment.headers import run_header_of
from extractor.tables.alignment.notes import leave_out_notes
from extractor.tables.alignment.page_print import PagePrint
from extractor.tables.alignment.row_gaps import find_gaps_of_rows
from extractor.tables.alignment.rows import rows_of
from extractor.tables.alignment.runs import runs_of
from extractor.tables.alignment.said_again import (
    leave_out_feet,
    parted_at_headers,
)
from extractor.tables.alignment.sections import take_outer_sections
from extractor.tables.alignment.side_sheets import SideSheet, side_sheets_of
from extractor.tables.alignment.tables import tables_of
from extractor.tables.alignment.tables_beside import tables_beside
from extractor.tables.placed_tables import Place, placed_table


def find_aligned_tables(
    pages: Sequence[PagePrint],
) -> Mapping[int, Sequence[Table]]:
    """Find the tables of pages on which rulings make no grid.

    Args:
        pages: The print of pages that follow one another; of a sheet that of its left page before that of its right.

    Returns:
        The tables by their page (1-based), one a page and run, their cells empty; an empty sequence for a page without.
    """
    by_page: dict[int, list[Table]] = {page.number: [] for page in pages}
    sheets = list(_parted_sheets(side_sheets_of(without_furniture(pages))))
    counted = [
        replace(sheet.whole, number=number)
        for number, sheet in enumerate(sheets, 1)
    ]
    runs = chain.from_iterable(map(parted_at_headers, runs_of(counted)))
    for run in runs:
        header = run_header_of(run)
        leave_out_feet(run, header)
        find_gaps_of_rows(run, header)
        columns = with_aligned_spaces(run, columns_of(run, header), header)
        measure_lines_of_cells(run, columns, header)
        take_outer_sections(run, columns, header)
        leave_out_notes(run, columns, header)
        rows = rows_of(run, columns, header)
        if evidence_for(run, columns, header, rows):
            for table in tables_of(run, columns, header, rows):
                for page, part in sheets[table.page_first - 1].parts_of(table):
                    place = Place(page.number, page.left)
                    by_page[page.number].append(
                        placed_table(part, {table.page_first: place})
                    )
    return by_page


def _parted_sheets(sheets: Iterable[SideSheet]) -> Iterator[SideSheet]:
    """Sheets; in place of one page that holds tables side by side a sheet for each of these."""
    for sheet in sheets:
        parts = tables_beside(sheet.whole) if len(sheet.pages) == 1 else []
        if len(parts) < 2:
            yield sheet
            continue
        for part in parts:
            yield SideSheet((part,), part, (0.0,), ())
