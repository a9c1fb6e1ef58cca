"""What was found about lines is written into them: letters mended on record, lines read from the picture, proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from extractor.model import (
    Cell,
    FontRun,
    Fragment,
    Line,
    Mend,
    PageContent,
    Table,
    as_seen,
)
from extractor.proof.printed_lines import Key, PrintedLine, Unit

# The lines of a document as they are once it is proved, by the identity of what they were.
ProvedLines = Mapping[int, Line]


def mended_line(printed: PrintedLine, mends: Mapping[Key, str]) -> Line:
    """A line some of whose glyphs say other letters.

    Args:
        printed: The line.
        mends: What glyphs say instead.

    Returns:
        The line, with what the layer said wherever it said something else.
    """
    if not printed.is_mended_by(mends):
        return printed.line
    return respelled_line(
        printed, [mends.get(unit.key, unit.key[1]) for unit in printed.units]
    )


def respelled_line(printed: PrintedLine, texts: Sequence[str]) -> Line:
    """A line that says other letters.

    Args:
        printed: The line.
        texts: What each of its glyphs says now.

    Returns:
        The line, with what the layer said wherever it said something else.
    """
    line = printed.line
    text = ""
    done = 0
    mends = []
    places = {0: 0}
    for unit, said in zip(printed.units, texts, strict=True):
        places |= {
            place: len(text) + place - done
            for place in range(done, unit.start + 1)
        }
        text += line.text[done : unit.start]
        if said != unit.key[1]:
            mends.append(
                (
                    unit.start,
                    Mend(len(text), len(text) + len(said), unit.key[1]),
                )
            )
        text += said
        done = unit.end
        places |= dict.fromkeys(range(unit.start + 1, done + 1), len(text))
    places |= {
        place: len(text) + place - done
        for place in range(done, len(line.text) + 1)
    }
    text += line.text[done:]
    mends += [
        (
            mend.start,
            replace(mend, start=places[mend.start], end=places[mend.end]),
        )
        for mend in line.mends
    ]
    in_order = tuple(mend for _, mend in sorted(mends, key=itemgetter(0)))
    return replace(
        line,
        text=text,
        fonts=_fonts(line.fonts, printed.units, texts),
        mends=in_order,
    )


def _fonts(
    fonts: Sequence[FontRun], units: Sequence[Unit], texts: Sequence[str]
) -> tuple[FontRun, ...]:
    """Font runs over a line that says other letters."""
    longer = [
        (unit.start, len(text) - len(unit.key[1]))
        for unit, text in zip(units, texts, strict=True)
    ]
    runs = []
    start = 0
    for font, length in fonts:
        end = start + length
        runs.append(
            (
                font,
                length
                + sum(more for place, more in longer if start <= place < end),
            )
        )
        start = end
    return tuple(runs)


def with_proved_lines(page: PageContent, proved: ProvedLines) -> PageContent:
    """A page with its lines as they are once the document is proved.

    Args:
        page: The page as its text layer has it.
        proved: The lines that were looked at or mended.

    Returns:
        The page; all its lines have let go of their glyphs.
    """
    return replace(
        page,
        lines=_proved(page.lines, proved),
        tables=tuple(_proved_table(table, proved) for table in page.tables),
        set_aside=tuple(
            replace(aside, line=replace(aside.line, glyphs=()))
            for aside in page.set_aside
        ),
    )


def _proved_table(table: Table, proved: ProvedLines) -> Table:
    cells = tuple(_proved_cell(cell, proved) for cell in table.cells)
    return replace(table, cells=cells, repeated=_proved(table.repeated, proved))


def _proved_cell(cell: Cell, proved: ProvedLines) -> Cell:
    return replace(
        cell,
        fragments=tuple(
            _proved_fragment(fragment, proved) for fragment in cell.fragments
        ),
    )


def _proved_fragment(fragment: Fragment, proved: ProvedLines) -> Fragment:
    return replace(fragment, lines=_proved(fragment.lines, proved))


def _proved(lines: Iterable[Line], proved: ProvedLines) -> tuple[Line, ...]:
    return tuple(
        as_seen(replace(proved.get(id(line), line), glyphs=()))
        for line in lines
    )
