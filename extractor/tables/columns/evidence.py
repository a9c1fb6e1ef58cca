"""What speaks for each field of a form in each column of a table: its header and its cells, as logarithms of odds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from math import log
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from extractor.model import Form, FormField, Table
from extractor.model.contents import CONTENTS
from extractor.tables.columns.assignment import FloatArray
from extractor.tables.columns.contents import (
    ContentModel,
    content_log_likelihoods,
    log_likelihoods_by,
)
from extractor.tables.columns.group_keys import group_of_key
from extractor.tables.columns.header_contents import header_probabilities
from extractor.tables.columns.header_likeness import Wordings
from extractor.tables.columns.header_rows import Header

# What tells what the readings of a header mean, as probabilities of `CONTENTS`.
HeaderReader: TypeAlias = Callable[
    [tuple[str, ...]], npt.NDArray[np.floating[Any]]
]

# Every form may have a column that only counts its rows.
ORDINAL = FormField(
    "ordinal",
    "ลำดับที่",
    "number of the row",
    "ordinal",
    ("ลำดับที่", "ลำดับ", "ที่", "ข้อ", "ข้อที่", "No."),
    ("ordinal",),
)
# What cells of a kind may hold where a field does not say it.
_CONTENTS_OF_KIND = {
    "ordinal": ("ordinal",),
    "label": (
        "title",
        "goods",
        "complaint",
        "agency",
        "dimension",
        "choice",
        "issue",
        "risk",
        "place",
        "other",
    ),
    "text": (
        "title",
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
        "complaint",
        "place",
        "agency",
        "dimension",
        "contract",
        "remark",
        "choice",
        "units",
        "other",
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
        "complaint",
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
# So large a share of the columns under one title must name months for all to be months.
_MONTHS_SHARE = 0.5
# What headers end with that only count their columns; so many, and so large a share of the columns, at least.
_COUNTER = re.compile(r"(?:\s*[0-9๐-๙]+|(?:^|\s)[ก-ฮa-zA-Z])[.)]?$")
_FEWEST_COUNTED = 3
_COUNTED_SHARE = 0.5
# Logarithm of odds a unit of likeness (0 to 1); and the likeness from which on a header speaks for a field.
_HEADER_WEIGHT = 9.6
_HEADER_NEUTRAL = 0.4
# Logarithm of odds: how much a header speaks at most against a field that it does not name.
_HEADER_AGAINST = -1.2
# How much what a header means weighs, against how it is worded.
_MEANING_WEIGHT = 0.4
# Probability that cells of a field hold what no writer of its form thought of.
_UNTHOUGHT = 0.02
# How likely a content is against the one that a field names before it.
_NEXT_CONTENT = 0.03
# What columns hold that tables of many forms have besides their fields.
_COMMON_CONTENTS = (
    "objective",
    "target",
    "issue",
    "advice",
    "evidence",
    "place",
    "dimension",
    "reason",
    "choice",
    "remark",
    "date",
    "money",
    "number",
    "percent",
    "blank",
    "other",
)
# Probability that a column that is no field holds anything else.
_UNCOMMON = 0.2
# Logarithm of odds of a blank column for any field: a field that nobody filled is rarer than a blank remark.
_BLANK_FIELD = -2.0
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
    group: str = ""


@dataclass(frozen=True, slots=True)
class TableEvidence:
    """What a table's columns say, whatever the form.

    Attributes:
        header: Its header.
        units: Its columns, those of a group together.
        by_column: Columns x classes of contents: the probability of each.
        blank_columns: The columns (0-based) whose cells are blank.
        rows: How many rows stand below the header.
        columns: The raw texts of these rows' cells, a sequence a column.
    """

    header: Header
    units: tuple[ColumnUnit, ...]
    by_column: FloatArray
    blank_columns: frozenset[int]
    rows: int
    columns: Sequence[Sequence[str]]

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
        return cls.of_columns(
            header,
            columns,
            np.exp(content_log_likelihoods(columns)),
            table.rows - header.rows,
        )

    @classmethod
    def of_columns(
        cls,
        header: Header,
        columns: Sequence[Sequence[str]],
        by_column: FloatArray,
        rows: int,
    ) -> TableEvidence:
        """Put together what is known of a table.

        Args:
            header: Its header.
            columns: The raw texts of the cells below it, a sequence a column.
            by_column: What each column holds: the probability of each class of contents.
            rows: How many rows stand below the header.

        Returns:
            What its columns say.
        """
        keys = _group_keys(header)
        blank = [
            col
            for col, texts in enumerate(columns)
            if not any(text.strip() for text in texts)
        ]
        return cls(
            header, _units(keys), by_column, frozenset(blank), rows, columns
        )

    def judged_by(self, model: ContentModel) -> TableEvidence:
        """The same, with what another model takes the cells for.

        Args:
            model: What was learned from other writers.

        Returns:
            The evidence.
        """
        logs = log_likelihoods_by(model, self.columns)
        return replace(self, by_column=np.exp(logs))

    def grouped_for(self, form: Form) -> TableEvidence:
        """The same with the columns under one header together, for a form with a field that is a group of any columns.

        Args:
            form: The form.

        Returns:
            The evidence; itself where the form has no such field.
        """
        if all(field.group != "columns" for field in form.fields):
            return self
        titles = [
            " ".join(path[0].split()) if len(path) > 1 else ""
            for path in self.header.paths
        ]
        return replace(self, units=_units(titles, group="columns"))

    def contents_in(self, unit: ColumnUnit) -> FloatArray:
        """What the cells of a unit hold.

        Args:
            unit: The unit.

        Returns:
            The probability of each class of contents, the mean over its columns.
        """
        contents: FloatArray = self.by_column[list(unit.columns)].mean(axis=0)
        return contents

    def is_blank(self, unit: ColumnUnit) -> bool:
        """Whether nothing is printed in the cells of a unit.

        Args:
            unit: The unit.

        Returns:
            Whether it is blank.
        """
        return self.blank_columns.issuperset(unit.columns)


def _body_texts(table: Table, header_rows: int) -> list[list[str]]:
    """The raw texts of each column below the header; cells merged over columns, as titles are, say nothing."""
    columns: list[list[str]] = [[] for _ in range(table.cols)]
    for row in table.grid()[header_rows:]:
        for col, cell in enumerate(row):
            if cell is None or cell.colspan > 1:
                continue
            columns[col].append(cell.text)
    return columns


def _group_keys(header: Header) -> list[str]:
    """The kind of group of each column; columns among months, under the same title, are months that were misread."""
    keys: list[str] = [
        group_of_key(path[-1]) if path else "" for path in header.paths
    ]
    titles = [path[0] if len(path) > 1 else "" for path in header.paths]
    for title, members in groupby(
        range(len(titles)), key=lambda col: titles[col]
    ):
        columns = list(members)
        months = [col for col in columns if keys[col] == "months"]
        if title and len(months) >= _MONTHS_SHARE * len(columns):
            for col in columns:
                keys[col] = "months"
    return keys


def _units(keys: Sequence[str], group: str = "") -> tuple[ColumnUnit, ...]:
    """The columns, neighbours of one key together; the key is the group's kind where none is given."""
    units: list[ColumnUnit] = []
    for key, members in groupby(range(len(keys)), key=lambda col: keys[col]):
        columns = tuple(members)
        if key and len(columns) > 1:
            units.append(ColumnUnit(columns, group or key))
        else:
            units += [ColumnUnit((col,)) for col in columns]
    return tuple(units)


@dataclass(frozen=True, slots=True)
class FormEvidence:
    """What speaks for the fields of one form.

    Attributes:
        fields: The fields, an ordinal column among them.
        wording: Units x fields: logarithm of the odds by how the header is worded; the last column: for no field.
        meaning: The same by what the header means; nought for the likeliest.
        contents: The same by the cells.
        is_named: For each unit, whether it has a header.
    """

    fields: tuple[FormField, ...]
    wording: FloatArray
    meaning: FloatArray
    contents: FloatArray
    is_named: npt.NDArray[np.bool_]

    @property
    def header(self) -> FloatArray:
        """Units x fields: logarithm of the odds by the header; the last column: for no field."""
        return self.wording + _MEANING_WEIGHT * self.meaning

    @classmethod
    def of(
        cls,
        evidence: TableEvidence,
        form: Form,
        wordings: Wordings,
        understand: HeaderReader = header_probabilities,
    ) -> FormEvidence:
        """Ask for each field of a form.

        Args:
            evidence: What the table's columns say.
            form: The form.
            wordings: The wordings of all forms.
            understand: Tells what headers mean.

        Returns:
            What speaks for each field in each unit.
        """
        fields = form.fields if form.ordinal else (ORDINAL, *form.fields)
        readings = _readings_of(evidence.units, evidence.header)
        wording = np.array(
            [_wording_odds(texts, form, fields, wordings) for texts in readings]
        )
        meaning = np.array(
            [_meaning_odds(texts, fields, understand) for texts in readings]
        )
        return cls(
            fields,
            wording,
            meaning,
            _contents_odds(evidence, fields),
            np.array([bool(texts) for texts in readings]),
        )

    def with_contents_of(self, evidence: TableEvidence) -> FormEvidence:
        """The same, with what the cells say by another model.

        Args:
            evidence: The same table, as that model judges it.

        Returns:
            What speaks for each field in each unit.
        """
        return replace(self, contents=_contents_odds(evidence, self.fields))


def _contents_odds(
    evidence: TableEvidence, fields: tuple[FormField, ...]
) -> FloatArray:
    """Units x fields: logarithm of the odds by the cells; the last column: for no field."""
    expected = _expected_by_fields(fields)
    return np.array(
        [
            _content_odds(unit, evidence, fields, expected)
            for unit in evidence.units
        ]
    )


def _readings_of(
    units: Sequence[ColumnUnit], header: Header
) -> list[list[str]]:
    """What the header of each unit may be read as; nothing where it is blank, or only counts: ช่อง ๑, ช่อง ๒, ช่อง ๓."""
    readings = [
        _readings(header.paths[unit.columns[0]], is_group=bool(unit.group))
        for unit in units
    ]
    stems = [
        _COUNTER.sub("", " ".join(texts[0].split())) if texts else ""
        for texts in readings
    ]
    fewest = max(_FEWEST_COUNTED, _COUNTED_SHARE * len(units))
    return [
        texts if stems.count(stem) < fewest else []
        for texts, stem in zip(readings, stems, strict=True)
    ]


def _meaning_odds(
    texts: Sequence[str], fields: Sequence[FormField], understand: HeaderReader
) -> FloatArray:
    """How a header speaks for each field, and for none, by what it means.

    Against the likeliest of them: a header that is understood makes no form likelier.
    """
    if not texts:
        return np.zeros(len(fields) + 1)
    meanings = _meant_by_fields(tuple(fields), understand) @ understand(
        tuple(texts)
    )
    of_meaning: FloatArray = np.log(meanings / meanings.max())
    return of_meaning


def _wording_odds(
    texts: Sequence[str],
    form: Form,
    fields: Sequence[FormField],
    wordings: Wordings,
) -> FloatArray:
    """How a header speaks for each field, and for none, by its likeness to the wordings of each."""
    if not texts:
        return np.zeros(len(fields) + 1)
    likenesses = [wordings.likenesses(text) for text in texts]
    odds = []
    for field in fields:
        likeness = max(
            of_text.get((form.name, field.name), 0.0) for of_text in likenesses
        )
        if field is ORDINAL:
            likeness = max(_ordinal_likeness(of_text) for of_text in likenesses)
        odds.append(_odds(likeness))
    of_none = max(_likeness_of_none(of_text, form) for of_text in likenesses)
    return np.array([*odds, max(0.0, _odds(of_none))])


@lru_cache(maxsize=64)
def _meant_by_fields(
    fields: tuple[FormField, ...], understand: HeaderReader
) -> FloatArray:
    """What the headers of each field mean, and of none: fields, and none, x classes of contents."""
    meant = [
        _meant_by(field.title_th, field.cues, understand) for field in fields
    ]
    return np.array([*meant, _meant_by_none(fields)])


@lru_cache(maxsize=512)
def _meant_by(
    title: str, cues: tuple[str, ...], understand: HeaderReader
) -> tuple[float, ...]:
    """What the headers of a field mean, as probabilities of `CONTENTS`: what its cues do."""
    meanings = [
        understand((cue,))
        for cue in dict.fromkeys((*cues, title))
        if cue.strip()
    ]
    if not meanings:
        return (1 / len(CONTENTS),) * len(CONTENTS)
    shares = (1 - _UNTHOUGHT) * np.mean(meanings, axis=0) + _UNTHOUGHT / len(
        CONTENTS
    )
    return tuple(shares.tolist())


def _meant_by_none(fields: Sequence[FormField]) -> tuple[float, ...]:
    """What the header of a column means that is no field: mostly what no field does."""
    claimed = {contents_of(field)[0] for field in fields}
    weights = [0.0 if name in claimed else 1.0 for name in CONTENTS]
    shares = (1 - _UNCOMMON) * np.array(weights) / max(
        1.0, sum(weights)
    ) + _UNCOMMON / len(CONTENTS)
    return tuple(shares.tolist())


def _readings(path: Sequence[str], *, is_group: bool) -> list[str]:
    """What a header of several rows may be read as: its lowest part, and all; of a group, what stands above it."""
    parts = path[:-1] if is_group else path
    if len(parts) < 2:
        return list(parts)
    return [parts[-1], "".join(parts)]


def _ordinal_likeness(likenesses: dict[tuple[str, str], float]) -> float:
    return max(
        (
            value
            for (_, field), value in likenesses.items()
            if field == "ordinal"
        ),
        default=0.0,
    )


def _likeness_of_none(
    likenesses: dict[tuple[str, str], float], form: Form
) -> float:
    """How alike a header and those are that tables of a form have besides its fields."""
    return likenesses.get((form.name, ""), 0.0)


def _odds(likeness: float) -> float:
    return max(_HEADER_AGAINST, _HEADER_WEIGHT * (likeness - _HEADER_NEUTRAL))


def _content_odds(
    unit: ColumnUnit,
    evidence: TableEvidence,
    fields: Sequence[FormField],
    expected: FloatArray,
) -> list[float]:
    """How the cells of a unit speak for each field, and for none, against columns of no form at all.

    `expected`: fields, and none, x classes of contents: the probability of each.
    """
    if evidence.is_blank(unit) and unit.group != "months":
        return [_BLANK_FIELD] * len(fields) + [0.0]
    odds: list[float] = np.log(
        expected @ evidence.contents_in(unit) * len(CONTENTS)
    ).tolist()
    for position, field in enumerate(fields):
        if field.group != unit.group:
            odds[position] = _OTHER_GROUP
        elif unit.group == "months":
            odds[position] = log(len(CONTENTS))
    return odds


@lru_cache(maxsize=64)
def _expected_by_fields(fields: tuple[FormField, ...]) -> FloatArray:
    """What the cells of each field hold, and of none: fields, and none, x classes of contents."""
    return np.array(
        [*map(_expected_contents, fields), _expected_of_none(fields)]
    )


@lru_cache(maxsize=512)
def _expected_contents(field: FormField) -> tuple[float, ...]:
    """What the cells of a field hold, as probabilities of contents: those that it names itself are named in order."""
    fall = _NEXT_CONTENT if field.contents else 1.0
    weights = {
        name: fall**place for place, name in enumerate(contents_of(field))
    }
    return _spread(weights, _UNTHOUGHT)


def _expected_of_none(fields: Sequence[FormField]) -> tuple[float, ...]:
    """What the cells of a column hold that is no field: mostly what no field does."""
    claimed = {contents_of(field)[0] for field in fields}
    return _spread(
        {name: 1.0 for name in _COMMON_CONTENTS if name not in claimed},
        _UNCOMMON,
    )


def _spread(
    weights: Mapping[str, float], unexpected: float
) -> tuple[float, ...]:
    """The probability of each content: those with weights share what the unexpected leave."""
    share = (1 - unexpected) / max(1.0, sum(weights.values()))
    return tuple(
        unexpected / len(CONTENTS) + share * weights.get(name, 0.0)
        for name in CONTENTS
    )


def contents_of(field: FormField) -> tuple[str, ...]:
    """What the cells of a field may hold.

    Args:
        field: The field.

    Returns:
        Classes of contents: those that it names, else those of its kind.
    """
    return field.contents or _CONTENTS_OF_KIND[field.kind]
