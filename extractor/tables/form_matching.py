"""Which form of report a table is of, and which column holds which field: by its headers and its cells together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extractor.forms import default, every, is_added
from extractor.model import (
    ColumnMatch,
    Form,
    FormField,
    Layout,
    Line,
    ReportTable,
    Table,
)
from extractor.tables.columns.assignment import (
    Choice,
    FloatArray,
    assign_fields,
    best_sum,
)
from extractor.tables.columns.doubts import doubted_units
from extractor.tables.columns.evidence import (
    ORDINAL,
    ColumnUnit,
    FormEvidence,
    TableEvidence,
    contents_of,
)
from extractor.tables.columns.group_keys import month_names
from extractor.tables.columns.header_likeness import Wordings, wordings_of
from extractor.tables.columns.header_rows import header_of
from extractor.tables.columns.reading import Reading, missing_costs
from normalizer import squeezed

# All weights are natural logarithms of odds.
# What it pays for a column that is no field.
_NO_FIELD = -0.3
# What it is worth that a table is of the commonest form, reports of measures.
_COMMONEST = 4.0
# How much less likely a form may be that a user added, who has such files: as much as a header is worth that is named.
_ADDED = 9.0
# A table of more columns (those of a group count as one) is of no form: the widest form has nine fields.
_MOST_COLUMNS = 40
# What a title that tells the form is worth.
_TITLED = 3.0
# A table is of a form from this much on.
_LEAST_SCORE = 4.0
# So many of its columns must surely be fields; more where the one that names the records is guessed.
_FEWEST_SURE = 3
_FEWEST_SURE_BESIDE_LABEL = 4
# Or so many fields fit, and the table is worth so much a column: real tables of no form that is known gave at
# most 1.5, reports under headers that nobody listed at least 1.65.
_FEWEST_FITTING = 4
# Below this margin a field was drawn by lot, and not more than this share of the fields may have been.
_TOLD = 0.3
_DRAWN_SHARE = 1 / 3
_LEAST_A_COLUMN = 1.6
# A field fits where so much more speaks for it than for another of the same contents: of three numbers that no header
# names, the one that is taken for those done says nothing of the form.
_TOSSED = 1.5
# Of a table of one row, so many fields fit only where the column that names the record speaks so much more for that
# than for nothing, or so many beside it fit: a price list is no register of complaints.
_NAMES_RECORDS = 1.6
_FEWEST_BESIDE_LABEL = 4
# So large a share of the columns that are taken for fields must surely be.
_SURE_SHARE = 0.5
# A table whose fields are fewer than this share of its columns is another form's.
_LEAST_SHARE = 0.4
# Below this margin a column does not tell the form, by what spoke for its field; nothing, for a column that is none.
# Cells alone say 6 at most; where a header speaks besides, so little means that something contradicts it.
_SURE = {
    (): 3.5,
    ("header",): 6.0,
    ("contents",): 4.0,
    ("header", "contents"): 6.0,
}
# Below this margin to the next form, every column is guessed that this form reads otherwise: the cells of one column
# say as much at most, and one column does not tell the form.
_SURE_OF_FORM = 3.5
# Lines above a table that are called its title.
_MOST_TITLE_LINES = 4
# The reason for a field where neither its header nor its cells speak for it.
_LEFT_OVER = "left over"
# From this much on, a header or the cells alone are called a reason.
_SPEAKS = 1.0
# So is a header that speaks so much more for one field than for any other, or for none.
_LEADS = 2.0
# Two tables with the same header are of one form if so many columns have one.
_FEWEST_HEADERS = 3


@dataclass(frozen=True, slots=True)
class FormScore:
    """How well a table is of a form.

    Attributes:
        form: The form.
        score: How much likelier the table is of it than of none.
        likely: What each unit of columns has where the table is likeliest of the form.
        reading: What each unit was given, once the form is known.
        table: What the table's columns say.
        evidence: What spoke for each field.
        disputed: The columns (0-based) that another form, nearly as likely, reads as other fields.
    """

    form: Form
    score: float
    likely: tuple[Choice, ...]
    reading: Reading
    table: TableEvidence
    evidence: FormEvidence
    disputed: frozenset[int] = frozenset()

    @property
    def fields_by_column(self) -> dict[int, str]:
        """The names of the fields by the columns (0-based) that hold them."""
        fields = self.evidence.fields
        by_column: dict[int, str] = {}
        for unit, choice in zip(
            self.table.units, self.reading.choices, strict=True
        ):
            if choice.field is not None:
                by_column.update(
                    dict.fromkeys(unit.columns, fields[choice.field].name)
                )
        return by_column

    @property
    def given(self) -> frozenset[str]:
        """The names of the fields that columns hold."""
        fields = self.evidence.fields
        return frozenset(
            fields[choice.field].name
            for choice in self.reading.choices
            if choice.field is not None
        )


def layout_of(table: Table, titles: Sequence[str] = ()) -> Layout | None:
    """Find the form of a table, and what its columns hold.

    Args:
        table: A table, its cells filled.
        titles: What stands above it, raw.

    Returns:
        The layout; None for a table of no form that is known.
    """
    header = header_of(table)
    evidence = TableEvidence.of(table, header)
    best = _best_score(evidence, titles)
    if best is None or not _is_of_form(best):
        return None
    return _layout(best)


def report_tables(
    tables: Sequence[Table], titles: Sequence[Sequence[Line]]
) -> tuple[ReportTable, ...]:
    """Tell of each table of a document what it is.

    Args:
        tables: The tables, stitched, in order.
        titles: Of each table, the lines that stand above it.

    Returns:
        The tables with their layouts, numbered from 1.
    """
    known = []
    for number, (table, above) in enumerate(
        zip(tables, titles, strict=True), 1
    ):
        header = header_of(table)
        evidence = TableEvidence.of(table, header)
        best = _best_score(evidence, [line.text for line in above])
        is_known = best is not None and _is_of_form(best)
        known.append(
            ReportTable(
                number=number,
                table=table,
                title=_title(above, table),
                layout=_layout(best) if best and is_known else None,
                nearest=best.form if best and not is_known else None,
                headers=header.texts,
                header_rows=header.rows,
            )
        )
    return tuple(_as_others_of_same_header(known))


def _as_others_of_same_header(
    tables: Sequence[ReportTable],
) -> Iterator[ReportTable]:
    """Let tables whose few rows tell of no form be of the one that others are with the same header."""
    layouts = {
        _header_key(table): table.layout for table in tables if table.layout
    }
    for table in tables:
        layout = layouts.get(_header_key(table))
        says_enough = sum(map(bool, _header_key(table))) >= _FEWEST_HEADERS
        if (
            table.layout is None
            and layout
            and layout.header_rows == table.header_rows
            and says_enough
        ):
            yield replace(table, layout=layout, nearest=None)
        else:
            yield table


def _header_key(table: ReportTable) -> tuple[str, ...]:
    """What the header of a table says, column by column, without white space."""
    return tuple("".join(text.split()) for text in table.headers)


def _title(above: Sequence[Line], table: Table) -> str:
    """The lines just above a table, on its own page, as one."""
    texts = [line.text for line in above if line.page_no == table.page_first]
    return " ".join(" ".join(texts[-_MOST_TITLE_LINES:]).split())


def _best_score(
    evidence: TableEvidence, titles: Sequence[str]
) -> FormScore | None:
    """The form that a table is most likely of, one that a user added or one that is built in; rather one that fits."""
    if len(evidence.units) > _MOST_COLUMNS:
        return None
    forms = every()
    wordings = wordings_of(forms)
    candidates = [
        _FormBenefits.of(form, evidence, wordings, titles) for form in forms
    ]
    built_in = _most_likely(
        [candidate for candidate in candidates if not is_added(candidate.form)]
    )
    added = _most_likely(
        [candidate for candidate in candidates if is_added(candidate.form)]
    )
    if added is None or built_in is None:
        return built_in or added
    first, second = (
        (added, built_in)
        if _is_preferred(added, built_in)
        else (built_in, added)
    )
    is_second_better = not _is_of_form(first) and _is_of_form(second)
    return second if is_second_better else first


def _is_preferred(added: FormScore, built_in: FormScore) -> bool:
    """Whether a form that a user added is likelier, or nearly as likely with all fields that it requires."""
    if added.score > built_in.score:
        return True
    missing = set(added.form.field_names) - added.given
    lacks = any(added.form.field(name).required for name in missing)
    return not lacks and added.score >= built_in.score - _ADDED


def _most_likely(candidates: Sequence[_FormBenefits]) -> FormScore | None:
    """The form with the highest score; an earlier one on a tie."""
    # A stable sort: earlier forms stay before later ones.
    in_order = sorted(candidates, key=lambda candidate: -candidate.bound)
    best: _FormBenefits | None = None
    best_score = -np.inf
    for candidate in in_order:
        if candidate.bound <= best_score:
            break
        score = candidate.score
        if score > best_score:
            best, best_score = candidate, score
    if best is None:
        return None
    rivals = [
        other
        for other in in_order
        if other is not best and other.bound > best_score - _SURE_OF_FORM
    ]
    return _disputed(best.form_score(best_score), rivals)


def _disputed(best: FormScore, rivals: Iterable[_FormBenefits]) -> FormScore:
    """The best form, with the columns that those which are nearly as likely read otherwise."""
    disputed: set[int] = set()
    fields = best.fields_by_column
    for rival in rivals:
        score = rival.score
        if score > best.score - _SURE_OF_FORM:
            others = rival.form_score(score).fields_by_column
            disputed.update(
                col
                for col in fields.keys() | others.keys()
                if fields.get(col) != others.get(col)
            )
    return replace(best, disputed=frozenset(disputed))


def layout_as(table: Table, form: Form, titles: Sequence[str] = ()) -> Layout:
    """Read a table as one of a form, whether or not it is of that form.

    Args:
        table: A table, its cells filled.
        form: The form.
        titles: What stands above it, raw.

    Returns:
        The best layout; its score says how well the table fits.
    """
    evidence = TableEvidence.of(table, header_of(table))
    benefits = _FormBenefits.of(form, evidence, wordings_of(every()), titles)
    return _layout(benefits.form_score(benefits.score))


@dataclass(frozen=True, slots=True)
class _FormBenefits:
    """What it is worth to read a table as one of a form.

    Attributes:
        form: The form.
        table: What the table's columns say, grouped as the form asks.
        evidence: What speaks for each field.
        unread: What the table is worth with no column read as a field.
        benefits: Units x fields: what it is worth to give a unit that field.
    """

    form: Form
    table: TableEvidence
    evidence: FormEvidence
    unread: float
    benefits: FloatArray

    @classmethod
    def of(
        cls,
        form: Form,
        evidence: TableEvidence,
        wordings: Wordings,
        titles: Sequence[str],
    ) -> _FormBenefits:
        table = evidence.grouped_for(form)
        of_form = FormEvidence.of(table, form, wordings)
        odds = of_form.header + of_form.contents
        missing = missing_costs(of_form.fields, form)
        of_none = odds[:, -1] + _NO_FIELD
        benefits = odds[:, :-1] - of_none[:, None] - missing[None, :]
        unread = float(of_none.sum() + missing.sum())
        if _is_titled(form, titles):
            unread += _TITLED
        if form == default():
            unread += _COMMONEST
        return cls(form, table, of_form, unread, benefits)

    @property
    def bound(self) -> float:
        """More than its score cannot be: each unit is given its best field, whether or not another has it, too."""
        return self.unread + float(
            self.benefits.max(axis=1).clip(min=0.0).sum()
        )

    @property
    def score(self) -> float:
        """How much likelier the table is of the form than of none."""
        return self.unread + best_sum(self.benefits)

    def form_score(self, score: float) -> FormScore:
        reading = Reading.of(self.evidence, self.form)
        return FormScore(
            self.form,
            score,
            assign_fields(self.benefits),
            reading,
            self.table,
            self.evidence,
        )


def _is_titled(form: Form, titles: Iterable[str]) -> bool:
    text = squeezed("".join(titles))
    return any(squeezed(title) in text for title in form.titles)


def _is_of_form(score: FormScore) -> bool:
    """Whether a table fits its best form well enough to be read as one.

    Several of its fields must be sure, or so many fit, one that names the records among them, that guesses cannot all
    be wrong: a table of another form fills few fields, and those by guesses.
    """
    fields = score.evidence.fields
    given = [
        number
        for number, choice in enumerate(score.likely)
        if _holds_field(choice, fields)
    ]
    sure = [
        number
        for number in given
        if not _is_unsure(score, number, score.likely[number])
    ]
    labels = [
        number
        for number in given
        if fields[score.likely[number].field or 0].name == score.form.label
    ]
    units = len(score.table.units)
    if (
        not labels
        or score.score < _LEAST_SCORE
        or len(given) < _LEAST_SHARE * units
    ):
        return False
    fewest_sure = (
        _FEWEST_SURE if set(labels) <= set(sure) else _FEWEST_SURE_BESIDE_LABEL
    )
    is_sure = len(sure) >= min(fewest_sure, len(score.form.fields)) and len(
        sure
    ) >= _SURE_SHARE * len(given)
    told = [number for number in given if _is_told(score, number)]
    is_drawn = len(given) - len(told) > _DRAWN_SHARE * len(given)
    fitting = [
        number
        for number in told
        if not _is_tossed(score.likely[number], fields)
    ]
    is_fitting = (
        len(fitting) >= _FEWEST_FITTING
        and score.score / units >= _LEAST_A_COLUMN
    )
    return (is_sure and not is_drawn) or (
        is_fitting and _names_records(score, labels, fitting)
    )


def _names_records(
    score: FormScore, labels: Sequence[int], fitting: Sequence[int]
) -> bool:
    """Whether the column that names the records tells enough, and more of one row; or those beside it do."""
    if len(set(fitting) - set(labels)) >= _FEWEST_BESIDE_LABEL:
        return True
    is_clear = all(_names_clearly(score, number) for number in labels)
    return set(labels) <= set(fitting) and (score.table.rows > 1 or is_clear)


def _names_clearly(score: FormScore, number: int) -> bool:
    """Whether a unit's header, or much of all that speaks for it, says that it names the records."""
    choice = score.likely[number]
    is_named = "header" in _reasons(score.evidence, number, choice.field)
    return is_named or _worth(score, number, choice) >= _NAMES_RECORDS


def _is_told(score: FormScore, number: int) -> bool:
    """Whether anything tells that a unit holds its field: columns of figures might be any of a form."""
    choice = score.likely[number]
    # Which of two columns is the plan, and which the deed, may be open, where both are of the form.
    is_open = choice.alternative is not None and not _is_tossed(
        choice, score.evidence.fields
    )
    is_drawn = choice.margin < _TOLD and not is_open
    return not is_drawn and _reasons(score.evidence, number, choice.field) != (
        _LEFT_OVER,
    )


def _holds_field(choice: Choice, fields: Sequence[FormField]) -> bool:
    """Whether a unit was given a field, the ordinal one aside."""
    return choice.field is not None and fields[choice.field].kind != "ordinal"


def _is_tossed(choice: Choice, fields: Sequence[FormField]) -> bool:
    """Whether a unit might as well hold another field of the same contents."""
    if (
        choice.field is None
        or choice.alternative is None
        or choice.margin >= _TOSSED
    ):
        return False
    return (
        contents_of(fields[choice.field])[0]
        == contents_of(fields[choice.alternative])[0]
    )


def _layout(score: FormScore) -> Layout:
    matches: list[ColumnMatch] = []
    ordinal: int | None = None
    evidence = score.table
    doubts = _doubts(score)
    for number, choice in enumerate(score.reading.choices):
        unit = evidence.units[number]
        field = (
            score.evidence.fields[choice.field]
            if choice.field is not None
            else None
        )
        if field is not None and field.kind == "ordinal":
            ordinal = unit.columns[0]
        is_field = field is not None and field is not ORDINAL
        keys = _keys(evidence, unit)
        for col in unit.columns:
            matches.append(
                ColumnMatch(
                    col=col,
                    header=evidence.header.texts[col],
                    field=field.name if field and is_field else None,
                    key=keys.get(col, ""),
                    why=_reasons(score.evidence, number, choice.field),
                    margin=round(choice.margin, 2),
                    alternative=_alternative(score.evidence, choice),
                    guessed=doubts[number],
                )
            )
    matches.sort(key=lambda match: match.col)
    return Layout(
        score.form,
        tuple(matches),
        ordinal,
        evidence.header.rows,
        round(score.score, 2),
    )


def _keys(evidence: TableEvidence, unit: ColumnUnit) -> dict[int, str]:
    """What tells the columns of a group apart, by column; nothing for a single column."""
    if not unit.group:
        return {}
    headers = [
        " ".join(evidence.header.paths[col][-1].split()) for col in unit.columns
    ]
    names = month_names(headers) if unit.group == "months" else headers
    return dict(zip(unit.columns, names, strict=True))


def _reasons(
    evidence: FormEvidence, number: int, field: int | None
) -> tuple[str, ...]:
    """What spoke for a field."""
    if field is None:
        return ()
    reasons = []
    of_field = evidence.header[number, field]
    if (
        of_field >= _SPEAKS
        or of_field - np.delete(evidence.header[number], field).max() >= _LEADS
    ):
        reasons.append("header")
    others = np.delete(evidence.contents[number], field)
    if evidence.contents[number, field] - others.max() >= -_SPEAKS:
        reasons.append("contents")
    return tuple(reasons) or (_LEFT_OVER,)


def _alternative(evidence: FormEvidence, choice: Choice) -> str | None:
    if (
        choice.alternative is None
        or evidence.fields[choice.alternative] is ORDINAL
    ):
        return None
    return evidence.fields[choice.alternative].name


def _doubts(score: FormScore) -> list[bool]:
    """For each unit, whether what it was taken for is a guess: it may be wrong, or another form reads it otherwise."""
    doubted = doubted_units(
        score.table, score.evidence, score.form, score.reading
    )
    doubts = []
    for unit, choice, is_doubted in zip(
        score.table.units, score.reading.choices, doubted.tolist(), strict=True
    ):
        is_disputed = not score.disputed.isdisjoint(unit.columns)
        doubts.append(
            is_disputed or (is_doubted and not _counts_rows(choice, score))
        )
    return doubts


def _counts_rows(choice: Choice, score: FormScore) -> bool:
    """Whether a unit counts the rows, which needs no field of the form."""
    return (
        choice.field is not None
        and score.evidence.fields[choice.field] is ORDINAL
    )


def _is_unsure(score: FormScore, number: int, choice: Choice) -> bool:
    """Whether too little speaks for what a unit was taken for."""
    if choice.field is None and score.table.is_blank(score.table.units[number]):
        return False
    reasons = _reasons(score.evidence, number, choice.field)
    return (
        reasons == (_LEFT_OVER,)
        or choice.margin < _SURE[reasons]
        or _worth(score, number, choice) < _SURE[()]
    )


def _worth(score: FormScore, number: int, choice: Choice) -> float:
    """How much more a unit speaks for the field that names the records than for none; no bound for other fields.

    A table without such a field pays much, which gives the margin to any column.
    """
    field = choice.field
    if field is None or score.evidence.fields[field].name != score.form.label:
        return np.inf
    odds = score.evidence.header[number] + score.evidence.contents[number]
    return float(odds[field] - odds[-1])
