"""Draws tables whose headers a grammar words: which columns, in which order, how they are headed and printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.wordings_cells import (
    draw_cell_style,
    field_text,
    printed_lines,
    thai_digits,
)
from benchmarks.wordings_grammar import Grammar, HeaderStyle
from benchmarks.wordings_tables import (
    FIELDS,
    ORDINAL,
    Title,
    WordedColumn,
    WordedTable,
)

# One of so many tables has blank headers.
_BLANK_EVERY = 5
# Fields that a report may lack.
_MAY_LACK = ("period", "responsible", "outcomes", "methods")
# How often it lacks none, one, two of them.
_LACK_WEIGHTS = (6, 3, 1)
# How often there are no, one, two, … extra columns.
_EXTRA_WEIGHTS = (3, 3, 2, 1, 1)
# How headers are worded, and how often.
_MANNERS = {"terse": 4, "plain": 6, "long": 3, "misleading": 4, "mixed": 3}
# Shares (0 to 1) of tables, but for the last two: of the headers of a misleading table, of columns of one text.
_COUNTED = 0.5
_USUAL_ORDER = 0.5
_PERIOD_FIRST = 0.3
_TITLED = 0.15
_THAI_DIGITS = 0.4
_ENGLISH = 0.1
_MISLEADING = 0.4
_MERGED = 0.3
# In such a table, the share of headers with English.
_ENGLISH_HEADERS = 0.7
# The share of places for a break where the lines of headers end, table by table.
_BREAKS = (0.0, 0.3, 0.9)


def gold_reports(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Read gold reports.

    Args:
        folder: Where they lie.

    Returns:
        The measures of each, by its name.
    """
    reports = {}
    for path in sorted(folder.glob("*.yaml")):
        reports[path.stem] = yaml.safe_load(path.read_text(encoding="utf-8"))[
            "measures"
        ]
    return reports


def worded_tables(
    grammar: Grammar,
    reports: Mapping[str, Sequence[dict[str, Any]]],
    count: int,
    seed: int,
) -> Iterator[WordedTable]:
    """Put gold reports under drawn headers.

    Args:
        grammar: Words headers and the cells of extra columns.
        reports: Measures of gold reports by their names; each report is taken in turn.
        count: How many tables.
        seed: All that is drawn follows from it.

    Yields:
        The tables.
    """
    names = list(reports)
    for number in range(count):
        name = names[number % len(names)]
        is_blank = number % _BLANK_EVERY == _BLANK_EVERY - 1
        drawing = _Drawing(grammar, reports[name], Random(f"{seed} {number}"))
        kinds = drawing.kinds()
        titles = () if is_blank else drawing.titles(kinds)
        columns = drawing.columns(kinds, titles, is_blank)
        yield WordedTable(name, columns, titles, is_blank)


class _Drawing:
    """The draws for one table."""

    def __init__(
        self, grammar: Grammar, measures: Sequence[dict[str, Any]], draw: Random
    ) -> None:
        self._grammar = grammar
        self._measures = measures
        self._draw = draw
        self._manner = draw.choices(list(_MANNERS), list(_MANNERS.values()))[0]
        self._breaks = draw.choice(_BREAKS)
        self._english = _ENGLISH_HEADERS if self._happens(_ENGLISH) else 0.0
        self._has_thai_digits = self._happens(_THAI_DIGITS)

    def _happens(self, share: float) -> bool:
        return self._draw.random() < share

    def _how_many(self, weights: Sequence[int]) -> int:
        return self._draw.choices(range(len(weights)), weights)[0]

    def kinds(self) -> list[str]:
        """What the columns hold, left to right."""
        usual = list(self._grammar.usual_order)
        lacking = self._draw.sample(_MAY_LACK, self._how_many(_LACK_WEIGHTS))
        # What counts the rows stands first and is not drawn.
        others = [kind for kind in usual if kind not in (*FIELDS, ORDINAL)]
        extra = self._draw.sample(others, self._how_many(_EXTRA_WEIGHTS))
        kinds = [
            kind
            for kind in usual
            if kind in extra or (kind in FIELDS and kind not in lacking)
        ]
        if not self._happens(_USUAL_ORDER):
            self._draw.shuffle(kinds)
        elif {"responsible", "period"} <= set(kinds) and self._happens(
            _PERIOD_FIRST
        ):
            kinds.remove("period")
            kinds.insert(kinds.index("responsible"), "period")
        return [ORDINAL, *kinds] if self._happens(_COUNTED) else kinds

    def titles(self, kinds: Sequence[str]) -> tuple[Title, ...]:
        """Titles above runs of columns that belong together; mostly none."""
        if not self._happens(_TITLED):
            return ()
        titles = []
        for rule, below in self._grammar.titled.items():
            first, end = _longest_run(kinds, below)
            if end - first >= 2:
                style = HeaderStyle("plain", self._breaks)
                titles.append(
                    Title(
                        self._grammar.title(rule, style, self._draw), first, end
                    )
                )
        return tuple(titles)

    def columns(
        self, kinds: Sequence[str], titles: Sequence[Title], is_blank: bool
    ) -> tuple[WordedColumn, ...]:
        """The columns, headed and filled."""
        outturn = [kinds[title.first : title.end] for title in titles]
        both_below = any(
            {"results", "outcomes"} <= set(below) for below in outturn
        ) and self._happens(0.5)
        columns = []
        for kind in kinds:
            manner = (
                "below"
                if both_below and kind in ("results", "outcomes")
                else self._header_manner()
            )
            style = HeaderStyle(manner, self._breaks, self._english)
            header = (
                ""
                if is_blank
                else self._grammar.header(kind, style, self._draw)
            )
            if self._has_thai_digits:
                header = thai_digits(header)
            columns.append(
                self._column(kind, header, is_counted=ORDINAL in kinds)
            )
        return tuple(columns)

    def _header_manner(self) -> str:
        if self._manner == "mixed":
            return self._draw.choice(
                [manner for manner in _MANNERS if manner != "mixed"]
            )
        if self._manner == "misleading" and not self._happens(_MISLEADING):
            return "plain"
        return self._manner

    def _column(self, kind: str, header: str, is_counted: bool) -> WordedColumn:
        style = draw_cell_style(self._draw, is_counted, self._has_thai_digits)
        if kind in FIELDS:
            texts = [
                field_text(measure, kind, style) for measure in self._measures
            ]
        elif kind == ORDINAL:
            ending = self._draw.choice(("", "."))
            texts = [
                f"{number}{ending}"
                for number in range(1, len(self._measures) + 1)
            ]
        else:
            way = self._draw.choice(self._grammar.ways_to_fill(kind))
            texts = [
                self._grammar.cell(way, self._draw) for _ in self._measures
            ]
        is_merged = (
            len(texts) > 1
            and len(set(texts)) == 1
            and bool(texts[0])
            and self._happens(_MERGED)
        )
        cells = tuple(tuple(printed_lines(text, style)) for text in texts)
        return WordedColumn(
            kind,
            header,
            cells,
            is_wrapped=bool(style.width),
            is_merged=is_merged,
        )


def _longest_run(
    kinds: Sequence[str], wanted: Sequence[str]
) -> tuple[int, int]:
    """The longest run of columns of the wanted kinds: the first of it, and the column after the last."""
    best = (0, 0)
    first = 0
    for at, kind in enumerate(kinds):
        if kind not in wanted:
            first = at + 1
        elif at + 1 - first > best[1] - best[0]:
            best = (first, at + 1)
    return best
