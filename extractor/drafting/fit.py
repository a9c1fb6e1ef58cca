"""How well files fit a form: which column was taken for which field, why, and what is missing or left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.errors import ReportError
from extractor.forms import every, registered_forms
from extractor.model import (
    ColumnMatch,
    Form,
    Layout,
    Report,
    ReportTable,
    Source,
)
from extractor.options import Options
from extractor.pipeline import read_report
from extractor.tables.form_matching import layout_as


@dataclass(frozen=True, slots=True)
class ColumnFit:
    """A column of a table.

    Attributes:
        column: Its number, from 1.
        header: Its header as printed; empty where it has none.
        field: Name of the field that it is read as; None for none.
        kind: Of what kind that field is; empty for none.
        key: What tells it from the others of a group.
        why: What spoke for the field: `header`, `contents`, `left over`; `counts rows` for one that only counts them.
        margin: How much likelier that is than the next best reading, as a natural logarithm.
        alternative: The field in that reading; None: no field.
        guessed: Whether that is too little to be sure.
    """

    column: int
    header: str
    field: str | None
    kind: str
    key: str
    why: tuple[str, ...]
    margin: float
    alternative: str | None
    guessed: bool


@dataclass(frozen=True, slots=True)
class TableFit:
    """A table of a file beside a form.

    Attributes:
        form: Name of the form.
        table_number: Its number in the file, from 1.
        page_first: The page (1-based) where it begins.
        title: What stands above it.
        fits: Whether it is read as a table of the form, with all fields that this requires.
        read_as: Name of the form that it is read as; None for none.
        is_near: Whether it is of no form, and comes nearest to this one.
        score: How much likelier it is of the form than of none, as a natural logarithm.
        records: How many records were read from it.
        columns: Its columns, as the form reads them best.
        missing: Names of the form's fields that no column holds.
        missing_required: Those of them that the form requires.
    """

    form: str
    table_number: int
    page_first: int
    title: str
    fits: bool
    read_as: str | None
    is_near: bool
    score: float
    records: int
    columns: tuple[ColumnFit, ...]
    missing: tuple[str, ...]
    missing_required: tuple[str, ...]

    @property
    def is_candidate(self) -> bool:
        """Whether it is worth while to look at its columns: it is of no other form."""
        return self.read_as in (None, self.form)

    @property
    def left_over(self) -> tuple[str, ...]:
        """The headers of columns that are no field and do not count the rows."""
        return tuple(
            column.header
            for column in self.columns
            if column.field is None and not column.why
        )


@dataclass(frozen=True, slots=True)
class FileFit:
    """A file beside a form.

    Attributes:
        source_file: The file, relative to the input root.
        fits: Whether it has a table of the form, and none that nearly is.
        tables: Its tables, in order.
        error: Why it could not be read; None where it could.
    """

    source_file: str
    fits: bool
    tables: tuple[TableFit, ...] = ()
    error: ReportError | None = field(default=None, compare=False)


def fit_of(source: Source, form: Form, options: Options) -> FileFit:
    """Read a file and lay it beside a form.

    Args:
        source: The file.
        form: The form; it hides one of the same name.
        options: How to read it; the forms among them are known, too.

    Returns:
        How well it fits.

    Raises:
        NotInstalledError: OCR is needed, and missing.
    """
    with registered_forms(options.forms):
        added = options.forms if form in every() else (*options.forms, form)
    try:
        report = read_report(
            source, options.model_copy(update={"forms": added})
        )
    except ReportError as error:
        return FileFit(source.name, fits=False, error=error)
    with registered_forms(added):
        tables = tuple(
            _table_fit(table, form, report) for table in report.tables
        )
    has_near = any(
        table.is_near or (table.read_as == form.name and not table.fits)
        for table in tables
    )
    return FileFit(
        source.name,
        any(table.fits for table in tables) and not has_near,
        tables,
    )


def _table_fit(table: ReportTable, form: Form, report: Report) -> TableFit:
    read_as = table.layout.form.name if table.layout else None
    layout = (
        table.layout
        if table.layout and read_as == form.name
        else layout_as(table.table, form, [table.title])
    )
    missing_required = tuple(_required(layout.missing, form))
    return TableFit(
        form=form.name,
        table_number=table.number,
        page_first=table.table.page_first,
        title=table.title,
        fits=read_as == form.name and not missing_required,
        read_as=read_as,
        is_near=table.nearest is not None and table.nearest.name == form.name,
        score=layout.score,
        records=sum(
            record.table_number == table.number for record in report.records
        ),
        columns=tuple(_columns(layout)),
        missing=layout.missing,
        missing_required=missing_required,
    )


def _columns(layout: Layout) -> Iterator[ColumnFit]:
    for match in layout.matches:
        yield ColumnFit(
            column=match.col + 1,
            header=match.header,
            field=match.field,
            kind=layout.form.field(match.field).kind if match.field else "",
            key=match.key,
            why=_why(match, layout),
            margin=match.margin,
            alternative=match.alternative,
            guessed=match.guessed,
        )


def _why(match: ColumnMatch, layout: Layout) -> tuple[str, ...]:
    if match.field is None:
        return ("counts rows",) if match.col == layout.ordinal else ()
    return match.why


def _required(names: Sequence[str], form: Form) -> Iterator[str]:
    for name in names:
        if form.field(name).required:
            yield name
