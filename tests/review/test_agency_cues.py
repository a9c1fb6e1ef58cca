"""What a person said of a column for all reports of an agency holds there where the same header stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractor.api import export
from extractor.dataset.decision_log import append_decisions
from extractor.dataset.decisions import Decision, new_decision, text_sha256
from extractor.dataset.reader import DatasetReader
from extractor.forms import load
from extractor.model import ColumnMatch, Report
from tests.helpers.files import read_csv
from tests.helpers.made_reports import known_table, record, report
from tests.review.datasets import written

FORM = "measures"
HEADER = "สิ่งที่ได้"


def columns(header: str, *, guessed: bool = True) -> list[ColumnMatch]:
    """The columns of measures; results stand below a header of the agency's own."""
    found = list[ColumnMatch]()
    for col, field in enumerate(load(FORM).fields):
        is_own = field.name == "results"
        found.append(
            ColumnMatch(
                col,
                header if is_own else field.title_th,
                field.name,
                why=("contents",) if is_own else ("header",),
                margin=0.5 if is_own and guessed else 9.0,
            )
        )
    return found


def of_agency(name: str, header: str = HEADER, agency: str = "") -> Report:
    form = load(FORM)
    rows = [record(form, {"measure": "ก", "results": "ร้อยละ ๙๐"})]
    table = known_table(form, rows, matches=columns(header))
    made = report(name, (table, rows))
    if not agency:
        return made
    return replace(made, identity=replace(made.identity, agency=agency))


def cue(folder: Path, made: Report, after: str, who: str = "มานี") -> Decision:
    content = DatasetReader.of(folder).as_read(made.report_id)
    table = content["tables"][0]
    column = next(one for one in table["columns"] if one["field"] == "results")
    decision = new_decision(
        "column-is-field",
        report_id=made.report_id,
        row=table["id"],
        cell=f"{table['id']}:c{column['column']}",
        raw_sha256=text_sha256(column["header"]),
        before="results",
        after=after,
        who=who,
        agency="เทศบาลตำบลปรุใหญ่ · นครราชสีมา",
        form=FORM,
    )
    append_decisions(folder, [decision])
    return decision


def told(folder: Path) -> dict[str, tuple[str, str]]:
    """Results and outcomes of each report, by its file."""
    export(folder, "csv")
    rows = read_csv(folder / "measures.csv")
    return {
        row["source_file"]: (row["results"], row["outcomes"]) for row in rows
    }


def codes(folder: Path) -> list[tuple[str, str]]:
    rows = read_csv(folder / "problems.csv")
    return [(row["source_file"], row["code"]) for row in rows]


@pytest.fixture
def reports() -> list[Report]:
    return [
        of_agency("ก.pdf"),
        of_agency("ข.pdf"),
        of_agency("ค.pdf", header="ผลลัพธ์ที่ได้"),
        of_agency("ง.pdf", agency="เทศบาลตำบลอื่น"),
    ]


@pytest.fixture
def folder(tmp_path: Path, reports: list[Report]) -> Path:
    return written(tmp_path / "out", *reports)


def test_it_holds_in_each_report_of_the_agency_with_that_header(
    folder: Path, reports: list[Report]
) -> None:
    cue(folder, reports[0], "methods")
    export(folder, "csv")
    by_file = {
        row["source_file"]: row["methods"]
        for row in read_csv(folder / "measures.csv")
    }
    # The field has a column of its own, which was told surely: there the cue does not count.
    assert by_file["ก.pdf"] == "ร้อยละ 90"
    assert by_file["ข.pdf"] == ""
    assert ("ข.pdf", "column-cue-unused") in codes(folder)


def without(field: str, made: Report) -> Report:
    """The report without a column of a field."""
    (table,) = made.tables
    assert table.layout
    matches = tuple(
        match for match in table.layout.matches if match.field != field
    )
    layout = replace(table.layout, matches=matches)
    return replace(made, tables=(replace(table, layout=layout),))


@pytest.fixture
def free(tmp_path: Path, reports: list[Report]) -> tuple[Path, list[Report]]:
    """The same reports, of which none has a column of outcomes."""
    lacking = [without("outcomes", made) for made in reports]
    return written(tmp_path / "free", *lacking), lacking


def test_where_the_field_is_free_the_cue_names_the_column(
    free: tuple[Path, list[Report]],
) -> None:
    folder, reports = free
    cue(folder, reports[0], "outcomes")
    assert told(folder) == {
        "ก.pdf": ("", "ร้อยละ 90"),
        "ข.pdf": ("", "ร้อยละ 90"),
        "ค.pdf": ("ร้อยละ 90", ""),
        "ง.pdf": ("ร้อยละ 90", ""),
    }
    assert [file for file, code in codes(folder) if code == "column-cue"] == [
        "ข.pdf"
    ]


def test_a_word_about_the_table_itself_counts_more(
    free: tuple[Path, list[Report]],
) -> None:
    folder, reports = free
    cue(folder, reports[0], "outcomes")
    own = cue(folder, reports[1], "results")
    assert told(folder)["ข.pdf"] == ("ร้อยละ 90", "")
    # and for the agency it is the last word, though the first report has one of its own
    assert told(folder)["ก.pdf"] == ("", "ร้อยละ 90")
    undo = new_decision(
        "undo",
        report_id=own.report_id,
        row=own.row,
        cell=own.cell,
        raw_sha256=own.raw_sha256,
        who="มานี",
        undoes=own.id,
    )
    append_decisions(folder, [undo])
    assert told(folder)["ข.pdf"] == ("", "ร้อยละ 90")


def test_a_report_that_comes_later_is_read_so(
    free: tuple[Path, list[Report]],
) -> None:
    folder, reports = free
    cue(folder, reports[0], "outcomes")
    later = without("outcomes", of_agency("จ.pdf"))
    written(folder, *reports, later)
    assert told(folder)["จ.pdf"] == ("", "ร้อยละ 90")


def test_a_word_about_one_table_alone_names_no_other(
    free: tuple[Path, list[Report]],
) -> None:
    folder, reports = free
    decision = cue(folder, reports[0], "outcomes")
    alone = decision.model_copy(update={"agency": "", "id": "1" * 32})
    append_decisions(folder, [alone])
    assert told(folder)["ข.pdf"] == ("ร้อยละ 90", "")
    assert told(folder)["ก.pdf"] == ("", "ร้อยละ 90")


def test_columns_without_a_header_are_named_by_no_cue(tmp_path: Path) -> None:
    made = [
        without("outcomes", of_agency(name, header=""))
        for name in ("ก.pdf", "ข.pdf")
    ]
    folder = written(tmp_path / "out", *made)
    cue(folder, made[0], "outcomes")
    assert told(folder)["ข.pdf"] == ("ร้อยละ 90", "")
