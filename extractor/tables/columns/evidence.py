"""What speaks for each field of a form in each column of a table: its header and its cells, as logarithms of odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import log

import numpy as np
import numpy.typing as npt

from extractor.model import FieldGroup, Form, FormField, Table
from extractor.model.contents import CONTENTS
from extractor.tables.columns.contents import content_log_likelihoods
from extractor.tables.columns.group_keys import group_of_key
from extractor.tables.columns.header_likeness import Wordings
from extractor.tables.columns.header_rows import Header

FloatArray = npt.NDArray[np.float64]

# Every form may have a column that only counts its rows.
ORDINAL = FormField(
    "ordinal", "ลำดับที่", "number of the row", "ordinal", ("ลำดับที่", "ลำดับ", "ที่", "ข้อ", "ข้อที่", "No."), ("ordinal",)
)
# What cells of a kind may hold where a field does not say it.
_CONTENTS_OF_KIND = {
    "ordinal": ("ordinal",),
    "label": ("title", "goods", "complaint", "agency", "dimension", "choice", "issue", "risk", "place"),
    "text": (
        *("title", "plan", "deed", "benefit", "issue", "advice", "objective", "target", "evidence", "risk", "reason"),
        *("goods", "complaint", "place", "agency", "dimension", "contract", "remark", "choice", "units"),
    ),
    "list": (
        "plan",
        "deed",
        "benefit",
        "issue",
        "advice",
        "objective",
        "target",
        "evidence",
        "risk",
        "reason",
        "goods",
    ),
    "units": ("units", "agency"),
    "period": ("period", "date"),
    "date": ("date", "period"),
    "money": ("money", "number"),
    "number": ("number", "percent", "money", "ordinal"),
    "percent": ("percent", "number"),
    "choice": ("choice",),
    "offers": ("offer",),
    "mark": ("mark", "blank"),
}
_BLANK = CONTENTS.index("blank")
# Logarithm of odds a unit of likeness (0 to 1); and the likeness from which on a header speaks for a field.
_HEADER_WEIGHT = 12.0
_HEADER_NEUTRAL = 0.4
# Logarithm of odds: how much a header speaks at most against a field that it does not name.
_HEADER_AGAINST = -1.5
# Probability that cells of a field hold what no writer of its form thought of.
_UNTHOUGHT = 0.02
# Probability that a column that is no field holds what fields of the form do.
_CLAIMED = 0.3
# Logarithm of odds of a single column for a group of columns, or of the one kind of group for the other.
_OTHER_GROUP = -12.0


@dataclass(frozen=True, slots=True)
class ColumnUnit:
    """Columns that hold one field: one, or several of a group.

    Attributes:
        columns: The columns, 0-based, from left to right.
        group: What their headers tell apart; empty for a single column.
    """

    columns: tuple[int, ...]
    group: FieldGroup = ""


@dataclass(frozen=True, slots=True)
class TableEvidence:
    """What a table's columns say, whatever the form.

    Attributes:
        header: Its header.
        units: Its columns, those of a group together.
        contents: Units x classes of contents: the probability of each.
        is_blank: Of each unit, whether its cells are blank.
    """

    header: Header
    units: tuple[ColumnUnit, ...]
    contents: FloatArray
    is_blank: tuple[bool, ...]

    @classmethod
    def of(cls, table: Table, header: Header) -> TableEvidence:
        """Look at a table.

        Args:
            table: The table.
            header: Its header.

        Returns:
            What its columns say.
        """
        columns = _body_texts(table, header.rows)
        units = _units(header)
        by_column = np.exp(content_log_likelihoods(columns))
        contents = np.array([by_column[list(unit.columns)].mean(axis=0) for unit in units])
        is_blank = [not any(text.strip() for col in unit.columns for text in columns[col]) for unit in units]
        return cls(header, units, contents, tuple(is_blank))


def _body_texts(table: Table, header_rows: int) -> list[list[str]]:
    """The raw texts of each column below the header; a cell merged over columns, as titles and totals are, says nothing."""
    columns: list[list[str]] = [[] for _ in range(table.cols)]
    for row in table.grid()[header_rows:]:
        for col, cell in enumerate(row):
            if cell is None or cell.colspan > 1:
                continue
            columns[col].append(cell.text)
    return columns


def _units(header: Header) -> tuple[ColumnUnit, ...]:
    """The columns, neighbours of one group together."""
    groups = [group_of_key(path[-1]) if path else "" for path in header.paths]
    units: list[ColumnUnit] = []
    for group, members in groupby(range(len(groups)), key=lambda col: groups[col]):
        columns = tuple(members)
        if group and len(columns) > 1:
            units.append(ColumnUnit(columns, group))
        else:
            units += [ColumnUnit((col,)) for col in columns]
    return tuple(units)


@dataclass(frozen=True, slots=True)
class FormEvidence:
    """What speaks for the fields of one form.

    Attributes:
        fields: The fields, an ordinal column among them.
        header: Units x fields: logarithm of the odds by the header; the last column: for no field.
        contents: Units x fields: logarithm of the odds by the cells; the last column: for no field.
    """

    fields: tuple[FormField, ...]
    header: FloatArray
    contents: FloatArray

    @classmethod
    def of(cls, evidence: TableEvidence, form: Form, wordings: Wordings) -> FormEvidence:
        """Ask for each field of a form.

        Args:
            evidence: What the table's columns say.
            form: The form.
            wordings: The wordings of all forms.

        Returns:
            What speaks for each field in each unit.
        """
        fields = form.fields if form.ordinal else (ORDINAL, *form.fields)
        header = np.array([_header_odds(unit, evidence.header, form, fields, wordings) for unit in evidence.units])
        contents = np.array([_content_odds(number, evidence, fields) for number in range(len(evidence.units))])
        return cls(fields, header, contents)


def _header_odds(
    unit: ColumnUnit, header: Header, form: Form, fields: Sequence[FormField], wordings: Wordings
) -> list[float]:
    """How the header of a unit speaks for each field, and for none."""
    paths = [header.paths[col] for col in unit.columns]
    texts = _readings(paths[0], is_group=bool(unit.group))
    if not texts:
        return [0.0] * (len(fields) + 1)
    likenesses = [wordings.likenesses(text) for text in texts]
    odds = []
    for field in fields:
        likeness = max(of_text.get((form.name, field.name), 0.0) for of_text in likenesses)
        if field is ORDINAL:
            likeness = max(_ordinal_likeness(of_text) for of_text in likenesses)
        odds.append(_odds(likeness))
    of_none = max(_likeness_of_none(of_text, form) for of_text in likenesses)
    return [*odds, max(0.0, _odds(of_none))]


def _readings(path: Sequence[str], *, is_group: bool) -> list[str]:
    """What a header of several rows may be read as: its lowest part, and all of it. A group is called by what is above."""
    parts = path[:-1] if is_group else path
    if len(parts) < 2:
        return list(parts)
    return [parts[-1], "".join(parts)]


def _ordinal_likeness(likenesses: dict[tuple[str, str], float]) -> float:
    return max((value for (_, field), value in likenesses.items() if field == "ordinal"), default=0.0)


def _likeness_of_none(likenesses: dict[tuple[str, str], float], form: Form) -> float:
    """How alike a header and those are that tables of a form have besides its fields."""
    return likenesses.get((form.name, ""), 0.0)


def _odds(likeness: float) -> float:
    return max(_HEADER_AGAINST, _HEADER_WEIGHT * (likeness - _HEADER_NEUTRAL))


def _content_odds(number: int, evidence: TableEvidence, fields: Sequence[FormField]) -> list[float]:
    """How the cells of a unit speak for each field, and for none, against columns of no form at all."""
    unit = evidence.units[number]
    if evidence.is_blank[number] and unit.group != "months":
        return [0.0] * (len(fields) + 1)
    expected = np.array([*map(_expected_contents, fields), _expected_of_none(fields)])
    odds: list[float] = np.log(expected @ evidence.contents[number] * len(CONTENTS)).tolist()
    for position, field in enumerate(fields):
        is_of_group = field.group == unit.group or (field.group == "columns" and unit.group)
        if not is_of_group:
            odds[position] = _OTHER_GROUP
        elif unit.group == "months":
            odds[position] = log(len(CONTENTS))
    return odds


@lru_cache(maxsize=512)
def _expected_contents(field: FormField) -> tuple[float, ...]:
    """What the cells of a field hold, as probabilities of contents."""
    held = contents_of(field)
    return _spread([name in held for name in CONTENTS], _UNTHOUGHT)


def _expected_of_none(fields: Sequence[FormField]) -> tuple[float, ...]:
    """What the cells of a column hold that is no field: mostly what no field does."""
    claimed = {name for field in fields for name in contents_of(field)}
    return _spread([name not in claimed for name in CONTENTS], _CLAIMED)


def _spread(is_expected: Sequence[bool], unexpected: float) -> tuple[float, ...]:
    """The probability of each content: those expected share what the unexpected leave."""
    share = (1 - unexpected) / max(1, sum(is_expected))
    return tuple(unexpected / len(CONTENTS) + (share if expected else 0.0) for expected in is_expected)


def contents_of(field: FormField) -> tuple[str, ...]:
    """What the cells of a field may hold.

    Args:
        field: The field.

    Returns:
        Classes of contents: those that it names, else those of its kind.
    """
    return field.contents or _CONTENTS_OF_KIND[field.kind]
